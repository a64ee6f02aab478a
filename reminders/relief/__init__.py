"""Exemptions and suspensions: when a duty is not asked."""
