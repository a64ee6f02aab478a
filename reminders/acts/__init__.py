"""Verbs of the reminding: urge, exempt, revise a rule."""
