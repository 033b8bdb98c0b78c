"""Editions of the codes, their articles, and which article of one code answers to which of another."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from tutash.kernel.law.shapes import Code, Dated, Note, Origin, Row, Words
from tutash.kernel.text import Text

Number = Annotated[str, Field(pattern=r"^\d{1,3}(-\d{1,2})?$")]
Point = Annotated[str, Field(pattern=r"^(\d{1,2}(-\d{1,2})?|[а-яё])$")]
Gravity = Literal["small", "less_grave", "grave", "especially_grave"]
Guilt = Literal["intentional", "negligent"]
TitleStatus = Literal["verified_official", "verified_secondary", "unverified"]
Years = Annotated[float, Field(ge=0, le=100)]


class Edition(Dated):
    """One edition of a code: a text in force from one day to another."""

    key: Code
    code: Code
    title: Words
    short: Words
    number: str
    adopted: date | None = Field(default=None, alias="date")


class Sanction(Row):
    """What an article threatens, as far as gravity follows from it."""

    imprisonment: tuple[Years | None, Years] | None = None
    life: bool = False
    others: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.imprisonment and self.imprisonment[0] is not None and self.imprisonment[0] > self.imprisonment[1]:
            raise ValueError("imprisonment: the lower limit is above the upper one")
        return self


class Threat(Row):
    """What an article, a part or a point may have."""

    title: Words | None = None
    title_status: TitleStatus | dict[Literal["en", "ru", "ky"], TitleStatus] | None = None
    gravity: Gravity | None = None
    guilt: Guilt | None = None
    sanction: Sanction | None = None
    age: Annotated[int, Field(ge=0, le=100)] | None = None
    iccs: str | None = None
    iccs_status: TitleStatus | None = None


class PointShape(Dated, Threat):
    pass


class PartShape(Dated, Threat):
    points: dict[Point, PointShape] = {}
    complete: bool = False


class Article(Dated, Threat):
    """An article of a criminal code."""

    edition: str
    number: Number
    title: Words
    parts: dict[Number, PartShape] = {}
    complete: bool = False

    @property
    def key(self) -> str:
        return f"{self.edition}:{self.number}"


class Cell(Origin):
    """The articles of one code in which an offence stands; none, when that code did not know it."""

    articles: tuple[Number, ...]
    ref: str | None = None


class IccsCode(Origin):
    """A category of the international classification of crime for statistics."""

    code: Annotated[str, Field(pattern=r"^\d{2,6}$")]
    title: Words


class CrosswalkRow(Row):
    offence: Words
    id: Code | None = None
    note: Note | None = None
    cells: dict[Code, Cell]


class GravityLine(Row):
    """One line of the rule of gravity: the first that fits decides."""

    gravity: Gravity
    life: bool | None = None
    imprisonment: Literal[False] | None = None
    guilt: Guilt | None = None
    up_to: Years | None = None

    def fits(self, sanction: Sanction, guilt: str) -> bool:
        longest = sanction.imprisonment[1] if sanction.imprisonment else None
        if self.life is not None:
            return self.life == sanction.life
        if self.imprisonment is False:
            return longest is None and not sanction.life
        if longest is None or (self.guilt and self.guilt != guilt):
            return False
        return self.up_to is None or longest <= self.up_to


@dataclass(frozen=True, slots=True)
class Equivalent:
    """An article of another code for the same offence, and how sure that is."""

    charge: str
    offence: Text
    confidence: str
    status: str

    @property
    def unverified(self) -> bool:
        return self.status == "unverified"


def gravity_of(sanction: Sanction, guilt: str, lines: Iterable[GravityLine]) -> Gravity | None:
    """The gravity that the sanction means, or None when no line of the rule fits."""
    return next((line.gravity for line in lines if line.fits(sanction, guilt)), None)


def gaps(editions: Iterable[Edition]) -> Iterable[str]:
    """Days of a code with no edition, or with two."""
    ordered = sorted(editions, key=lambda edition: edition.since)
    for one, other in zip(ordered, ordered[1:], strict=False):
        if one.to is None or one.to >= other.since:
            yield f"{one.key} and {other.key} are both in force on {other.since}"
        elif one.to + timedelta(days=1) != other.since:
            yield f"no edition is in force from {one.until} to {other.since - timedelta(days=1)}"


_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"(\d)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_ID = re.compile(r"^(?:([a-z0-9-]+):)?(\d{1,3}(?:-\d{1,2})?)(?:/([\w-]+))?(?:/([\w-]+))?$")
_PROSE = re.compile(
    r"^(?:(?:ст|статья|статьи|берене|бер|art|article)\b\.?\s*)?(\d{1,3}(?:-\d{1,2})?)(?!\d)[\s,]*"
    r"(?:(?:ч|часть|части|бөлүк|б|part|para)\b\.?\s*|\()?(\d{1,2}(?:-\d{1,2})?(?!\d))?\)?[\s,]*"
    r"(?:(?:п|пп|пункт|пункта|пункты|point|тармак)\b\.?\s*|\()?[\"«]?(\d{1,2}(?:-\d{1,2})?|[а-яё])?[\"»]?\)?$",
    re.IGNORECASE,
)


def parse(written: str) -> tuple[str | None, str, str, str] | None:
    """Edition, article, part and point of a charge as people write it; None when it is none.

    | written                       | read                           |
    | uk-2021:205/2/3               | uk-2021, 205, 2, 3             |
    | ст. 205 ч. 2 п. 3             | -, 205, 2, 3                   |
    | 280(2)(1)                     | -, 280, 2, 1                   |
    | 205¹                          | -, 205-1                       |
    """
    text = _RAISED.sub(lambda m: f"{m[1]}-{m[2].translate(_SUPERSCRIPT)}", " ".join(written[:200].split()))
    if found := _ID.match(text):
        return found[1], found[2], found[3] or "", found[4] or ""
    if found := _PROSE.match(text):
        return None, found[1], found[2] or "", (found[3] or "").lower()
    return None


def crosswalk_row(raw: Any, head: Mapping[str, Any]) -> Any:
    """A row of the crosswalk as its shape wants it: the columns, which have names of editions, apart."""
    if not isinstance(raw, dict):
        return raw
    own = {key: raw[key] for key in ("offence", "id", "note") if key in raw}
    cells = {key: {**head, **cell} if isinstance(cell, dict) else cell for key, cell in raw.items() if key not in own}
    return {**own, "cells": cells}
