"""Rules and calendar to receptions, the problem for the solver, drafts, reasons, the year's ledger."""
