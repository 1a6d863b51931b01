"""The catalogue: every record, and the questions one may ask."""
