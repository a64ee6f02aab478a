"""The five questions and the five acts as data."""
