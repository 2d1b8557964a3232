"""Copy-edit checks of the whole collection; they report and change nothing. May import records and edition."""
