"""The check of a registered report: who is in charge, what may be done before a case is opened, and its two ends."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar, Final

from pydantic import Field

from tutash.institutions.crimes import decrees
from tutash.institutions.crimes.claims import require_claim, require_countersigned, require_ground, require_order
from tutash.institutions.crimes.kinds import Immunity
from tutash.institutions.crimes.models import Case, Decree
from tutash.institutions.crimes.officers import require_in_charge, require_officer
from tutash.institutions.crimes.refusals import AlreadyInCharge, WithoutQualification
from tutash.institutions.crimes.responsibility import require_age, require_competent, require_known
from tutash.institutions.crimes.stages import CHECK, INVESTIGATION, LIVING, REFUSED
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import Choice, Code, Group, Line, Listed, Moment, PostRef, Reason, Words, asks
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.charges.asked import Offences

OLDEST_ACTION: Final = timedelta(days=90)  # an action older than this is a paper case of the archive

Number = Annotated[int, Field(ge=1, le=1_000_000)]  # of an entry
LATE = asks(
    Text("Why it is entered late", "Почему запись делается с опозданием", "Эмне үчүн кеч жазылып жатат"),
    Text(
        "If more than a day has passed since it was done.",
        "Если с момента действия прошло более суток.",
        "Аракеттен бери бир суткадан ашык өтсө.",
    ),
    default=None,
)


class AssignOfficer(Act):
    """The head of the unit puts an officer in charge of the material or case, or passes it to another."""

    code = "case.assigned"
    title = Text("Assignment of the officer in charge", "Поручение исполнителю", "Аткаруучуга тапшыруу")
    norm = "erp.assignment"
    by = ("head_of_unit",)
    subject = "case"
    when = LIVING
    informs = ("responsible",)
    document = "order_assignment"
    stream = "check"

    officer: PostRef = asks(Text("Officer", "Исполнитель", "Аткаруучу"))
    reason: Reason | None = asks(
        Text("Reason", "Причина", "Себеби"),
        Text(
            "When the case passes from one officer to another.",
            "При передаче от одного исполнителя другому.",
            "Бир аткаруучудан экинчисине берилгенде.",
        ),
        default=None,
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        officer = require_officer(situation, self.officer, norm=self.norm, field="officer")
        if situation.case.post_id == self.officer:
            raise AlreadyInCharge(norm=self.norm, field="officer")
        return {"officer": officer.name, "office": officer.office, "before": situation.case.post_id}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"post_id": self.officer}


class Seized(Group):
    """A thing taken from the scene."""

    what: Line = asks(Text("What", "Что", "Эмне"))
    count: Annotated[int, Field(ge=1, le=100_000)] = asks(Text("How many", "Количество", "Саны"), default=1)
    packed: Line | None = asks(Text("Packing and seal", "Упаковка и опечатывание", "Таңгагы жана мөөрү"), default=None)


class InspectScene(Act):
    """The scene is inspected: allowed before a case is opened, but not before the report is registered."""

    code = "scene.inspected"
    title = Text("Inspection of the scene", "Осмотр места происшествия", "Окуя болгон жерди кароо")
    norm = "upk.scene_inspection"
    by = ("investigator", "inquiry_officer")
    subject = "case"
    when = (CHECK, INVESTIGATION)
    document = "protocol_scene"
    stream = "check"

    inspected_from: Moment = asks(Text("Begun at", "Начат", "Башталды"))
    inspected_to: Moment = asks(Text("Ended at", "Окончен", "Аяктады"))
    late_reason: Reason | None = LATE
    place: Line = asks(Text("Place", "Место", "Жери"))
    present: Annotated[tuple[Line, ...], Field(max_length=20)] = asks(
        Text("Who was present", "Кто присутствовал", "Кимдер катышты"), default=()
    )
    found_there: Words = asks(Text("What was found", "Осмотром установлено", "Кароодо эмне аныкталды"))
    seized: Annotated[tuple[Seized, ...], Field(max_length=50)] = asks(Text("Seized", "Изъято", "Алынды"), default=())

    def require_consistent(self, situation: Situation, found: Mapping[str, Any]) -> None:
        require_order(self.inspected_from, self.inspected_to, norm=self.norm, field="inspected_to")

    def check(self, situation: Situation) -> None:
        self.require_consistent(situation, {})
        require_claim(
            situation, self.inspected_to, self.late_reason, norm=self.norm, field="inspected_to", oldest=OLDEST_ACTION
        )

    row: ClassVar[str] = "action"

    def columns(self) -> dict[str, Any]:
        return {
            "performed_from": self.inspected_from,
            "performed_to": self.inspected_to,
            "late_reason": self.late_reason or "",
            "place": self.place,
            "summary": self.found_there,
        }

    def apply(self, entry: Entry) -> None:
        decrees.act(entry, **self.columns())


class Expertise(Choice):
    """What kind of expertise is ordered."""

    MEDICAL = "medical", Text("Forensic medical", "Судебно-медицинская", "Соттук-медициналык")
    PSYCHIATRIC = "psychiatric", Text("Forensic psychiatric", "Судебно-психиатрическая", "Соттук-психиатриялык")
    FINGERPRINTS = "fingerprints", Text("Fingerprints", "Дактилоскопическая", "Дактилоскопиялык")
    DRUGS = "drugs", Text("Narcotic substances", "Наркотических средств", "Баңги заттардын")
    BALLISTIC = "ballistic", Text("Ballistic", "Баллистическая", "Баллистикалык")
    HANDWRITING = "handwriting", Text("Handwriting", "Почерковедческая", "Кол жазмалык")
    VALUATION = "valuation", Text("Valuation of property", "Товароведческая", "Товар таануу")
    TRAFFIC = "traffic", Text("Traffic technical", "Автотехническая", "Автотехникалык")
    DIGITAL = "digital", Text("Computer technical", "Компьютерно-техническая", "Компьютердик-техникалык")
    ACCOUNTING = "accounting", Text("Accounting", "Бухгалтерская", "Бухгалтердик")
    OTHER = "other", Text("Another", "Иная", "Башка")


class OrderExpertise(Act):
    """An expertise is ordered: allowed before a case is opened, but not before the report is registered."""

    code = "expertise.ordered"
    title = Text("Ordering an expertise", "Назначение экспертизы", "Экспертиза дайындоо")
    norm = "upk.expertise"
    by = ("investigator",)
    subject = "case"
    when = (CHECK, INVESTIGATION)
    assigned = True
    document = "order_expertise"
    stream = "check"

    kind: Expertise = asks(Text("Kind", "Вид экспертизы", "Экспертизанын түрү"))
    institution: Line = asks(Text("Institution", "Экспертное учреждение", "Эксперттик мекеме"))
    circumstances: Words = asks(Text("Circumstances", "Обстоятельства дела", "Иштин жагдайлары"))
    questions: Annotated[tuple[Line, ...], Field(min_length=1, max_length=30)] = asks(
        Text("Questions to the expert", "Вопросы эксперту", "Экспертке суроолор"),
        Text("One question on a line.", "Каждый вопрос с новой строки.", "Ар бир суроо өзүнчө сапта."),
    )
    materials: Words | None = asks(
        Text("What is handed over", "Предоставляемые материалы", "Берилген материалдар"), default=None
    )

    row: ClassVar[str] = "action"

    def columns(self) -> dict[str, Any]:
        return {"kind": self.kind.value, "institution": self.institution, "summary": "\n".join(self.questions)}

    def apply(self, entry: Entry) -> None:
        decrees.act(entry, performed_from=entry.at, **self.columns())


class OpenCase(Act):
    """A criminal case is opened by decree: the investigation begins."""

    code = "case.opened"
    title = Text("Opening of a criminal case", "Возбуждение уголовного дела", "Кылмыш ишин козгоо")
    norm = "upk.open_case"
    by = ("investigator", "prosecutor", "district_prosecutor", "deputy_prosecutor_general", "prosecutor_general")
    subject = "case"
    when = (CHECK,)
    then = INVESTIGATION
    opens = {"investigation": "upk.investigation_term"}
    closes = ("check",)
    informs = ("prosecutor", "head_of_unit")
    document = "decree_opening"
    stream = "check"

    narrative: Words = asks(
        Text("What was established", "Что установлено", "Эмне аныкталды"),
        Text(
            "Occasion and grounds to open the case.",
            "Повод и основания к возбуждению дела.",
            "Иш козгоого шылтоо жана негиздер.",
        ),
    )
    offences: Offences = asks(
        Text("Qualification", "Квалификация", "Квалификация"),
        Text(
            "Empty: as at registration.",
            "Пусто: как при регистрации.",
            "Бош болсо: каттоодогудай.",
        ),
        default=(),
    )
    against: Immunity | None = asks(
        Text("Against an advocate or a judge", "В отношении адвоката или судьи", "Адвокатка же судьяга карата"),
        default=None,
    )
    consent: Line | None = asks(
        Text("Consent to it", "Согласие на возбуждение", "Козгоого макулдук"),
        Text("Body, date, number.", "Орган, дата, номер.", "Орган, дата, номер."),
        default=None,
    )
    late_entry: Number | None = asks(
        Text(
            "Late entry of the paper decree",
            "Поздняя запись о бумажном постановлении",
            "Кагаз токтому тууралуу кеч жазуу",
        ),
        Text(
            "Its number, if the decree was made on paper in an outage: the term runs from the paper.",
            "Её номер, если постановление вынесено на бумаге при сбое: срок исчисляется с него.",
            "Үзгүлтүк учурунда токтом кагазда чыгарылса, анын номери: мөөнөт ошондон эсептелет.",
        ),
        default=None,
    )

    @classmethod
    def guard(cls, situation: Situation) -> None:
        require_in_charge(situation, cls.norm, "investigator")

    def check(self, situation: Situation) -> Mapping[str, Any]:
        require_competent(situation, self.against, self.consent, self.norm)
        facts = qualification.examine(situation, self.offences)
        require_known(situation, self.offences)
        require_age(self.offences)
        if not facts and not counts.current(situation.case.pk).exists():
            raise WithoutQualification(norm=qualification.NORM, field="offences")
        return {
            "counts": facts,
            "gravity": qualification.gravity(None if facts else situation.case, facts),
            "opened_at": self._opened_at(situation),
        }

    def _opened_at(self, situation: Situation) -> datetime:
        if self.late_entry is None:
            return situation.now
        return require_countersigned(situation, self.late_entry, self.code, norm=self.norm, field="late_entry")

    def anchors(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, datetime]:
        return {"investigation": found["opened_at"]}

    def facts(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"gravity": found["gravity"]} if found["gravity"] else {}

    def apply(self, entry: Entry) -> None:
        if self.offences:  # they take the place of the preliminary qualification
            counts.start_over(entry)
        Case.objects.filter(pk=entry.subject_id).update(opened_at=entry.found["opened_at"])
        decrees.issue(entry, reason=self.narrative)


class RefuseToOpen(Act):
    """The check ends without a case: the applicant may complain to the prosecutor or to the court."""

    code = "case.refused"
    title = Text(
        "Refusal to open a criminal case",
        "Отказ в возбуждении уголовного дела",
        "Кылмыш ишин козгоодон баш тартуу",
    )
    norm = "upk.refuse_case"
    by = ("investigator",)
    subject = "case"
    when = (CHECK,)
    then = REFUSED
    assigned = True
    opens = {"refusal_complaint": "upk.refusal_complaint"}
    closes = ("check",)
    informs = ("prosecutor", "head_of_unit")
    document = "decree_refusal"
    stream = "check"

    ground: Annotated[Code, Listed("procedure.refusal_grounds")] = asks(Text("Ground", "Основание", "Негизи"))
    narrative: Words = asks(Text("What was established", "Что установлено", "Эмне аныкталды"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        ground = require_ground(situation, "refusal_grounds", self.ground, norm=self.norm)
        return {"ground": ground.title.as_json(), "ground_ref": ground.ref or ""}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        return {"closed_at": entry.at}

    def apply(self, entry: Entry) -> None:
        Case.objects.filter(pk=entry.subject_id).update(decided_at=entry.at, ground=self.ground)
        decrees.issue(entry, ground=self.ground, reason=self.narrative)


class ServeRefusal(Act):
    """The applicant is told of the refusal: the ten days to complain run from here."""

    code = "refusal.served"
    title = Text(
        "Notice of the refusal served",
        "Вручение уведомления об отказе",
        "Баш тартуу жөнүндө билдирмени тапшыруу",
    )
    norm = "upk.refuse_case"
    by = ("investigator", "inquiry_officer", "duty_officer")
    subject = "case"
    when = (REFUSED,)
    opens = {"refusal_complaint": "upk.refusal_complaint"}
    stream = "check"

    served_at: Moment = asks(Text("Served at", "Вручено", "Тапшырылды"))
    late_reason: Reason | None = LATE
    how: Line = asks(Text("How, to whom", "Как и кому", "Кантип жана кимге"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        require_claim(
            situation, self.served_at, self.late_reason, norm=self.norm, field="served_at", oldest=OLDEST_ACTION
        )
        decree = Decree.objects.filter(case_id=situation.case.pk, code=RefuseToOpen.code).latest("seq")
        require_order(decree.at, self.served_at, norm=self.norm, field="served_at")
        return {"served_at": self.served_at, "decree": decree.seq}

    def anchors(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, datetime]:
        return {"refusal_complaint": self.served_at}

    def apply(self, entry: Entry) -> None:
        decree = Decree.objects.filter(case_id=entry.subject_id, seq=entry.found["decree"])
        decree.update(served_at=self.served_at)
