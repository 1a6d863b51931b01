"""The brochure of a programme."""
