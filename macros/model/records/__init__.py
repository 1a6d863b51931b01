"""One frozen record class per kind of file in the toolbox."""
