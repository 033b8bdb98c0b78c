"""A report comes in."""

from datetime import date, timedelta

import pytest

from tutash.institutions.crimes.acts.journal import FindNotACrime, RegisterCrime, RegisterDirectly
from tutash.institutions.crimes.kinds import Channel, Incident, Shield
from tutash.institutions.crimes.models import Case, Decree
from tutash.institutions.crimes.refusals import (
    AnonymousWithName,
    EndsBeforeItBegins,
    InTheFuture,
    NotACrimeReport,
    NotOnTheList,
    ReasonForDelay,
    ReportedBeforeItHappened,
    TooLongAgo,
)
from tutash.institutions.crimes.tests.cast import WORDS, registered, report, theft
from tutash.kernel.models import Deadline, Entry
from tutash.kernel.refusals import NotFound, NotYourOffice, WrongField, WrongStage
from tutash.kernel.testing import World
from tutash.registers.charges.models import Count

pytestmark = pytest.mark.django_db


def test_every_report_gets_a_number_a_slip_and_a_code_that_cannot_be_guessed() -> None:
    world = World(on=date(2026, 3, 2))

    world.act(report(applicant_surname="Токтоева", applicant_phone="+996 555 12-34-56"), "duty_officer")

    case = Case.objects.get(pk=world.case.pk)
    assert world.case.stage == "journal"
    assert world.case.number == case.journal_number != ""
    assert case.applicant_phone == "555123456"
    assert len(case.public_code) >= 16
    assert world.case.post_id == "police.duty_officer", "who took it in answers for it"


def test_a_report_of_a_crime_must_be_registered_at_once() -> None:
    world = World(on=date(2026, 3, 2))

    world.act(report(received_at=world.now - timedelta(minutes=5)), "duty_officer")

    assert Deadline.objects.get(name="registration").due == world.now - timedelta(minutes=5)


def test_another_incident_has_no_term_of_registration() -> None:
    world = World()
    world.act(report(incident=Incident.FIRE), "duty_officer")
    assert world.deadlines() == {}


def test_registration_starts_the_check_of_ten_days_and_informs_the_prosecutor() -> None:
    world = World(on=date(2026, 3, 2))
    world.act(report(), "duty_officer")

    world.act(RegisterCrime(offences=(theft(),)), "duty_officer")

    case = Case.objects.get(pk=world.case.pk)
    assert world.case.stage == "check"
    assert world.case.number == case.crime_number
    assert world.deadlines() == {"check": date(2026, 3, 12)}
    assert {"office:head_of_unit", "office:prosecutor"} <= set(world.notices())
    assert Count.objects.get(case_id=case.pk).article == "205"


def test_a_prosecutor_registers_a_crime_that_he_found() -> None:
    world = World()

    world.act(RegisterDirectly(channel=Channel.PROSECUTOR, narrative=WORDS, offences=(theft(),)), "prosecutor")

    case = Case.objects.get(pk=world.case.pk)
    assert world.case.stage == "check"
    assert case.journal_number and case.crime_number
    assert case.registered_at == world.now


def test_what_is_no_crime_goes_elsewhere_and_can_be_complained_of() -> None:
    world = World(on=date(2026, 3, 2))
    world.act(report(), "duty_officer")

    world.act(FindNotACrime(ground="civil_dispute", reason="Спор о границе участка."), "duty_officer")

    assert world.case.stage == "not_a_crime"
    assert world.case.closed_at == world.now
    assert world.deadlines() == {"complaint": date(2026, 3, 12)}
    assert Decree.objects.get().ground == "civil_dispute"


def test_what_was_wrongly_laid_aside_is_registered_after_all() -> None:
    world = World()
    world.act(report(), "duty_officer")
    world.act(FindNotACrime(ground="civil_dispute", reason="Спор о границе участка."), "duty_officer")

    world.act(RegisterCrime(), "duty_officer")

    assert world.case.stage == "check"
    assert world.case.closed_at is None
    assert Decree.objects.get().status == "cancelled"
    assert set(world.deadlines()) == {"check"}


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        pytest.param(InTheFuture, {"received_at": timedelta(hours=1)}, id="received tomorrow"),
        pytest.param(InTheFuture, {"occurred_from": timedelta(hours=1)}, id="it will happen tomorrow"),
        pytest.param(InTheFuture, {"occurred_to": timedelta(days=300)}, id="it will end next year"),
        pytest.param(ReasonForDelay, {"received_at": timedelta(days=-3)}, id="three days late without a reason"),
        pytest.param(TooLongAgo, {"received_at": timedelta(days=-400)}, id="a report of last year"),
        pytest.param(
            EndsBeforeItBegins,
            {"occurred_from": timedelta(days=-1), "occurred_to": timedelta(days=-2)},
            id="it ended before it began",
        ),
        pytest.param(
            ReportedBeforeItHappened,
            {"received_at": timedelta(hours=-3), "occurred_from": timedelta(hours=-2)},
            id="reported before it happened",
        ),
        pytest.param(
            AnonymousWithName, {"anonymous": True, "applicant_surname": "Токтоева"}, id="anonymous with a name"
        ),
    ],
)
def test_a_report_that_cannot_be_true_is_refused_and_leaves_no_trace(
    refusal: type[WrongField], changes: dict[str, object]
) -> None:
    world = World()
    changes = {name: world.now + value if isinstance(value, timedelta) else value for name, value in changes.items()}

    with pytest.raises(refusal) as refused:
        world.act(report(**changes), "duty_officer")

    assert refused.value.field
    assert refused.value.norm == "erp.journal"
    assert Entry.objects.count() == 0


def test_a_report_entered_late_with_its_reason_keeps_both_times() -> None:
    world = World(on=date(2026, 3, 2))

    entry = world.act(
        report(received_at=world.now - timedelta(days=3), late_reason="Не было электричества."), "duty_officer"
    )

    case = Case.objects.get(pk=world.case.pk)
    assert (case.received_at, entry.at) == (world.now - timedelta(days=3), world.now)
    assert case.late_reason == "Не было электричества."


@pytest.mark.parametrize(
    "narrative",
    [
        pytest.param("", id="empty"),
        pytest.param("   \n ", id="only spaces"),
        pytest.param("а" * 1_000_000, id="a megabyte"),
        pytest.param("похитил\x00 телефон", id="a control character"),
        pytest.param("他偷了一部手机", id="a script that no document prints"),
        pytest.param("a\u202eb", id="a mark that turns the direction of writing"),
    ],
)
def test_a_narrative_that_nobody_can_read_is_not_accepted(narrative: str) -> None:
    with pytest.raises(ValueError, match="narrative"):
        report(narrative=narrative)


@pytest.mark.parametrize("moment", ["1850-01-01T10:00+06:00", "2200-01-01T10:00+06:00", "2026-03-01T10:00", "вчера"])
def test_an_absurd_moment_is_not_accepted(moment: str) -> None:
    with pytest.raises(ValueError, match="received_at"):
        report(received_at=moment)


def test_only_a_report_of_a_crime_is_registered_as_a_crime() -> None:
    world = World()
    world.act(report(incident=Incident.FIRE), "duty_officer")
    with pytest.raises(NotACrimeReport):
        world.act(RegisterCrime(), "duty_officer")


def test_a_report_is_registered_once() -> None:
    world = registered(World())
    with pytest.raises(WrongStage):
        world.act(RegisterCrime(), "duty_officer")


def test_a_ground_that_is_not_on_the_list_is_refused() -> None:
    world = World()
    world.act(report(), "duty_officer")
    with pytest.raises(NotOnTheList):
        world.act(FindNotACrime(ground="nuisance", reason="Не хочется."), "duty_officer")


def test_a_judge_of_nothing_may_not_record() -> None:
    with pytest.raises(NotYourOffice):
        World().act(report(), "statistician")


def test_a_shielded_report_is_hidden_from_a_colleague() -> None:
    world = World()
    world.act(report(domestic_violence=True), "duty_officer")
    assert world.case.shield == Shield.DOMESTIC.value

    colleague = world.post("duty_officer", name="next-shift")
    with pytest.raises(NotFound):
        world.act(RegisterCrime(), colleague)

    world.act(RegisterCrime(), "duty_officer")
    assert world.case.stage == "check"


def test_the_same_form_sent_twice_is_one_report() -> None:
    world = World()
    first = world.act(report(), "duty_officer")
    again = world.act(report(), "duty_officer", act_id=first.act_id)
    assert (again.subject_id, again.seq) == (first.subject_id, first.seq)
    assert Case.objects.count() == 1


def test_the_time_of_the_register_is_the_servers() -> None:
    world = World(on=date(2026, 3, 2))
    entry = world.act(report(received_at=world.now - timedelta(hours=2)), "duty_officer")
    assert entry.at == world.now
