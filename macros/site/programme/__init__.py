"""A programme on its page, part by part."""
