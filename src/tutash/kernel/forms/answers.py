"""What was typed: flat names of a posted form, and the nested payload that they stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from pydantic import BaseModel

from tutash.kernel.due import short_date, short_moment
from tutash.kernel.forms.questions import Question

Location = tuple[str | int, ...]
DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})|(\d{2})(\d{2})(\d{4})")
ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
HOUR: Final = re.compile(r"(.+?)(?:,?\s+|T)(\d{1,2})[:.](\d{2})")
SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")
BETWEEN: Final = re.compile(r"[\s,;]+")
YES_NO: Final = {"yes": True, "no": False}
SEPARATORS: Final = {"lines": "\n", "numbers": ", "}
UNREAD: Final = {"day": "date_parsing", "moment": "datetime_parsing"}
MOST_ROWS: Final = 200
LONGEST_MOMENT: Final = 60  # letters of a date and a time, however they are written


@dataclass(frozen=True)
class Slip:
    """An answer that can not be read at all."""

    path: str
    type: str


@dataclass
class Reading:
    """The payload that the answers stand for, and where each part of it was typed."""

    payload: dict[str, Any] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)
    places: dict[Location, str] = field(default_factory=dict)


class Typed:
    """The words of a form by flat name: `applicant-surname`, `victims-0-surname`."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self.words: dict[str, list[str]] = {name: list(values) for name, values in words.items()}

    def one(self, path: str) -> str:
        values = self.words.get(path)
        return values[-1] if values else ""

    def all(self, path: str) -> list[str]:
        return [value for value in self.words.get(path, ()) if value.strip()]

    def put(self, path: str, *values: str) -> None:
        self.words[path] = list(values)

    def forget(self, prefix: str) -> None:
        for name in [n for n in self.words if n == prefix or n.startswith(prefix + "-")]:
            del self.words[name]

    def rows(self, path: str) -> list[int]:
        """The numbers of the rows of a repeating group, in order; there may be gaps."""
        row = re.compile(re.escape(path) + r"-(\d{1,4})-")
        found = {int(match[1]) for name in self.words if (match := row.match(name))}
        return sorted(found)[:MOST_ROWS]


def read(questions: Iterable[Question], typed: Typed) -> Reading:
    """Turn what was typed into a payload for the model; nothing that was not asked for is looked at."""
    reading = Reading()
    reading.payload = _group(questions, typed, "", (), reading)
    return reading


def _group(
    questions: Iterable[Question], typed: Typed, prefix: str, location: Location, reading: Reading
) -> dict[str, Any]:
    payload: dict[str, Any] = {}
    for question in questions:
        path, place = prefix + question.name, (*location, question.name)
        reading.places[place] = path
        value = _answer(question, typed, path, place, reading)
        if value is not None:
            payload[question.name] = value
        elif question.nullable and question.default is not None:
            payload[question.name] = None
    return payload


def _answer(question: Question, typed: Typed, path: str, place: Location, reading: Reading) -> Any:
    """The value of one question, or None when it was left empty."""
    match question.kind:
        case "group":
            if not question.required and not said(question, typed, path):
                return None
            return _group(question.inside, typed, path + "-", place, reading)
        case "groups":
            return _rows(question, typed, path, place, reading) or _empty(question)
        case "some_of" | "references" | "files":
            return typed.all(path) or _empty(question)
        case "numbers":
            return BETWEEN.split(typed.one(path).strip(" ,;")) if typed.one(path).strip(" ,;") else _empty(question)
        case "lines":
            lines = typed.one(path).replace("\r\n", "\n").split("\n")
            return [line for line in lines if line.strip()] or _empty(question)
        case _:
            return _single(question, typed, path, reading)


def _empty(question: Question) -> list[Any] | None:
    """Nothing chosen is an answer of its own, where another one would be the default."""
    return None if question.nullable or question.default == () else []


def _rows(question: Question, typed: Typed, path: str, place: Location, reading: Reading) -> list[dict[str, Any]]:
    every = typed.rows(path)
    filled = [row for row in every if any(said(q, typed, f"{path}-{row}-{q.name}") for q in question.inside)]
    if len(filled) < question.fewest:  # the fields of a missing row are complained about one by one
        spare = [row for row in every if row not in filled] + list(range(len(every), len(every) + question.fewest))
        filled = sorted([*filled, *spare[: question.fewest - len(filled)]])
    rows = []
    for index, row in enumerate(filled):
        reading.places[(*place, index)] = f"{path}-{row}"
        rows.append(_group(question.inside, typed, f"{path}-{row}-", (*place, index), reading))
    return rows


def _single(question: Question, typed: Typed, path: str, reading: Reading) -> Any:
    words = typed.one(path)
    if question.kind == "tick":
        return bool(words)
    if not words.strip():
        return None
    value = _parse(question, words)
    if value is None:
        reading.slips.append(Slip(path, UNREAD.get(question.kind, "enum")))
    return value


def _parse(question: Question, words: str) -> Any:
    match question.kind:
        case "number" | "decimal":
            return SPACES.sub("", words).replace(",", ".").replace("−", "-")
        case "day":
            return parse_day(words)
        case "moment":
            return parse_moment(words)
        case "yes_no":
            return YES_NO.get(words)
        case _:
            return words.replace("\r\n", "\n")


def said(question: Question, typed: Typed, path: str) -> bool:
    """Whether anything was answered that the blank form does not say by itself."""
    match question.kind:
        case "group":
            return any(said(inside, typed, f"{path}-{inside.name}") for inside in question.inside)
        case "groups":
            return any(said(q, typed, f"{path}-{row}-{q.name}") for row in typed.rows(path) for q in question.inside)
        case _:
            typed_here = [*typed.all(path), *typed.all(path + "-find")]
            return bool(typed_here) and typed_here != as_typed(question, question.default)


def parse_day(words: str) -> str | None:
    """01.03.2026, 1.3.2026, 01032026 or 2026-03-01 as 2026-03-01; None when it is no date."""
    words = words.strip().rstrip(".")
    match = DAY.fullmatch(words)
    try:
        if match:
            day, month, year = (int(part) for part in match.groups() if part)
            return date(year, month, day).isoformat()
        return date.fromisoformat(words).isoformat() if ISO_DAY.fullmatch(words) else None
    except ValueError:
        return None


def parse_moment(words: str) -> str | None:
    """01.03.2026 14:30 on the wall clocks of the country, or an ISO moment with its zone; None when it is neither."""
    words = words.strip()
    if len(words) > LONGEST_MOMENT:
        return None
    try:
        if (at := datetime.fromisoformat(words)).tzinfo and len(words) > len("2026-03-01"):
            return at.isoformat()
    except ValueError:
        pass
    match = HOUR.fullmatch(words)
    day = parse_day(match[1]) if match else None
    if not match or not day or not (int(match[2]) < 24 and int(match[3]) < 60):
        return None
    year, month, number = (int(part) for part in day.split("-"))
    here = ZoneInfo(settings.TIME_ZONE)
    return datetime(year, month, number, int(match[2]), int(match[3]), tzinfo=here).isoformat()


def flatten(questions: Iterable[Question], payload: BaseModel | Mapping[str, Any]) -> dict[str, list[str]]:
    """What a person would have typed to say this payload."""
    return dict(_flat(questions, payload, ""))


def _flat(
    questions: Iterable[Question], payload: BaseModel | Mapping[str, Any], prefix: str
) -> Iterator[tuple[str, list[str]]]:
    for question in questions:
        value = payload.get(question.name) if isinstance(payload, Mapping) else getattr(payload, question.name)
        path = prefix + question.name
        if value is None:
            continue
        if question.kind == "group":
            yield from _flat(question.inside, value, path + "-")
        elif question.kind == "groups":
            for index, row in enumerate(value):
                yield from _flat(question.inside, row, f"{path}-{index}-")
        elif words := as_typed(question, value):
            yield path, words


def as_typed(question: Question, value: Any) -> list[str]:
    """One value in the words in which it is typed."""
    if value is None or value is ...:
        return []
    if isinstance(value, tuple | list | frozenset | set):
        return _several(question, [_word(item) for item in value])
    match question.kind:
        case "tick":
            return ["yes"] if value else []
        case "yes_no":
            return ["yes" if value else "no"]
        case "day":
            return [short_date(value if isinstance(value, date) else date.fromisoformat(value))]
        case "moment":
            return [_moment(value if isinstance(value, datetime) else datetime.fromisoformat(value))]
        case _:
            return [_word(value)]


def _several(question: Question, words: list[str]) -> list[str]:
    separator = SEPARATORS.get(question.kind)
    return [separator.join(words)] if separator and words else words


def _moment(at: datetime) -> str:
    """To the minute as people write it; with seconds and zone where that would not say it all."""
    short = short_moment(at)
    understood = parse_moment(short)
    return short if understood and datetime.fromisoformat(understood) == at else at.isoformat()


def _word(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(getattr(value, "value", value))
