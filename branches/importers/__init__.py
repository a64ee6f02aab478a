"""What rosters take in from Excel: the heads real sheets have, and what follows when a row is written."""
