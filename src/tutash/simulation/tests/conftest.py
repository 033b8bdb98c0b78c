"""The invented oblast, laid over the law pack for these tests."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from tutash.config.home import SOURCE
from tutash.kernel import boot, law
from tutash.simulation import cast


@pytest.fixture
def country(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Its units and places are known, its officials hired."""
    monkeypatch.setattr(settings, "LAW_OVERLAYS", [SOURCE / "simulation/country"])
    law.pack.cache_clear()
    boot.load()
    cast.hire()
    yield
    law.pack.cache_clear()
