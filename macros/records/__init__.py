"""Records: their data model, reading and validation, and the Catalogue of all of them. Imports no room."""
