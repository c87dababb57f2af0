"""The engines that tests are asked to run."""

import os

ENGINES = [name for name in os.environ.get("CLEANPAGE_ENGINES", "").split(",") if name]
