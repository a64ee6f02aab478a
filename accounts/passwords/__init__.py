"""Password rules: which apply in each profile, and how each is checked."""
