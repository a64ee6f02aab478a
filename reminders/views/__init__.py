"""Pages of the reminding."""
