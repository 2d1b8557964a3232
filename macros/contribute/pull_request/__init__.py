"""What a proposal changes, as the comment that its author reads: the difference, the report and its words."""
