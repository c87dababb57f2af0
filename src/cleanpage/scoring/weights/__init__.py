"""Fitted numbers, one JSON file for each front door, with the record of their fit. Written by `scripts/fit.py`."""
