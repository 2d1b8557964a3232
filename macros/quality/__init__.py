"""Quality of the collection: what a copy editor looks for, over the Catalogue. Reports; never changes a record."""
