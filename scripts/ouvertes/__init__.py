"""Official open data of communes, read once from packages, kept as one small file per territory."""
