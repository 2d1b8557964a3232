"""How a finished site gets to its place, and what guards it there: files only. Imports no room."""
