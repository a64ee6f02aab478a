"""The people and units of the demonstration, and the dice that always fall the same way."""

WITHOUT = {
    "tests": "the demonstration is built whole in tests/portal/test_demo_lights.py",
    "help": "the handbook speaks of the office's work, not of invented people",
}
