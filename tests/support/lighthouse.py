"""A page of ten sentences on one subject, each long enough for a paragraph of its own."""

from __future__ import annotations

SENTENCES = [
    "The keeper climbs the lighthouse every evening and lights the lantern.",
    "Ships from the northern islands look for the lantern before they turn.",
    "In winter the keeper stays upstairs, where a small stove warms the room.",
    "Visitors may climb as well, if the keeper is at home and in good humour.",
    "The museum shows what the tower looked like before there was electricity.",
    "A school class counted the steps and came to two hundred and seventeen.",
    "Nobody knows who carved the names of seven sailors into the wall below.",
    "Every summer a painter comes, and every summer she paints the same wave.",
    "The council pays for the paint, the oil and the telephone of the keeper.",
    "When fog comes in from the sea a horn is blown by hand, twice a minute.",
]
