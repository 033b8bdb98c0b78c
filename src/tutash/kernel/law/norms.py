"""Norms: one figure or power of law per file, with its value from each day on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from tutash.kernel import term_steps
from tutash.kernel.law.facts import Condition, Facts
from tutash.kernel.law.shapes import ORIGIN, Note, Origin, Row, Words
from tutash.kernel.terms import LONGEST, Length, Unit
from tutash.kernel.text import Text

UNKNOWN = "unknown"
NOT_FOUND = {"ref": None, "confidence": "GK-L", "status": "unverified"}
COUNTED = {unit.value for unit in Unit} - {Unit.IMMEDIATELY.value}
WHOLE_DAYS = {"rolls", "first_day"}  # ways of counting that hours do not know


@dataclass(frozen=True, slots=True)
class Variant:
    """Another value of a norm, for those to whom its conditions apply."""

    when: tuple[Condition, ...]
    rule: "Rule"
    title: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """A norm as it stands in one time."""

    id: str
    title: Text
    kind: str
    since: date
    until: date | None  # the first day on which it no longer stands so
    value: Any
    ref: str | None
    source: tuple[str, ...]
    confidence: str
    status: str
    note: Text | None
    published: date | None
    unit: str
    anchor: str
    alias: tuple[str, ...]
    length: Length | None = None  # of a term
    rolls: bool | None = None
    first_day_counted: bool | None = None
    backwards: bool = False
    variants: tuple[Variant, ...] = field(default=(), repr=False)

    @property
    def unverified(self) -> bool:
        return self.status == "unverified"

    @property
    def known(self) -> bool:
        return bool(self.value != UNKNOWN)

    def given(self, facts: Mapping[str, Any], names: Facts) -> tuple["Rule", tuple[Text, ...]]:
        """The rule that applies to these facts, and what a person should be told of the choice."""
        said: list[Text] = []
        for variant in self.variants:
            missing = [condition.fact for condition in variant.when if facts.get(condition.fact) is None]
            if missing:
                said.extend(term_steps.not_stated(names.title(fact)) for fact in missing)
            elif all(condition.holds(facts[condition.fact]) for condition in variant.when):
                return variant.rule, (*said, term_steps.because(variant.title, variant.rule.words))
        return self, tuple(dict.fromkeys(said))

    @property
    def words(self) -> Text:
        """The value as a person reads it."""
        if self.length:
            return self.length.words
        if self.value is None:
            return Text("no such term", "такого срока нет", "мындай мөөнөт жок")
        return Text.of(str(self.value))


@dataclass(frozen=True, slots=True)
class Norm:
    """All that a norm has ever said, oldest first."""

    id: str
    rules: tuple[Rule, ...]

    def on(self, day: date) -> Rule | None:
        for rule in reversed(self.rules):
            if rule.since <= day:
                return rule
        return None


class VariantShape(Row):
    when: dict[str, dict[str, Any]] = Field(min_length=1)
    value: Any
    title: Words | None = None
    ref: str | None = None
    source: tuple[str, ...] | None = None
    confidence: str | None = None
    status: str | None = None
    note: Note | None = None
    published: date | None = None


class ValueShape(Origin):
    value: Any
    variants: tuple[VariantShape, ...] = ()
    rolls: bool | None = None
    first_day: Literal["counted", "not_counted"] | None = None
    direction: Literal["after", "before"] = "after"

    @model_validator(mode="before")
    @classmethod
    def _unknown_needs_no_origin(cls, raw: Any) -> Any:
        return {**NOT_FOUND, **raw} if isinstance(raw, dict) and raw.get("value") == UNKNOWN else raw


Alias = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{2,20}$")]


class NormShape(Row):
    """A file of one norm."""

    title: Words
    kind: Literal["term", "power", "amount", "rule"]
    alias: tuple[Alias, ...] = ()
    anchor: str = Field(default="", pattern=r"^[a-z_]{0,60}$")
    unit: str = ""
    values: dict[date, ValueShape] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.kind == "term") != bool(self.anchor):
            raise ValueError("a term, and only a term, names its anchor: the event from which it runs")
        for since, value in self.values.items():
            try:
                self._check(value)
            except ValueError as wrong:
                raise ValueError(f"{since}: {wrong}") from None
        return self

    def _check(self, value: ValueShape) -> None:
        for each in (value.value, *(variant.value for variant in value.variants)):
            _check_value(self.kind, each)
        counting = value.model_fields_set & {"rolls", "first_day", "direction"}
        if self.kind != "term" and counting:
            raise ValueError(f"`{min(counting)}` is for terms only")
        if self.kind == "term" and _unit(value.value) in (Unit.HOURS, Unit.IMMEDIATELY) and counting & WHOLE_DAYS:
            raise ValueError(f"`{min(counting & WHOLE_DAYS)}` does not apply to hours")


def _check_value(kind: str, value: Any) -> None:
    if value is None or value == UNKNOWN:
        return
    if kind == "power" and value is not True:
        raise ValueError("the value of a power is true, null or unknown")
    if kind == "amount" and (isinstance(value, bool) or not isinstance(value, int | float | str)):
        raise ValueError("the value of an amount is a number, null or unknown")
    if kind == "term":
        length(value)


def length(value: Any) -> Length:
    """The length that `{hours: 48}` means. Raises `ValueError` when it means none."""
    if isinstance(value, dict) and len(value) == 1:
        unit, amount = next(iter(value.items()))
        if unit == Unit.IMMEDIATELY and amount is True:
            return Length(0, Unit.IMMEDIATELY)
        if unit in COUNTED and type(amount) is int and 1 <= amount <= LONGEST:
            return Length(amount, Unit(unit))
    units = ", ".join(sorted(COUNTED))
    raise ValueError(
        f"a term is one of {units} with a whole number from 1 to {LONGEST} (immediately: true), not {value}"
    )


def _unit(value: Any) -> Unit | None:
    return length(value).unit if isinstance(value, dict) else None


def norm_of(name: str, shape: NormShape, facts: Facts) -> Norm:
    """A norm from its file. Raises `ValueError` naming what is wrong with a variant."""
    days = sorted(shape.values)
    rules = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        raw = shape.values[day]
        plain = _plain(name, shape, day, following, raw)
        try:
            variants = tuple(_variant(plain, variant, shape.kind, facts) for variant in raw.variants)
        except ValueError as wrong:
            raise ValueError(f"{day}: variants: {wrong}") from None
        rules.append(replace(plain, variants=variants))
    return Norm(name, tuple(rules))


def _plain(name: str, shape: NormShape, since: date, until: date | None, raw: ValueShape) -> Rule:
    is_term = shape.kind == "term" and isinstance(raw.value, dict)
    return Rule(
        id=name,
        title=shape.title,
        kind=shape.kind,
        since=since,
        until=until,
        value=raw.value,
        **{key: getattr(raw, key) for key in ORIGIN},
        unit=shape.unit,
        anchor=shape.anchor,
        alias=shape.alias,
        length=length(raw.value) if is_term else None,
        rolls=raw.rolls,
        first_day_counted=None if raw.first_day is None else raw.first_day == "counted",
        backwards=raw.direction == "before",
    )


def _variant(plain: Rule, raw: VariantShape, kind: str, facts: Facts) -> Variant:
    when = tuple(facts.condition(fact, tests) for fact, tests in raw.when.items())
    given = {key: getattr(raw, key) for key in ORIGIN if key in raw.model_fields_set}
    try:
        origin = TypeAdapter(Origin).validate_python({**{key: getattr(plain, key) for key in ORIGIN}, **given})
    except ValidationError as wrong:
        raise ValueError("; ".join(error["msg"].removeprefix("Value error, ") for error in wrong.errors())) from None
    is_term = kind == "term" and isinstance(raw.value, dict)
    rule = replace(
        plain,
        value=raw.value,
        length=length(raw.value) if is_term else None,
        **{key: getattr(origin, key) for key in ORIGIN},
    )
    return Variant(when, rule, raw.title or facts.describe(when))
