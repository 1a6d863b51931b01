"""A plan as people read it: its days, its run sheet, its things to bring."""
