"""五必做: what is done for people, and of it the sheet of visits (system 25)."""
