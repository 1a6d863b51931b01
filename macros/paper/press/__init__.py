"""The press: templates and data in, proved PDF out."""
