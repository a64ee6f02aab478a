"""Obligations: what one organisation owes in one period, and what fulfils it."""
