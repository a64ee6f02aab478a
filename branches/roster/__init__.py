"""党员花名册: who joins, leaves and changes between temporary branches (system 10)."""
