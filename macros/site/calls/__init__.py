"""What authors may call in their pages."""
