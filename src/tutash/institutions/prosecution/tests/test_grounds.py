"""Given a ground, when a prosecutor terminates a case on it, then it stands on the list of the day, or is refused."""

from datetime import date, datetime

import pytest

from tutash.institutions.prosecution.acts.indictment import NoSuchGround, TerminateByProsecutor
from tutash.kernel.acts import Situation
from tutash.kernel.dates import ZONE
from tutash.kernel.law import Law
from tutash.kernel.models import Post


def situation(day: date) -> Situation:
    return Situation(None, Post(), Law(day), datetime(day.year, day.month, day.day, 12, tzinfo=ZONE))


def terminate(ground: str) -> TerminateByProsecutor:
    return TerminateByProsecutor(ground=ground, reason="Стороны примирились.")


def test_the_paper_is_told_the_ground_in_the_words_of_the_law() -> None:
    found = terminate("reconciliation").check(situation(date(2026, 3, 2)))
    assert found["ground"]["ru"] == "Примирение сторон" and "ст. 27" in found["ground_ref"]


@pytest.mark.parametrize(
    ("ground", "day"),
    [
        pytest.param("whim", date(2026, 3, 2), id="invented"),
        pytest.param("reconciliation", date(2021, 11, 30), id="not in force yet"),
    ],
)
def test_a_ground_that_is_not_on_the_list_is_refused_beside_its_field(ground: str, day: date) -> None:
    with pytest.raises(NoSuchGround) as refusal:
        terminate(ground).check(situation(day))
    assert refusal.value.field == "ground"
