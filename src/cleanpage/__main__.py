"""`python -m cleanpage`."""

from cleanpage.cli import main

raise SystemExit(main())
