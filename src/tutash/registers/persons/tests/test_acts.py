"""Persons are recorded, named and corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tutash.kernel.models import Entry, Subject
from tutash.kernel.refusals import NotYourOffice, Refused, WrongField
from tutash.kernel.testing import World
from tutash.registers.persons.acts import AddAlias, AddDetails, CorrectPerson, RecordPerson
from tutash.registers.persons.acts.correcting import NothingChanges, Removable
from tutash.registers.persons.acts.recording import PinIsKnown
from tutash.registers.persons.asked import (
    AddressKind,
    Alias,
    AliasKind,
    Identification,
    NoName,
    NotBornYet,
    NothingSaid,
    Paper,
    Residence,
    Sex,
    TwoBirths,
)
from tutash.registers.persons.candidates import candidates
from tutash.registers.persons.models import Address, Identifier, Name, Person
from tutash.registers.persons.sought import Sought

pytestmark = pytest.mark.django_db

BAKYT = RecordPerson(
    surname="Асанов",
    given="Бакыт",
    patronymic="Жумабекович",
    sex=Sex.MALE,
    birth_date=date(1990, 3, 5),
    pin="2 05031990 12345",
    phones=("0555 12-34-56",),
    identifications=(Identification(kind=Paper.PASSPORT, number="ID 1234567"),),
    residences=(Residence(kind=AddressKind.RESIDENCE, territory="41711204000000", place="Мира 1"),),
    aliases=(Alias(kind=AliasKind.TRANSLITERATION, surname="Asanov", given="Bakyt"),),
)


def found(text: str) -> list[str]:
    return [str(Person.objects.get(pk=c.person_id)) for c in candidates(Sought.read(text), least=0.6)]


def test_a_recorded_person_is_found_by_any_spelling_and_any_number() -> None:
    World().act(BAKYT)

    assert str(Person.objects.get()) == "Асанов Бакыт Жумабекович"
    assert Subject.objects.get().title == "Асанов Бакыт Жумабекович"
    assert {(n.kind, n.script) for n in Name.objects.all()} == {("main", "ru"), ("transliteration", "latin")}
    assert Address.objects.get().territory == "41711204000000"
    for typed in ("Bakyt Asanov", "асонов бакыт", "0555123456", "id1234567", "20503199012345", "Асанов 05.03.1990"):
        assert found(typed) == ["Асанов Бакыт Жумабекович"], typed


def test_a_person_without_a_name_is_a_temporary_identity_with_a_description() -> None:
    World().act(RecordPerson(temporary=True, description="Мужчина около 40 лет, шрам на левой щеке", about_year=1985))
    assert Person.objects.get().temporary
    assert Person.objects.get().birth_year == 1985


def test_a_personal_number_that_contradicts_is_a_warning_in_the_entry() -> None:
    entry = World().act(BAKYT.model_copy(update={"sex": Sex.FEMALE, "birth_date": date(1991, 3, 5)}))
    assert len(entry.found["warnings"]) == 2
    assert Person.objects.get().pin == "20503199012345"


def test_who_is_recorded_saw_who_is_like_them() -> None:
    world = World()
    world.act(BAKYT.model_copy(update={"aliases": ()}))
    entry = world.act(RecordPerson(surname="Асонов", given="Бакыт", birth_date=date(1990, 3, 5)))
    (alike,) = entry.found["alike"]
    assert "birth date is the same" in [reason["en"] for reason in alike["reasons"]]
    assert "surname differs by one letter (Асонов / Асанов)" in [reason["en"] for reason in alike["reasons"]]


def test_the_same_personal_number_is_recorded_anew_only_on_purpose() -> None:
    world = World()
    world.act(BAKYT)
    again = BAKYT.model_copy(update={"surname": "Усенов", "phones": (), "identifications": ()})
    with pytest.raises(PinIsKnown, match="Асанов Бакыт"):
        world.act(again)
    world.act(again.model_copy(update={"another": True}))
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    "refusal, field, changed",
    [
        pytest.param(NoName, "surname", {"surname": None, "given": None}, id="no name"),
        pytest.param(NoName, "description", {"surname": None, "given": None, "temporary": True}, id="not described"),
        pytest.param(NotBornYet, "birth_date", {"birth_date": date(2026, 3, 3)}, id="born tomorrow"),
        pytest.param(NotBornYet, "about_year", {"about_year": 2027, "birth_date": None}, id="born next year"),
        pytest.param(TwoBirths, "about_year", {"about_year": 1991}, id="two years of birth"),
        pytest.param(WrongField, "pin", {"pin": "123"}, id="a short personal number"),
        pytest.param(WrongField, "phones.0", {"phones": ("12",)}, id="a short telephone"),
        pytest.param(
            WrongField,
            "identifications.0.number",
            {"identifications": (Identification(kind=Paper.OTHER, number="1"),)},
            id="a paper that is none",
        ),
        pytest.param(NothingSaid, "aliases.0.surname", {"aliases": (Alias(kind=AliasKind.CALLED),)}, id="empty alias"),
    ],
)
def test_a_refusal_names_the_field_and_leaves_no_trace(
    refusal: type[Refused], field: str, changed: Mapping[str, Any]
) -> None:
    with pytest.raises(refusal) as error:
        World().act(BAKYT.model_copy(update=dict(changed)))
    assert error.value.field == field
    assert not Entry.objects.exists() and not Person.objects.exists()


def test_who_keeps_statistics_records_nobody() -> None:
    with pytest.raises(NotYourOffice):
        World().act(BAKYT, by="statistician")


@pytest.mark.parametrize(
    "field, value",
    [
        ("surname", "А" * 81),
        ("surname", "!!!"),
        ("surname", "李明"),
        ("surname", "Аса\x00нов"),
        ("citizenship", "Кыргызстан"),
        ("about_year", 1899),
        ("about_year", -5),
        ("birth_date", "1899-12-31"),
        ("description", "а" * 2_001),
        ("phones", ["0555123456"] * 11),
        ("sex", "x"),
        ("identifications", [{"kind": "pin", "number": "20503199012345"}]),
    ],
)
def test_no_value_is_unbounded(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        RecordPerson.model_validate({"surname": "Асанов", field: value})


def test_an_alias_is_found_as_its_person() -> None:
    world = World()
    world.act(BAKYT)
    world.act(AddAlias(alias=Alias(kind=AliasKind.CALLED, surname="Чоро", given="Балбан")))
    assert found("Balban Choro") == ["Асанов Бакыт Жумабекович"]


def test_a_telephone_and_an_address_are_added() -> None:
    world = World()
    world.act(BAKYT)
    world.act(AddDetails(phones=("0700 000 001",), residences=(Residence(kind=AddressKind.WORK, place="Базар"),)))
    assert found("+996700000001") == ["Асанов Бакыт Жумабекович"]
    assert Address.objects.count() == 2
    with pytest.raises(NothingSaid):
        world.act(AddDetails())


def test_a_correction_changes_what_is_found_and_keeps_the_old_value_in_the_ledger() -> None:
    world = World()
    world.act(BAKYT)
    entry = world.act(CorrectPerson(surname="Усенов", birth_date=date(1991, 4, 6), reason="По паспорту"))

    assert entry.found["before"] == {"birth_date": "1990-03-05", "birth_year": 1990, "surname": "Асанов"}
    assert Subject.objects.get().title == "Усенов Бакыт Жумабекович"
    assert found("Усенов Бакыт 06.04.1991") == ["Усенов Бакыт Жумабекович"]
    assert found("Asanov 06.04.1991") == ["Усенов Бакыт Жумабекович"], "the alias has the new birth date"
    assert found("Жумабекович Асанов") == []


def test_what_was_recorded_by_mistake_is_struck_out() -> None:
    world = World()
    world.act(BAKYT)
    world.act(CorrectPerson(strike=(Removable.PIN, Removable.BIRTH_DATE), reason="Чужой ПИН"))
    person = Person.objects.get()
    assert (person.pin, person.birth_date, person.birth_year) == ("", None, None)
    assert found("20503199012345") == []
    assert Identifier.objects.filter(kind="passport").exists()


@pytest.mark.parametrize(
    "refusal, changes",
    [
        pytest.param(NothingChanges, {"surname": "Асанов"}, id="the same value"),
        pytest.param(NoName, {"strike": (Removable.SURNAME, Removable.GIVEN)}, id="no name is left"),
        pytest.param(NotBornYet, {"birth_date": date(2027, 1, 1)}, id="not born yet"),
        pytest.param(WrongField, {"pin": "777"}, id="a short personal number"),
    ],
)
def test_a_correction_is_checked_as_the_record_was(refusal: type[Refused], changes: Mapping[str, Any]) -> None:
    world = World()
    world.act(BAKYT)
    with pytest.raises(refusal):
        world.act(CorrectPerson(reason="Проверка", **changes))
