"""Records: read what people wrote, judge it, and hold it as one immutable Catalogue. Knows no view."""
