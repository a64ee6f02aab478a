"""并入: one organisation goes up into another, with everything alive going over (system 10)."""
