"""Method cards."""
