"""Ways in for people who have never seen YAML: questions, drafts, the form, and what is said of a proposal."""
