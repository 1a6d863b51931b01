"""What a step looks like, seen from above: people at their places, things, voices and moves."""
