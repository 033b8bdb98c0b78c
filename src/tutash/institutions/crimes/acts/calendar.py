"""A decree moved days off and working days: running terms are counted again, and it shows which moved."""

from collections.abc import Mapping
from typing import Any

from tutash.kernel import deadlines
from tutash.kernel.acts import ANY_STAGE, Act, Situation
from tutash.kernel.fields import Reason, asks
from tutash.kernel.models import Entry
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text


class NothingMoves(Refused):
    """Every running term of this case stands as the calendar of today has it."""

    text = Text(
        "Every running term of this case stands as today's calendar has it.",
        "Все текущие сроки этого дела соответствуют нынешнему календарю.",
        "Бул иштин бардык жүрүп жаткан мөөнөттөрү азыркы календарга дал келет.",
    )


class RecountDeadlines(Act):
    """Running terms are counted again by the calendar of today; what has expired stays expired."""

    code = "deadlines.recounted"
    title = Text("Recount of running terms", "Пересчёт текущих сроков", "Жүрүп жаткан мөөнөттөрдү кайра эсептөө")
    norm = "erp.deadline_recomputation"
    by = ("system", "registrar")
    subject = "case"
    stream = "records"
    when = ANY_STAGE
    informs = ("responsible", "head_of_unit")

    reason: Reason = asks(Text("Decree on days off", "Акт о выходных днях", "Дем алыш күндөр жөнүндө акт"))

    @classmethod
    def guard(cls, situation: Situation) -> None:
        if not deadlines.moved(situation.case.pk, situation.now):
            raise NothingMoves(norm=cls.norm)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        return {"moved": deadlines.moved(situation.case.pk, situation.now)}

    def apply(self, entry: Entry) -> None:
        deadlines.move(entry, entry.found["moved"])
