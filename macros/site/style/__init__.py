"""What the site looks like: one file per family of components, one sheet for all."""
