"""Bylines, names and dates in a text, read into values."""
