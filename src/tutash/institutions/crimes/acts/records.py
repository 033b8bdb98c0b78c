"""Keeping the register: what was wrong is corrected, what was done on paper is entered, files are added."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Final

from django.db.models import Model
from pydantic import Field

from tutash.institutions.crimes import correcting
from tutash.institutions.crimes.claims import require_claim, require_ground, require_past
from tutash.institutions.crimes.keeping import CaseFile, Correction, LateEntry
from tutash.institutions.crimes.kinds import FileKind, Incident, PaperAct
from tutash.institutions.crimes.models import Action, Case
from tutash.institutions.crimes.refusals import (
    AlreadyCounts,
    NoSuchEntry,
    NoSuchFile,
    NotCorrectable,
    NotThatValue,
    OwnEntry,
    SameValue,
)
from tutash.institutions.crimes.rules import headline
from tutash.institutions.crimes.stages import JOURNAL
from tutash.kernel import ledger
from tutash.kernel.acts import ACTS, ANY_STAGE, Act, Situation
from tutash.kernel.fields import Code, FileRef, Line, Listed, Moment, Reason, Words, asks
from tutash.kernel.models import Entry
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text
from tutash.registers.documents.models import StoredFile

OLDEST_PAPER: Final = timedelta(days=90)
Number = Annotated[int, Field(ge=1, le=1_000_000)]
ROWS: Final[Mapping[str, type[Model]]] = {"case": Case, "action": Action}


class CorrectEntry(Act):
    """A mistake in an entry is put right by another official; the entry itself and its old value stay readable."""

    code = "entry.corrected"
    title = Text("Correction of an entry", "Исправление записи", "Жазууну оңдоо")
    norm = "erp.correction"
    by = ("registrar", "head_of_unit")
    subject = "case"
    when = ANY_STAGE
    opens = {"registration": "upk.registration"}
    informs = ("responsible", "prosecutor")
    stream = "records"

    entry: Number = asks(Text("Number of the entry", "Номер записи", "Жазуунун номери"))
    field: Code = asks(Text("Which field", "Какое поле", "Кайсы талаа"))
    value: Words | None = asks(
        Text("New value", "Новое значение", "Жаңы маани"),
        Text("Empty: nothing is known.", "Пусто: сведений нет.", "Бош болсо: маалымат жок."),
        default=None,
    )
    ground: Annotated[Code, Listed("procedure.correction_grounds")] = asks(Text("Ground", "Основание", "Негизи"))
    reason: Reason = asks(Text("How the mistake came to light", "Как обнаружена ошибка", "Ката кантип табылды"))

    def check(self, situation: Situation) -> Mapping[str, Any]:
        require_ground(situation, "correction_grounds", self.ground, norm=self.norm)
        wrong = _entry(situation, self.entry, self.norm, "entry")
        if wrong.actor == situation.post.official.get_username():
            raise OwnEntry(norm=self.norm, field="entry")
        if self.field not in correcting.correctable(ACTS[wrong.code]):
            raise NotCorrectable(norm=self.norm, field="field")
        before = correcting.as_corrected(wrong)
        after = correcting.with_value(before, self.field, self.value)
        if after is None:
            raise NotThatValue(norm=self.norm, field="value")
        was, now = (act.model_dump(mode="json")[self.field] for act in (before, after))
        if was == now:
            raise SameValue(norm=self.norm, field="value")
        self._require_consistent(situation, wrong, after)
        return {
            "code": wrong.code,
            "author": wrong.actor,
            "was": was,
            "now": now,
            "row": getattr(after, "row", ""),
            "columns": correcting.changed_columns(before, after),
            "becomes_crime": self.field == "incident" and now == Incident.CRIME.value,
        }

    def _require_consistent(self, situation: Situation, wrong: Entry, after: Act) -> None:
        """What the act itself would not have let through, a correction does not bring in."""
        try:
            if correcting.correctable(type(after))[self.field].kind == "moment":
                require_past(situation, getattr(after, self.field), norm=self.norm, field="value")
            if rule := getattr(after, "require_consistent", None):
                (wrong,) = ledger.with_payloads([wrong])
                rule(situation, wrong.found)
        except Refused as refusal:
            refusal.field = "value"
            raise

    def terms(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, str]:
        """What turns out to be a crime must be registered at once."""
        return self.opens if found["becomes_crime"] and situation.case.stage == JOURNAL else {}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        narrative = entry.found["columns"].get("narrative") if entry.found["row"] == "case" else None
        return {"title": headline(narrative)} if narrative else {}

    def apply(self, entry: Entry) -> None:
        Correction.objects.create(
            id=entry.key("correction"),
            case_id=entry.subject_id,
            seq=entry.seq,
            of_seq=self.entry,
            field=self.field,
            was=entry.found["was"],
            now=entry.found["now"],
            ground=self.ground,
            reason=self.reason,
            author=entry.found["author"],
            actor=entry.actor,
            post=entry.post,
            at=entry.at,
        )
        if columns := entry.found["columns"]:
            table = ROWS[entry.found["row"]]
            own = {"pk": entry.subject_id} if table is Case else {"case_id": entry.subject_id, "seq": self.entry}
            table._default_manager.filter(**own).update(**correcting.typed(table, columns))


class EnterLate(Act):
    """An act that was done on paper during an outage is entered with both times; it does not count yet."""

    code = "entry.late"
    title = Text(
        "Late entry of an act done on paper", "Поздняя запись действия на бумаге", "Кагаздагы аракетти кеч жазуу"
    )
    norm = "erp.late_entry"
    by = ("duty_officer", "inquiry_officer", "investigator")
    subject = "case"
    when = ANY_STAGE
    informs = ("head_of_unit", "prosecutor")
    stream = "records"

    kind: PaperAct = asks(Text("What was done", "Что сделано", "Эмне жасалды"))
    performed_at: Moment = asks(Text("When it was done", "Когда сделано", "Качан жасалды"))
    late_reason: Reason = asks(
        Text("Why not in the register", "Почему не в реестре", "Эмне үчүн реестрде эмес"),
        Text(
            "Power cut, no connection, ...",
            "Отключение электричества, нет связи и т. п.",
            "Электр жарыгынын өчүшү, байланыштын жоктугу ж. б.",
        ),
    )
    paper: Line = asks(Text("The paper: kind, number", "Документ: вид, номер", "Документ: түрү, номери"))
    summary: Words = asks(Text("What it says", "Содержание", "Мазмуну"))

    def check(self, situation: Situation) -> None:
        require_claim(
            situation, self.performed_at, self.late_reason, norm=self.norm, field="performed_at", oldest=OLDEST_PAPER
        )

    def apply(self, entry: Entry) -> None:
        LateEntry.objects.create(
            id=entry.key("late"),
            case_id=entry.subject_id,
            seq=entry.seq,
            kind=self.kind.value,
            performed_at=self.performed_at,
            at=entry.at,
            reason=self.late_reason,
            paper=self.paper,
            summary=self.summary,
            actor=entry.actor,
            post=entry.post,
        )


class CountersignLate(Act):
    """Another official confirms a late entry from its paper: from now on it counts."""

    code = "entry.countersigned"
    title = Text("Countersigning of a late entry", "Подтверждение поздней записи", "Кеч жазууну ырастоо")
    norm = "erp.late_entry"
    by = ("head_of_unit", "prosecutor", "district_prosecutor")
    subject = "case"
    when = ANY_STAGE
    informs = ("responsible",)
    stream = "records"

    entry: Number = asks(Text("Number of the late entry", "Номер поздней записи", "Кеч жазуунун номери"))
    remark: Reason | None = asks(Text("Remark", "Замечание", "Эскертүү"), default=None)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        late = LateEntry.objects.filter(case_id=situation.case.pk, seq=self.entry).first()
        if late is None:
            raise NoSuchEntry(norm=self.norm, field="entry")
        if late.countersigned_seq:
            raise AlreadyCounts(norm=self.norm, field="entry")
        if late.actor == situation.post.official.get_username():
            raise OwnEntry(norm=self.norm, field="entry")
        return {"kind": late.kind, "performed_at": late.performed_at, "author": late.actor}

    def apply(self, entry: Entry) -> None:
        late = LateEntry.objects.get(case_id=entry.subject_id, seq=self.entry)
        LateEntry.objects.filter(pk=late.pk).update(
            countersigned_seq=entry.seq, countersigned_at=entry.at, countersigned_by=entry.actor
        )
        Action.objects.create(
            id=entry.key("action"),
            case_id=entry.subject_id,
            seq=entry.seq,
            code="entry.late",
            kind=late.kind,
            performed_from=late.performed_at,
            late_reason=late.reason,
            summary=late.summary,
            post=late.post,
            at=late.at,
        )


class AddFile(Act):
    """A file is put into the case; it is known by the hash of its content and cannot be exchanged."""

    code = "file.added"
    title = Text("Adding a file to the case", "Приобщение файла к материалам", "Материалдарга файл кошуу")
    norm = "upk.file_added"
    by = (
        "duty_officer",
        "inquiry_officer",
        "investigator",
        "head_of_unit",
        "prosecutor",
        "district_prosecutor",
        "registrar",
    )
    subject = "case"
    when = ANY_STAGE
    stream = "records"

    file: FileRef = asks(Text("File", "Файл", "Файл"))
    title_of_file: Line = asks(Text("What it is", "Что это", "Бул эмне"))
    kind: FileKind = asks(Text("Kind", "Вид", "Түрү"), default=FileKind.OTHER)

    def check(self, situation: Situation) -> Mapping[str, Any]:
        stored = StoredFile.objects.filter(pk=self.file).first()
        if stored is None:
            raise NoSuchFile(norm=self.norm, field="file")
        return {"size": stored.size, "media_type": stored.kind}

    def apply(self, entry: Entry) -> None:
        CaseFile.objects.create(
            id=entry.key("file"),
            case_id=entry.subject_id,
            seq=entry.seq,
            sha256=self.file,
            title=self.title_of_file,
            kind=self.kind.value,
            post=entry.post,
            at=entry.at,
        )


def _entry(situation: Situation, seq: int, norm: str, field: str) -> Entry:
    entry = ledger.chain(situation.case.pk).filter(seq=seq).first()
    if entry is None or not entry.main:
        raise NoSuchEntry(norm=norm, field=field)
    return entry
