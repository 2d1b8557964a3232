"""Pages: the list of generated pages, and the content of each. May import records and edition."""
