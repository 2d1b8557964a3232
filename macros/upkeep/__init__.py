"""What editors do to the whole collection in one step: rename or retire a record, set a new edition.

Each step is a ChangeSet, judged on a copy before anything is written, and then written in full or not at all.
May import records, edition, exports and verdict.
"""
