"""Finders of metadata: one for each place of a page that may say something about it."""
