"""The prosecutor over a running case: instruct, cancel an unlawful decree, extend the term."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from tutash.institutions.prosecution.models import CANCELLED, FULFILLED, GIVEN, STANDS, Decision, Instruction
from tutash.institutions.prosecution.offices import (
    ALIVE,
    DEPUTY_GENERAL,
    INVESTIGATION,
    PROSECUTORS,
    SUSPENDED,
    TERMINATED,
)
from tutash.kernel import clock
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Day, Reason, Words, asks
from tutash.kernel.models import Deadline, Entry
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text

REASON = Text("Why it is unlawful", "В чём незаконность", "Мыйзамсыздыгы эмнеде")
Number = Annotated[int, Field(ge=1, le=1_000_000)]


class NoSuchDecision(Refused):
    """The number names no decision of this case that stands."""

    status = 422
    text = Text(
        "No decision of this case that stands has this number.",
        "В деле нет действующего решения с таким номером записи.",
        "Иште мындай жазуу номериндеги күчүндөгү чечим жок.",
    )


class NoSuchInstruction(Refused):
    """The number names no instruction that waits for a report."""

    status = 422
    text = Text(
        "No instruction that waits for a report has this number.",
        "Указания с таким номером записи, ожидающего исполнения, нет.",
        "Мындай жазуу номериндеги аткарууну күткөн көрсөтмө жок.",
    )


class DayHasPassed(Refused):
    """An instruction can not be fulfilled in the past."""

    status = 422
    text = Text("This day has already passed.", "Этот день уже прошёл.", "Бул күн өтүп кеткен.")


class NoTermRuns(Refused):
    """There is no running term of investigation to extend."""

    text = Text(
        "No term of investigation is running in this case.",
        "По этому делу срок следствия не течёт.",
        "Бул иш боюнча тергөө мөөнөтү жүрүп жаткан жок.",
    )


class Instruct(Act):
    """The prosecutor gives the investigation a binding instruction in writing."""

    code = "instruction.given"
    title = Text("Instruction of the prosecutor", "Указание прокурора", "Прокурордун көрсөтмөсү")
    norm = "upk.instruction_prosecutor"
    by = PROSECUTORS
    subject = "case"
    stream = "supervision"
    when = ALIVE
    informs = ("responsible", "head_of_unit")
    document = "instruction"

    words: Words = asks(Text("What must be done", "Что необходимо сделать", "Эмне кылуу керек"))
    by_day: Day | None = asks(Text("By which day", "К какому дню", "Кайсы күнгө чейин"), default=None)

    def check(self, situation: Situation) -> None:
        if self.by_day and self.by_day < clock.local(situation.now).date():
            raise DayHasPassed(norm=self.norm, field="by_day")

    def apply(self, entry: Entry) -> None:
        Instruction.objects.create(
            id=entry.key("instruction"),
            case_id=entry.subject_id,
            seq=entry.seq,
            words=self.words,
            by_day=self.by_day,
            post=entry.post,
            at=entry.at,
            status=GIVEN,
        )


class ReportOnInstruction(Act):
    """The official in charge reports what was done on an instruction."""

    code = "instruction.fulfilled"
    title = Text(
        "Report on an instruction",
        "Доклад об исполнении указания",
        "Көрсөтмөнүн аткарылышы жөнүндө билдирүү",
    )
    norm = "upk.instruction_report"
    by = ("inquiry_officer", "investigator")
    subject = "case"
    stream = "supervision"
    when = ALIVE
    assigned = True
    informs = ("prosecutor",)

    instruction: Number = asks(
        Text("Number of the entry of the instruction", "Номер записи указания", "Көрсөтмөнүн жазуу номери")
    )
    report: Words = asks(Text("What was done", "Что сделано", "Эмне жасалды"))

    def check(self, situation: Situation) -> None:
        if not self._waiting(situation.case.pk).exists():
            raise NoSuchInstruction(norm=self.norm, field="instruction")

    def _waiting(self, case_id: Any) -> Any:
        return Instruction.objects.filter(case_id=case_id, seq=self.instruction, status=GIVEN)

    def apply(self, entry: Entry) -> None:
        done = {"status": FULFILLED, "report": self.report, "reported_seq": entry.seq, "reported_at": entry.at}
        self._waiting(entry.subject_id).update(**done)


class _CancelDecision(Act):
    """What every cancelling of a decision shares: it names the entry, which must stand."""

    subject = "case"
    norm = "upk.decree_cancellation"
    by = PROSECUTORS
    stream = "supervision"
    informs = ("responsible", "head_of_unit")
    document = "decree_cancelled"

    reason: Reason = asks(REASON)

    def decision(self, case_id: Any) -> Any:
        raise NotImplementedError

    def check(self, situation: Situation) -> Mapping[str, Any] | None:
        standing = self.decision(situation.case.pk).order_by("-seq").first()
        if standing is None:
            raise NoSuchDecision(norm=self.norm, field="decision")
        return {"decision": standing.seq, "code": standing.code, "at": standing.at.isoformat()}

    def apply(self, entry: Entry) -> None:
        cancelled = Decision.objects.filter(case_id=entry.subject_id, seq=entry.found["decision"])
        cancelled.update(status=CANCELLED, ended_seq=entry.seq)


class CancelDecree(_CancelDecision):
    """The prosecutor cancels an unlawful decree of the investigation that does not decide where the case stands."""

    code = "decree.cancelled"
    title = Text(
        "Cancellation of an unlawful decree", "Отмена незаконного постановления", "Мыйзамсыз токтомду жокко чыгаруу"
    )
    when = ALIVE

    number: Number = asks(Text("Number of its entry", "Номер записи постановления", "Токтомдун жазуу номери"))

    def decision(self, case_id: Any) -> Any:
        moving = ("case.opened", "case.refused", "investigation.suspended", "case.terminated")
        return Decision.objects.filter(case_id=case_id, seq=self.number, status=STANDS).exclude(code__in=moving)

    def check(self, situation: Situation) -> Mapping[str, Any] | None:
        try:
            return super().check(situation)
        except NoSuchDecision as refusal:
            refusal.field = "number"
            raise


class CancelSuspension(_CancelDecision):
    """The prosecutor cancels an unlawful suspension; the investigation goes on."""

    code = "suspension.cancelled"
    title = Text(
        "Cancellation of the suspension of the investigation",
        "Отмена приостановления следствия",
        "Тергөөнү токтото турууну жокко чыгаруу",
    )
    when = (SUSPENDED,)
    then = INVESTIGATION
    resumes = ("investigation",)

    def decision(self, case_id: Any) -> Any:
        return Decision.objects.filter(case_id=case_id, code="investigation.suspended", status=STANDS)


class CancelTermination(_CancelDecision):
    """The prosecutor cancels an unlawful termination; the investigation goes on."""

    code = "termination.cancelled"
    title = Text(
        "Cancellation of the termination of the case",
        "Отмена прекращения уголовного дела",
        "Кылмыш ишин кыскартууну жокко чыгаруу",
    )
    when = (TERMINATED,)
    then = INVESTIGATION
    resumes = ("investigation",)
    closes = ("termination_complaint",)

    def decision(self, case_id: Any) -> Any:
        return Decision.objects.filter(case_id=case_id, code="case.terminated", status=STANDS)

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"closed_at": None}


class ExtendInvestigation(Act):
    """A deputy of the Prosecutor General extends the investigation of a complex case."""

    code = "investigation.extended"
    title = Text(
        "Extension of the term of the investigation", "Продление срока следствия", "Тергөөнүн мөөнөтүн узартуу"
    )
    norm = "upk.investigation_extension"
    by = DEPUTY_GENERAL
    subject = "case"
    stream = "supervision"
    when = (INVESTIGATION,)
    opens = {"investigation": "upk.investigation_extension"}
    informs = ("responsible", "head_of_unit", "prosecutor")
    document = "investigation_extended"

    last_day: Day = asks(Text("Until which day, inclusive", "По какой день включительно", "Кайсы күнгө чейин (кошо)"))
    reason: Reason = asks(
        Text("Why the case is complex", "В чём особая сложность дела", "Иштин өзгөчө татаалдыгы эмнеде")
    )

    @classmethod
    def guard(cls, situation: Situation) -> None:
        if _running(situation) is None:
            raise NoTermRuns(norm=cls.norm)

    def anchors(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, datetime]:
        running = _running(situation)
        return {"investigation": running.start} if running else {}

    def until(self) -> Mapping[str, date]:
        return {"investigation": self.last_day}


def _running(situation: Situation) -> Deadline | None:
    terms = Deadline.objects.filter(subject_id=situation.case.pk, name="investigation", closed_seq=None)
    return terms.filter(suspended_at=None).first()
