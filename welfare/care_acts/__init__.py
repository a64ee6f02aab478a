"""五必做 and visits: what is done for people (system 25)."""
