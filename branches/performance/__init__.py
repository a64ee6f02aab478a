"""表现情况: what a branch says of a member and sends to the home branch (system 10)."""
