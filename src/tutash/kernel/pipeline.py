"""The only door to the ledger."""

from uuid import UUID

from django.db import IntegrityError, transaction

from tutash.kernel import clock, deadlines, law, numbers, outbox, standing
from tutash.kernel.access import sees
from tutash.kernel.acts import ANY_STAGE, Act, Situation
from tutash.kernel.ids import new_id
from tutash.kernel.models import Entry, Post, Subject
from tutash.kernel.reactions import following
from tutash.kernel.refusals import NotAssigned, NotFound, NotYourOffice


def perform(act: Act, *, post: Post, subject_id: UUID | None = None, act_id: UUID | None = None) -> Entry:
    """Carry out one act: all steps, or none of them.

    `act_id` makes a repetition harmless: the same act sent twice is one act. An act that creates its
    subject gives it its own id. Raises `Refused`, with the norm, when the act may not happen.
    """
    act_id = act_id or new_id()
    try:
        with transaction.atomic(durable=True):
            return _perform(act, post, subject_id, act_id)
    except IntegrityError:  # the same act arrived twice in the same moment, and the other one was first
        if done := standing.already(act, post, subject_id, act_id):
            return done
        raise


def _perform(act: Act, post: Post, subject_id: UUID | None, act_id: UUID) -> Entry:
    subjects = standing.lock([subject_id, *(other for _, other in act.others())])
    if done := standing.already(act, post, subject_id, act_id):  # 0. the same form sent twice is one act
        return done

    now = clock.now()
    situation = Situation(
        subject=_known(subjects.get(subject_id), subject_id),
        post=post,
        law=law.Law(clock.local(now).date()),
        now=now,
        others=tuple((name, _known(subjects.get(other), other, name)) for name, other in act.others()),
    )
    authorise(type(act), situation)  # 1.

    rule = situation.law.norm(act.norm)  # 2. validate against the law in force
    act.guard(situation)
    found = dict(act.check(situation) or {})
    basis = {
        "norm": rule.id,
        "ref": rule.ref or "",
        "status": rule.status,
        "law": law.digest(),
        "unit": post.unit_id,
        "office": post.office,
        "due": deadlines.compute(act, situation, found),
        "numbers": numbers.allocate(act, situation),
    }
    entries = standing.write(act, situation, act_id, basis, found)  # 3. append to the ledger

    stood = [standing.project(act, entry, subject) for entry, subject in entries]  # 4. and 5. read tables, deadlines
    entry = entries[0][0]
    outbox.put(act, entry, stood[0])  # 6. notices and reactions
    for follow in following(act, entry):
        _perform(follow.act, post, follow.subject_id, follow.act_id)
    return entry


def authorise(act: type[Act], situation: Situation) -> None:
    """Scope, office, assignment, stage: the same answers for the page that shows what may be done."""
    subject, post = situation.subject, situation.post
    if act.creates() != (subject is None):
        raise NotFound(norm=act.norm)
    if subject and (subject.kind != act.subject or not (act.foreign or situation.seen)):
        raise NotFound(norm=act.norm)
    if post.office not in act.by:
        raise NotYourOffice(norm=act.norm)
    if subject:
        if act.assigned and subject.post_id != post.code:
            raise NotAssigned(norm=act.norm)
        standing.require_stage(subject, act.when, act.norm)
    for name, other in situation.others:
        _authorise_other(act, post, name, other)


def _authorise_other(act: type[Act], post: Post, name: str, other: Subject) -> None:
    if other.kind != act.also[name] or not sees(post, other):
        raise NotFound(norm=act.norm, field=name)
    standing.require_stage(other, act.also_when.get(name, ANY_STAGE), act.norm)


def _known(subject: Subject | None, subject_id: UUID | None, field: str = "") -> Subject:
    if subject_id and subject is None:
        raise NotFound(field=field)
    return subject  # type: ignore[return-value]  # None only where no subject was named
