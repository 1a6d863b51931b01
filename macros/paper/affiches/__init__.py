"""Governance posters."""
