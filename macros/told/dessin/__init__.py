"""The drawing of a governance schema: places, lines, measured words."""
