"""A person is recorded; another name, a document, a telephone or an address becomes known."""

from collections.abc import Mapping
from typing import Any

from tutash.kernel import clock
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Day, Line, asks
from tutash.kernel.models import Entry
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text
from tutash.registers.persons import rows
from tutash.registers.persons.asked import (
    AS_WRITTEN,
    BIRTH_DATE,
    CITIZENSHIP,
    COUNTRY_HINT,
    DESCRIPTION,
    GIVEN,
    IDENTIFICATIONS,
    PATRONYMIC,
    PHONES,
    PIN,
    RESIDENCES,
    SEX,
    SURNAME,
    Alias,
    Aliases,
    Country,
    Description,
    Identifications,
    NamePart,
    NoName,
    NothingSaid,
    Phones,
    Residences,
    Sex,
    Year,
    read_identifiers,
    read_pin,
    require_birth,
)
from tutash.registers.persons.candidates import WORTH_SHOWING, candidates
from tutash.registers.persons.models import Person
from tutash.registers.persons.sought import Sought

RECORDED = "recorded"
KEEPERS = (
    "duty_officer",
    "inquiry_officer",
    "investigator",
    "head_of_unit",
    "prosecutor",
    "district_prosecutor",
    "registrar",
)
SHOWN = 5  # candidates kept in the entry: who recorded the person saw them


class PinIsKnown(Refused):
    """Another record has this personal number already."""

    text = Text(
        "This ПИН is on record already: {name}. Use that record; if it is another person, tick “another person”.",
        "Этот ПИН уже учтён: {name}. Используйте ту запись; если это другое лицо, отметьте «другое лицо».",
        "Бул ПИН мурунтан эсепте: {name}. Ошол жазууну колдонуңуз; башка адам болсо, «башка адам» дегенди белгилеңиз.",
    )


class RecordPerson(Act):
    """A person enters the register, under a name or as a temporary identity with a description."""

    code = "person.recorded"
    title = Text("Recording a person", "Учёт лица", "Адамды эсепке алуу")
    norm = "persons.record"
    by = KEEPERS
    subject = "person"
    then = RECORDED
    stream = "persons"

    temporary: bool = asks(
        Text("Identity is not established", "Личность не установлена", "Инсандыгы аныкталган эмес"),
        Text(
            "For an unknown or undocumented person; merged later with the real record.",
            "Для неизвестного лица или лица без документов; позже запись сливается с подлинной.",
            "Белгисиз же документсиз адам үчүн; кийин чыныгы жазуу менен бириктирилет.",
        ),
        default=False,
    )
    surname: NamePart | None = asks(SURNAME, AS_WRITTEN, default=None)
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
    description: Description = asks(DESCRIPTION, default="")
    aliases: Aliases = asks(Text("Other names", "Другие имена", "Башка аттары"), default=())
    identifications: Identifications = asks(IDENTIFICATIONS, default=())
    phones: Phones = asks(PHONES, default=())
    residences: Residences = asks(RESIDENCES, default=())
    another: bool = asks(
        Text(
            "Another person, although the ПИН is on record",
            "Другое лицо, хотя ПИН уже учтён",
            "ПИН эсепте болсо да, башка адам",
        ),
        default=False,
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        if not (self.surname or self.given) and not (self.temporary and self.description.strip()):
            raise NoName(norm=self.norm, field="description" if self.temporary else "surname")
        today = clock.local(situation.now).date()
        require_birth(self, self.birth_date, self.about_year, today)
        for i, alias in enumerate(self.aliases):
            require_name(self, alias, f"aliases.{i}.surname")
        pin = read_pin(self.pin)
        doubts = pin.doubts(sex=self.sex or "", birth_date=self.birth_date, today=today) if pin else ()
        known = [{"kind": "pin", "value": pin.digits, "written": pin.digits}] if pin else []
        known += read_identifiers(self, self.identifications, self.phones)
        alike = candidates(self.sought(frozenset(line["value"] for line in known)), most=SHOWN, least=WORTH_SHOWING)
        if pin and not self.another and (same := next((c for c in alike if c.exact), None)):
            raise PinIsKnown(PinIsKnown.text.format(name=same.name), norm="persons.pin", field="pin")
        return {
            "pin": pin.digits if pin else "",
            "identifiers": known,
            "warnings": [doubt.as_json() for doubt in doubts],
            "alike": [candidate.as_json() for candidate in alike],
        }

    def sought(self, exactly: frozenset[str]) -> Sought:
        return Sought.of(
            self.name, birth_date=self.birth_date, about_year=self.about_year, sex=self.sex or "", exactly=exactly
        )

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.surname, self.given, self.patronymic)))

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"title": self.name[:200], "post_id": entry.post}

    def apply(self, entry: Entry) -> None:
        person = Person.objects.create(
            id=entry.subject_id,
            surname=self.surname or "",
            given=self.given or "",
            patronymic=self.patronymic or "",
            sex=self.sex or "",
            birth_date=self.birth_date,
            birth_year=rows.birth_year(self.birth_date, self.about_year),
            citizenship=self.citizenship or "",
            pin=entry.found["pin"],
            temporary=self.temporary,
            description=self.description,
            recorded_at=entry.at,
            identity=entry.subject_id,
        )
        main = (entry.key("name"), rows.MAIN, (person.surname, person.given, person.patronymic))
        others = [
            (entry.key(f"alias {i}"), str(alias.kind), rows.alias_words(alias)) for i, alias in enumerate(self.aliases)
        ]
        rows.write_names(person, [main, *others])
        rows.write_identifiers(entry, person.pk, entry.found["identifiers"])
        rows.write_addresses(entry, person.pk, self.residences)


def require_name(act: Act, alias: Alias, field: str) -> None:
    if not (alias.surname or alias.given):
        raise NothingSaid(norm=act.norm, field=field)


class AddAlias(Act):
    """A person is found to have another name, or the same name in another script."""

    code = "person.alias_added"
    title = Text("Adding another name", "Добавление другого имени", "Башка атын кошуу")
    norm = "persons.alias"
    by = KEEPERS
    subject = "person"
    when = (RECORDED,)
    stream = "persons"

    alias: Alias = asks(Text("Name", "Имя", "Аты"))
    source: Line | None = asks(Text("Where it is known from", "Откуда известно", "Кайдан белгилүү"), default=None)

    def check(self, situation: Situation) -> None:
        require_name(self, self.alias, "alias.surname")

    def apply(self, entry: Entry) -> None:
        person = Person.objects.get(pk=entry.subject_id)
        rows.write_names(person, [(entry.key("alias"), str(self.alias.kind), rows.alias_words(self.alias))])


class AddDetails(Act):
    """A document, a telephone or an address of a person becomes known."""

    code = "person.details_added"
    title = Text(
        "Adding documents, telephones, addresses",
        "Добавление документов, телефонов, адресов",
        "Документтерди, телефондорду, даректерди кошуу",
    )
    norm = "persons.record"
    by = KEEPERS
    subject = "person"
    when = (RECORDED,)
    stream = "persons"

    identifications: Identifications = asks(IDENTIFICATIONS, default=())
    phones: Phones = asks(PHONES, default=())
    residences: Residences = asks(RESIDENCES, default=())

    def check(self, situation: Situation) -> Mapping[str, Any]:
        if not (self.identifications or self.phones or self.residences):
            raise NothingSaid(norm=self.norm, field="identifications")
        return {"identifiers": read_identifiers(self, self.identifications, self.phones)}

    def apply(self, entry: Entry) -> None:
        rows.write_identifiers(entry, entry.subject_id, entry.found["identifiers"])
        rows.write_addresses(entry, entry.subject_id, self.residences)
