"""What was wrong is corrected, what was done on paper is entered, files are added."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tutash.institutions.crimes.acts.check import InspectScene, OpenCase
from tutash.institutions.crimes.acts.journal import RegisterCrime
from tutash.institutions.crimes.acts.records import AddFile, CorrectEntry, CountersignLate, EnterLate
from tutash.institutions.crimes.keeping import CaseFile, Correction, LateEntry
from tutash.institutions.crimes.kinds import FileKind, Incident, PaperAct
from tutash.institutions.crimes.models import Action, Case
from tutash.institutions.crimes.refusals import (
    AlreadyCounts,
    EndsBeforeItBegins,
    InTheFuture,
    NoSuchEntry,
    NoSuchFile,
    NotCorrectable,
    NotCountersigned,
    NotOnTheList,
    NotThatValue,
    OwnEntry,
    ReportedBeforeItHappened,
    SameValue,
    TooLongAgo,
)
from tutash.institutions.crimes.tests.cast import WORDS, in_check, registered, report, theft
from tutash.kernel import ledger
from tutash.kernel.refusals import NotYourOffice, Refused
from tutash.kernel.testing import World
from tutash.registers.documents.models import StoredFile

pytestmark = pytest.mark.django_db


def correction(**changes: object) -> CorrectEntry:
    values = {
        "entry": 1,
        "field": "address",
        "value": "ул. Абрикосовая, 7",
        "ground": "typing_error",
        "reason": "Описка.",
    }
    return CorrectEntry(**{**values, **changes})


def late(world: World, **changes: object) -> EnterLate:
    values = {
        "kind": PaperAct.OPENING,
        "performed_at": world.now - timedelta(days=2),
        "late_reason": "Не было электричества.",
        "paper": "Постановление № 14",
        "summary": "Возбуждено уголовное дело.",
    }
    return EnterLate(**{**values, **changes})


def test_a_correction_shows_the_new_value_and_keeps_the_old_one() -> None:
    world = registered(World(), address="ул. Абрикосовая, 1")
    before = bytes(ledger.chain(world.case.pk)[0].hash)

    entry = world.act(correction(), "registrar")

    assert Case.objects.get(pk=world.case.pk).address == "ул. Абрикосовая, 7"
    kept = Correction.objects.get()
    assert (kept.of_seq, kept.was, kept.now, kept.seq) == (1, "ул. Абрикосовая, 1", "ул. Абрикосовая, 7", entry.seq)
    assert bytes(ledger.chain(world.case.pk)[0].hash) == before, "the entry itself stays"
    world.assert_sound()


def test_a_correction_is_corrected_from_what_the_first_one_said() -> None:
    world = registered(World(), address="ул. Абрикосовая, 1")
    world.act(correction(), "registrar")
    world.act(correction(value="ул. Абрикосовая, 9"), "registrar")
    assert [kept.was for kept in Correction.objects.order_by("seq")] == ["ул. Абрикосовая, 1", "ул. Абрикосовая, 7"]
    assert Case.objects.get(pk=world.case.pk).address == "ул. Абрикосовая, 9"


def test_a_name_is_put_together_anew_when_a_part_of_it_is_corrected() -> None:
    world = registered(World(), applicant_surname="Токтоева", applicant_given="Айсулуу")
    world.act(correction(field="applicant_surname", value="Токтосунова"), "registrar")
    assert Case.objects.get(pk=world.case.pk).applicant_name == "Токтосунова Айсулуу"


def test_a_corrected_narrative_changes_what_lists_show() -> None:
    world = registered(World())
    world.act(correction(field="narrative", value="Похищен только ноутбук."), "registrar")
    assert world.case.title == "Похищен только ноутбук."


def test_a_time_is_corrected_as_people_write_it() -> None:
    world = registered(World(on=date(2026, 3, 2)))
    world.act(correction(field="occurred_from", value="01.03.2026 23:40"), "registrar")
    occurred = Case.objects.get(pk=world.case.pk).occurred_from
    assert occurred and occurred.isoformat() == "2026-03-01T17:40:00+00:00"


def test_a_protocol_is_corrected_in_the_list_of_actions_too() -> None:
    world = in_check(World())
    ended = world.now - timedelta(hours=1)
    scene = InspectScene(inspected_from=ended, inspected_to=ended, place="ул. Абрикосовая, 1", found_there="Следы.")
    entry = world.act(scene, "investigator")
    world.act(correction(entry=entry.seq, field="place"), "head_of_unit")
    assert Action.objects.get(seq=entry.seq).place == "ул. Абрикосовая, 7"


def test_an_incident_that_proves_to_be_a_crime_is_corrected_and_must_be_registered_at_once() -> None:
    world = World()
    world.act(report(incident=Incident.FIRE), "duty_officer")

    world.act(correction(field="incident", value="crime", ground="wrong_statement"), "head_of_unit")

    assert set(world.deadlines()) == {"registration"}
    world.act(RegisterCrime(), "duty_officer")
    assert world.case.stage == "check"


@pytest.mark.parametrize(
    ("refusal", "changes", "field"),
    [
        pytest.param(NoSuchEntry, {"entry": 99}, "entry", id="an entry that is not there"),
        pytest.param(NotCorrectable, {"field": "received_at"}, "field", id="a time on which a term rests"),
        pytest.param(NotCorrectable, {"field": "applicant"}, "field", id="who it was: a person is not corrected here"),
        pytest.param(NotCorrectable, {"field": "password"}, "field", id="no such field"),
        pytest.param(NotCorrectable, {"field": "offences", "entry": 2}, "field", id="a qualification"),
        pytest.param(NotThatValue, {"field": "incident", "value": "war"}, "value", id="not on the list"),
        pytest.param(NotThatValue, {"field": "narrative", "value": None}, "value", id="empty where it must not be"),
        pytest.param(NotThatValue, {"field": "occurred_from", "value": "вчера"}, "value", id="no time at all"),
        pytest.param(NotThatValue, {"value": "я" * 201}, "value", id="longer than the field"),
        pytest.param(
            InTheFuture, {"field": "occurred_from", "value": "03.03.2027 10:00"}, "value", id="it will happen"
        ),
        pytest.param(
            ReportedBeforeItHappened,
            {"field": "occurred_from", "value": "2026-03-02T11:59+06:00"},
            "value",
            id="reported before it happened",
        ),
        pytest.param(
            EndsBeforeItBegins,
            {"field": "occurred_to", "value": "01.03.2026 10:00"},
            "value",
            id="it ended before it began",
        ),
        pytest.param(SameValue, {"value": "ул. Абрикосовая, 1"}, "value", id="what it says already"),
        pytest.param(NotOnTheList, {"ground": "whim"}, "ground", id="a ground that is not on the list"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    refusal: type[Refused], changes: dict[str, object], field: str
) -> None:
    world = World(on=date(2026, 3, 2))
    happened = world.now - timedelta(hours=5)
    received = world.now - timedelta(hours=1)
    registered(world, address="ул. Абрикосовая, 1", occurred_from=happened, received_at=received)
    with pytest.raises(refusal) as refused:
        world.act(correction(**changes), "registrar")
    assert refused.value.field == field
    assert not Correction.objects.exists()


def test_nobody_corrects_their_own_entry() -> None:
    world = in_check(World())
    with pytest.raises(OwnEntry):
        world.act(correction(entry=3, field="reason", value="Иначе."), "head_of_unit")


def test_who_made_an_entry_may_not_correct_it_by_office_either() -> None:
    with pytest.raises(NotYourOffice):
        registered(World()).act(correction(), "duty_officer")


def test_a_late_entry_counts_only_when_another_official_has_signed_it() -> None:
    world = in_check(World(on=date(2026, 3, 2)))
    world.later(days=3)

    entry = world.act(late(world), "investigator")

    with pytest.raises(NotCountersigned):
        world.act(OpenCase(narrative=WORDS, offences=(theft(),), late_entry=entry.seq), "investigator")
    world.act(CountersignLate(entry=entry.seq), "head_of_unit")
    world.act(OpenCase(narrative=WORDS, offences=(theft(),), late_entry=entry.seq), "investigator")

    kept = LateEntry.objects.get()
    assert (kept.performed_at, kept.at) == (world.now - timedelta(days=2), world.now), "both times, for ever"
    assert kept.countersigned_by == "police.head_of_unit"
    assert Case.objects.get(pk=world.case.pk).opened_at == kept.performed_at
    assert world.deadlines() == {"investigation": date(2026, 5, 11)}, "from the paper of 3 March; then holidays"


def test_a_late_entry_of_something_else_opens_no_case() -> None:
    world = in_check(World())
    entry = world.act(late(world, kind=PaperAct.SCENE), "investigator")
    world.act(CountersignLate(entry=entry.seq), "head_of_unit")
    with pytest.raises(NotCountersigned):
        world.act(OpenCase(narrative=WORDS, offences=(theft(),), late_entry=entry.seq), "investigator")


def test_a_late_entry_is_signed_once_and_by_another() -> None:
    world = in_check(World())
    entry = world.act(late(world), "investigator")
    world.act(CountersignLate(entry=entry.seq), "prosecutor")
    with pytest.raises(AlreadyCounts):
        world.act(CountersignLate(entry=entry.seq), "head_of_unit")
    with pytest.raises(NoSuchEntry):
        world.act(CountersignLate(entry=1), "head_of_unit")


def test_who_holds_two_offices_does_not_sign_for_themselves() -> None:
    world = in_check(World())
    entry = world.act(late(world), "investigator")
    head = world.post("head_of_unit")
    head.official = world.post("investigator").official
    head.save()
    with pytest.raises(OwnEntry):
        world.act(CountersignLate(entry=entry.seq), head)


def test_the_database_itself_lets_nobody_sign_for_themselves() -> None:
    world = in_check(World())
    world.act(late(world), "investigator")
    with pytest.raises(IntegrityError, match="two_people_sign"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE crimes_lateentry SET countersigned_by = actor")


@pytest.mark.parametrize(
    ("refusal", "ago"),
    [(InTheFuture, timedelta(hours=-1)), (TooLongAgo, timedelta(days=100))],
    ids=["future", "too old"],
)
def test_a_late_entry_of_an_impossible_time_is_refused(refusal: type[Refused], ago: timedelta) -> None:
    world = in_check(World())
    with pytest.raises(refusal):
        world.act(late(world, performed_at=world.now - ago), "investigator")


def test_a_file_is_in_the_case_by_the_hash_of_its_content() -> None:
    world = in_check(World())
    sha256 = "ab" * 32
    StoredFile.objects.create(sha256=sha256, size=10, kind="application/pdf", stored_at=world.now)

    world.act(AddFile(file=sha256, title_of_file="Фото окна", kind=FileKind.PHOTO), "investigator")

    assert CaseFile.objects.get().sha256 == sha256


def test_a_file_that_never_came_is_refused() -> None:
    world = in_check(World())
    with pytest.raises(NoSuchFile) as refused:
        world.act(AddFile(file="cd" * 32, title_of_file="Фото"), "investigator")
    assert refused.value.field == "file"


@pytest.mark.parametrize("digest", ["", "abc", "AB" * 32, "../../etc/passwd"])
def test_what_is_no_hash_is_not_accepted(digest: str) -> None:
    with pytest.raises(ValueError, match="file"):
        AddFile(file=digest, title_of_file="Фото")
