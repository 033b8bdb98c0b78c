"""How the acts write a person's rows: names with their search keys, the vocabulary, exact identifiers, addresses."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tutash.kernel.models import Entry
from tutash.registers.persons.asked import Alias, Residence
from tutash.registers.persons.fold import VERSION
from tutash.registers.persons.models import Address, Identifier, Name, Person, Sound
from tutash.registers.persons.names import Spelling, hints, keys

MAIN = "main"


def write_names(person: Person, names: Iterable[tuple[UUID, str, tuple[str, str, str]]]) -> None:
    """Keep names (id, kind, surname with given name and patronymic), each findable."""
    rows = []
    for name_id, kind, (surname, given, patronymic) in names:
        name = Name(id=name_id, person_id=person.pk, kind=kind, surname=surname, given=given, patronymic=patronymic)
        name.script = script_of(f"{surname} {given} {patronymic}")
        _index(name, person)
        rows.append(name)
    Name.objects.bulk_create(rows)
    _learn(rows)


def rewrite_names(person: Person) -> None:
    """The main name, the sex or the birth have changed: all names of the person are found by the new ones."""
    rows = list(Name.objects.filter(person_id=person.pk))
    for name in rows:
        if name.kind == MAIN:
            name.surname, name.given, name.patronymic = person.surname, person.given, person.patronymic
            name.script = script_of(person.name)
        _index(name, person)
        name.save(force_update=True)
    _learn(rows)


def _index(name: Name, person: Person) -> None:
    spelling = Spelling.of(name.surname, name.given, name.patronymic)
    name.sex, name.birth_date, name.birth_year = person.sex, person.birth_date, person.birth_year
    name.spelling, name.fold = str(spelling), VERSION
    name.keys = keys(spelling, person.birth_date, person.birth_year)


def _learn(names: Iterable[Name]) -> None:
    """Add to the vocabulary what it does not hold yet, in one order, so that two writers never wait for each other."""
    sounds = sorted({sound for name in names for sound in Spelling.read(name.spelling).sounds})
    words = [Sound(sound=sound, hints=sorted(hints(sound))) for sound in sounds]
    Sound.objects.bulk_create(words, ignore_conflicts=True)


def write_identifiers(entry: Entry, person_id: UUID, read: Sequence[Mapping[str, Any]]) -> None:
    Identifier.objects.bulk_create(
        Identifier(id=entry.key(f"identifier {i}"), person_id=person_id, since=entry.at, **line)
        for i, line in enumerate(read)
    )


def write_addresses(entry: Entry, person_id: UUID, residences: Sequence[Residence]) -> None:
    Address.objects.bulk_create(
        Address(
            id=entry.key(f"address {i}"),
            person_id=person_id,
            kind=str(each.kind),
            territory=each.territory or "",
            place=each.place or "",
            since=entry.at,
        )
        for i, each in enumerate(residences)
    )


def alias_words(alias: Alias) -> tuple[str, str, str]:
    return alias.surname or "", alias.given or "", alias.patronymic or ""


def birth_year(day: date | None, about: int | None) -> int | None:
    return day.year if day else about


def script_of(name: str) -> str:
    """In which script a name is written, as far as its letters tell.

    "Өмүрбек" -> ky      "Асанов" -> ru, as Kyrgyz is written too      "Asanov" -> latin
    """
    if re.search("[ңөү]", name.casefold()):
        return "ky"
    return "ru" if re.search("[а-яё]", name.casefold()) else "latin"
