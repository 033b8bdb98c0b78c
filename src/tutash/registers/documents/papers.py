"""What documents are told of any subject, and how they call what the kernel keeps: posts, units, other subjects."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from tutash.kernel import ledger
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Entry, Post, Subject, Unit
from tutash.kernel.offices import office
from tutash.registers.documents.contents import numbers_in
from tutash.registers.documents.supplies import ANY, names, supplies


@supplies(ANY, "entries")
def entries(entry: Entry) -> dict[str, Any]:
    """The chain up to this entry, by number: what was done, when, by whom."""
    chain = list(ledger.chain(entry.subject_id).filter(seq__lte=entry.seq))
    posts = Post.objects.select_related("official").in_bulk({each.post for each in chain})
    units = Unit.objects.in_bulk({each.unit for each in chain})
    return {
        str(each.seq): {
            "code": each.code,
            "title": ACTS[each.code].title,
            "at": each.at,
            "office": office(each.basis["office"]).title,
            "name": posts[each.post].name,
            "unit": units[each.unit].name,
        }
        for each in chain
    }


@names("post")
def posts(codes: Sequence[str], entry: Entry) -> dict[str, Any]:
    return {
        post.code: {"name": post.name, "office": office(post.office).title, "unit": post.unit.name}
        for post in Post.objects.select_related("official", "unit").filter(code__in=codes)
    }


@names("unit")
def units(codes: Sequence[str], entry: Entry) -> dict[str, Any]:
    return {unit.code: {"name": unit.name} for unit in Unit.objects.filter(code__in=codes)}


@names("case")
def cases(ids: Sequence[str], entry: Entry) -> dict[str, Any]:
    """Other cases by the number that each bore at that moment."""
    return {
        str(subject.pk): {"number": next(reversed(numbers_in(_until(subject, entry)).values()), subject.number)}
        for subject in Subject.objects.filter(pk__in=ids)
    }


def _until(subject: Subject, entry: Entry) -> QuerySet[Entry]:
    return ledger.chain(subject.pk).filter(at__lte=entry.at)
