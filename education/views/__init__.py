"""Pages of organisation life that are no page of a ledger."""
