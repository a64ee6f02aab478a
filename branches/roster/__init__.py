"""党员花名册 (system 10): who joins, leaves and changes between temporary branches."""
