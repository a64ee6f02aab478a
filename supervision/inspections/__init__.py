"""日常监督: inspections and their results (system 18)."""
