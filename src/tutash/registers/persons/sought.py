"""What is known of a person who is looked for: a name in any order, a birth, exact identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from tutash.registers.persons import identifiers
from tutash.registers.persons.fold import words
from tutash.registers.persons.names import MOST_PARTS
from tutash.registers.persons.rules import Born

DAY = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})\b|\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")
YEAR = re.compile(r"(?<![\w+-])(?<!\d )(19\d{2}|20\d{2})(?![\w-]| \d)")
LONGEST = 300  # letters of a search box that are read


@dataclass(frozen=True, slots=True)
class Sought:
    """A person looked for."""

    words: tuple[tuple[str, str], ...] = ()  # each as written and folded
    born: Born = field(default_factory=Born)
    sex: str = ""
    identifiers: frozenset[str] = frozenset()  # in their normal form

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(folded for _, folded in self.words)

    @classmethod
    def of(
        cls,
        name: str,
        *,
        birth_date: date | None = None,
        about_year: int | None = None,
        sex: str = "",
        exactly: frozenset[str] = frozenset(),
    ) -> Self:
        return cls(words(name[:LONGEST])[:MOST_PARTS], Born(birth_date, about_year), sex, exactly)

    @classmethod
    def read(cls, text: str) -> Self:
        """What a search box holds: names, a date or a year of birth, numbers, in any order.

        "Асанов Бакыт 05.03.1990"   -> two parts and a day       "0555 12-34-56" -> a telephone
        "Asanov, 1990"              -> one part and a year       "ID 1234567"    -> a paper
        """
        text = text[:LONGEST]
        born = Born()
        if found := DAY.search(text):
            born = Born(_day(found))
            text = text[: found.start()] + " " + text[found.end() :]
        elif found := YEAR.search(text):
            born = Born(None, int(found[1]))
            text = text[: found.start()] + " " + text[found.end() :]
        exactly, named = identifiers.read(text)
        return cls(words(named)[:MOST_PARTS], born, "", exactly)


def _day(found: re.Match[str]) -> date | None:
    day, month, year, *iso = found.groups()
    try:
        return date(int(year), int(month), int(day)) if year else date(*(int(part) for part in iso))
    except ValueError:
        return None
