"""The benchmark: makes a large collection, builds it here and with peers, and says what it cost."""
