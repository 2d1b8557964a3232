"""Facts that all outputs share: edition, addresses of pages, citations, names of countries. May import records."""
