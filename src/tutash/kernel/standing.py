"""Where a subject stands: locked before an act, written and moved by its entries."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from pydantic_core import to_jsonable_python

from tutash.kernel import deadlines, ledger
from tutash.kernel.access import MANY, sees
from tutash.kernel.acts import ANY_STAGE, Act, Situation
from tutash.kernel.models import Entry, Post, Subject
from tutash.kernel.read import PROJECTIONS, projecting
from tutash.kernel.refusals import AnotherAct, NotFound, Refused, WrongStage


def lock(ids: Iterable[UUID | None]) -> dict[UUID | None, Subject]:
    """Lock the subjects of an act in the order of their ids, so that two acts never wait for each other."""
    wanted = {subject_id for subject_id in ids if subject_id}
    if not wanted:
        return {}
    locked = Subject.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    return {subject.pk: subject for subject in locked}


def already(act: Act, post: Post, subject_id: UUID | None, act_id: UUID) -> Entry | None:
    """The entry that this very act has left before, if it has. Another act under its id is refused."""
    if act_id == MANY:
        raise AnotherAct(norm=act.norm)
    done = Entry.objects.filter(subject_id=subject_id or act_id, act_id=act_id).first()
    if done is None:
        return None
    (done,) = ledger.with_payloads([done])
    if not done.main or (done.code, done.post, done.fields) != (act.code, post.code, act.model_dump(mode="json")):
        raise _taken(act, done, post, subject_id)
    return done


def _taken(act: Act, done: Entry, post: Post, subject_id: UUID | None) -> Refused:
    """A subject bears the id of the act that made it: who tries ids must not learn which subjects there are."""
    known = done.post == post.code or subject_id is None or sees(post, Subject.objects.get(pk=subject_id))
    return (AnotherAct if known else NotFound)(norm=act.norm)


def require_stage(subject: Subject, stages: tuple[str, ...], norm: str) -> None:
    if stages != ANY_STAGE and subject.stage not in stages:
        raise WrongStage(norm=norm)


def write(
    act: Act, situation: Situation, act_id: UUID, basis: dict[str, Any], found: Mapping[str, Any]
) -> list[tuple[Entry, Subject | None]]:
    """Append the act to the chain of its subject, then to the chain of each further one; each names the other."""
    main = _place(act, situation.subject, act_id)
    further = [(name, _place(act, subject, act_id)) for name, subject in situation.others]
    if further:
        lines = [{"field": name, "subject": str(p.subject_id), "seq": p.seq} for name, p in further]
        basis["with"] = lines
    common: dict[str, Any] = {
        "act_id": act_id,
        "code": act.code,
        "post": situation.post.code,
        "actor": situation.post.official.get_username(),
        "at": situation.now,
    }
    payload = {"fields": act.model_dump(mode="json"), "found": to_jsonable_python(found)}
    own = ledger.append(main, basis=basis, payload=payload, **common)
    entries: list[tuple[Entry, Subject | None]] = [(own, situation.subject)]
    for (name, place), (_, subject) in zip(further, situation.others, strict=True):
        named = {key: basis[key] for key in ("norm", "ref", "status", "law", "unit", "office")}
        named["of"] = {"subject": str(main.subject_id), "seq": main.seq, "field": name}
        digest = bytes(own.digest)
        entries.append((ledger.append(place, basis=named, payload=None, digest=digest, **common), subject))
    return entries


def _place(act: Act, subject: Subject | None, act_id: UUID) -> ledger.Place:
    if subject is None:
        return ledger.Place(act_id, act.subject, 1, ledger.START)
    return ledger.Place(subject.pk, subject.kind, subject.seq + 1, bytes(subject.head))


def project(act: Act, entry: Entry, subject: Subject | None = None) -> Subject:
    """Everything that an entry implies for the read tables. `subject` is the locked row, if it is at hand."""
    with projecting():
        if entry.seq > 1 and subject is None:
            subject = Subject.objects.get(pk=entry.subject_id)
        subject = _move(act, entry, subject)
        if entry.main:
            act.apply(entry)
            for projection in PROJECTIONS.get(entry.code, ()):
                projection(act, entry)
            deadlines.project(act, entry, subject)
        elif names := act.also_closes.get(entry.basis["of"]["field"]):
            deadlines.close(entry, names)
        return subject


def _move(act: Act, entry: Entry, subject: Subject | None) -> Subject:
    fresh = subject is None
    if subject is None:
        subject = Subject(id=entry.subject_id, kind=entry.kind, unit_id=entry.unit, opened_at=entry.at)
    before = (subject.unit_id, subject.post_id)
    stage = act.then if entry.main else act.also_then.get(entry.basis["of"]["field"], "")
    if stage and stage != subject.stage:
        subject.stage, subject.stage_since = stage, entry.at
    for name, value in (act.standing(entry) if entry.main else {}).items():
        setattr(subject, name, value)
    subject.seq, subject.head = entry.seq, bytes(entry.hash)
    subject.save(force_insert=fresh, force_update=not fresh)
    if not fresh and before != (subject.unit_id, subject.post_id):
        deadlines.follow(subject)
    return subject
