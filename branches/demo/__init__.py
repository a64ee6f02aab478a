"""The branches of the demonstration and how each keeps its work."""
