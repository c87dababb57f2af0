"""Files that are whole or not there."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, or write it anew, under another name first.

    Raises:
        OSError: It cannot be written; what was there before still is.
    """
    hidden = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        hidden.write_bytes(data)
        hidden.replace(path)
    except OSError:
        hidden.unlink(missing_ok=True)
        raise


def write_json(path: Path, told: Mapping[str, Any]) -> None:
    """Write JSON for people and programs, in UTF-8.

    Raises:
        OSError: As `write_whole`.
    """
    write_whole(path, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace"))
