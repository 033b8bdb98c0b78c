"""Facts that choose between the variants of a norm: age, gravity, whether the case is complex."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from tutash.kernel.law.shapes import Row, Words
from tutash.kernel.refusals import WrongField
from tutash.kernel.text import Text

NUMBER = ("below", "from")
OPS = (*NUMBER, "is", "in")
_SIGN = {"below": "<", "from": "≥", "is": "=", "in": "∈"}


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true of one fact."""

    fact: str
    tests: tuple[tuple[str, Any], ...]

    def holds(self, value: Any) -> bool:
        return all(self._holds(op, wanted, value) for op, wanted in self.tests)

    def _holds(self, op: str, wanted: Any, value: Any) -> bool:
        if op == "is":
            return bool(value == wanted)
        if op == "in":
            return value in wanted
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongField(_not_a_number(self.fact, value), field=self.fact)
        return bool(value < wanted) if op == "below" else bool(value >= wanted)

    def __str__(self) -> str:
        return " ".join(f"{self.fact} {_SIGN[op]} {wanted}" for op, wanted in self.tests)


def _not_a_number(fact: str, value: Any) -> Text:
    shown = str(value)[:40]
    return Text(
        f"The fact {fact} must be a number, not {shown}.",
        f"Факт {fact} должен быть числом, а не {shown}.",
        f"{fact} фактысы {shown} эмес, сан болушу керек.",
    )


class FactShape(Row):
    title: Words
    type: Literal["number", "boolean", "word"] = "word"
    values: dict[Annotated[str, Field(min_length=1)], Words] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if self.values is not None and self.type != "word":
            raise ValueError("a fact with a list of values is a word, not a " + self.type)
        return self

    def accepts(self, value: Any) -> bool:
        if self.type == "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        if self.type == "boolean":
            return isinstance(value, bool)
        return isinstance(value, str) and (self.values is None or value in self.values)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that a pack knows; a pack without such a list accepts any."""

    known: Mapping[str, FactShape]

    def title(self, fact: str) -> Text:
        return self.known[fact].title if fact in self.known else Text.of(fact)

    def describe(self, when: tuple[Condition, ...]) -> Text:
        return Text.of(", ".join(str(condition) for condition in when))

    def condition(self, fact: str, tests: Mapping[str, Any]) -> Condition:
        """What a `when` says of one fact. Raises `ValueError` when it makes no sense."""
        if not tests:
            raise ValueError(f"{fact}: what must it be? one of {', '.join(OPS)}")
        if self.known and fact not in self.known:
            raise ValueError(f"there is no fact `{fact}` in procedure/facts.yaml")
        for op, wanted in tests.items():
            self._check(fact, op, wanted)
        return Condition(fact, tuple((op, tuple(w) if op == "in" else w) for op, w in tests.items()))

    def _check(self, fact: str, op: str, wanted: Any) -> None:
        if op not in OPS:
            raise ValueError(f"{fact}: `{op}` is not one of {', '.join(OPS)}")
        if op in NUMBER:
            if isinstance(wanted, bool) or not isinstance(wanted, int | float):
                raise ValueError(f"{fact}: `{op}` needs a number, not {wanted}")
            return
        if op == "in" and not isinstance(wanted, list):
            raise ValueError(f"{fact}: `in` needs a list")
        for each in wanted if op == "in" else [wanted]:
            if not isinstance(each, str | int | float | bool):
                raise ValueError(f"{fact}: `{each}` is not a plain value")
            if fact in self.known and not self.known[fact].accepts(each):
                raise ValueError(f"{fact}: `{each}` is not a value of this fact")

    def refuse_wrong(self, facts: Mapping[str, Any]) -> None:
        """Refuse a fact whose value the pack does not know; facts that no norm asks about are let pass."""
        for fact, value in facts.items():
            if value is not None and fact in self.known and not self.known[fact].accepts(value):
                raise WrongField(_not_a_value(self.title(fact), value), field=fact)


def _not_a_value(fact: Text, value: Any) -> Text:
    shown = str(value)[:40]
    return Text(
        f"{shown} is not a possible value: {fact.en}.",
        f"{shown} – недопустимое значение: {fact.ru}.",
        f"{shown} – мүмкүн эмес маани: {fact.ky}.",
    )
