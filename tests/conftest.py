"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine is no fault of what is tested: no example has a deadline, and no input is drawn too slowly.
settings.register_profile("cleanpage", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cleanpage")
