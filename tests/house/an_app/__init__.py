"""An app with periodic work, for test_schedule."""
