"""The people and units of the demonstration, and the dice that always fall the same way."""
