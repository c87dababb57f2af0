"""Finders of metadata, each of which yields candidates for one or more fields."""
