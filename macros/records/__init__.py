"""Records: what may be written, how it is read and judged, and the Catalogue that comes of it. Imports no room."""
