"""Fitted numbers: one JSON file for each input format, html.json and text.json. Written by `scripts/fit.py` only.

All amounts are logits. A file has an entry a line, so that a diff shows what a fit has changed:

- `record`: date, seed and data of the fit, and the cross-validated word F1 that it reached.
- `names`: scores of the words in the names of elements; `own` and `path` as in `word_scores.NameScores`. Two decimals.
- `words`: scores of the words of short blocks, as in `word_scores.word_scores`. Two decimals.
- `frame`: logit of a block in the frame of the page.
- `first`, `second`: the two linear stages, as in `model.Linear`: the `bias`, and `features` with the `weight` and the
  `centre` of each on one line. Four digits.
"""
