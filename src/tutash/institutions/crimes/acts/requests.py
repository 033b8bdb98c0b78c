"""What the parties ask and complain of, and the answers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from pydantic import Field

from tutash.institutions.crimes.claims import require_claim
from tutash.institutions.crimes.models import PENDING, Complaint, Decree
from tutash.institutions.crimes.proceedings import GRANTED, PARTLY, REFUSED, WAITS, Petition
from tutash.institutions.crimes.refusals import NoSuchComplaint, NoSuchDecree, NoSuchPetition
from tutash.institutions.crimes.stages import (
    APPROVED,
    CHECK,
    FAMILIARISATION,
    INVESTIGATION,
    JOURNAL,
    NOT_A_CRIME,
    SUSPENDED,
    TERMINATED,
    WITH_PROSECUTOR,
)
from tutash.institutions.crimes.stages import REFUSED as OPENING_REFUSED
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Choice, Line, Moment, PersonRef, Reason, Words, asks
from tutash.kernel.models import Entry
from tutash.kernel.text import Text

OLDEST: Final = timedelta(days=60)
BEFORE_COURT: Final = (CHECK, INVESTIGATION, SUSPENDED, FAMILIARISATION, WITH_PROSECUTOR, APPROVED)
EVERYWHERE: Final = (JOURNAL, NOT_A_CRIME, OPENING_REFUSED, TERMINATED, *BEFORE_COURT)
PROSECUTORS: Final = ("prosecutor", "district_prosecutor", "deputy_prosecutor_general", "prosecutor_general")
Number = Annotated[int, Field(ge=1, le=1_000_000)]
RECEIVED_AT = asks(
    Text("Received at", "Поступило", "Түшкөн убактысы"),
    Text("Empty: just now.", "Пусто: только что.", "Бош болсо: азыр эле."),
    default=None,
)
LATE = asks(
    Text("Why it is entered late", "Почему запись делается с опозданием", "Эмне үчүн кеч жазылып жатат"), default=None
)


class Outcome(Choice):
    GRANTED = GRANTED, Text("Granted", "Удовлетворено", "Канааттандырылды")
    PARTLY = PARTLY, Text("Granted in part", "Удовлетворено частично", "Жарым-жартылай канааттандырылды")
    REFUSED = REFUSED, Text("Refused", "Отказано", "Баш тартылды")


class _Request(Act):
    """What every request of a participant says."""

    by = ("investigator", "inquiry_officer", "duty_officer", *PROSECUTORS)
    subject = "case"
    stream = "requests"

    person: PersonRef | None = asks(Text("Who asks", "Кто обратился", "Ким кайрылды"), default=None)
    name: Line = asks(Text("Name and capacity", "Имя и процессуальное положение", "Аты-жөнү жана макамы"))
    words: Words = asks(Text("What is asked", "Содержание обращения", "Кайрылуунун мазмуну"))
    received_at: Moment | None = RECEIVED_AT
    late_reason: Reason | None = LATE

    def check(self, situation: Situation) -> Mapping[str, Any] | None:
        if self.received_at:
            require_claim(
                situation, self.received_at, self.late_reason, norm=self.norm, field="received_at", oldest=OLDEST
            )
        return {"received_at": self.received_at or situation.now}


class LodgePetition(_Request):
    """A participant lodges a petition; it is answered at once, or within the term of the law."""

    code = "petition.lodged"
    title = Text("Petition lodged", "Заявлено ходатайство", "Өтүнүчкат билдирилди")
    norm = "upk.petition"
    when = BEFORE_COURT
    opens = {"petition": "upk.petition"}
    parallel = ("petition",)
    informs = ("responsible",)

    def anchors(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, datetime]:
        return {"petition": found["received_at"]}

    def apply(self, entry: Entry) -> None:
        Petition.objects.create(
            id=entry.key("petition"),
            case_id=entry.subject_id,
            seq=entry.seq,
            by_id=self.person,
            by_name=self.name,
            words=self.words,
            received_at=entry.found["received_at"],
            at=entry.at,
            status=WAITS,
        )


class DecidePetition(Act):
    """The petition is granted, granted in part, or refused with reasons."""

    code = "petition.decided"
    title = Text("Decision on a petition", "Разрешение ходатайства", "Өтүнүчкатты чечүү")
    norm = "upk.petition_decision"
    by = ("investigator", "inquiry_officer", *PROSECUTORS)
    subject = "case"
    stream = "requests"
    when = BEFORE_COURT
    document = "petition_decided"

    petition: Number = asks(Text("Number of its entry", "Номер записи ходатайства", "Өтүнүчкаттын жазуу номери"))
    outcome: Outcome = asks(Text("Decision", "Решение", "Чечим"))
    reason: Reason = asks(Text("Reasons", "Мотивы решения", "Чечимдин себептери"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        lodged = Petition.objects.filter(case_id=situation.case.pk, seq=self.petition, status=WAITS).first()
        if lodged is None:
            raise NoSuchPetition(norm=self.norm, field="petition")
        return {"by": lodged.by_name, "words": lodged.words}

    def ends(self, entry: Entry) -> Mapping[str, int]:
        return {"petition": self.petition}

    def apply(self, entry: Entry) -> None:
        lodged = Petition.objects.filter(case_id=entry.subject_id, seq=self.petition)
        lodged.update(status=self.outcome.value, reason=self.reason, decided_seq=entry.seq, decided_at=entry.at)


class To(Choice):
    PROSECUTOR = "prosecutor", Text("To the prosecutor", "Прокурору", "Прокурорго")
    HEAD = "head", Text("To the head of the unit", "Руководителю подразделения", "Бөлүмдүн жетекчисине")
    COURT = "court", Text("To the court", "В суд", "Сотко")


class LodgeComplaint(_Request):
    """Somebody complains of a decision, an act or a failure to act; the prosecutor learns of it at once."""

    code = "complaint.lodged"
    title = Text("Complaint lodged", "Подана жалоба", "Даттануу берилди")
    norm = "upk.complaint"
    when = EVERYWHERE
    informs = ("prosecutor", "head_of_unit", "responsible")

    to: To = asks(Text("To whom", "Кому адресована", "Кимге"), default=To.PROSECUTOR)
    about: Number | None = asks(
        Text("Number of the entry complained of", "Номер обжалуемой записи", "Даттанылган жазуунун номери"),
        Text("Empty: of a failure to act.", "Пусто: обжалуется бездействие.", "Бош болсо: аракетсиздик даттанылат."),
        default=None,
    )

    def check(self, situation: Situation) -> Mapping[str, Any] | None:
        if self.about and not Decree.objects.filter(case_id=situation.case.pk, seq=self.about).exists():
            raise NoSuchDecree(norm=self.norm, field="about")
        return super().check(situation)

    def apply(self, entry: Entry) -> None:
        Complaint.objects.create(
            id=entry.key("complaint"),
            case_id=entry.subject_id,
            seq=entry.seq,
            about_seq=self.about,
            by_id=self.person,
            by_name=self.name,
            to=self.to.value,
            received_at=entry.found["received_at"],
            late_reason=self.late_reason or "",
            words=self.words,
            at=entry.at,
            status=PENDING,
        )


class DecideComplaint(Act):
    """The complaint is decided, and its author is told why."""

    code = "complaint.decided"
    title = Text("Decision on a complaint", "Разрешение жалобы", "Даттанууну чечүү")
    norm = "upk.complaint_decision"
    by = ("head_of_unit", *PROSECUTORS)
    subject = "case"
    stream = "requests"
    when = EVERYWHERE
    informs = ("responsible", "head_of_unit")
    document = "complaint_decided"

    complaint: Number = asks(Text("Number of its entry", "Номер записи жалобы", "Даттануунун жазуу номери"))
    outcome: Outcome = asks(Text("Decision", "Решение", "Чечим"))
    reason: Reason = asks(Text("Reasons", "Мотивы решения", "Чечимдин себептери"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        waiting = Complaint.objects.filter(case_id=situation.case.pk, seq=self.complaint, status=PENDING)
        if situation.post.office == "head_of_unit":
            waiting = waiting.filter(to=To.HEAD.value)
        lodged = waiting.exclude(to=To.COURT.value).first()
        if lodged is None:
            raise NoSuchComplaint(norm=self.norm, field="complaint")
        return {"by": lodged.by_name, "words": lodged.words}

    def apply(self, entry: Entry) -> None:
        lodged = Complaint.objects.filter(case_id=entry.subject_id, seq=self.complaint)
        lodged.update(status=self.outcome.value, decided_seq=entry.seq, decided_at=entry.at)
