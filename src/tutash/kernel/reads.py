"""What every subject can be asked: where it stands, its entries, its deadlines, what may be done with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from tutash.kernel import access, ledger
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Deadline, Entry, Post, Subject
from tutash.kernel.powers import powers
from tutash.kernel.queries import Asked, Paged, Words, query
from tutash.kernel.refusals import NotFound
from tutash.kernel.text import Text


class One(Asked):
    id: UUID


class Standing(BaseModel):
    """Where a subject stands, and what this post may do with it now."""

    id: UUID
    kind: str
    number: str
    title: str
    stage: str
    unit: str
    post: str
    opened_at: datetime
    closed_at: datetime | None
    seq: int
    may: list[str]
    may_not: dict[str, str] = Field(description="act -> why not, with the norm")


class EntryLine(BaseModel):
    seq: int
    act: UUID
    code: str
    title: Words
    at: datetime
    post: str
    norm: str
    ref: str
    hash: str
    fields: dict[str, Any]
    found: dict[str, Any]


class Entries(BaseModel):
    items: list[EntryLine]
    next: str | None


class DeadlineLine(BaseModel):
    subject: UUID
    name: str
    start: datetime
    due: datetime
    norm: str
    unverified: bool
    suspended: bool
    closed_at: datetime | None


class Deadlines(BaseModel):
    items: list[DeadlineLine]


class ActLine(BaseModel):
    code: str
    title: Words
    description: str
    subject: str
    norm: str
    by: list[str]
    when: list[str]
    then: str
    opens: dict[str, str]
    closes: list[str]
    informs: list[str]


class Catalogue(BaseModel):
    items: list[ActLine]


class All(Asked):
    pass


class Range(Paged):
    id: UUID


@query("subjects/{id}", Text("Where a subject stands", "Состояние объекта производства", "Өндүрүш объектисинин абалы"))
def subject(post: Post, asked: One) -> Standing:
    found = access.find(post, asked.id)
    access.look(post, found.pk, "standing")
    offered = powers(post, found)
    refused = {p.act.code: p.refusal for p in offered if p.refusal}
    return Standing(
        id=found.pk,
        kind=found.kind,
        number=found.number,
        title=found.title,
        stage=found.stage,
        unit=found.unit_id,
        post=found.post_id,
        opened_at=found.opened_at,
        closed_at=found.closed_at,
        seq=found.seq,
        may=[p.act.code for p in offered if p.open],
        may_not={code: f"{refusal.detail} [{refusal.norm}]" for code, refusal in refused.items()},
    )


@query(
    "subjects/{id}/entries",
    Text("Entries of a subject", "Записи объекта производства", "Өндүрүш объектисинин жазуулары"),
)
def entries(post: Post, asked: Range) -> Entries:
    access.find(post, asked.id)
    access.look(post, asked.id, "entries")
    after = _seq(asked.after)
    rows = list(ledger.chain(asked.id).filter(seq__gt=after)[: asked.limit + 1])
    shown = list(ledger.with_payloads(_readable(post, rows[: asked.limit])))
    more = str(rows[asked.limit - 1].seq) if len(rows) > asked.limit else None
    return Entries(items=[_line(entry) for entry in shown], next=more)


def _readable(post: Post, rows: list[Entry]) -> list[Entry]:
    """Entries whose own chain this post may see; an act on two subjects is told only to who may see the other one."""
    homes = {ledger.home(entry)[0] for entry in rows}
    subjects = Subject.objects.filter(pk__in=homes)
    seen = {found.pk for found in subjects if access.sees(post, found)}
    return [entry for entry in rows if ledger.home(entry)[0] in seen]


def _seq(after: str) -> int:
    if after and not (after.isdecimal() and len(after) < 10):
        raise NotFound(field="after")
    return int(after or 0)


def _line(entry: Entry) -> EntryLine:
    return EntryLine(
        seq=entry.seq,
        act=entry.act_id,
        code=entry.code,
        title=Words(**ACTS[entry.code].title.as_json()),
        at=entry.at,
        post=entry.post,
        norm=entry.basis["norm"],
        ref=entry.basis["ref"],
        hash=bytes(entry.hash).hex(),
        fields=entry.fields,
        found=entry.found,
    )


@query("subjects/{id}/deadlines", Text("Deadlines of a subject", "Сроки", "Мөөнөттөр"))
def subject_deadlines(post: Post, asked: One) -> Deadlines:
    access.find(post, asked.id)
    access.look(post, asked.id, "deadlines")
    rows = Deadline.objects.filter(subject_id=asked.id).order_by("due")
    return Deadlines(items=[_deadline(row) for row in rows])


def _deadline(row: Deadline) -> DeadlineLine:
    return DeadlineLine(
        subject=row.subject_id,
        name=row.name,
        start=row.start,
        due=row.due,
        norm=row.norm,
        unverified=row.unverified,
        suspended=row.suspended_at is not None,
        closed_at=row.closed_at,
    )


@query("acts", Text("Catalogue of powers", "Каталог полномочий", "Ыйгарым укуктардын каталогу"))
def catalogue(post: Post, asked: All) -> Catalogue:
    return Catalogue(items=[_act(act) for act in ACTS.values() if not act.retired])


def _act(act: type[Act]) -> ActLine:
    return ActLine(
        code=act.code,
        title=Words(**act.title.as_json()),
        description=(act.__doc__ or "").strip().splitlines()[0],
        subject=act.subject,
        norm=act.norm,
        by=list(act.by),
        when=list(act.when),
        then=act.then,
        opens=dict(act.opens),
        closes=list(act.closes),
        informs=list(act.informs),
    )
