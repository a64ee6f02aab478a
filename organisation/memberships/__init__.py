"""编入和离场: temporary memberships, who was in which branch from when to when (OR-05, system 10)."""
