"""A territory on a sheet: its map, its figures, room to write what they do not say."""
