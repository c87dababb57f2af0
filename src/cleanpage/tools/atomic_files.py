"""Writing files so that a reader sees the whole file or none."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a hidden name, then rename it, so that it replaces an older file in one step.

    Raises:
        OSError: It cannot be written; an older file stays as it was.
    """
    hidden = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        hidden.write_bytes(data)
        hidden.replace(path)
    except OSError:
        hidden.unlink(missing_ok=True)
        raise


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Write indented JSON in UTF-8, as `write_whole` does.

    Raises:
        OSError: It cannot be written.
    """
    write_whole(path, f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace"))
