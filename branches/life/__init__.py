"""临时党支部: its states from founding to archive; extended, suspended, converted, dissolved (system 10)."""
