"""What happens to a page once it is made."""
