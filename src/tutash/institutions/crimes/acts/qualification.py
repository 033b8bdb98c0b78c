"""Which article: qualified, qualified anew."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from tutash.institutions.crimes.responsibility import require_age, require_known
from tutash.institutions.crimes.stages import CHECK, INVESTIGATION
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Group, Reason, asks
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.charges.asked import MOST, Offence, SomeOffences
from tutash.registers.charges.models import Count
from tutash.registers.charges.refusals import NothingChanges


class Qualify(Act):
    """A further offence is added to the case: a new count."""

    code = "offence.qualified"
    title = Text(
        "Qualification of a further offence", "Квалификация ещё одного деяния", "Дагы бир жосунду квалификациялоо"
    )
    norm = "upk.qualification"
    by = ("investigator",)
    subject = "case"
    when = (CHECK, INVESTIGATION)
    assigned = True
    informs = ("prosecutor",)
    document = "decree_qualification"
    stream = "qualification"

    offences: SomeOffences = asks(Text("Offences", "Деяния", "Жосундар"))
    reason: Reason = asks(Text("Grounds", "Основания", "Негиздери"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        facts = qualification.examine(situation, self.offences)
        require_known(situation, self.offences)
        require_age(self.offences)
        return {"counts": facts}

    def apply(self, entry: Entry) -> None:
        counts.add(entry)


class Anew(Group):
    """One count and what it becomes."""

    no: Annotated[int, Field(ge=1, le=32_767)] = asks(Text("Count number", "Номер эпизода", "Эпизоддун номери"))
    offence: Offence = asks(Text("New qualification", "Новая квалификация", "Жаңы квалификация"))


class Requalify(Act):
    """Counts are qualified anew; the former qualification stays readable."""

    code = "offence.requalified"
    title = Text("Requalification", "Переквалификация", "Кайра квалификациялоо")
    norm = "upk.requalification"
    by = ("investigator",)
    subject = "case"
    when = (CHECK, INVESTIGATION)
    assigned = True
    informs = ("prosecutor",)
    document = "decree_requalification"
    stream = "qualification"

    changes: Annotated[tuple[Anew, ...], Field(min_length=1, max_length=MOST)] = asks(
        Text("Counts", "Эпизоды", "Эпизоддор")
    )
    reason: Reason = asks(Text("Grounds", "Основания", "Негиздери"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        present = qualification.require_current(situation, [change.no for change in self.changes], "changes")
        facts = qualification.examine(situation, [change.offence for change in self.changes], "changes", "offence-")
        require_known(situation, [change.offence for change in self.changes], "changes", "offence-")
        require_age([change.offence for change in self.changes], "changes", "offence-")
        if all(_same(present[change.no], line) for change, line in zip(self.changes, facts, strict=True)):
            raise NothingChanges(norm=self.norm)
        return {"counts": facts, "before": {str(no): count.charge for no, count in present.items()}}

    def apply(self, entry: Entry) -> None:
        for change, line in zip(self.changes, entry.found["counts"], strict=True):
            counts.replace(entry, change.no, line, ground=self.reason)


def _same(count: Count, line: Mapping[str, Any]) -> bool:
    return all(
        getattr(count, name) == line[name]
        for name in ("charge", "person_id", "offence_from", "offence_to", "completion", "role", "milder")
    )
