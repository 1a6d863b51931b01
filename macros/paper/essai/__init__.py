"""The sheet of a trial, to fill by hand."""
