"""Law changes by data alone: a decree on days off, an agency that takes over; no line of code knows of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from tests.stories import do, registered
from tutash.kernel import access, boot, law
from tutash.kernel.models import Post, Unit
from tutash.kernel.refusals import Refused
from tutash.kernel.testing import World
from tutash.registers.organisations import staff

pytestmark = pytest.mark.django_db
COMMITTEE = Path(__file__).parent.parent / "src/tutash/kernel/tests/data/investigative_committee"


@pytest.fixture
def amended() -> Iterator[None]:
    """Read the pack anew afterwards, since amendments come in by `settings.LAW_OVERLAYS`."""
    yield
    settings.LAW_OVERLAYS = []
    law.pack.cache_clear()


def amend(overlay: Path) -> None:
    settings.LAW_OVERLAYS = [overlay]
    law.pack.cache_clear()


def test_a_decree_on_days_off_moves_running_terms_and_shows_which(amended: None, tmp_path: Path) -> None:
    world = World(date(2026, 3, 2))
    registered(world)
    assert world.deadlines() == {"check": date(2026, 3, 12)}
    with pytest.raises(Refused):
        do(world, "deadlines.recounted", "registrar", reason="Постановление")

    calendar = (settings.LAW_DIR / "calendar/2026.yaml").read_text()
    holiday = '  2026-03-12: {en: "Day off", ru: "Выходной", ky: "Дем алыш"}\n'
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar/2026.yaml").write_text(calendar.replace("non_working:\n", "non_working:\n" + holiday))
    amend(tmp_path)

    entry = do(world, "deadlines.recounted", "registrar", reason="Постановление")
    assert world.deadlines() == {"check": date(2026, 3, 13)}
    assert [(line["name"], line["was"][:10], line["due"][:10]) for line in entry.found["moved"]] == [
        ("check", "2026-03-13", "2026-03-14")
    ]


def test_a_term_that_has_expired_is_not_revived_by_a_decree(amended: None, tmp_path: Path) -> None:
    world = World(date(2026, 3, 2))
    registered(world)
    world.later(date(2026, 3, 16))
    calendar = (settings.LAW_DIR / "calendar/2026.yaml").read_text()
    holiday = '  2026-03-12: {en: "Day off", ru: "Выходной", ky: "Дем алыш"}\n'
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar/2026.yaml").write_text(calendar.replace("non_working:\n", "non_working:\n" + holiday))
    amend(tmp_path)
    with pytest.raises(Refused):
        do(world, "deadlines.recounted", "registrar", reason="Постановление")


def test_the_investigative_committee_is_added_by_data_alone(amended: None) -> None:
    amend(COMMITTEE)
    boot.load()
    unit = Unit.objects.filter(agency="sk").exclude(territory__endswith="00000000000").first()
    assert unit is not None and unit.since > date(2026, 1, 1)
    world = World(date(2028, 7, 3))
    with world.clock():
        post = staff.appoint("invented", "investigator", unit.code, surname="Вымышленная", given="Айгерим")
    do(
        world,
        "crime.registered_directly",
        post,
        channel="officer",
        narrative="Обнаружено следователем.",
        anonymous=True,
    )
    case = world.case
    assert (case.unit_id, case.number[:2]) == (unit.code, case.number[:2])
    assert access.sees(post, case)

    prosecutor = Post.objects.filter(office="prosecutor").first()
    assert prosecutor is None or not access.sees(prosecutor, case)
    murder = [rule for rule in law.jurisdiction(date(2028, 7, 3)) if "uk-2021:122" in rule.articles]
    assert {rule.agency for rule in murder} == {"sk"}
    assert {r.agency for r in law.jurisdiction(date(2028, 6, 30)) if "uk-2021:122" in r.articles} == {"mvd"}
