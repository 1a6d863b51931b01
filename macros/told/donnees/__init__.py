"""What open data tell of a territory: its map, its figures, its town hall."""
