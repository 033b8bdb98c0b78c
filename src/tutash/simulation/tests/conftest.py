"""The invented oblast, laid over the law pack for these tests."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import pytest_django
from django.conf import settings
from django.db import transaction

from tutash.config.home import SOURCE
from tutash.kernel import boot, law
from tutash.kernel.dates import ZONE
from tutash.simulation import cast
from tutash.simulation.plan import Plan
from tutash.simulation.play import Outcome
from tutash.simulation.run import simulate

# It ends on the evening of a Thursday: on a Saturday nothing would be due, since terms do not end on a day off.
PLAN = Plan("test", 170, datetime(2025, 3, 26, 18, tzinfo=ZONE), datetime(2026, 3, 26, 18, tzinfo=ZONE))


@pytest.fixture(scope="package")
def oblast() -> Iterator[None]:
    """Its units and places are known to the law pack."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "LAW_OVERLAYS", [SOURCE / "simulation/country"])
        law.pack.cache_clear()
        yield
    law.pack.cache_clear()


@pytest.fixture
def country(oblast: None, db: None) -> None:
    """Its units are loaded, its officials hired."""
    boot.load()
    cast.hire()


@pytest.fixture(scope="module")
def played(oblast: None, django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[Outcome]:
    """A year has been simulated; the tests of a module look at it together, and then it is gone."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # type: ignore[attr-defined]  # acts insist on a transaction of their own
        with around:
            boot.load()
            yield simulate(PLAN)
            transaction.set_rollback(True)
