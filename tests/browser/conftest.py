"""These tests need Chromium and its driver, and run only when asked for: `CLEANPAGE_BROWSER=1 pytest tests/browser`."""

from __future__ import annotations

import os

# Without the variable nothing here is even imported; with it, a missing browser is an error and no skip.
collect_ignore_glob = [] if os.environ.get("CLEANPAGE_BROWSER") == "1" else ["test_*.py"]
