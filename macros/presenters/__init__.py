"""What pages and documents both tell: records and plans as plain data, in French words."""
