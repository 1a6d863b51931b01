"""Pieces of pages that many pages share."""
