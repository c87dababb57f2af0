"""Contamination made to order: what spammers put into pages, put into clean labelled pages.

Two splits that share nothing, neither phrases nor shapes: `development`, which may be looked at while a detector is
built, and `evaluation`, whose figures are reported. The phrases are in tests/quality/phrases.
"""
