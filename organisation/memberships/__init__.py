"""Temporary memberships: who was in which temporary branch from when to when (OR-05)."""
