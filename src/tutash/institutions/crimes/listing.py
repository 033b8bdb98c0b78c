"""Which cases a list shows: filters as they stand in an address, the same for the page, the export and the API."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tutash.institutions.crimes import numbering
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.officers import IN_CHARGE
from tutash.institutions.crimes.rules import phone_key
from tutash.kernel import access, clock, dates, law, officials, worklist
from tutash.kernel.due import SOON
from tutash.kernel.fields import Choice, Code, Day, Line, asks
from tutash.kernel.models import Deadline, Post, Subject, Unit
from tutash.kernel.numbers import in_numbers
from tutash.kernel.officials import Who
from tutash.kernel.queries import Paged
from tutash.kernel.refusals import NotFound
from tutash.kernel.text import Text
from tutash.registers.charges import reads as charges
from tutash.registers.charges.models import CURRENT, Count

NOBODY: Final = "none"  # in place of an officer: no investigator or inquiry officer is in charge
MOST_UNITS: Final = 300
MOST_FOUND: Final = 200  # cases that one exact number or telephone can lead to


class Due(Choice):
    """How near the nearest deadline of a case is."""

    OVERDUE = "overdue", Text("overdue", "просрочен", "мөөнөтү өткөн")
    TODAY = "today", Text("by today", "до конца дня", "бүгүн бүткөнчө")
    SOON = "soon", Text("within three days", "за три дня", "үч күндө")


class Sort(Choice):
    NEW = "new", Text("newest first", "сначала новые", "алгач жаңылары")
    OLD = "old", Text("oldest first", "сначала старые", "алгач эскилери")
    NUMBER = "number", Text("by number", "по номеру", "номери боюнча")


ORDER: Final = {Sort.NEW: ("-opened_at", "-id"), Sort.OLD: ("opened_at", "id"), Sort.NUMBER: ("number", "id")}


class Filter(Paged):
    """What a list of cases is asked for."""

    q: Line | None = asks(
        Text("Number, telephone, words", "Номер, телефон, слова", "Номер, телефон, сөздөр"), default=None, max_length=80
    )
    stage: Code | None = asks(Text("Stage", "Стадия", "Баскыч"), default=None)
    unit: Code | None = asks(Text("Unit", "Подразделение", "Бөлүм"), default=None)
    officer: Code | None = asks(Text("Officer", "Исполнитель", "Аткаруучу"), default=None)
    due: Due | None = asks(Text("Deadline", "Срок", "Мөөнөт"), default=None, widget="select")
    article: Line | None = asks(
        Text("Article", "Статья", "Берене"),
        Text("205, 205 part 2", "205, 205 ч. 2", "205, 205 2-бөлүк"),
        default=None,
        max_length=40,
    )
    since: Day | None = asks(Text("Recorded from", "Записано с", "Жазылган: баштап"), default=None)
    until: Day | None = asks(Text("to", "по", "чейин"), default=None)
    pile: Code | None = asks(Text("What waits", "Что ждёт", "Эмне күтөт"), default=None, widget="hidden")
    sort: Sort = asks(Text("Order", "Порядок", "Тартиби"), default=Sort.NEW, widget="select")

    @property
    def order(self) -> tuple[str, ...]:
        return ORDER[self.sort]

    def words(self) -> dict[str, str]:
        """The filter as it stands in an address, without the place in the list."""
        given = self.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={"after", "limit"})
        return {name: str(value) for name, value in given.items()}


def cases(post: Post, wanted: Filter) -> QuerySet[Subject]:
    """The cases that this post may see and that were asked for. Raises `WrongField` for what can not be asked."""
    found = access.subjects(post, "case")
    for condition in _conditions(post, wanted):
        found = found.filter(condition)
    return found


def _conditions(post: Post, wanted: Filter) -> Iterator[Q | Exists]:
    yield from _standing(wanted)
    if wanted.pile:
        yield _pile(post, wanted.pile)
    if wanted.due:
        yield _due(wanted.due)
    if wanted.article:
        yield _article(wanted.article)
    if wanted.q:
        yield _named(post, wanted.q)


def _standing(wanted: Filter) -> Iterator[Q]:
    """What the kernel's own row of a case answers."""
    exact = {"stage": wanted.stage, "unit_id": wanted.unit, "post_id": wanted.officer}
    if wanted.officer == NOBODY:
        del exact["post_id"]
        yield unassigned()
    yield Q(**{name: value for name, value in exact.items() if value})
    if wanted.since:
        yield Q(opened_at__gte=dates.midnight(wanted.since))
    if wanted.until:
        yield Q(opened_at__lt=dates.midnight(wanted.until + timedelta(days=1)))


def unassigned() -> Q:
    return ~Q(post_id__in=Post.objects.filter(office__in=IN_CHARGE).values("code"))


def _pile(post: Post, code: str) -> Q:
    pile = worklist.PILES.get(code)
    if pile is None or pile.kind != "case" or post.office not in pile.offices:
        raise NotFound(field="pile")
    return pile.condition(post)


def _due(due: Due) -> Exists:
    """A duty of the case has passed, or will by then. A term that only a party has is no duty."""
    now = clock.now()
    days = 1 if due is Due.TODAY else SOON + 1
    end = dates.midnight(clock.local(now).date() + timedelta(days=days))
    running = Deadline.objects.filter(subject_id=OuterRef("pk"), closed_seq=None, suspended_at=None)
    running = running.exclude(name__in=worklist.RIGHTS)
    return Exists(running.filter(worklist.late(now) if due is Due.OVERDUE else Q(due__lte=end)))


def _article(typed: str) -> Exists:
    """Present counts under this article; part and point only where they were named."""
    charge = law.charge(typed, edition=law.edition_on(clock.local(clock.now()).date()).key)
    counts = Count.objects.filter(
        case_id=OuterRef("pk"), status=CURRENT, edition=charge.edition.key, article=charge.article.number
    )
    further = {name: value for name in ("part", "point") if (value := getattr(charge, name))}
    return Exists(counts.filter(**further))


def _named(post: Post, typed: str) -> Q:
    """By any number of the case, by the telephone of the applicant, by words of the headline."""
    if numbers := meant(post, typed):
        return Q(pk__in=_numbered([*numbers, typed]))
    if phone := phone_key(typed):
        called = Case.objects.filter(applicant_phone=phone).order_by("-received_at")
        return Q(pk__in=[*called.values_list("pk", flat=True)[:MOST_FOUND], *_numbered([typed])])
    words = Q()
    for word in typed.split()[:6]:
        words &= Q(title__icontains=word)
    return words


def _numbered(numbers: list[str]) -> list[UUID]:
    """The cases of these numbers, looked up one index after the other."""
    exact = Case.objects.filter(Q(journal_number__in=numbers) | Q(crime_number__in=numbers))
    own = Subject.objects.filter(kind="case", number__in=numbers)
    return [*exact.values_list("pk", flat=True)[:MOST_FOUND], *own.values_list("pk", flat=True)[:MOST_FOUND]]


def meant(post: Post, typed: str) -> list[str]:
    """The whole numbers that somebody may mean: what they left out is their own unit and this year."""
    written = numbering.read(typed)
    if written is None:
        return []
    own, year = in_numbers(post.unit), clock.local(clock.now()).year
    years = [written.year] if written.year else [year, year - 1]
    letters = [written] if written.journal or written.unit else [written, _of_journal(written)]
    return [each.number(own, y) for each in letters for y in years]


def _of_journal(written: numbering.Written) -> numbering.Written:
    return numbering.Written(written.unit, written.year, True, written.serial)


# ---- what a row shows


@dataclass(frozen=True)
class Row:
    """A case in a list."""

    subject: Subject
    case: Case | None
    stage: Text
    unit: Text
    who: Who | None
    counts: list[Count]
    deadline: Deadline | None

    @property
    def articles(self) -> list[Text]:
        return [charges.words(count) for count in self.counts]


def rows(subjects: Iterable[Subject]) -> list[Row]:
    """Cases with what a list says of them; a few questions for the whole page."""
    subjects = list(subjects)
    ids = [subject.pk for subject in subjects]
    who = officials.named(subject.post_id for subject in subjects)
    units = officials.units(subject.unit_id for subject in subjects)
    cases = Case.objects.in_bulk(ids)
    counts = charges.current(ids)
    nearest = _nearest(ids)
    return [
        Row(
            subject,
            cases.get(subject.pk),
            law.stage("case", subject.stage).title,
            units[subject.unit_id],
            who.get(subject.post_id),
            counts.get(subject.pk, []),
            nearest.get(subject.pk),
        )
        for subject in subjects
    ]


def _nearest(ids: list[UUID]) -> dict[UUID, Deadline]:
    running = Deadline.objects.filter(subject_id__in=ids, closed_seq=None, suspended_at=None)
    running = running.exclude(name__in=worklist.RIGHTS).order_by("subject_id", "due").distinct("subject_id")
    return {deadline.subject_id: deadline for deadline in running}


def units_of(post: Post) -> list[tuple[str, Text]]:
    """The units whose cases this post may list; none where there is only its own."""
    match access.office_of(post).scope:
        case "below":
            within = access.units_below(post.unit)
        case "supervised":
            within = access.units_supervised(post.unit)
        case "country":
            within = Unit.objects.all()
        case _:
            return []
    working = within.exclude(agency__in=("court", "system")).order_by("territory", "agency", "code")
    return [(unit.code, unit.name) for unit in working[:MOST_UNITS]]


def officers_of(unit: str) -> list[Who]:
    """Those of a unit who may be in charge of a case, by name."""
    posts = Post.objects.filter(unit_id=unit, office__in=IN_CHARGE).values_list("code", flat=True)[:200]
    return sorted(officials.named(posts).values(), key=lambda who: who.name)
