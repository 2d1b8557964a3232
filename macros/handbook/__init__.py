"""The handbook as PDF and EPUB; records go in as data, never as markup. May import records and edition."""
