"""Documents to print: data from the records, templates in Typst, one press for all."""
