"""Letters, notes and consents to complete by hand."""
