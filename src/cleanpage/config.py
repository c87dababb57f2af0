"""Every option of `cleanpage.extract`, in one frozen and validated record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any, Literal, get_args

from cleanpage.errors import ConfigError

Focus = Literal["balanced", "precision", "recall"]
FOCUSES: tuple[Focus, ...] = get_args(Focus)
Comments = Literal["auto"] | bool

_LIMITS = ("max_bytes", "max_elements", "max_depth", "max_chars")


@dataclass(frozen=True, slots=True)
class Config:
    """Options of one extraction. Building one validates it.

    Attributes:
        repair: Whether injected readings are taken out of the text. They are reported either way.
        focus: "balanced" chooses the body with the best expected F1. "precision" leaves out what is doubtful,
            "recall" takes it in; scores, titles and findings stay the same.
        comments: "auto" takes the posts of a thread for its body and leaves out readers' comments under an article.
            True takes comments in, False leaves them out, unless the page has no other text.
        encoding: The charset that an HTTP header named, or None. It is evidence, not an order: bytes that
            contradict it win.
        max_bytes: Length of the input that is read, in bytes; of text, in UTF-8. A tree has no bytes.
        max_elements: Elements of the markup, or lines of a scrape, that are read.
        max_depth: Levels of nested elements that the tree keeps. What nests deeper is read all the same, and laid side
            by side on the last level, as browsers do.
        max_chars: Characters of visible text that are kept.

    The last four are limits. A page that goes beyond one has the warning `TRUNCATED`, or `PARSER_RECOVERED` for its
    depth, and holds what was read. None is no limit.

    Raises:
        ConfigError: An option is unknown, or its value has the wrong type or is out of range.

    Example:
        >>> Config.from_options({"repair": False}).repair
        False
        >>> Config.from_options({"repare": True})
        Traceback (most recent call last):
        cleanpage.errors.ConfigError: unknown option 'repare'; did you mean 'repair'?
    """

    repair: bool = True
    focus: Focus = "balanced"
    comments: Comments = "auto"
    encoding: str | None = None
    max_bytes: int | None = 20_000_000
    max_elements: int | None = 1_000_000
    max_depth: int | None = 512
    max_chars: int | None = 10_000_000

    def __post_init__(self) -> None:
        if not isinstance(self.repair, bool):
            raise ConfigError(f"repair must be True or False, not {self.repair!r}")
        if self.focus not in FOCUSES:
            raise ConfigError(f"focus must be one of {', '.join(map(repr, FOCUSES))}, not {self.focus!r}")
        if self.comments != "auto" and not isinstance(self.comments, bool):
            raise ConfigError(f"comments must be 'auto', True or False, not {self.comments!r}")
        if self.encoding is not None and not isinstance(self.encoding, str):
            raise ConfigError(f"encoding must be the name of a charset or None, not {self.encoding!r}")
        for name in _LIMITS:
            limit = getattr(self, name)
            if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 1):
                raise ConfigError(f"{name} must be a whole number above 0 or None, not {limit!r}")

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> Config:
        """The configuration with these options; the others have their defaults.

        Raises:
            ConfigError: As for `Config`.
        """
        known = [field.name for field in fields(cls)]
        for name in options:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"known options: {', '.join(known)}"
                raise ConfigError(f"unknown option {name!r}; {hint}")
        return cls(**options)


def resolve(config: Config | None, keywords: Mapping[str, Any]) -> Config:
    """The options of one call, which are given in a `Config` or as keywords.

    Raises:
        ConfigError: Both are given, or a keyword is unknown or has a wrong value. A keyword that has its default counts
            as not given.

    Example:
        >>> resolve(None, {"focus": "recall"}).focus, resolve(Config(repair=False), {"focus": "balanced"}).repair
        ('recall', False)
        >>> resolve(Config(), {"focus": "recall"})
        Traceback (most recent call last):
        cleanpage.errors.ConfigError: options are given in config or as keywords, not in both: 'focus'
    """
    if config is None:
        return Config.from_options(keywords)
    if not isinstance(config, Config):
        raise ConfigError(f"config must be a cleanpage.Config or None, not {config!r}")
    defaults = Config()
    twice = [name for name, value in keywords.items() if value != getattr(defaults, name, None)]
    if twice:
        raise ConfigError(f"options are given in config or as keywords, not in both: {', '.join(map(repr, twice))}")
    return config
