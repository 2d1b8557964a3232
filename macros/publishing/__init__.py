"""Publishing: how a finished site gets to its place, and what guards it there. Knows files, no record and no page."""
