"""检查表: what is looked at in an inspection (system 18)."""
