"""The branches of the demonstration and how each keeps its work."""

WITHOUT = {
    "tests": "the demonstration is built whole in tests/portal/test_demo_lights.py",
    "help": "the handbook speaks of the office's work, not of invented branches",
}
