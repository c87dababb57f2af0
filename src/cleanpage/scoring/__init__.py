"""Blocks to probabilities: how likely each of them belongs to the body."""
