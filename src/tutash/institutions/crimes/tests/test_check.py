"""A registered report is checked: a case is opened, or refused."""

from datetime import date, timedelta

import pytest

from tutash.institutions.crimes.acts.check import (
    AssignOfficer,
    Expertise,
    InspectScene,
    OpenCase,
    OrderExpertise,
    RefuseToOpen,
    Seized,
    ServeRefusal,
)
from tutash.institutions.crimes.acts.journal import RegisterCrime
from tutash.institutions.crimes.kinds import Immunity
from tutash.institutions.crimes.models import Action, Case, Decree
from tutash.institutions.crimes.refusals import (
    AlreadyInCharge,
    ConsentNeeded,
    EndsBeforeItBegins,
    InTheFuture,
    NoSuchPost,
    NotOnTheList,
    ReasonForDelay,
    WithoutQualification,
)
from tutash.institutions.crimes.tests.cast import INVESTIGATOR, WORDS, in_check, opened, registered, report, theft
from tutash.kernel.models import Deadline, Entry
from tutash.kernel.refusals import NotAssigned, NotFound, NotYourOffice, Refused, WrongStage
from tutash.kernel.testing import World
from tutash.registers.charges.models import Count

pytestmark = pytest.mark.django_db


def inspection(world: World, **changes: object) -> InspectScene:
    values = {
        "inspected_from": world.now - timedelta(hours=2),
        "inspected_to": world.now - timedelta(hours=1),
        "place": "ул. Абрикосовая, 7",
        "found_there": "Окно разбито, следы обуви.",
        "seized": (Seized(what="Осколок стекла"),),
    }
    return InspectScene(**{**values, **changes})


EXPERTISE = OrderExpertise(
    kind=Expertise.FINGERPRINTS, institution="Центр экспертиз", circumstances=WORDS, questions=("Чьи следы?",)
)


def test_the_head_puts_an_investigator_in_charge_and_the_investigator_is_told() -> None:
    world = registered(World())
    world.post("investigator")

    world.act(AssignOfficer(officer=INVESTIGATOR), "head_of_unit")

    assert world.case.post_id == INVESTIGATOR
    assert f"post:{INVESTIGATOR}" in world.notices()
    assert Deadline.objects.get(name="check", closed_seq=None).post_id == INVESTIGATOR


def test_the_case_passes_to_another_officer_and_the_first_loses_it() -> None:
    world = in_check(World())
    other = world.post("investigator", name="second")

    world.act(AssignOfficer(officer=other.code, reason="Болезнь."), "head_of_unit")

    assert world.case.post_id == other.code
    with pytest.raises(NotFound):
        world.act(OpenCase(narrative=WORDS, offences=(theft(),)), "investigator")


@pytest.mark.parametrize("office", ["duty_officer", "prosecutor", "head_of_unit"])
def test_only_who_may_investigate_is_put_in_charge(office: str) -> None:
    world = registered(World())
    post = world.post(office)
    with pytest.raises(NoSuchPost) as refused:
        world.act(AssignOfficer(officer=post.code), "head_of_unit")
    assert refused.value.field == "officer"


def test_an_investigator_of_another_district_is_not_put_in_charge() -> None:
    world = registered(World())
    stranger = world.post("investigator", "elsewhere")
    with pytest.raises(NoSuchPost):
        world.act(AssignOfficer(officer=stranger.code), "head_of_unit")


def test_who_is_in_charge_already_is_not_put_in_charge_again() -> None:
    world = in_check(World())
    with pytest.raises(AlreadyInCharge):
        world.act(AssignOfficer(officer=INVESTIGATOR), "head_of_unit")


def test_before_a_case_is_opened_the_scene_may_be_inspected_and_an_expertise_ordered() -> None:
    world = in_check(World())

    world.act(inspection(world), "investigator")
    world.act(EXPERTISE, "investigator")

    assert [a.code for a in Action.objects.order_by("seq")] == ["scene.inspected", "expertise.ordered"]


def test_before_registration_no_investigative_action_is_possible() -> None:
    world = World()
    world.act(report(), "investigator")
    with pytest.raises(WrongStage) as refused:
        world.act(inspection(world), "investigator")
    assert refused.value.norm == "upk.scene_inspection"


@pytest.mark.parametrize(
    ("refusal", "begun", "ended"),
    [
        pytest.param(InTheFuture, -1, 1, id="it has not ended yet"),
        pytest.param(EndsBeforeItBegins, -1, -2, id="it ended before it began"),
        pytest.param(ReasonForDelay, -50, -49, id="entered two days later without a reason"),
    ],
)
def test_an_inspection_at_an_impossible_time_is_refused(refusal: type[Exception], begun: int, ended: int) -> None:
    world = in_check(World())
    begun_at, ended_at = world.now + timedelta(hours=begun), world.now + timedelta(hours=ended)
    with pytest.raises(refusal):
        world.act(inspection(world, inspected_from=begun_at, inspected_to=ended_at), "investigator")


@pytest.mark.parametrize("count", [0, -1, 100_001])
def test_an_absurd_number_of_things_is_not_accepted(count: int) -> None:
    with pytest.raises(ValueError, match="count"):
        Seized(what="Гильза", count=count)


def test_opening_a_case_starts_the_term_of_investigation_and_informs_the_prosecutor() -> None:
    world = in_check(World(on=date(2026, 6, 8)))

    world.act(OpenCase(narrative=WORDS, offences=(theft(charge="uk-2021:165"),)), "investigator")

    assert world.case.stage == "investigation"
    assert world.deadlines() == {"investigation": date(2026, 8, 10)}, "8 August is a Saturday"
    assert "office:prosecutor" in world.notices()
    assert Case.objects.get(pk=world.case.pk).opened_at == world.now
    assert Decree.objects.get().code == "case.opened"


def test_a_crime_of_small_gravity_is_investigated_in_a_month() -> None:
    world = in_check(World(on=date(2026, 3, 2)))
    world.act(OpenCase(narrative=WORDS, offences=(theft(charge="uk-2021:139/1"),)), "investigator")
    assert world.deadlines() == {"investigation": date(2026, 4, 2)}


def test_the_gravest_of_several_crimes_decides_the_term() -> None:
    world = in_check(World(on=date(2026, 6, 8)))
    offences = (theft(charge="uk-2021:139/1"), theft(charge="uk-2021:154/1"))
    world.act(OpenCase(narrative=WORDS, offences=offences), "investigator")
    assert world.deadlines() == {"investigation": date(2026, 8, 10)}


def test_a_case_is_opened_on_the_preliminary_qualification_when_no_other_is_given() -> None:
    world = World()
    world.act(report(), "investigator")
    world.act(RegisterCrime(offences=(theft(),)), "investigator")

    world.act(OpenCase(narrative=WORDS), "investigator")

    assert [count.charge for count in Count.objects.all()] == ["uk-2021:205/2"]


def test_the_qualification_of_the_decree_takes_the_place_of_the_preliminary_one() -> None:
    world = World()
    world.act(report(), "investigator")
    world.act(RegisterCrime(offences=(theft(),)), "investigator")

    world.act(OpenCase(narrative=WORDS, offences=(theft(charge="uk-2021:206"),)), "investigator")

    found = Count.objects.order_by("since_seq").values_list("no", "charge", "status")
    assert list(found) == [(1, "uk-2021:205/2", "requalified"), (1, "uk-2021:206", "current")]


def test_a_case_is_not_opened_on_nothing() -> None:
    world = in_check(World())
    with pytest.raises(WithoutQualification):
        world.act(OpenCase(narrative=WORDS), "investigator")
    assert world.case.stage == "check"


def test_a_prosecutor_opens_a_case_that_he_is_not_in_charge_of() -> None:
    world = in_check(World())
    world.act(OpenCase(narrative=WORDS, offences=(theft(),)), "prosecutor")
    assert world.case.stage == "investigation"


def test_a_duty_officer_opens_no_cases() -> None:
    world = registered(World())
    with pytest.raises(NotYourOffice) as refused:
        world.act(OpenCase(narrative=WORDS, offences=(theft(),)), "duty_officer")
    assert refused.value.norm == "upk.open_case"


def test_a_case_is_opened_once() -> None:
    world = opened(World())
    with pytest.raises(WrongStage):
        world.act(OpenCase(narrative=WORDS), "investigator")


def test_a_refusal_to_open_can_be_complained_of_for_ten_days() -> None:
    world = in_check(World(on=date(2026, 3, 2)))

    world.act(RefuseToOpen(ground="no_event", narrative="Вещь нашлась дома."), "investigator")

    assert world.case.stage == "refused"
    assert world.case.closed_at == world.now
    assert world.deadlines() == {"refusal_complaint": date(2026, 3, 12)}
    assert Decree.objects.get().ground == "no_event"


def test_the_term_to_complain_runs_from_the_day_on_which_the_applicant_was_told() -> None:
    world = in_check(World(on=date(2026, 3, 2)))
    world.act(RefuseToOpen(ground="no_event", narrative="Вещь нашлась дома."), "investigator")
    world.later(days=5)

    served = world.now - timedelta(hours=20)
    world.act(ServeRefusal(served_at=served, how="Лично под расписку."), "investigator")

    assert world.deadlines() == {"refusal_complaint": date(2026, 3, 16)}, "entered on the 7th, told on the 6th"
    assert Decree.objects.get().served_at == served


def test_a_refusal_is_not_served_before_it_was_made() -> None:
    world = in_check(World())
    world.act(RefuseToOpen(ground="no_event", narrative="Вещь нашлась дома."), "investigator")
    with pytest.raises(EndsBeforeItBegins):
        world.act(ServeRefusal(served_at=world.now - timedelta(hours=1), how="Лично."), "investigator")


def test_a_ground_of_refusal_that_is_not_in_the_law_is_refused() -> None:
    world = in_check(World())
    before = Entry.objects.count()
    with pytest.raises(NotOnTheList) as refused:
        world.act(RefuseToOpen(ground="bored", narrative="Некогда."), "investigator")
    assert refused.value.field == "ground"
    assert Entry.objects.count() == before


def test_an_investigator_who_is_not_in_charge_does_not_see_the_case() -> None:
    world = in_check(World())
    with pytest.raises((NotFound, NotAssigned)):
        world.act(RefuseToOpen(ground="no_event", narrative=WORDS), world.post("investigator", name="other"))


@pytest.mark.parametrize(
    ("against", "office", "consent", "refusal"),
    [
        pytest.param(Immunity.ADVOCATE, "investigator", None, NotYourOffice, id="an investigator against an advocate"),
        pytest.param(Immunity.ADVOCATE, "district_prosecutor", None, NotYourOffice, id="a district prosecutor, too"),
        pytest.param(Immunity.ADVOCATE, "deputy_prosecutor_general", None, None, id="a deputy Prosecutor General may"),
        pytest.param(Immunity.JUDGE, "deputy_prosecutor_general", "№ 1", NotYourOffice, id="a deputy against a judge"),
        pytest.param(Immunity.JUDGE, "prosecutor_general", None, ConsentNeeded, id="against a judge without consent"),
        pytest.param(Immunity.JUDGE, "prosecutor_general", "Совет судей, № 1", None, id="against a judge with consent"),
    ],
)
def test_against_some_persons_only_some_offices_open_a_case(
    against: Immunity, office: str, consent: str | None, refusal: type[Refused] | None
) -> None:
    world = in_check(World())
    act = OpenCase(narrative=WORDS, offences=(theft(),), against=against, consent=consent)
    if refusal:
        with pytest.raises(refusal):
            world.act(act, office)
    else:
        world.act(act, office)
    assert world.case.stage == ("check" if refusal else "investigation")
