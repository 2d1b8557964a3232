"""The benchmark: makes a large collection, builds it with the atlas and with other engines, and measures the cost."""
