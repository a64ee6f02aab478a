"""Votes of an activity: ballots and whether they carry."""
