"""五必问覆盖: who has been asked and cared for in a period, and who was forgotten (system 25)."""
