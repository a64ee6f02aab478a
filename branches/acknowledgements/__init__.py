"""职责签收: who has to acknowledge which version of which rule, and has (system 11)."""
