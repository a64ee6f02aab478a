"""监督检查: inspections and their results (system 18)."""
