"""What contributors use: questions, drafts, form, guide, reports on proposals. May import records and edition."""
