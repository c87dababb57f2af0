"""Fitted numbers, one JSON file for each input format, with the record of their fit. Written by `scripts/fit.py`."""
