"""Indicators on paper."""
