"""The run of MkDocs: its events, pages and files. The only room that knows MkDocs; it may import every other."""
