"""What to buy, print and bring."""
