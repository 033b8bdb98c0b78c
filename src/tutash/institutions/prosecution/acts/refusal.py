"""The prosecutor over a refusal to open a case: cancel and open, return for a further check, dismiss a complaint."""

from collections.abc import Mapping
from typing import Any

from tutash.institutions.prosecution.offices import CHECK, INVESTIGATION, PROSECUTORS, REFUSED
from tutash.institutions.prosecution.rules import no_count_at_all
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Reason, asks
from tutash.kernel.models import Entry
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.charges.asked import Offences

REASON = Text("Reasons", "Основания решения", "Чечимдин негиздери")


class NothingToInvestigate(Refused):
    """A case is opened on a qualified offence."""

    status = 422
    text = Text(
        "Name at least one offence: the case has none yet.",
        "Укажите хотя бы одно деяние: в деле пока нет ни одной квалификации.",
        "Жок дегенде бир жосунду көрсөтүңүз: иште азырынча бир да квалификация жок.",
    )


class CancelRefusalAndOpen(Act):
    """The prosecutor cancels an unlawful refusal and opens the case."""

    code = "refusal.cancelled_and_opened"
    title = Text(
        "Cancellation of the refusal and opening of the case",
        "Отмена отказа и возбуждение уголовного дела",
        "Баш тартууну жокко чыгарып, кылмыш ишин козгоо",
    )
    norm = "upk.refusal_cancel"
    by = PROSECUTORS
    subject = "case"
    stream = "supervision"
    when = (REFUSED,)
    then = INVESTIGATION
    opens = {"investigation": "upk.investigation_term"}
    closes = ("refusal_complaint",)
    informs = ("responsible", "head_of_unit")
    document = "refusal_cancelled"

    reason: Reason = asks(REASON)
    counts: Offences = asks(
        Text("Offences", "Деяния", "Жосундар"),
        Text(
            "Needed if the case has no qualification yet.",
            "Обязательно, если в деле ещё нет квалификации.",
            "Иште квалификация жок болсо, милдеттүү.",
        ),
        default=(),
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        found = qualification.examine(situation, self.counts)
        if no_count_at_all(counts.current(situation.case.pk).count(), found):
            raise NothingToInvestigate(norm=self.norm, field="counts")
        return {"counts": found, "gravity": qualification.gravity(situation.case, found)}

    def facts(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"gravity": found["gravity"]} if found["gravity"] else {}

    def apply(self, entry: Entry) -> None:
        counts.add(entry)


class ReturnForCheck(Act):
    """The prosecutor cancels a refusal and returns the report for a further check."""

    code = "refusal.returned"
    title = Text(
        "Cancellation of the refusal and return for a further check",
        "Отмена отказа и возвращение на дополнительную проверку",
        "Баш тартууну жокко чыгарып, кошумча текшерүүгө кайтаруу",
    )
    norm = "upk.refusal_return"
    by = PROSECUTORS
    subject = "case"
    stream = "supervision"
    when = (REFUSED,)
    then = CHECK
    opens = {"check": "upk.report_check"}
    closes = ("refusal_complaint",)
    informs = ("responsible", "head_of_unit")
    document = "refusal_returned"

    reason: Reason = asks(REASON)
    instructions: Reason = asks(
        Text("What must still be checked", "Что ещё необходимо проверить", "Дагы эмнени текшерүү керек")
    )


class DismissComplaint(Act):
    """The prosecutor finds a complaint against a refusal unfounded."""

    code = "refusal_complaint.dismissed"
    title = Text(
        "Dismissal of the complaint against the refusal",
        "Отказ в удовлетворении жалобы на отказ",
        "Баш тартууга даттанууну канааттандыруудан баш тартуу",
    )
    norm = "upk.refusal_complaint_dismissal"
    by = PROSECUTORS
    subject = "case"
    stream = "supervision"
    when = (REFUSED,)
    informs = ("responsible",)
    document = "refusal_complaint_dismissed"

    reason: Reason = asks(REASON)
