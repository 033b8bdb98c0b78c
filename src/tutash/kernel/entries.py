"""One entry in full: what it says, what was found, what it opened, and the proof of its place."""

from typing import Any

from tutash.kernel import access, ledger, told
from tutash.kernel.forms import Asking
from tutash.kernel.law import Rule
from tutash.kernel.models import Deadline, Entry, Leaf, Page, Payload, Post, Subject
from tutash.kernel.refusals import NotFound
from tutash.kernel.story import readable, tell
from tutash.kernel.text import Text
from tutash.kernel.worklist import rule_of


def find(post: Post, subject: Subject, seq: int) -> Entry:
    """The entry of this number, if this post may read it. The subject was found and the look is written."""
    found = readable(post, subject.pk, list(ledger.chain(subject.pk).filter(seq=seq)))
    if not found:
        raise NotFound
    return next(iter(ledger.with_payloads(found)))


def whole(post: Post, subject: Subject, entry: Entry) -> dict[str, Any]:
    """Everything that one entry says and what it rests on. The entry has its payload."""
    (one,) = tell([entry])
    leaf = Leaf.objects.filter(subject_id=entry.subject_id, seq=entry.seq).first()
    page = Page.objects.filter(number=leaf.page).first() if leaf else None
    home_id, home_seq = ledger.home(entry)
    return {
        "one": one,
        "said": [said for said in told.told(entry, Asking(post, subject)) if not said.empty],
        "found": told.found(entry),
        "erased": not Payload.objects.filter(subject_id=home_id, seq=home_seq, body__isnull=False).exists(),
        "terms": _terms(entry),
        "with": _others(post, entry),
        "leaf": leaf,
        "page": page,
        "root": bytes(page.root).hex() if page else "",
    }


def _terms(entry: Entry) -> list[tuple[Deadline, Text]]:
    """The deadlines that this entry opened, and what they are called."""
    rows = Deadline.objects.filter(subject_id=entry.subject_id, seq=entry.seq).order_by("due")
    return [(row, _title(rule_of(row), row)) for row in rows]


def _title(rule: Rule | None, row: Deadline) -> Text:
    return rule.title if rule else Text.of(row.norm)


def _others(post: Post, entry: Entry) -> list[Subject]:
    """Further subjects in whose chains this act stands, those that the reader may see."""
    ids = [one for ids in entry.others.values() for one in ids]
    if not entry.main:
        ids.append(ledger.home(entry)[0])
    return [other for other in Subject.objects.filter(pk__in=ids) if access.sees(post, other)]
