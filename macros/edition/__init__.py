"""Facts that all outputs share: the edition, addresses of pages, citations, names of countries. Imports records only."""
