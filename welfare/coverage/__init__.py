"""Who has been asked and cared for in a period, and who was forgotten."""
