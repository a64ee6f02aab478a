"""考核激励: what is said of a party-affairs officer by the offices above (system 17)."""
