"""Needs, care, site services."""
