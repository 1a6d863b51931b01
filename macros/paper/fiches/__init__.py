"""Project sheets."""
