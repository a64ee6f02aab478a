"""Pages that are no ledger pages: one named function each."""
