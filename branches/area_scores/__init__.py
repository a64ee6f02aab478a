"""自评、互评、考核: what a quarter says of areas and posts; open around its end (system 14)."""
