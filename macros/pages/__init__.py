"""Pages: which ones the records make, and what each of them shows. May import records and edition."""
