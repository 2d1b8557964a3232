"""Files to begin with, as DOCX and Markdown from one list of blocks; words of records are never templates.

May import records and edition.
"""
