"""The prosecutor over an indictment: study, approve, exclude, requalify downward, return, terminate, send to court."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from tutash.institutions.prosecution.offices import (
    APPROVED,
    HEADS,
    IN_COURT,
    INVESTIGATION,
    PROSECUTORS,
    TERMINATED,
    WITH_PROSECUTOR,
)
from tutash.institutions.prosecution.rules import is_graver
from tutash.kernel import law, ledger
from tutash.kernel.acts import ACTS, EVERY_DEADLINE, Act, Situation
from tutash.kernel.fields import Line, Listed, Reason, asks
from tutash.kernel.forms import questions
from tutash.kernel.models import Entry
from tutash.kernel.refusals import NotInForce, Refused, UnknownNorm
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.charges.asked import Offence

REASON = Text("Reasons", "Основания решения", "Чечимдин негиздери")
FILES = ("file", "files")
NAMED = Text("{title}: {what}", "{title}: {what}", "{title}: {what}")
CountNo = Annotated[int, Field(ge=1, le=1000)]
CountNos = Annotated[tuple[CountNo, ...], Field(min_length=1, max_length=50)]
Ground = Annotated[str, Field(max_length=100), Listed("termination_grounds")]


class NothingWouldRemain(Refused):
    """An indictment without a count is no indictment."""

    status = 422
    text = Text(
        "At least one count must remain; to end the case, terminate it.",
        "Должен остаться хотя бы один эпизод; чтобы закончить дело, прекратите его.",
        "Жок дегенде бир эпизод калууга тийиш; ишти бүтүрүү үчүн аны кыскартыңыз.",
    )


class GraverThanBefore(Refused):
    """The prosecutor may make the charge milder, not graver."""

    status = 422
    text = Text(
        "This qualification is graver than the present one; only a milder one is possible here.",
        "Эта квалификация тяжелее нынешней; здесь возможна только более мягкая.",
        "Бул квалификация азыркысынан оор; бул жерде жеңилирээгине гана жол берилет.",
    )


class GravityNotKnown(Refused):
    """Our sources do not give the gravity of one of the two articles, so nobody can say which is milder."""

    status = 422
    text = Text(
        "The law pack does not know the gravity of one of the articles; confirm that the new one is milder.",
        "Тяжесть одной из статей в базе норм не известна; подтвердите, что новая квалификация мягче.",
        "Беренелердин биринин оордугу ченемдер базасында белгисиз; жаңы квалификация жеңилирээк экенин ырастаңыз.",
    )


class NoSuchGround(Refused):
    """The ground is not on the list of the law pack on this day."""

    status = 422
    text = Text(
        "This ground is not on the list in force.",
        "Такого основания нет в действующем перечне.",
        "Мындай негиз колдонуудагы тизмеде жок.",
    )


class _OverIndictment(Act):
    """What every decision on an indictment shares."""

    by = PROSECUTORS
    subject = "case"
    stream = "indictment"
    when = (WITH_PROSECUTOR,)
    informs = ("responsible", "head_of_unit")


class ExcludeCounts(_OverIndictment):
    """The prosecutor excludes counts that are not proven from the indictment."""

    code = "indictment.counts_excluded"
    title = Text("Exclusion of counts", "Исключение пунктов обвинения", "Айыптоонун пункттарын алып салуу")
    norm = "upk.count_exclusion"
    document = "counts_excluded"

    nos: CountNos = asks(
        Text("Numbers of the counts", "Номера пунктов обвинения", "Айыптоо пункттарынын номерлери"),
        Text("One number on each line.", "По одному номеру в строке.", "Ар бир сапка бирден номер."),
    )
    reason: Reason = asks(REASON)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        named = qualification.require_current(situation, self.nos, "nos")
        if counts.current(situation.case.pk).count() <= len(named):
            raise NothingWouldRemain(norm=self.norm, field="nos")
        return {"charges": [count.charge for count in named.values()]}

    def apply(self, entry: Entry) -> None:
        counts.exclude(entry, self.nos, ground=self.reason)


class RequalifyDownward(_OverIndictment):
    """The prosecutor changes the qualification of a count to a milder one."""

    code = "indictment.requalified"
    title = Text(
        "Requalification of a count to a milder one",
        "Переквалификация обвинения на менее тяжкое",
        "Жеңилирээк квалификацияга өзгөртүү",
    )
    norm = "upk.requalification_downward"
    document = "indictment_requalified"

    no: CountNo = asks(Text("Number of the count", "Номер пункта обвинения", "Айыптоо пунктунун номери"))
    offence: Offence = asks(Text("New qualification", "Новая квалификация", "Жаңы квалификация"))
    milder_confirmed: bool = asks(
        Text(
            "I confirm that the new qualification is milder",
            "Подтверждаю, что новая квалификация мягче",
            "Жаңы квалификация жеңилирээк экенин ырастаймын",
        ),
        default=False,
    )
    reason: Reason = asks(REASON)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        old = qualification.require_current(situation, [self.no], "no")[self.no]
        found = qualification.examine(situation, [self.offence], "offence")
        graver = is_graver(found[0]["gravity"], old.gravity)
        if graver:
            raise GraverThanBefore(norm=self.norm, field="offence-charge")
        if graver is None and not self.milder_confirmed:
            raise GravityNotKnown(norm=self.norm, field="milder_confirmed")
        return {"counts": found, "was": old.charge}

    def apply(self, entry: Entry) -> None:
        counts.replace(entry, self.no, ground=self.reason)


class ApproveIndictment(_OverIndictment):
    """The prosecutor approves the indictment."""

    code = "indictment.approved"
    title = Text("Approval of the indictment", "Утверждение обвинительного акта", "Айыптоо актысын бекитүү")
    norm = "upk.indictment_approval"
    then = APPROVED
    closes = ("prosecutor_study", "investigation")
    document = "indictment_approved"

    conclusion: Reason = asks(Text("Conclusion of the study", "Вывод по изучении дела", "Ишти изилдөөнүн корутундусу"))


class ReturnIndictment(_OverIndictment):
    """The prosecutor returns the case for completion of the investigation."""

    code = "indictment.returned"
    title = Text(
        "Return for completion of the investigation",
        "Возвращение дела для восполнения следствия",
        "Тергөөнү толуктоо үчүн кайтаруу",
    )
    norm = "upk.indictment_return"
    then = INVESTIGATION
    closes = ("prosecutor_study",)
    resumes = ("investigation",)
    document = "indictment_returned"

    reason: Reason = asks(Text("What must be completed", "Что необходимо восполнить", "Эмнени толуктоо керек"))


class TerminateByProsecutor(_OverIndictment):
    """The prosecutor terminates the case on a ground of law."""

    code = "case.terminated_by_prosecutor"
    title = Text(
        "Termination of the case by the prosecutor",
        "Прекращение уголовного дела прокурором",
        "Кылмыш ишин прокурордун кыскартуусу",
    )
    norm = "upk.termination"
    then = TERMINATED
    closes = EVERY_DEADLINE
    document = "case_terminated_by_prosecutor"

    ground: Ground = asks(Text("Ground", "Основание", "Негиз"))
    reason: Reason = asks(REASON)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        try:
            ground = law.ground("termination_grounds", self.ground, situation.law.on)
        except (UnknownNorm, NotInForce):
            raise NoSuchGround(norm=self.norm, field="ground") from None
        return {"ground": ground.title.as_json(), "ground_ref": ground.ref or ""}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"closed_at": entry.at}


class SendToCourt(Act):
    """The prosecutor sends the case with the approved indictment to the court."""

    code = "case.sent_to_court"
    title = Text("Sending the case to the court", "Направление дела в суд", "Ишти сотко жөнөтүү")
    norm = "upk.sending_to_court"
    by = HEADS + ("prosecutor",)
    subject = "case"
    stream = "indictment"
    when = (APPROVED,)
    then = IN_COURT
    closes = EVERY_DEADLINE
    informs = ("responsible", "head_of_unit")
    document = "sent_to_court"

    court: Line = asks(Text("Court", "Суд", "Сот"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        """The inventory of the file: every entry that issued a paper or was kept, in order."""
        chain = ledger.chain(situation.case.pk)
        return {"inventory": [_line(entry) for entry in ledger.with_payloads(chain) if _kept(entry)]}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"closed_at": entry.at}


def _kept(entry: Entry) -> bool:
    """Whether an entry put something into the file: it issued a paper, or brought files."""
    return bool(ACTS[entry.code].document) or _brings_files(ACTS[entry.code])


def _brings_files(act: type[Act]) -> bool:
    return any(asked.kind in FILES for asked in questions(act))


def _line(entry: Entry) -> dict[str, Any]:
    called = ACTS[entry.code].title
    if _brings_files(ACTS[entry.code]):  # what the file is, in the words of whoever brought it
        lines = (entry.fields.get(asked.name, "") for asked in questions(ACTS[entry.code]) if asked.kind == "line")
        called = NAMED.format(title=called, what=next(lines, ""))
    return {"seq": entry.seq, "title": called.as_json(), "at": entry.at.isoformat(), "hash": bytes(entry.hash).hex()}
