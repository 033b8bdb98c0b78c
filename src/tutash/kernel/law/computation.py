"""The law of one day: what a norm says, and when a term ends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tutash.kernel import terms
from tutash.kernel.law.norms import Rule, length
from tutash.kernel.law.pack import Pack, pack
from tutash.kernel.law.shapes import weakest
from tutash.kernel.law.wholeness import FIRST_DAY, LAST_DAY, counting_norm
from tutash.kernel.refusals import NotInForce, NotKnown, Refused, UnknownNorm, WrongField
from tutash.kernel.terms import End, Length, Manner, Unit
from tutash.kernel.text import Text

NO_FACTS: Mapping[str, Any] = {}


class NotATerm(UnknownNorm):
    """This norm gives no term that could be counted."""

    text = Text("This norm is not a term.", "Эта норма не устанавливает срока.", "Бул ченем мөөнөт белгилебейт.")


@dataclass(frozen=True, slots=True)
class Computation:
    """A term counted to its end, with every step, and how sure the law is on which it rests."""

    norm: str
    ref: str | None
    start: datetime
    due: datetime  # the first moment after the term
    last_day: date
    steps: tuple[Text, ...]
    confidence: str
    status: str
    doubts: tuple[str, ...]  # what is unverified among the norms and calendars used

    @property
    def unverified(self) -> bool:
        return self.status == "unverified"


class Law:
    """The law in force on one day."""

    __slots__ = ("on", "pack")

    def __init__(self, on: date, pack_: Pack | None = None) -> None:
        if isinstance(on, datetime):
            raise TypeError("The law is of a day, not of a moment: say which day that is in Bishkek.")
        self.on = on
        self.pack = pack_ or pack()

    def norm(self, name: str) -> Rule:
        """What a norm says on this day. Raises when there is no such norm, or it is not in force, or not known."""
        return self._standing(self.pack.norm(name).on(self.on), name)

    def has(self, name: str) -> bool:
        """Whether a norm is in force on this day."""
        try:
            self.norm(name)
        except Refused:
            return False
        return True

    def given(self, name: str, facts: Mapping[str, Any] = NO_FACTS) -> Rule:
        """What a norm says on this day to those of whom the facts are true."""
        return self._chosen(name, facts)[0]

    def value(self, name: str, facts: Mapping[str, Any] = NO_FACTS) -> Any:
        return self.given(name, facts).value

    def term(
        self,
        name: str,
        start: datetime,
        facts: Mapping[str, Any] | None = None,
        *,
        extended: Iterable[Mapping[str, int]] = (),
        stopped: Sequence[terms.Pause] = (),
    ) -> Computation:
        """When a term ends that runs from `start`.

        `extended`: lengths added to it, as `{"months": 1}`; `stopped`: pairs of moments, stopped and resumed.
        """
        rule, choice = self._chosen(name, facts or NO_FACTS)
        if rule.length is None:
            raise NotATerm(norm=rule.id)
        manner, used = self._manner(rule, rule.length)
        end = terms.end_of(
            rule.length,
            start,
            manner,
            self.pack.calendar,
            extended=[_length(more) for more in extended],
            stopped=stopped,
        )
        return self._computation(rule, choice, start, end, used)

    def _chosen(self, name: str, facts: Mapping[str, Any]) -> tuple[Rule, tuple[Text, ...]]:
        rule = self.norm(name)
        self.pack.facts.refuse_wrong(facts)
        chosen, said = rule.given(facts, self.pack.facts)
        return self._standing(chosen, name), said

    def _standing(self, rule: Rule | None, name: str) -> Rule:
        if rule is None or not rule.known:
            raise NotKnown(norm=rule.id if rule else name)
        if rule.value is None:
            raise NotInForce(norm=rule.id)
        return rule

    def _manner(self, rule: Rule, term: Length) -> tuple[Manner, list[Rule]]:
        """How a term is counted, and the general rules that say so where the norm itself does not."""
        if term.unit in (Unit.HOURS, Unit.IMMEDIATELY):
            return Manner(backwards=rule.backwards), []
        used: list[Rule] = []
        rolls, counted = rule.rolls, rule.first_day_counted
        if rolls is None and not rule.backwards and term.unit is not Unit.WORKING_DAYS:
            used.append(self._counting(rule, LAST_DAY))
            rolls = used[-1].value["rolls"]
        if counted is None and not rule.backwards:
            used.append(self._counting(rule, FIRST_DAY))
            counted = used[-1].value["counted"]
        return Manner(bool(rolls), bool(counted), rule.backwards), used

    def _counting(self, rule: Rule, stem: str) -> Rule:
        norm = counting_norm(self.pack.norms, rule.id, stem)
        return self._standing(norm.on(self.on) if norm else None, f"upk.{stem}")

    def _computation(
        self, rule: Rule, choice: tuple[Text, ...], start: datetime, end: End, used: list[Rule]
    ) -> Computation:
        calendar = self.pack.calendar.doubts(end.asked)
        rules = (rule, *used)
        doubts = (*(each.id for each in rules if each.unverified), *calendar)
        confidence = weakest([each.confidence for each in rules] + self.pack.calendar.confidences(end.asked))
        return Computation(
            norm=rule.id,
            ref=rule.ref,
            start=start,
            due=end.due,
            last_day=end.last_day,
            steps=(*choice, *end.steps),
            confidence=confidence,
            status="unverified" if doubts else rule.status,
            doubts=doubts,
        )


def _length(raw: Mapping[str, int]) -> Length:
    try:
        return length(dict(raw))
    except ValueError as wrong:
        raise WrongField(Text.of(str(wrong))) from None
