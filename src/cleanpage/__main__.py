"""`python -m cleanpage`."""

from cleanpage.tools.cli import main

raise SystemExit(main())
