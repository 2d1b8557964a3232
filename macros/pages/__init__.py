"""Pages: which pages the records make, and what each of them shows."""
