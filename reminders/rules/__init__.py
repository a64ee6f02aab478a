"""Rules and their versions: what falls due when, for whom, by which clause."""
