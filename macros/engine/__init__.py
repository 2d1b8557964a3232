"""The run of MkDocs: its events, pages and files. The only room that knows MkDocs.

May import records, edition, translations, pages, exports, contribute and publishing.
"""
