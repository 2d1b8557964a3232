"""A new record by questions in a terminal: what `make new` asks, and the draft that it writes."""
