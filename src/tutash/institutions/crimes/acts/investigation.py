"""The investigation: bringing as accused, presenting the charge, suspending, resuming, terminating."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Final

from tutash.institutions.crimes import decrees
from tutash.institutions.crimes.claims import require_claim, require_ground, require_order
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.proceedings import Accusation
from tutash.institutions.crimes.refusals import (
    AlreadyAccused,
    NoSuchAccusation,
    NotACurrentParticipant,
    WithoutLawyer,
)
from tutash.institutions.crimes.stages import FAMILIARISATION, INVESTIGATION, LIVING, SUSPENDED, TERMINATED
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Choice, Code, Line, Listed, Moment, PersonRef, Reason, Words, asks
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.charges.asked import SomeOffences
from tutash.registers.charges.models import REQUALIFIED
from tutash.registers.persons.models import Participation

OLDEST: Final = timedelta(days=30)
ESTABLISHED: Final = Text("What was established", "Что установлено", "Эмне аныкталды")


class InstructInvestigator(Act):
    """The head of the unit gives a binding instruction; decrees of the investigator stay what they are."""

    code = "instruction.by_head"
    title = Text(
        "Instruction of the head of the unit", "Указание руководителя подразделения", "Бөлүм жетекчисинин көрсөтмөсү"
    )
    norm = "upk.instruction_head"
    by = ("head_of_unit",)
    subject = "case"
    stream = "investigation"
    when = LIVING
    informs = ("responsible",)
    document = "instruction_by_head"

    words: Words = asks(Text("What must be done", "Что необходимо сделать", "Эмне кылуу керек"))


class BringAsAccused(Act):
    """A suspect is brought as accused; the charge must be presented within the term of the law."""

    code = "accused.brought"
    title = Text("Bringing as accused", "Привлечение в качестве обвиняемого", "Айыпталуучу катары тартуу")
    norm = "upk.bring_as_accused"
    by = ("investigator",)
    subject = "case"
    stream = "investigation"
    when = (INVESTIGATION,)
    assigned = True
    also = {"person": "person"}
    opens = {"charge_presentation": "upk.charge_presentation"}
    parallel = ("charge_presentation",)
    informs = ("prosecutor", "head_of_unit")
    document = "decree_accused"

    person: PersonRef = asks(Text("Who", "Кто", "Ким"))
    offences: SomeOffences = asks(Text("Charge", "Обвинение", "Айыптоо"))
    narrative: Words = asks(ESTABLISHED)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        case_id = situation.case.pk
        if Accusation.objects.filter(case_id=case_id, person_id=self.person, ended_seq=None).exists():
            raise AlreadyAccused(norm=self.norm, field="person")
        taking_part = Participation.objects.filter(case_id=case_id, person_id=self.person, until=None)
        if not taking_part.filter(role="suspect").exists():
            raise NotACurrentParticipant(norm=self.norm, field="person")
        own = [offence.model_copy(update={"person": self.person}) for offence in self.offences]
        return {"counts": qualification.examine(situation, own, "offences"), "name": situation.other("person").title}

    def apply(self, entry: Entry) -> None:
        articles = {(line["edition"], line["article"]) for line in entry.found["counts"]}
        for edition, article in articles:  # what was held against nobody yet is now held against this person
            unknown = counts.current(entry.subject_id).filter(person_id=None, edition=edition, article=article)
            counts.close(entry, unknown, REQUALIFIED, self.narrative)
        counts.add(entry)
        taking_part = Participation.objects.filter(case_id=entry.subject_id, person_id=self.person, until=None)
        taking_part.filter(role="suspect").update(until=entry.at)
        Participation.objects.create(
            id=entry.key("accused"),
            case_id=entry.subject_id,
            person_id=self.person,
            role="accused",
            since=entry.at,
        )
        Accusation.objects.create(
            id=entry.key("accusation"), case_id=entry.subject_id, person_id=self.person, seq=entry.seq, at=entry.at
        )
        decrees.issue(entry, reason=self.narrative, person_id=self.person)


class PresentCharge(Act):
    """The charge is presented to the accused, with the lawyer, and the rights are explained."""

    code = "charge.presented"
    title = Text("Presentation of the charge", "Предъявление обвинения", "Айып коюу")
    norm = "upk.charge_presentation"
    by = ("investigator",)
    subject = "case"
    stream = "investigation"
    when = (INVESTIGATION,)
    assigned = True
    also = {"person": "person"}
    informs = ("prosecutor",)
    document = "protocol_charge"

    person: PersonRef = asks(Text("To whom", "Кому", "Кимге"))
    lawyer: Line | None = asks(
        Text("Lawyer, number of the order", "Адвокат, номер ордера", "Адвокат, ордердин номери"), default=None
    )
    presented_at: Moment = asks(Text("Presented at", "Предъявлено", "Коюлган убактысы"))
    late_reason: Reason | None = asks(
        Text("Why it is entered late", "Почему запись делается с опозданием", "Эмне үчүн кеч жазылып жатат"),
        default=None,
    )
    language: Line = asks(Text("In which language", "На каком языке", "Кайсы тилде"))
    answer: Words = asks(Text("What the accused answered", "Что пояснил обвиняемый", "Айыпталуучу эмне деди"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        waiting = Accusation.objects.filter(case_id=situation.case.pk, person_id=self.person, ended_seq=None)
        accusation = waiting.filter(presented_seq=None).first()
        if accusation is None:
            raise NoSuchAccusation(norm=self.norm, field="person")
        if not self.lawyer:
            raise WithoutLawyer(norm=self.norm, field="lawyer")
        require_order(accusation.at, self.presented_at, norm=self.norm, field="presented_at")
        require_claim(
            situation, self.presented_at, self.late_reason, norm=self.norm, field="presented_at", oldest=OLDEST
        )
        return {"accusation": accusation.seq, "name": situation.other("person").title}

    def ends(self, entry: Entry) -> Mapping[str, int]:
        return {"charge_presentation": entry.found["accusation"]}

    def apply(self, entry: Entry) -> None:
        waiting = Accusation.objects.filter(case_id=entry.subject_id, seq=entry.found["accusation"])
        waiting.update(presented_seq=entry.seq, presented_at=self.presented_at)


class SuspendInvestigation(Act):
    """The investigation stands still while its ground lasts; so does its term."""

    code = "investigation.suspended"
    title = Text("Suspension of the investigation", "Приостановление следствия", "Тергөөнү токтото туруу")
    norm = "upk.suspension"
    by = ("investigator",)
    subject = "case"
    stream = "investigation"
    when = (INVESTIGATION,)
    then = SUSPENDED
    assigned = True
    suspends = ("investigation",)
    informs = ("prosecutor", "head_of_unit")
    document = "decree_suspension"

    ground: Annotated[Code, Listed("procedure.suspension_grounds")] = asks(Text("Ground", "Основание", "Негизи"))
    narrative: Words = asks(ESTABLISHED)
    search: Words | None = asks(
        Text("What is done to find or establish", "Что поручено для розыска или установления", "Издөө же аныктоо үчүн"),
        default=None,
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        ground = require_ground(situation, "suspension_grounds", self.ground, norm=self.norm)
        return {"ground": ground.title.as_json(), "ground_ref": ground.ref or ""}

    def apply(self, entry: Entry) -> None:
        decrees.issue(entry, ground=self.ground, reason=self.narrative)


class ResumeInvestigation(Act):
    """The ground of the suspension is gone: the investigation and its term go on."""

    code = "investigation.resumed"
    title = Text("Resumption of the investigation", "Возобновление следствия", "Тергөөнү жаңылоо")
    norm = "upk.resumption"
    by = ("investigator", "head_of_unit")
    subject = "case"
    stream = "investigation"
    when = (SUSPENDED,)
    then = INVESTIGATION
    resumes = ("investigation",)
    informs = ("prosecutor", "head_of_unit", "responsible")
    document = "decree_resumption"

    reason: Reason = asks(Text("Why", "Почему", "Эмне үчүн"))

    def apply(self, entry: Entry) -> None:
        decrees.end(entry, SuspendInvestigation.code)
        decrees.issue(entry, reason=self.reason)


class Consent(Choice):
    AGREES = "agrees", Text("Does not object", "Не возражает", "Каршы эмес")
    OBJECTS = "objects", Text("Objects", "Возражает", "Каршы")
    NOBODY = "nobody", Text("Nobody is accused", "Обвиняемых нет", "Айыпталуучу жок")


class TerminateCase(Act):
    """The case is terminated on a ground of the law; its end may be complained of."""

    code = "case.terminated"
    title = Text("Termination of the case", "Прекращение уголовного дела", "Кылмыш ишин кыскартуу")
    norm = "upk.termination"
    by = ("investigator",)
    subject = "case"
    stream = "investigation"
    when = (INVESTIGATION, FAMILIARISATION)
    then = TERMINATED
    assigned = True
    suspends = ("investigation",)
    closes = ("petition", "charge_presentation")
    informs = ("prosecutor", "head_of_unit")
    document = "decree_termination"

    ground: Annotated[Code, Listed("procedure.termination_grounds")] = asks(Text("Ground", "Основание", "Негизи"))
    consent: Consent = asks(
        Text("Position of the accused", "Позиция обвиняемого", "Айыпталуучунун көз карашы"), default=Consent.NOBODY
    )
    narrative: Words = asks(ESTABLISHED)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        ground = require_ground(situation, "termination_grounds", self.ground, norm=self.norm)
        return {"ground": ground.title.as_json(), "ground_ref": ground.ref or ""}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"closed_at": entry.at}

    def apply(self, entry: Entry) -> None:
        Case.objects.filter(pk=entry.subject_id).update(decided_at=entry.at, ground=self.ground)
        decrees.issue(entry, ground=self.ground, reason=self.narrative)
