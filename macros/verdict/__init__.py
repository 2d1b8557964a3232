"""One verdict on a root, the same for the check, the build and the report on a proposal.

May import records, edition, pages, handbook, copyedit and translations.
"""
