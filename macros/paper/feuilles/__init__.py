"""Sheets of labels, of badges and of cards, and the page that proves the printer."""
