"""The fitted trees. `scripts/fit_spam.py` makes them."""
