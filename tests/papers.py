"""Stories in which every act that issues a paper is performed, and what each paper is told. All names are invented."""

import io
from typing import Any
from uuid import UUID

from tutash.kernel import pipeline
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.forms import Question, questions
from tutash.kernel.models import Entry, Post
from tutash.kernel.testing import World
from tutash.registers.documents import catalogue, contents
from tutash.registers.documents.store import store
from tutash.registers.documents.words import plain

STOLEN = (
    "1 марта 2026 года, около 23 часов, неустановленное лицо, отжав створку окна, проникло в дом по улице Ынтымак, 14, "
    "и похитило телевизор, ноутбук и 38 000 сомов.\nПотерпевшая Үсөнова обнаружила кражу утром, следы обуви ведут к "
    "калитке соседнего двора."
)
ESTABLISHED = (
    "Доводы заявителя подтверждаются протоколом осмотра места происшествия, заключением эксперта и показаниями "
    "свидетелей.\nӨңүр тиштелген изи эшиктин сыртынан табылды; ущерб составил 74 500 сомов."
)
REASON = "Проверены доводы сторон; мыйзам талаптары сакталган, возражений от участников не поступило."
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
VICTIM = {"surname": "Үсөнова", "given": "Гүлнара", "patronymic": "Жээнбековна", "birth_date": "1988-07-05"}
WITNESS = {"surname": "Садырова", "given": "Айнура", "about_year": 2010, "birth_date": "2010-02-11"}
SUSPECT = {
    "surname": "Токторбаев",
    "given": "Эркин",
    "patronymic": "Аскарович",
    "sex": "male",
    "birth_date": "1990-05-14",
    "citizenship": "KGZ",
    "pin": "21405199000123",
}


def theft(charge: str = "uk-2021:205/2", **more: Any) -> dict[str, Any]:
    return {"charge": charge, "day": "2026-03-01", **more}


class Archive:
    """What was performed, and what each paper was told when it was asked for at once."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.at_once: list[dict[str, Any]] = []
        self.people: dict[str, UUID] = {}

    def do(self, world: World, code: str, by: str | Post = "", **fields: Any) -> Entry:
        """An act an hour later. That the ledger tells the same story is asked elsewhere, act by act."""
        act = ACTS[code].model_validate(fields)
        post = by if isinstance(by, Post) else world.post(by or act.by[0])
        with world.later(hours=1).clock():
            entry = pipeline.perform(act, post=post, subject_id=None if act.creates() else world.subject_id)
        if act.creates():
            world.subject_id = entry.subject_id
        if act.document:
            self.entries.append(entry)
            self.at_once.append(told(entry))
        return entry


def told(entry: Entry) -> dict[str, Any]:
    """What a template is told of this entry, as JSON."""
    data: dict[str, Any] = plain(contents.of(entry))
    return data


def perform_all() -> Archive:
    archive = Archive()
    for story in (to_the_court, refused_and_opened, severed_and_joined, not_a_crime, ended_by_the_prosecutor):
        story(archive)
    afterwards(archive)
    return archive


def begin(archive: Archive) -> World:
    """A theft is reported, registered and handed to an investigator."""
    world = World()
    archive.do(
        world,
        "journal.recorded",
        channel="oral",
        narrative=STOLEN,
        applicant_surname="Үсөнова",
        applicant_given="Гүлнара",
        territory="41711204000000",
        address="ул. Ынтымак, 14",
    )
    archive.do(world, "crime.registered", offences=[theft()])
    archive.do(world, "case.assigned", officer=world.post("investigator").code)
    return world


def joins(archive: Archive, world: World, role: str, who: dict[str, Any]) -> UUID:
    """Somebody takes part from now on, and is put on record if that was not done before."""
    if known := archive.people.get(who["surname"]):
        archive.do(world, "participant.added", role=role, person=known)
        return known
    entry = archive.do(world, "participant.added", role=role, new=who, grounds=REASON)
    return archive.people.setdefault(who["surname"], entry.key("person"))


def investigate(archive: Archive, world: World) -> tuple[UUID, UUID]:
    """The scene is inspected, the case is opened, a victim and a suspect take part."""
    archive.do(
        world,
        "scene.inspected",
        inspected_from=world.now.isoformat(),
        inspected_to=world.now.isoformat(),
        place="Бишкек, ул. Ынтымак, 14",
        present=["понятой Бейшеналиев К., Бишкек", "эксперт-криминалист Садырова А."],
        found_there=ESTABLISHED,
        seized=[{"what": "Отпечаток обуви на плёнке", "count": 2, "packed": "пакет № 1, печать № 7"}],
    )
    archive.do(
        world,
        "expertise.ordered",
        kind="fingerprints",
        institution="Государственная судебно-экспертная служба",
        circumstances=STOLEN,
        questions=["Пригодны ли следы для опознания?", "Кому они принадлежат?"],
        materials="Плёнка со следом обуви, пакет № 1.",
    )
    victim = joins(archive, world, "victim", VICTIM)
    suspect = joins(archive, world, "suspect", SUSPECT)
    archive.do(world, "case.opened", narrative=ESTABLISHED, offences=[theft(), theft("uk-2021:209/1")])
    archive.do(
        world, "rights.explained", person=suspect, role="suspect", explained_at=world.now.isoformat(), language="ru"
    )
    return victim, suspect


def to_the_court(archive: Archive) -> None:
    """From the journal to the court, with everything that can happen on the way."""
    world = begin(archive)
    victim, suspect = investigate(archive, world)
    archive.do(world, "offence.qualified", offences=[theft("uk-2021:206/2")], reason=REASON)
    archive.do(world, "offence.requalified", changes=[{"no": 3, "offence": theft("uk-2021:206/1")}], reason=REASON)
    archive.do(world, "instruction.by_head", words="Допросить соседей. Проверить ломбарды города.")
    asked = archive.do(
        world, "petition.lodged", name="Үсөнова Г., потерпевшая", words="Прошу приобщить чеки на технику."
    )
    archive.do(world, "petition.decided", petition=asked.seq, outcome="partly", reason=REASON)
    complained = archive.do(world, "complaint.lodged", name="Үсөнова Г., потерпевшая", words="Следователь медлит.")
    archive.do(
        world, "complaint.decided", "district_prosecutor", complaint=complained.seq, outcome="refused", reason=REASON
    )
    archive.do(world, "instruction.given", words="Установить свидетелей.", by_day="2026-03-20")
    archive.do(world, "accused.brought", person=suspect, offences=[theft(), theft("uk-2021:209/1")], narrative=STOLEN)
    archive.do(
        world,
        "charge.presented",
        person=suspect,
        lawyer="Кыдыкбаев М., ордер № 118",
        presented_at=world.now.isoformat(),
        language="кыргызский",
        answer="Күнөөмдү жарым-жартылай мойнума алам. Телевизорду албадым.",
    )
    archive.do(
        world, "investigation.suspended", ground="illness", narrative=ESTABLISHED, search="Наблюдать за лечением."
    )
    archive.do(world, "suspension.cancelled", "district_prosecutor", reason=REASON)
    archive.do(world, "investigation.suspended", ground="whereabouts_unknown", narrative=ESTABLISHED)
    archive.do(world, "investigation.resumed", "investigator", reason=REASON)
    archive.do(world, "investigation.extended", last_day="2026-08-31", reason=REASON)
    expertise = next(entry for entry in archive.entries if entry.code == "expertise.ordered")
    archive.do(world, "decree.cancelled", "district_prosecutor", number=expertise.seq, reason=REASON)
    file = store(io.BytesIO(PDF), "заключение.pdf")
    archive.do(
        world,
        "file.added",
        "investigator",
        file=file.sha256,
        title_of_file="Заключение эксперта № 41",
        kind="conclusion",
    )
    end_investigation(archive, world, victim, suspect)
    archive.do(world, "indictment.returned", reason="Допросить экспертов; приложить документы о размере ущерба.")
    end_investigation(archive, world, victim, suspect)
    archive.do(world, "indictment.counts_excluded", nos=[3], reason=REASON)
    archive.do(
        world,
        "indictment.requalified",
        no=4,
        offence=theft("uk-2021:205/1", person=suspect),
        milder_confirmed=True,
        reason=REASON,
    )
    archive.do(world, "indictment.approved", conclusion=REASON)
    archive.do(world, "case.sent_to_court", court="Свердловский районный суд города Бишкек")


def end_investigation(archive: Archive, world: World, *people: UUID) -> None:
    """The parties read the file, and the indictment goes to the prosecutor."""
    archive.do(world, "familiarisation.offered")
    for person in people:
        archive.do(
            world,
            "familiarisation.recorded",
            person=person,
            result="in_full",
            done_at=world.now.isoformat(),
            remarks="Өтүнүчкаттар жок.",
        )
    archive.do(
        world,
        "indictment.sent",
        narrative=f"{STOLEN}\n{ESTABLISHED}",
        evidence=["Протокол осмотра места происшествия", "Заключение эксперта № 41", "Показания потерпевшей"],
        to_summon=["Үсөнова Г. Ж., потерпевшая", "Бейшеналиев К., понятой"],
    )


def refused_and_opened(archive: Archive) -> None:
    """The opening is refused, the prosecutor does not agree; another unit does not want the case; it is terminated."""
    world = begin(archive)
    archive.do(world, "case.refused", ground="no_event", narrative=ESTABLISHED)
    archive.do(world, "refusal_complaint.dismissed", reason=REASON)
    archive.do(world, "refusal.returned", reason=REASON, instructions="Опросить соседей; истребовать записи камер.")
    archive.do(world, "case.refused", ground="no_corpus", narrative=ESTABLISHED)
    archive.do(world, "refusal.cancelled_and_opened", reason=REASON)
    archive.do(
        world,
        "case.transfer_sent",
        "head_of_unit",
        to_unit=world.post("investigator", "elsewhere").unit_id,
        reason=REASON,
    )
    archive.do(world, "case.transfer_refused", world.post("head_of_unit", "elsewhere"), reason=REASON)
    archive.do(world, "instruction.by_head", words="Завершить проверку доводов.")
    archive.do(world, "case.terminated", "investigator", ground="no_corpus", narrative=ESTABLISHED)
    archive.do(world, "termination.cancelled", "district_prosecutor", reason=REASON)
    elsewhere = world.post("head_of_unit", "elsewhere")
    archive.do(world, "case.transfer_sent", "head_of_unit", to_unit=elsewhere.unit_id, reason=REASON)
    archive.do(world, "case.transfer_received", elsewhere)
    archive.do(world, "instruction.by_head", elsewhere, words="Принять меры к сохранности вещественных доказательств.")


def severed_and_joined(archive: Archive) -> None:
    """A case found by an officer is opened, falls into two, and takes in a third."""
    world = World()
    archive.do(world, "crime.registered_directly", channel="officer", narrative=STOLEN, anonymous=True)
    archive.do(world, "case.assigned", officer=world.post("investigator").code, reason=REASON)
    archive.do(world, "case.opened", narrative=ESTABLISHED, offences=[theft(), theft("uk-2021:209/1")])
    witness = joins(archive, world, "witness", WITNESS)
    archive.do(world, "case.severed", "investigator", nos=[2], people=[witness], reason=REASON)
    other = begin(archive)
    other.now = world.now
    archive.do(world, "case.joined", "investigator", joined=other.subject_id, reason=REASON)


def not_a_crime(archive: Archive) -> None:
    world = World()
    archive.do(world, "journal.recorded", channel="call_102", narrative="Шумят соседи.", applicant_surname="Ыбраимов")
    archive.do(
        world,
        "report.not_a_crime",
        ground="civil_dispute",
        reason="Спор о границе участка; признаков преступления нет.",
        sent_to="Айыл өкмөтү",
    )


def ended_by_the_prosecutor(archive: Archive) -> None:
    world = begin(archive)
    people = investigate(archive, world)
    archive.do(world, "accused.brought", person=people[1], offences=[theft()], narrative=STOLEN)
    archive.do(
        world,
        "charge.presented",
        person=people[1],
        lawyer="Кыдыкбаев М., ордер № 119",
        presented_at=world.now.isoformat(),
        language="русский",
        answer="Вину не признаю.",
    )
    end_investigation(archive, world, *people)
    archive.do(world, "case.terminated_by_prosecutor", ground="reconciliation", reason=REASON)


def imagined(act: type[Act], like: dict[str, Any]) -> dict[str, Any]:
    """What the paper of an act that is in none of the stories is told: invented answers, in a case that there is."""
    said = {asked.name: _answer(asked) for asked in questions(act)}
    asked_for = {name: like["subject"].get(name) for name in catalogue.wanted(act.document)}
    subject = {**like["subject"], **asked_for}
    return {**like, "title": act.title.as_json(), "act": plain(said), "found": {}, "due": [], "subject": subject}


def _answer(asked: Question) -> Any:
    """An answer to a question that must be answered; what may be left out is."""
    if not asked.required:
        return () if asked.default in ((), ...) else asked.default
    match asked.kind:
        case "group":
            return {inner.name: _answer(inner) for inner in asked.inside}
        case "groups":
            return [{inner.name: _answer(inner) for inner in asked.inside}]
        case "one_of":
            return {"code": asked.options[0].value, **asked.options[0].label.as_json()}
        case "number" | "decimal":
            return 1
        case "day" | "moment":
            return "2026-03-02" if asked.kind == "day" else "2026-03-02T12:00:00+06:00"
        case "lines" | "numbers" | "references" | "some_of" | "files":
            return ["Өмүр"]
        case _:
            return "Өмүр"


def afterwards(archive: Archive) -> None:
    """What was known of people and of a report turns out to be otherwise: no paper of before may change."""
    world = World()
    world.later(days=60)
    suspect, victim = (archive.people[who["surname"]] for who in (SUSPECT, VICTIM))
    world.subject_id = suspect
    archive.do(world, "person.corrected", "investigator", surname="Токторбеков", birth_date="1991-05-14", reason=REASON)
    moved = {"kind": "residence", "territory": "41711204000000", "place": "ул. Жаңы, 1"}
    archive.do(world, "person.details_added", "investigator", residences=[moved])
    namesake = {**VICTIM, "given": "Гүлнар", "another": True}
    other = archive.do(world, "person.recorded", "investigator", **namesake).subject_id
    world.subject_id = victim
    archive.do(world, "person.merge_proposed", "investigator", other=other, reason=REASON)
    archive.do(world, "person.merged", "registrar", into=other, reason=REASON)
    world.subject_id = archive.entries[0].subject_id
    wrong = {"entry": 1, "field": "address", "value": "ул. Ынтымак, 41", "ground": "typing_error", "reason": REASON}
    archive.do(world, "entry.corrected", "registrar", **wrong)
