"""Twins in plain sentences, one tool to a sheet or two."""
