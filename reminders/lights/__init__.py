"""Lights, rates and the pages that show them."""
