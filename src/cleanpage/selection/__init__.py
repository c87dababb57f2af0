"""Probabilities to the body, and to one label per block."""
