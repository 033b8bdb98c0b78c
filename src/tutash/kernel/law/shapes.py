"""What every row of the law pack has: words in three languages, days in force, and where it comes from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tutash.kernel.text import Text

Confidence = Literal["H", "M", "L", "GK-H", "GK-M", "GK-L"]
Status = Literal["verified_official", "verified_secondary", "unverified"]
RANK: dict[str, int] = {name: rank for rank, name in enumerate(("H", "M", "GK-H", "GK-M", "L", "GK-L"))}
ORIGIN = ("ref", "source", "confidence", "status", "note", "published")


def weakest(confidences: list[str]) -> str:
    """Of several confidences the one that a conclusion drawn from all of them deserves."""
    return max(confidences, key=RANK.__getitem__)


class Row(BaseModel):
    """A mapping with no other keys than those named."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, arbitrary_types_allowed=True)


def _words(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if not isinstance(value, dict) or set(value) != {"en", "ru", "ky"}:
        raise ValueError("needs words in three languages: {en: ..., ru: ..., ky: ...}")
    if not all(isinstance(words, str) and words.strip() for words in value.values()):
        raise ValueError("a language is empty")
    return Text.of(value)


def _note(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text.of(value)
    if not isinstance(value, dict) or not value or not set(value) <= {"en", "ru", "ky"}:
        raise ValueError("is a sentence, or a sentence by language (en, ru, ky)")
    return Text.of({language: str(words) for language, words in value.items() if words})


Words = Annotated[Text, BeforeValidator(_words)]
Note = Annotated[Text, BeforeValidator(_note)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,80}$")]


class Origin(Row):
    """Where a row comes from and how sure it is."""

    ref: str | None
    source: tuple[str, ...] = ()
    confidence: Confidence
    status: Status
    note: Note | None = None
    published: date | None = None

    @model_validator(mode="after")
    def _honest(self) -> Self:
        if self.confidence not in ("H", "M"):
            if self.status != "unverified":
                raise ValueError(f"confidence {self.confidence} can only be unverified")
        elif self.status != "unverified" and not self.source:
            raise ValueError(f"{self.status} needs a source")
        return self

    @property
    def unverified(self) -> bool:
        return self.status == "unverified"


class Dated(Origin):
    """A row with its days in force, both ends included; no last day: it is in force still."""

    since: date = Field(default=date.min, alias="from")
    to: date | None = None

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.to and self.to < self.since:
            raise ValueError("`to` is before `from`")
        return self

    def on(self, day: date) -> bool:
        return self.since <= day and (self.to is None or day <= self.to)

    @property
    def until(self) -> date | None:
        """The first day on which it is no longer in force."""
        return self.to + timedelta(days=1) if self.to else None


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a file says of all its rows."""

    said: dict[str, Any]

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Self:
        return cls({key: raw[key] for key in ORIGIN if key in raw})

    def over(self, row: Any) -> Any:
        """A row with what the top of the file says where the row itself is silent."""
        return {**self.said, **row} if isinstance(row, dict) else row


def rows_of(raw: Any) -> list[Any] | None:
    """Rows written as a list, or as a mapping from their codes."""
    if isinstance(raw, dict):
        return [{"code": code, **row} if isinstance(row, dict) else row for code, row in raw.items()]
    return raw if isinstance(raw, list) else None
