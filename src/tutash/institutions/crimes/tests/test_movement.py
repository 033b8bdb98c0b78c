"""Cases that meet and part: joinder, severance, transfer."""

from datetime import date

import pytest

from tutash.institutions.crimes.acts.check import AssignOfficer, OpenCase
from tutash.institutions.crimes.acts.journal import RegisterDirectly
from tutash.institutions.crimes.acts.movement import (
    BeginSevered,
    JoinCases,
    ReceiveTransfer,
    RefuseTransfer,
    SendByJurisdiction,
    SeverCase,
)
from tutash.institutions.crimes.acts.qualification import Qualify
from tutash.institutions.crimes.proceedings import Transfer
from tutash.kernel.acts import Act
from tutash.kernel.models import Deadline, Notice, Subject
from tutash.kernel.refusals import NotFound, Refused
from tutash.kernel.testing import World
from tutash.registers.charges import counts
from tutash.registers.charges.asked import Offence

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
THEFT = Offence(charge="uk-2021:205/2", day=DAY)
ROBBERY = Offence(charge="uk-2021:206", day=DAY)
REPORT = RegisterDirectly(channel="officer", narrative="Обнаружена кража.", anonymous=True)
SEND = SendByJurisdiction(to_unit="elsewhere", reason="Совершено на другой территории")


@pytest.fixture
def world() -> World:
    """A theft is investigated."""
    world = World()
    investigated(world)
    return world


def investigated(world: World) -> Subject:
    world.act(REPORT, "duty_officer")
    world.act(AssignOfficer(officer=world.post("investigator").code))
    world.act(OpenCase(narrative="Установлена кража.", offences=(THEFT,)))
    return world.case


def test_joinder_moves_counts_and_ends_the_terms_of_the_joined_case(world: World) -> None:
    joined = world.case
    main = investigated(world)
    world.act(JoinCases(joined=joined.pk, reason="Одно лицо"), "head_of_unit")
    joined.refresh_from_db()
    assert joined.stage == "joined"
    assert not Deadline.objects.filter(subject_id=joined.pk, closed_seq=None).exists()
    assert [count.no for count in counts.current(main.pk).order_by("no")] == [1, 2]
    assert not counts.current(joined.pk).exists()


def test_a_case_is_not_joined_to_itself(world: World) -> None:
    with pytest.raises(Refused) as refused:
        world.act(JoinCases(joined=world.its_id, reason="Одно лицо"), "head_of_unit")
    assert refused.value.field == "joined"


def test_somebody_elses_case_can_not_be_joined(world: World) -> None:
    theirs = World()
    theirs.act(REPORT, theirs.post("duty_officer", "elsewhere"))
    with pytest.raises(NotFound):
        world.act(JoinCases(joined=theirs.its_id, reason="Одно лицо"), "investigator")


def test_severance_gains_no_time_and_keeps_a_count(world: World) -> None:
    world.later(days=20)
    world.act(Qualify(offences=(ROBBERY,), reason="Ещё эпизод"), "investigator")
    with pytest.raises(Refused):
        world.act(SeverCase(nos=(1, 2), reason="Другое лицо"), "investigator")
    entry = world.act(SeverCase(nos=(2,), reason="Другое лицо"), "investigator")
    severed = entry.key("severed")
    due = {d.subject_id: d.due for d in Deadline.objects.filter(name="investigation", closed_seq=None)}
    assert due[severed] == due[entry.subject_id]
    assert [count.charge for count in counts.current(severed)] == ["uk-2021:206"]


def test_a_severed_case_is_not_begun_by_hand(world: World) -> None:
    world.act(Qualify(offences=(ROBBERY,), reason="Ещё эпизод"), "investigator")
    severance = world.act(SeverCase(nos=(2,), reason="Другое лицо"), "investigator")
    with pytest.raises(Refused):
        world.act(BeginSevered(source=severance.subject_id, severed_by=severance.seq), "investigator")


def test_a_transfer_is_complete_only_when_the_other_unit_has_received_it(world: World) -> None:
    world.act(SEND, "head_of_unit")
    assert world.case.unit_id == "police"
    there = world.post("head_of_unit", "elsewhere")
    assert Notice.objects.filter(to="office:head_of_unit", unit_id="elsewhere").exists()
    world.act(ReceiveTransfer(), there)
    case = world.case
    assert (case.unit_id, case.post_id) == ("elsewhere", "")
    assert set(Deadline.objects.filter(closed_seq=None).values_list("unit_id", flat=True)) == {"elsewhere"}
    with pytest.raises(NotFound):
        world.act(SEND, "head_of_unit")


def test_a_unit_that_refuses_says_why_and_the_case_stays(world: World) -> None:
    world.act(SEND, "head_of_unit")
    world.act(RefuseTransfer(reason="Не наша подследственность"), world.post("head_of_unit", "elsewhere"))
    assert (world.case.unit_id, Transfer.objects.get().status) == ("police", "refused")
    world.act(SEND, "head_of_unit")


@pytest.mark.parametrize(
    "act, office, unit",
    [
        pytest.param(SEND, "head_of_unit", "police", id="sent twice"),
        pytest.param(ReceiveTransfer(), "head_of_unit", "police", id="received by the sender"),
        pytest.param(ReceiveTransfer(), "head_of_unit", "mvd", id="received by a third unit"),
    ],
)
def test_while_a_case_is_on_its_way(world: World, act: Act, office: str, unit: str) -> None:
    world.act(SEND, "head_of_unit")
    with pytest.raises(Refused):
        world.act(act, world.post(office, unit))


@pytest.mark.parametrize("unit", ["police", "nowhere"])
def test_where_a_case_can_not_be_sent(world: World, unit: str) -> None:
    with pytest.raises(Refused) as refused:
        world.act(SendByJurisdiction(to_unit=unit, reason="Подследственность"), "head_of_unit")
    assert refused.value.field == "to_unit"
