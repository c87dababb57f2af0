"""Bytes to text: which encoding a page is in, and what its bytes say in it."""
