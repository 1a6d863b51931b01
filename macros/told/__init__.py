"""What pages, documents and files tell of records and plans, in French words."""
