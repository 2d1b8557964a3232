"""What a copy editor looks for in the collection; it reports, and changes nothing. May import records and edition."""
