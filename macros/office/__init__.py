"""Documents to fill on a computer: Word and OpenDocument, made from the same forms."""
