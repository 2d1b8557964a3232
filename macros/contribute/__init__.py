"""What contributors use: questions, drafts, form, guide, reports on proposals.

May import records, edition and copyedit, whose limits of length the form shows and whose checks the guide lists.
"""
