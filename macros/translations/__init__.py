"""Other languages: from the English records and a catalogue of translations (PO) comes a translated Catalogue.

May import records and edition.
"""
