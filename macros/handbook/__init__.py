"""The handbook as PDF and EPUB; templates get records as data, never as markup. May import records and edition."""
