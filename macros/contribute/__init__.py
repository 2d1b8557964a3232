"""Ways in for contributors: questions, drafts, form, guide, report on a proposal. May import records and edition."""
