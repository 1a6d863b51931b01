"""The file of a session."""
