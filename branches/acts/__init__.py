"""Verbs with consequences: one name, one transaction, one history line. Everything is passed by keyword."""
