"""The report on a proposal: what it changes, whether it is valid, and the comment that shows it."""
