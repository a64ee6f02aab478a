"""需求: raised, passed through three levels, answered, confirmed (systems 25, 26)."""
