"""组织生活: activities with record form, minutes and sheet (systems 3, 4, 6, 7)."""
