"""The home side of people who are away: what it reads, what it alone may change."""
