"""The single rules behind the hints, by subject. Each yields its remarks on a proposal."""
