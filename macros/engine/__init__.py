"""The run of MkDocs: its events, its pages and its files; the only room that knows it, so it may import every other."""
