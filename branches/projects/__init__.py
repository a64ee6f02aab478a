"""Projects: whether a party organisation covers them, and their page."""
