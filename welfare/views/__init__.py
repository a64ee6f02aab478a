"""Pages of welfare that are no page of a ledger."""
