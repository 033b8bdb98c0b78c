"""A report comes in: the journal (ЖУИ), the register of crimes (ЕРП), or neither a crime."""

from collections.abc import Mapping
from typing import Annotated, Any

from tutash.institutions.crimes import decrees
from tutash.institutions.crimes.acts.report import Report
from tutash.institutions.crimes.claims import require_ground
from tutash.institutions.crimes.kinds import Incident
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.refusals import NotACrimeReport
from tutash.institutions.crimes.stages import CHECK, JOURNAL, NOT_A_CRIME
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Code, Line, Listed, Reason, asks
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.charges.asked import Offences

PRELIMINARY = asks(
    Text("Preliminary qualification", "Предварительная квалификация", "Алдын ала квалификация"),
    Text(
        "May be left empty: it is required when the case is opened.",
        "Можно не заполнять: обязательна при возбуждении дела.",
        "Бош калтырса болот: иш козголгондо милдеттүү.",
    ),
    default=(),
)


class RecordInJournal(Report):
    """The duty officer records a report in the journal; every record gets a number, and the applicant a slip."""

    code = "journal.recorded"
    title = Text(
        "Recording in the journal (ЖУИ)",
        "Запись в Журнал учёта информации (ЖУИ)",
        "Маалыматты эсепке алуу журналына жазуу",
    )
    norm = "erp.journal"
    by = ("duty_officer", "inquiry_officer", "investigator")
    subject = "case"
    then = JOURNAL
    numbers = {"journal": "numbers.journal"}
    opens = {"registration": "upk.registration"}
    also = {"applicant": "person"}
    document = "slip"
    stream = "registration"

    incident: Incident = asks(Text("Kind of incident", "Вид происшествия", "Окуянын түрү"), default=Incident.CRIME)

    def terms(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, str]:
        return self.opens if self.incident is Incident.CRIME else {}

    def columns(self) -> dict[str, Any]:
        return {**super().columns(), "incident": self.incident.value}

    def apply(self, entry: Entry) -> None:
        self.record(entry, self.incident)


class RegisterCrime(Act):
    """A report of a crime goes from the journal into the register of crimes: the pre-trial proceedings begin."""

    code = "crime.registered"
    title = Text(
        "Registration in the Unified Register of Crimes (ЕРП)",
        "Регистрация в Едином реестре преступлений (ЕРП)",
        "Кылмыштардын бирдиктүү реестринде каттоо",
    )
    norm = "erp.registration"
    by = ("duty_officer", "inquiry_officer", "investigator", "prosecutor", "district_prosecutor")
    subject = "case"
    when = (JOURNAL, NOT_A_CRIME)  # what was wrongly laid aside is registered too
    then = CHECK
    numbers = {"crime": "numbers.crime"}
    opens = {"check": "upk.report_check"}
    closes = ("registration", "complaint")
    informs = ("head_of_unit", "prosecutor")
    document = "slip"
    stream = "registration"

    offences: Offences = PRELIMINARY

    @classmethod
    def guard(cls, situation: Situation) -> None:
        if Case.objects.get(pk=situation.case.pk).incident != Incident.CRIME.value:
            raise NotACrimeReport(norm=cls.norm)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        return {"counts": qualification.examine(situation, self.offences)}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"number": entry.numbers["crime"], "closed_at": None}

    def apply(self, entry: Entry) -> None:
        Case.objects.filter(pk=entry.subject_id).update(
            crime_number=entry.numbers["crime"], registered_at=entry.at, decided_at=None, ground=""
        )
        decrees.end(entry, FindNotACrime.code)
        counts.add(entry)


class RegisterDirectly(Report):
    """A crime that an official found, or took down as an oral report, enters journal and register at once."""

    code = "crime.registered_directly"
    title = Text(
        "Direct registration in the register of crimes",
        "Непосредственная регистрация в ЕРП",
        "КБРде түздөн-түз каттоо",
    )
    norm = "erp.registration"
    by = ("duty_officer", "inquiry_officer", "investigator", "prosecutor", "district_prosecutor")
    subject = "case"
    then = CHECK
    numbers = {"journal": "numbers.journal", "crime": "numbers.crime"}
    opens = {"check": "upk.report_check"}
    also = {"applicant": "person"}
    informs = ("head_of_unit", "prosecutor")
    document = "slip"
    stream = "registration"

    offences: Offences = PRELIMINARY

    def check(self, situation: Situation) -> Mapping[str, Any]:
        return {**super().check(situation), "counts": qualification.examine(situation, self.offences)}

    def apply(self, entry: Entry) -> None:
        self.record(entry, Incident.CRIME)
        counts.add(entry)


class FindNotACrime(Act):
    """The incident shows no signs of a crime: it goes to another procedure, and the applicant may complain."""

    code = "report.not_a_crime"
    title = Text(
        "Finding that it is not a crime",
        "Признание сообщения не содержащим признаков преступления",
        "Билдирүүдө кылмыштын белгилери жок деп табуу",
    )
    norm = "erp.not_a_crime"
    by = ("duty_officer", "inquiry_officer", "investigator", "head_of_unit")
    subject = "case"
    when = (JOURNAL,)
    then = NOT_A_CRIME
    opens = {"complaint": "upk.complaint"}
    closes = ("registration",)
    informs = ("head_of_unit", "prosecutor")
    document = "notice_not_a_crime"
    stream = "registration"

    ground: Annotated[Code, Listed("procedure.not_a_crime_grounds")] = asks(Text("Ground", "Основание", "Негизи"))
    reason: Reason = asks(
        Text("What was established", "Что установлено", "Эмне аныкталды"),
    )
    sent_to: Line | None = asks(
        Text("Where the material goes", "Куда направлен материал", "Материал кайда жиберилди"), default=None
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        ground = require_ground(situation, "not_a_crime_grounds", self.ground, norm=self.norm)
        return {"ground": ground.title.as_json(), "ground_ref": ground.ref or ""}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"closed_at": entry.at}

    def apply(self, entry: Entry) -> None:
        Case.objects.filter(pk=entry.subject_id).update(decided_at=entry.at, ground=self.ground)
        decrees.issue(entry, ground=self.ground, reason=self.reason)
