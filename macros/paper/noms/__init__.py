"""Papers that bear the names of a list: made where they are asked for, never kept, never in the site."""
