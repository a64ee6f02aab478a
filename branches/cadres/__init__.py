"""党务干部台账: officers by their posts, full-time secretaries, what is counted of them (system 17)."""
