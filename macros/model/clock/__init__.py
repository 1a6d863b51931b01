"""Durations that stretch, hours, dates, supplies."""
