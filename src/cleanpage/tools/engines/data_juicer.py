"""An operator for Data-Juicer's recipes, which finds it by itself: it is registered as `cleanpage_mapper`."""

from __future__ import annotations

import json
from typing import Any

from cleanpage.config import Config
from cleanpage.tools.engines import needs
from cleanpage.tools.rows import Row, extract_row

with needs("data-juicer"):
    from data_juicer.ops.base_op import OPERATORS, Mapper

    from cleanpage.tools.arrow import values_of

__all__ = ["CleanpageMapper"]

_NAME = "cleanpage_mapper"


@OPERATORS.register_module(_NAME)
class CleanpageMapper(Mapper):
    """A mapper of pages to their text.

    The text of a sample becomes that of its page. `sample["cleanpage"]` gets the other columns of the row. Data-Juicer
    takes the types of the first samples for those of all, so what may be null is "" here, the warnings are joined by
    spaces, and the findings are JSON.

    Args:
        page_key: The field with the page, as bytes or text; without it the page is where its text goes.
        url_key: The field with its address, if there is one.
        options: Keywords of `cleanpage.extract`.
        base: Keywords of Data-Juicer's operators, such as `text_key`.

    Raises:
        ConfigError: An option is unknown or has a wrong value.

    Example:
        >>> page = "<title>Rain</title><p>It rained all day, and the river rose by a metre.</p>"
        >>> sample = CleanpageMapper(page_key="html").process({"html": page})
        >>> sample["text"], sample["cleanpage"]["title"]
        ('It rained all day, and the river rose by a metre.', 'Rain')
    """

    def __init__(
        self,
        page_key: str | None = None,
        url_key: str | None = None,
        options: dict[str, Any] | None = None,
        *args: Any,
        **base: Any,
    ) -> None:
        super().__init__(*args, **base)
        self._init_parameters = self.remove_extra_parameters(locals())
        Config.from_options(dict(options or {}))
        self.page_key, self.url_key, self.options = page_key or self.text_key, url_key, options or {}

    def process_single(self, sample: dict[str, Any]) -> dict[str, Any]:
        """Put the text of the page in the place of the page, and the rest beside it."""
        # A field that is not there is no exception: Data-Juicer would drop all samples for it, and say so in a log.
        url = sample.get(self.url_key) if self.url_key else None
        sample[self.text_key], sample["cleanpage"] = _plain(extract_row(sample.get(self.page_key), url, self.options))
        return sample


def _plain(row: Row) -> tuple[str, dict[str, str | float]]:
    """The text and the rest of a row, in types that are the same for all rows."""
    told = values_of(row)
    findings, warnings = json.dumps(told.pop("findings"), ensure_ascii=False), " ".join(told.pop("warnings"))
    text = told.pop("text")
    rest = {name: "" if value is None else value for name, value in told.items()}
    return text, {**rest, "findings": findings, "warnings": warnings}
