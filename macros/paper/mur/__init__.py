"""What hangs on the walls, stands on tables and is held up."""
