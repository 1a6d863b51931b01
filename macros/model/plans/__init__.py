"""A programme with its half-days filled, and what may be said of it."""
