"""Designating, replacing and relieving the officers of a temporary branch (BR-08)."""
