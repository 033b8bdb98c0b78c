"""The end of the investigation: the parties read the file, the indictment goes to the prosecutor."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import Field

from tutash.institutions.crimes import decrees
from tutash.institutions.crimes.claims import require_claim
from tutash.institutions.crimes.proceedings import Accusation, Familiarisation
from tutash.institutions.crimes.refusals import (
    ChargeNotPresented,
    NobodyAccused,
    NotACurrentParticipant,
    NotEverybodyFamiliar,
)
from tutash.institutions.crimes.stages import FAMILIARISATION, INVESTIGATION, WITH_PROSECUTOR
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Choice, Line, Moment, PersonRef, Reason, Words, asks
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.persons.models import Participation

OLDEST: Final = timedelta(days=30)
MUST_BE_OFFERED: Final = ("accused", "victim")
People = Annotated[tuple[PersonRef, ...], Field(min_length=1, max_length=100)]


def _accused(situation: Situation) -> list[Accusation]:
    return list(Accusation.objects.filter(case_id=situation.case.pk, ended_seq=None).order_by("seq"))


def _require_charged(situation: Situation, norm: str) -> list[Accusation]:
    """Every accused of the case; refused when there is none, or when a charge was not presented."""
    accused = _accused(situation)
    if not accused:
        raise NobodyAccused(norm=norm)
    if any(accusation.presented_seq is None for accusation in accused):
        raise ChargeNotPresented(norm=norm)
    return accused


class OfferFile(Act):
    """The investigation is complete: the file is offered to every accused and every victim to read."""

    code = "familiarisation.offered"
    title = Text(
        "The file is offered to the parties",
        "Объявление об окончании следствия и предъявление материалов дела",
        "Тергөөнүн бүтүшүн жарыялоо жана иштин материалдарын көрсөтүү",
    )
    norm = "upk.familiarisation"
    by = ("investigator",)
    subject = "case"
    stream = "indictment"
    when = (INVESTIGATION,)
    then = FAMILIARISATION
    assigned = True
    informs = ("prosecutor", "head_of_unit")
    document = "notice_familiarisation"

    @classmethod
    def guard(cls, situation: Situation) -> None:
        _require_charged(situation, cls.norm)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        parties = Participation.objects.filter(case_id=situation.case.pk, until=None, role__in=MUST_BE_OFFERED)
        return {"people": sorted({str(party.person_id) for party in parties})}

    def apply(self, entry: Entry) -> None:
        Familiarisation.objects.bulk_create(
            [
                Familiarisation(
                    id=entry.key(f"offer {person}"),
                    case_id=entry.subject_id,
                    person_id=UUID(person),
                    offered_seq=entry.seq,
                )
                for person in entry.found["people"]
            ]
        )


class HowRead(Choice):
    IN_FULL = "in_full", Text("Read in full", "Ознакомлен в полном объёме", "Толук таанышты")
    IN_PART = "in_part", Text("Read in part", "Ознакомлен частично", "Жарым-жартылай таанышты")
    REFUSED = "refused", Text("Refused to read", "От ознакомления отказался", "Таанышуудан баш тартты")
    ABSENT = "absent", Text("Did not come, was notified", "Не явился, извещён", "Келген жок, кабарланган")


class RecordReading(Act):
    """A party has read the file, or did not want to; remarks are kept."""

    code = "familiarisation.recorded"
    title = Text(
        "A party has studied the file",
        "Протокол ознакомления с материалами дела",
        "Иштин материалдары менен таанышуу протоколу",
    )
    norm = "upk.familiarisation"
    by = ("investigator",)
    subject = "case"
    stream = "indictment"
    when = (FAMILIARISATION,)
    assigned = True
    document = "protocol_familiarisation"

    person: PersonRef = asks(Text("Who", "Кто", "Ким"))
    result: HowRead = asks(Text("Result", "Результат", "Натыйжасы"))
    done_at: Moment = asks(Text("Finished at", "Окончено", "Аяктаган убактысы"))
    late_reason: Reason | None = asks(
        Text("Why it is entered late", "Почему запись делается с опозданием", "Эмне үчүн кеч жазылып жатат"),
        default=None,
    )
    remarks: Words | None = asks(
        Text("Remarks and petitions", "Замечания и ходатайства", "Эскертүүлөр жана өтүнүчкаттар"), default=None
    )

    def check(self, situation: Situation) -> None:
        waiting = Familiarisation.objects.filter(case_id=situation.case.pk, person_id=self.person, done_seq=None)
        if not waiting.exists():
            raise NotACurrentParticipant(norm=self.norm, field="person")
        require_claim(situation, self.done_at, self.late_reason, norm=self.norm, field="done_at", oldest=OLDEST)

    def apply(self, entry: Entry) -> None:
        offered = Familiarisation.objects.filter(case_id=entry.subject_id, person_id=self.person, done_seq=None)
        offered.update(done_seq=entry.seq, done_at=self.done_at, result=self.result.value)


class GoBackToInvestigation(Act):
    """What the parties ask makes further investigation necessary; the file will be offered anew."""

    code = "familiarisation.ended"
    title = Text(
        "Going on with the investigation after the study of the file",
        "Продолжение следствия после ознакомления",
        "Таанышуудан кийин тергөөнү улантуу",
    )
    norm = "upk.familiarisation"
    by = ("investigator",)
    subject = "case"
    stream = "indictment"
    when = (FAMILIARISATION,)
    then = INVESTIGATION
    assigned = True
    informs = ("prosecutor",)

    reason: Reason = asks(Text("Why", "Почему", "Эмне үчүн"))

    def apply(self, entry: Entry) -> None:
        Familiarisation.objects.filter(case_id=entry.subject_id, done_seq=None).update(
            done_seq=entry.seq, done_at=entry.at, result="interrupted"
        )


class SendIndictment(Act):
    """The indictment goes to the prosecutor, who studies it within the term of the law."""

    code = "indictment.sent"
    title = Text(
        "The indictment is sent to the prosecutor",
        "Направление обвинительного акта прокурору",
        "Айыптоо актысын прокурорго жөнөтүү",
    )
    norm = "upk.indictment"
    by = ("investigator",)
    subject = "case"
    stream = "indictment"
    when = (FAMILIARISATION,)
    then = WITH_PROSECUTOR
    assigned = True
    suspends = ("investigation",)
    opens = {"prosecutor_study": "upk.prosecutor_study"}
    informs = ("prosecutor", "head_of_unit")
    document = "indictment"

    narrative: Words = asks(Text("Essence of the charge", "Сущность обвинения", "Айыптоонун маңызы"))
    evidence: Annotated[tuple[Line, ...], Field(min_length=1, max_length=200)] = asks(
        Text("Evidence", "Доказательства", "Далилдер"),
        Text("One piece on a line.", "Каждое с новой строки.", "Ар бири өзүнчө сапта."),
    )
    to_summon: Annotated[tuple[Line, ...], Field(max_length=200)] = asks(
        Text("Whom to summon to the court", "Список лиц, подлежащих вызову в суд", "Сотко чакырылуучулардын тизмеси"),
        Text("One person on a line.", "Каждый с новой строки.", "Ар бири өзүнчө сапта."),
        default=(),
    )

    @classmethod
    def guard(cls, situation: Situation) -> None:
        _require_charged(situation, cls.norm)
        if Familiarisation.objects.filter(case_id=situation.case.pk, done_seq=None).exists():
            raise NotEverybodyFamiliar(norm=cls.norm)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        return {"accused": [str(accusation.person_id) for accusation in _accused(situation)]}

    def apply(self, entry: Entry) -> None:
        decrees.issue(entry, reason=self.narrative)
