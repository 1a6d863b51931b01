"""What people write in pages, judged before it is shown."""
