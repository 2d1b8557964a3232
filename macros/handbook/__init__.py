"""The offline handbook: from the Catalogue to PDF and EPUB. Records go in as data, never as markup."""
