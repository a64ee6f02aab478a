"""院名和标志: what the house calls itself and the mark it shows; the surroundings give the first words (PORTAL_…)."""
