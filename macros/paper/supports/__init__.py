"""What methods print."""
