"""到会情况: who had to be there, and who was (system 3)."""
