"""表决: ballots of an activity and whether they carry (system 3)."""
