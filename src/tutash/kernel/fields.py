"""Kinds of values that an act may ask for. Every one is bounded."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from tutash.kernel.letters import unprintable
from tutash.kernel.text import Text


def _legible(value: str) -> str:
    value = unicodedata.normalize("NFC", value)
    if strange := unprintable(value):
        shown = ", ".join(f"U+{ord(c):04X}" for c in sorted(strange)[:5])
        raise PydanticCustomError("unprintable", "characters that no document can print: {shown}", {"shown": shown})
    return value


def _sane_day(value: date) -> date:
    if not date(1900, 1, 1) <= value <= date(2100, 12, 31):
        raise PydanticCustomError("date_out_of_range", "a date between 1900 and 2100 is expected")
    return value


def _sane_moment(value: datetime) -> datetime:
    _sane_day(value.date())
    return value


def _words(longest: int, shortest: int = 1) -> Any:
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


Line = Annotated[str, _words(200), AfterValidator(_legible)]
Code = Annotated[str, _words(100), AfterValidator(_legible)]
Words = Annotated[str, _words(20_000), AfterValidator(_legible)]
Reason = Annotated[str, _words(4_000, 3), AfterValidator(_legible)]
Day = Annotated[date, AfterValidator(_sane_day)]
Moment = Annotated[AwareDatetime, AfterValidator(_sane_moment)]


@dataclass(frozen=True)
class Refers:
    """Marks an id or a code that names something of this kind: "person", "case", "post", "unit", "territory", ..."""

    kind: str


@dataclass(frozen=True)
class Listed:
    """Marks a code that must stand on a list of the law pack, e.g. "procedure.termination_grounds"."""

    name: str


PersonRef = Annotated[UUID, Refers("person")]
CaseRef = Annotated[UUID, Refers("case")]
PostRef = Annotated[str, _words(100), AfterValidator(_legible), Refers("post")]
UnitRef = Annotated[str, _words(100), AfterValidator(_legible), Refers("unit")]
TerritoryRef = Annotated[str, StringConstraints(pattern=r"^\d{14}$"), Refers("territory")]
FileRef = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Refers("file")]
ChargeRef = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,20}-\d{4}:\d{1,3}(-\d{1,2})?(/[\dа-яё-]{1,5}){0,2}$"),
    Refers("charge"),
]


class Choice(StrEnum):
    """One of a few words, each shown in three languages: `ORAL = "oral", Text(...)`."""

    label: Text

    def __new__(cls, value: str, label: Text) -> "Choice":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def called(cls, value: str) -> Text:
        """What a kept value is called; a value that is no longer on the list is called as it is written."""
        return next((member.label for member in cls if member.value == value), Text.of(value))


class Group(BaseModel):
    """Fields that belong together, alone or as a repeating group."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def asks(
    label: Text,
    hint: Text | None = None,
    *,
    default: Any = ...,
    widget: str = "",
    **bounds: Any,
) -> Any:
    """Declare a field that a form asks for: its label, its hint, how it is best entered, its bounds."""
    extra: dict[str, Any] = {"label": label, "hint": hint, "widget": widget}
    return Field(default, json_schema_extra=Asked(extra), **bounds)


class Asked:
    """Puts the labels into the JSON schema; keeps the `Text` objects for forms."""

    def __init__(self, extra: dict[str, Any]) -> None:
        self.label: Text = extra["label"]
        self.hint: Text | None = extra["hint"]
        self.widget: str = extra["widget"]

    def __call__(self, schema: dict[str, Any]) -> None:
        schema["title"] = self.label.en
        schema["x-label"] = self.label.as_json()
        if self.hint:
            schema["description"] = self.hint.en
