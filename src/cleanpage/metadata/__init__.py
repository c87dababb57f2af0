"""What a page says about itself: title, authors, days, site, language, description, canonical URL and image.

`find.py` asks the finders in `finders/`, one for each place of a page, and takes the best candidate of each field. What
a finder gets and gives back is in `finder.py`. `values/` parses bylines, names and dates.
"""

from cleanpage.metadata.find import find_metadata

__all__ = ["find_metadata"]
