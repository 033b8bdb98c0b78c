"""Who takes part in a case."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tutash.institutions.crimes.acts.journal import RegisterCrime
from tutash.institutions.crimes.acts.participants import AddParticipant, EndParticipation, ExplainRights
from tutash.institutions.crimes.kinds import Tongue
from tutash.institutions.crimes.models import Case, Rights
from tutash.institutions.crimes.newcomers import NewPerson
from tutash.institutions.crimes.refusals import (
    AlreadyTakesPart,
    ByDecreeOnly,
    InterpreterNeeded,
    InTheFuture,
    NotACurrentParticipant,
    NotOnTheList,
    ReasonForDelay,
    WhoIsIt,
)
from tutash.institutions.crimes.tests.cast import in_check, opened, registered, report
from tutash.kernel.models import Entry, Subject
from tutash.kernel.refusals import NotFound, Refused, WrongStage
from tutash.kernel.testing import World
from tutash.registers.persons.acts import RecordPerson
from tutash.registers.persons.acts.recording import PinIsKnown
from tutash.registers.persons.asked import NoName, NotBornYet
from tutash.registers.persons.models import Participation, Person

pytestmark = pytest.mark.django_db

AIDA = NewPerson(surname="Токтоева", given="Аида", birth_date=date(1990, 5, 17))


def take_part(world: World, role: str = "victim", new: NewPerson = AIDA) -> UUID:
    world.act(AddParticipant(role=role, new=new), "investigator")
    return Participation.objects.get(role=role).person_id


def test_a_new_victim_is_recorded_and_takes_part_in_one_act() -> None:
    world = in_check(World())

    entry = world.act(AddParticipant(role="victim", new=AIDA), "investigator")

    taking_part = Participation.objects.get(role="victim")
    assert taking_part.person_id == entry.key("person")
    assert Person.objects.get(pk=taking_part.person_id).surname == "Токтоева"
    assert Subject.objects.get(pk=taking_part.person_id).stage == "recorded"
    world.assert_sound()


def test_a_person_on_record_is_chosen_and_the_act_stands_in_both_chains() -> None:
    world = in_check(World())
    person_id = take_part(world)

    world.act(AddParticipant(role="civil_claimant", person=person_id), "investigator")

    assert set(Participation.objects.values_list("role", flat=True)) == {"victim", "civil_claimant"}
    assert Entry.objects.filter(subject_id=person_id, code="participant.added").count() == 1


def test_a_child_among_the_victims_hides_the_case_from_colleagues() -> None:
    world = in_check(World(on=date(2026, 3, 2)))
    child = NewPerson(surname="Токтоев", given="Эрмек", birth_date=date(2008, 3, 2))

    take_part(world, new=child)

    assert world.case.shield == "child", "on the birthday itself one is still seventeen"


def test_a_grown_up_victim_hides_nothing() -> None:
    world = in_check(World(on=date(2026, 3, 2)))
    take_part(world, new=NewPerson(surname="Токтоев", given="Эрмек", birth_date=date(2008, 3, 1)))
    assert world.case.shield == ""


def test_the_lawyer_of_a_case_may_be_young() -> None:
    world = in_check(World())
    take_part(world, "interpreter", NewPerson(surname="Токтоев", given="Эрмек", birth_date=date(2009, 3, 1)))
    assert world.case.shield == ""


def test_a_shield_that_was_there_before_stays() -> None:
    world = in_check(World(), domestic_violence=True)
    take_part(world, new=NewPerson(surname="Токтоев", given="Эрмек", birth_date=date(2015, 3, 1)))
    assert world.case.shield == "domestic"


def test_an_unknown_suspect_is_a_temporary_identity() -> None:
    world = opened(World())
    person_id = take_part(world, "suspect", NewPerson(temporary=True, description="Мужчина около 30 лет, шрам."))
    assert Person.objects.get(pk=person_id).temporary


@pytest.mark.parametrize(
    ("refusal", "act", "field"),
    [
        pytest.param(NotOnTheList, {"role": "neighbour", "new": AIDA}, "role", id="a role that the law does not know"),
        pytest.param(ByDecreeOnly, {"role": "accused", "new": AIDA}, "role", id="nobody is accused without a decree"),
        pytest.param(WhoIsIt, {"role": "witness"}, "person", id="nobody named"),
        pytest.param(NoName, {"role": "witness", "new": NewPerson()}, "new-surname", id="a new person without a name"),
        pytest.param(
            NotBornYet,
            {"role": "witness", "new": NewPerson(surname="Токтоев", birth_date=date(2026, 3, 3))},
            "new-birth_date",
            id="born tomorrow",
        ),
        pytest.param(
            Refused, {"role": "witness", "new": NewPerson(surname="Токтоев", pin="123")}, "new-pin", id="no ПИН at all"
        ),
    ],
)
def test_a_participant_who_cannot_be_is_refused_beside_the_field(
    refusal: type[Refused], act: dict[str, object], field: str
) -> None:
    world = in_check(World(on=date(2026, 3, 2)))
    before = Entry.objects.count()
    with pytest.raises(refusal) as refused:
        world.act(AddParticipant(**act), "investigator")
    assert refused.value.field == field
    assert Entry.objects.count() == before, "neither the person nor the participation"


@pytest.mark.parametrize("year", [-5, 0, 1850, 3000])
def test_an_absurd_year_of_birth_is_not_accepted(year: int) -> None:
    with pytest.raises(ValueError, match="about_year"):
        NewPerson(surname="Токтоев", about_year=year)


def test_a_personal_number_on_record_points_to_the_record() -> None:
    world = in_check(World())
    take_part(world, new=NewPerson(surname="Токтоева", given="Аида", pin="11705199000017"))
    with pytest.raises(PinIsKnown) as refused:
        world.act(
            AddParticipant(role="witness", new=NewPerson(surname="Токтоева", pin="11705199000017")), "investigator"
        )
    assert refused.value.field == "new-pin"


def test_a_personal_number_that_contradicts_sex_or_birth_is_a_warning_that_stays_on_record() -> None:
    world = in_check(World())
    person_id = take_part(world, new=NewPerson(surname="Токтоев", sex="male", pin="11705199000017"))
    recorded = next(iter(world_entries(person_id)))
    assert recorded.found["warnings"]


def world_entries(subject_id: UUID) -> list[Entry]:
    from tutash.kernel import ledger

    return list(ledger.with_payloads(ledger.chain(subject_id)))


def test_nobody_takes_part_twice_in_one_role() -> None:
    world = in_check(World())
    person_id = take_part(world)
    with pytest.raises(AlreadyTakesPart):
        world.act(AddParticipant(role="victim", person=person_id), "investigator")


def test_a_person_who_does_not_exist_is_not_found() -> None:
    world = in_check(World())
    with pytest.raises(NotFound):
        world.act(AddParticipant(role="victim", person=UUID(int=7)), "investigator")


def test_before_registration_nobody_is_recognised() -> None:
    world = World()
    world.act(report(), "investigator")
    with pytest.raises(WrongStage):
        world.act(AddParticipant(role="victim", new=AIDA), "investigator")


def test_who_takes_part_no_longer_can_take_part_again() -> None:
    world = in_check(World())
    person_id = take_part(world)

    world.act(EndParticipation(person=person_id, role="victim", reason="Ошибочно признана."), "investigator")
    assert Participation.objects.get().until == world.now
    world.act(AddParticipant(role="victim", person=person_id), "investigator")

    assert Participation.objects.filter(until=None).count() == 1


def test_who_does_not_take_part_cannot_cease_to() -> None:
    world = in_check(World())
    person_id = take_part(world)
    with pytest.raises(NotACurrentParticipant):
        world.act(EndParticipation(person=person_id, role="witness", reason="Ошибка."), "investigator")


def explained(world: World, person_id: UUID, **changes: object) -> ExplainRights:
    values = {
        "person": person_id,
        "role": "victim",
        "explained_at": world.now - timedelta(minutes=10),
        "language": Tongue.KYRGYZ,
    }
    return ExplainRights(**{**values, **changes})


def test_that_rights_were_explained_stays_on_record() -> None:
    world = in_check(World())
    person_id = take_part(world)
    world.act(explained(world, person_id), "investigator")
    told = Rights.objects.get()
    assert (told.person_id, told.language, told.copy_handed) == (person_id, "ky", True)


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        pytest.param(
            NotACurrentParticipant, {"role": "suspect"}, id="in a role in which the person does not take part"
        ),
        pytest.param(InterpreterNeeded, {"language": Tongue.OTHER}, id="in another language without an interpreter"),
        pytest.param(InTheFuture, {"explained_at": timedelta(hours=1)}, id="in an hour"),
        pytest.param(ReasonForDelay, {"explained_at": timedelta(days=-2)}, id="two days ago without a reason"),
    ],
)
def test_rights_that_cannot_have_been_explained_so_are_refused(
    refusal: type[Refused], changes: dict[str, object]
) -> None:
    world = in_check(World())
    person_id = take_part(world)
    changes = {name: world.now + value if isinstance(value, timedelta) else value for name, value in changes.items()}
    with pytest.raises(refusal):
        world.act(explained(world, person_id, **changes), "investigator")


def test_the_applicant_is_recorded_with_the_report_and_takes_part_in_it() -> None:
    world = World()

    world.act(
        report(applicant_surname="Токтоева", applicant_given="Аида", applicant_phone="0555 123456"), "duty_officer"
    )

    case, taking_part = Case.objects.get(), Participation.objects.get()
    assert taking_part.role == "applicant"
    assert case.applicant_id == taking_part.person_id
    assert Person.objects.get(pk=taking_part.person_id).name == "Токтоева Аида"
    assert case.applicant_name == "Токтоева Аида"


def test_an_applicant_on_record_is_chosen_and_not_recorded_again() -> None:
    world = World()
    person = world.act(RecordPerson(surname="Токтоева", given="Аида"), "duty_officer")

    world.act(report(applicant=person.subject_id), "duty_officer")

    assert Person.objects.count() == 1
    assert Case.objects.get().applicant_name == "Токтоева Аида"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"applicant_surname": "Токтоева", "applicant_phone": "102"}, "applicant_phone", id="no telephone"),
        pytest.param({"applicant_surname": "Токтоева", "applicant_pin": "99"}, "applicant_pin", id="no ПИН"),
    ],
)
def test_an_applicant_who_cannot_be_recorded_is_refused_beside_the_field(changes: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        World().act(report(**changes), "duty_officer")
    assert refused.value.field == field
    assert not Entry.objects.exists()


def test_registering_does_not_record_the_applicant_twice() -> None:
    world = World()
    world.act(report(applicant_surname="Токтоева"), "duty_officer")
    world.act(RegisterCrime(), "duty_officer")
    assert Person.objects.count() == Participation.objects.count() == 1


def test_an_anonymous_report_has_no_applicant() -> None:
    registered(World(), anonymous=True)
    assert not Participation.objects.exists()
