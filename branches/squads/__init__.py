"""党员突击队: filed with the unit, at work, honoured, ended; its members (system 16)."""
