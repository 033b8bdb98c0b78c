"""What a model asks for: its fields, read once."""

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import AwareDatetime, BaseModel
from pydantic.fields import FieldInfo

from tutash.kernel.fields import Listed, Refers
from tutash.kernel.text import Text

Kind = Literal[
    "line", "words", "number", "decimal", "day", "moment", "tick", "yes_no",
    "one_of", "some_of", "reference", "references", "file", "files", "lines", "numbers", "group", "groups",
]  # fmt: skip
SCALARS: Final[dict[type, Kind]] = {
    bool: "yes_no",
    int: "number",
    float: "decimal",
    Decimal: "decimal",
    datetime: "moment",
    AwareDatetime: "moment",
    date: "day",
    UUID: "reference",
}
MANY: Final[dict[Kind, Kind]] = {
    "line": "lines",
    "number": "numbers",
    "one_of": "some_of",
    "reference": "references",
    "file": "files",
    "group": "groups",
}
LONG: Final = 500  # what may be longer than this gets a text area
DEEPEST: Final = 4
ROWS: Final = 50  # of a repeating group that sets no bound of its own


@dataclass(frozen=True)
class Option:
    value: str
    label: Text


@dataclass(frozen=True)
class Question:
    """One field of a model: what a form asks, and how it is best answered."""

    name: str
    kind: Kind
    label: Text
    hint: Text | None = None
    widget: str = ""
    required: bool = True
    nullable: bool = False  # an empty answer is said with None, not left out
    options: tuple[Option, ...] = ()
    refers: str = ""  # kind of what is referred to, or "list:" and the name of a list of the law pack
    inside: tuple["Question", ...] = ()
    longest: int | None = None
    patterned: bool = False  # a pattern says what it looks like, and how long it is
    fewest: int = 0
    most: int = ROWS
    default: Any = None

    @property
    def may_be_empty(self) -> bool:
        """Whether no answer is an answer; a choice with a default always has one."""
        return not self.required and (self.nullable or self.default in ("", (), None))


@dataclass
class _Found:
    """What unwrapping a type brings to light."""

    type: Any
    metadata: list[Any] = field(default_factory=list)
    nullable: bool = False
    many: bool = False
    fewest: int = 0
    most: int = ROWS


class CannotAsk(TypeError):
    """A form does not know how to ask for a value of this type."""


@cache
def questions(model: type[BaseModel], depth: int = 1) -> tuple[Question, ...]:
    """The questions of a model, in the order of its fields."""
    if depth > DEEPEST:
        raise CannotAsk(f"{model.__name__}: groups within groups, more than {DEEPEST} deep")
    return tuple(_question(model, name, info, depth) for name, info in model.model_fields.items())


def _question(model: type[BaseModel], name: str, info: FieldInfo, depth: int) -> Question:
    found = _unwrap(_Found(info.annotation, list(info.metadata)))
    extra = info.json_schema_extra
    widget = getattr(extra, "widget", None) or ""
    kind = _kind(found, info, widget)
    if kind is None:
        raise CannotAsk(f"{model.__name__}.{name}: {info.annotation}")
    return Question(
        name=name,
        kind=kind,
        label=getattr(extra, "label", None) or Text.of(name.replace("_", " ").capitalize()),
        hint=getattr(extra, "hint", None),
        widget=widget,
        required=info.is_required() and not found.nullable and (not found.many or found.fewest > 0),
        nullable=found.nullable,
        options=tuple(_options(found.type)),
        refers=next(_references(found.metadata), ""),
        inside=questions(found.type, depth + 1) if kind in ("group", "groups") else (),
        longest=_bound(found.metadata, "max_length"),
        patterned=_patterned(found.metadata),
        fewest=found.fewest,
        most=found.most,
        default=... if info.is_required() else info.get_default(call_default_factory=True),
    )


def _unwrap(found: _Found) -> _Found:
    """Take off `Annotated`, `| None` and `tuple[X, ...]`, keeping what they say."""
    origin, inner = get_origin(found.type), get_args(found.type)
    if origin is Annotated:
        found.type, found.metadata = inner[0], [*inner[1:], *found.metadata]
        return _unwrap(found)
    if origin in (Union, types.UnionType):
        present = [t for t in inner if t is not type(None)]
        if len(present) == 1:
            found.type, found.nullable = present[0], len(inner) > 1
            return _unwrap(found)
    if origin in (tuple, list, frozenset, set) and not found.many:
        found.many = True
        found.fewest = _bound(found.metadata, "min_length") or 0
        found.most = _bound(found.metadata, "max_length") or ROWS
        found.type, found.metadata = inner[0], []
        return _unwrap(found)
    return found


def _kind(found: _Found, info: FieldInfo, widget: str) -> Kind | None:
    kind = _one(found)
    if found.many:
        return MANY.get(kind) if kind else None
    if kind == "line" and widget != "line" and not _patterned(found.metadata):
        kind = "words" if (_bound(found.metadata, "max_length") or LONG + 1) > LONG else "line"
    return "tick" if kind == "yes_no" and info.default is False else kind


def _one(found: _Found) -> Kind | None:
    """How a single value of this type is asked for."""
    asked = found.type
    if reference := next(_references(found.metadata), None):
        return "file" if reference == "file" else "reference"
    if get_origin(asked) is Literal:
        return "one_of"
    if not isinstance(asked, type):
        return None
    if issubclass(asked, BaseModel):
        return "group"
    if issubclass(asked, Enum):
        return "one_of"
    kind = next((kind for known, kind in SCALARS.items() if issubclass(asked, known)), None)
    return kind or ("line" if issubclass(asked, str) else None)


def _references(metadata: list[Any]) -> Iterator[str]:
    for mark in metadata:
        if isinstance(mark, Refers):
            yield mark.kind
        elif isinstance(mark, Listed):
            yield f"list:{mark.name}"


def _options(asked: Any) -> Iterator[Option]:
    if get_origin(asked) is Literal:
        yield from (Option(str(value), Text.of(str(value))) for value in get_args(asked))
    elif isinstance(asked, type) and issubclass(asked, Enum):
        yield from (Option(str(m.value), getattr(m, "label", None) or Text.of(str(m.value))) for m in asked)


def _patterned(metadata: list[Any]) -> bool:
    return any(getattr(mark, "pattern", None) for mark in _marks(metadata))


def _bound(metadata: list[Any], name: str) -> int | None:
    """The tightest bound of this name among constraints."""
    bounds = [value for mark in _marks(metadata) if isinstance(value := getattr(mark, name, None), int)]
    if not bounds:
        return None
    return min(bounds) if name == "max_length" else max(bounds)


def _marks(metadata: list[Any]) -> Iterator[Any]:
    """Constraints, those inside a nested field too."""
    for mark in metadata:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)
