"""Bylines, names and dates in a text, as values."""
