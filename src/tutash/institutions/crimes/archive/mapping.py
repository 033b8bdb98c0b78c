"""What the columns of an old register mean: MAP.yaml, read and checked before anything is taken."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from tutash.kernel import law

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,50}$")]
Column = Annotated[str, Field(min_length=1, max_length=200)]
Columns = Annotated[tuple[Column, ...], Field(max_length=20)]
Pattern = Annotated[str, Field(min_length=1, max_length=200)]
LARGEST = 2_000_000  # bytes of a map


class BadMap(Exception):
    """The map does not fit: each line says what is wrong with it."""


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Category(Shape):
    """Charges that fall into one category: patterns with * for any words, in small letters."""

    iccs: Annotated[str, Field(pattern=r"^\d{2,6}$")]
    like: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    note: str = ""

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.iccs not in law.pack().iccs:
            raise ValueError(f"there is no category {self.iccs}")
        return self


class CaseOfRow(Shape):
    """One case that a row tells of. A row may tell of several: a case, and the next of the same person."""

    suffix: str = ""  # of the record's number
    when: Column | None = None  # where this column is blank, the row tells of no such case
    follows: str | None = None  # suffix of the earlier case of the same person
    charge: Column
    degree: Column | None = None
    day: Columns = ()  # of the offence: the first that is not blank
    performed_on: Columns  # the old register took it in: the latest of these
    custody: tuple[Column, Column] | None = None
    sex: Column | None = None
    age: Column | None = None
    prior_offences: Column | None = None
    outcome: Column | None = None
    narrative: Column | None = None
    paper: Column | None = None

    @property
    def columns(self) -> set[str]:
        one = (self.when, self.charge, self.degree, self.sex, self.age, self.prior_offences, self.outcome)
        many = (*self.day, *self.performed_on, *(self.custody or ()), self.narrative, self.paper)
        return {column for column in (*one, *many) if column}


class Map(Shape):
    """The whole map of one old register."""

    source: Name
    title: str = ""
    note: str = ""
    encoding: str = "utf-8-sig"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    record: Column
    days: tuple[str, ...] = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
    clock: Literal[12, 24] = 24  # 12: the hours have no a.m. or p.m., so only days are taken
    scheme: Literal["iccs", "articles"] = "iccs"
    values: dict[str, dict[str, str]] = {}  # field -> what the register writes -> what we write
    cases: Annotated[tuple[CaseOfRow, ...], Field(min_length=1, max_length=10)]
    nobody_charged: tuple[Pattern, ...] = ()  # the register says that there was no charge
    attempted: tuple[Pattern, ...] = ()
    charges: tuple[Category, ...] = ()

    @property
    def columns(self) -> set[str]:
        return {self.record}.union(*(case.columns for case in self.cases))

    def category(self, charge: str) -> Category | None:
        """The first category whose patterns fit; None when the map does not know the charge."""
        plain = plainly(charge)
        if plain not in self._known:
            self._known[plain] = next((c for c in self.charges if _fits(plain, c.like)), None)
        return self._known[plain]

    @cached_property
    def _known(self) -> dict[str, Category | None]:
        return {}

    def says_nobody_charged(self, charge: str) -> bool:
        return _fits(plainly(charge), self.nobody_charged)

    def says_attempted(self, charge: str) -> bool:
        return _fits(plainly(charge), self.attempted)

    def moment(self, written: str) -> datetime | None:
        """A day or moment as the register writes it; None when it is neither."""
        for form in self.days:
            try:
                return datetime.strptime(written, form)  # noqa: DTZ007  a wall clock of long ago: only its day is used
            except ValueError:
                continue
        return None


def plainly(written: str) -> str:
    """Small letters, single spaces."""
    return " ".join(written.casefold().split())


def _fits(plain: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(plain, plainly(pattern).replace("[", "[[]")) for pattern in patterns)


def read(path: Path) -> Map:
    """The map of this file. Raises `BadMap` with every fault."""
    if path.stat().st_size > LARGEST:
        raise BadMap(f"{path} is larger than a map can be")
    try:
        raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Map.model_validate(raw if isinstance(raw, Mapping) else {})
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadMap(f"{path} is not YAML: {error}") from None
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, fault['loc'])) or 'map'}: {fault['msg']}" for fault in error.errors()]
        raise BadMap("\n".join(lines)) from None
