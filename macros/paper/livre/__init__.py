"""The book of the whole toolbox."""
