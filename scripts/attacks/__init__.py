"""Attacks: spam like that of hacked pages, put into clean labelled pages on purpose.

There are two splits, which share neither phrases nor shapes. Whoever builds a detector may look at `development`. The
reported figures are those of `evaluation`, which nobody looks at. The phrases are in tests/quality/phrases.
"""
