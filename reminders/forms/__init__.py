"""Forms of the reminding."""
