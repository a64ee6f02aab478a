"""Findings, rectification, talks."""
