"""What was recorded wrongly of a person is corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from tutash.kernel import clock
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Choice, Day, Line, Reason, asks
from tutash.kernel.models import Entry
from tutash.kernel.refusals import WrongField
from tutash.kernel.text import Text
from tutash.registers.persons import rows
from tutash.registers.persons.acts.recording import KEEPERS, RECORDED
from tutash.registers.persons.asked import (
    BIRTH_DATE,
    CITIZENSHIP,
    COUNTRY_HINT,
    DESCRIPTION,
    GIVEN,
    PATRONYMIC,
    PIN,
    SEX,
    SURNAME,
    Country,
    Description,
    NamePart,
    NoName,
    Sex,
    Year,
    read_pin,
    require_birth,
)
from tutash.registers.persons.models import Identifier, Person

EMPTY: dict[str, Any] = {"birth_date": None, "temporary": False}
NAMED_OR_BORN = {"surname", "given", "patronymic", "sex", "birth_date", "birth_year"}
CORRECTABLE = (*sorted(NAMED_OR_BORN), "citizenship", "description", "pin", "temporary")


class Removable(Choice):
    """What may be struck out when it was recorded by mistake."""

    SURNAME = "surname", SURNAME
    GIVEN = "given", GIVEN
    PATRONYMIC = "patronymic", PATRONYMIC
    SEX = "sex", SEX
    BIRTH_DATE = "birth_date", BIRTH_DATE
    CITIZENSHIP = "citizenship", CITIZENSHIP
    PIN = "pin", PIN
    TEMPORARY = (
        "temporary",
        Text("Mark of a temporary identity", "Отметка о временной личности", "Убактылуу инсандык белгиси"),
    )


class NothingChanges(WrongField):
    """The values entered are those on record."""

    text = Text(
        "Nothing would change: these values are on record already.",
        "Ничего не изменится: эти сведения уже учтены.",
        "Эч нерсе өзгөрбөйт: бул маалыматтар мурунтан эсепте.",
    )


class CorrectPerson(Act):
    """What was recorded wrongly of a person is corrected; the old value stays in the ledger and is shown."""

    code = "person.corrected"
    title = Text("Correcting the record of a person", "Исправление записи о лице", "Адам жөнүндө жазууну оңдоо")
    norm = "persons.record"
    by = KEEPERS
    subject = "person"
    when = (RECORDED,)
    stream = "persons"

    surname: NamePart | None = asks(
        SURNAME,
        Text("Empty: stays as it is.", "Пусто: остаётся прежним.", "Бош болсо: мурункудай калат."),
        default=None,
    )
    given: NamePart | None = asks(GIVEN, default=None)
    patronymic: NamePart | None = asks(PATRONYMIC, default=None)
    sex: Sex | None = asks(SEX, default=None, widget="radios")
    birth_date: Day | None = asks(BIRTH_DATE, default=None)
    about_year: Year | None = asks(
        Text(
            "Year of birth, if only that is known",
            "Год рождения, если известен только он",
            "Туулган жылы, күнү белгисиз болсо",
        ),
        default=None,
    )
    pin: Line | None = asks(PIN, default=None, max_length=30)
    citizenship: Country | None = asks(CITIZENSHIP, COUNTRY_HINT, default=None)
    description: Description | None = asks(DESCRIPTION, default=None)
    strike: Annotated[tuple[Removable, ...], Field(max_length=10)] = asks(
        Text("Strike out", "Исключить сведения", "Маалыматты алып салуу"), default=()
    )
    reason: Reason = asks(
        Text("Why", "Основание исправления", "Оңдоонун негизи"),
        Text("For example, by which document.", "Например, по какому документу.", "Мисалы, кайсы документ боюнча."),
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        person = Person.objects.get(pk=situation.case.pk)
        today = clock.local(situation.now).date()
        before = {name: getattr(person, name) for name in CORRECTABLE}
        after = before | self._entered(person)
        require_birth(self, after["birth_date"], self.about_year, today)
        if not (after["surname"] or after["given"]) and not after["temporary"]:
            raise NoName(norm=self.norm, field="surname")
        changed = [name for name in CORRECTABLE if before[name] != after[name]]
        if not changed:
            raise NothingChanges(norm=self.norm)
        pin = read_pin(after["pin"])
        doubts = pin.doubts(sex=after["sex"], birth_date=after["birth_date"], today=today) if pin else ()
        return {
            "before": {name: before[name] for name in changed},
            "after": {name: after[name] for name in changed},
            "name": " ".join(filter(None, (after["surname"], after["given"], after["patronymic"]))),
            "warnings": [doubt.as_json() for doubt in doubts],
        }

    def _entered(self, person: Person) -> dict[str, Any]:
        """The new values, by column."""
        values: dict[str, Any] = {name: EMPTY.get(name, "") for name in map(str, self.strike)}
        if "birth_date" in values:
            values["birth_year"] = None
        for name in ("surname", "given", "patronymic", "sex", "birth_date", "citizenship", "description"):
            if (value := getattr(self, name)) is not None:
                values[name] = value
        if pin := read_pin(self.pin):
            values["pin"] = pin.digits
        if self.birth_date or self.about_year:
            values["birth_year"] = rows.birth_year(self.birth_date, self.about_year)
            values["birth_date"] = self.birth_date
        return values

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"title": entry.found["name"][:200]}

    def apply(self, entry: Entry) -> None:
        person = Person.objects.get(pk=entry.subject_id)
        for name, value in entry.found["after"].items():
            setattr(person, name, date.fromisoformat(value) if name == "birth_date" and value else value)
        person.save(force_update=True)
        if NAMED_OR_BORN & entry.found["after"].keys():
            rows.rewrite_names(person)
        if "pin" in entry.found["after"]:
            Identifier.objects.filter(person_id=person.pk, kind="pin").delete()
            digits = person.pin
            known = [{"kind": "pin", "value": digits, "written": digits}] if digits else []
            rows.write_identifiers(entry, person.pk, known)
