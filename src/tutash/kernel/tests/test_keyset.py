"""Pages of a list, put together, are the list: nothing twice, nothing left out."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutash.kernel import keyset
from tutash.kernel.models import Look
from tutash.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOBODY = UUID(int=1)


def looks(minutes: list[int]) -> None:
    Look.objects.all().delete()
    Look.objects.bulk_create(
        Look(subject_id=NOBODY, post="p", actor="a", at=NOON + timedelta(minutes=each), kind=str(each % 2), what="w")
        for each in minutes
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    minutes=st.lists(st.integers(0, 5), max_size=25),  # many at the same moment
    order=st.sampled_from([("at", "id"), ("-at", "-id"), ("at", "-id"), ("-id",), ("kind", "-at", "id")]),
    limit=st.integers(1, 7),
)
def test_the_pages_together_are_the_list(minutes: list[int], order: tuple[str, ...], limit: int) -> None:
    looks(minutes)
    found: list[int] = []
    after = ""
    while True:
        shown = keyset.part(Look.objects.all(), order, after, limit)
        assert len(shown.rows) <= limit
        found += [row.pk for row in shown.rows]
        after = shown.next
        if not after:
            break
    assert found == list(Look.objects.order_by(*order).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "after", ["x", "W10", "WyJub3QgYSBkYXRlIiwgIjEiXQ", "[]", "eyJhIjogMX0", "\x00", "я" * 500], ids=repr
)
def test_an_address_that_nobody_was_given_leads_nowhere(after: str) -> None:
    with pytest.raises(NotFound):
        keyset.part(Look.objects.all(), ("at", "id"), after)


def test_a_row_that_comes_in_between_moves_no_other() -> None:
    looks([1, 2, 3, 4])
    first = keyset.part(Look.objects.all(), ("at", "id"), "", 2)
    Look.objects.create(subject_id=NOBODY, post="p", actor="a", at=NOON, kind="k", what="new")
    second = keyset.part(Look.objects.all(), ("at", "id"), first.next, 2)
    assert [(row.at - NOON).seconds // 60 for row in (*first.rows, *second.rows)] == [1, 2, 3, 4]
