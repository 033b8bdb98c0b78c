"""What must leave because of an entry: notices to posts, reactions of other institutions."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from tutash.kernel.access import office_of, subjects_of, units_below, units_supervised
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Acknowledged, Entry, Notice, Post, Subject
from tutash.kernel.reactions import REACTIONS


def put(act: Act, entry: Entry, subject: Subject) -> None:
    """Write down, in the transaction of the act, who must learn of it."""
    to = [(_address(name, subject), subject.unit_id) for name in act.informs]
    to += [(f"reaction:{name}", subject.unit_id) for name in REACTIONS.get(entry.code, ())]
    to += act.addressees(entry)
    notices = [
        Notice(
            subject_id=entry.subject_id,
            seq=entry.seq,
            code=entry.code,
            to=address,
            unit_id=unit_id,
            created_at=entry.at,
            delivered_at=None if address.startswith("reaction:") else entry.at,
        )
        for address, unit_id in dict.fromkeys(to)
        if address not in ("post:", f"post:{entry.post}")  # nobody is told of what they did themselves
    ]
    if notices:
        Notice.objects.bulk_create(notices)


def _address(name: str, subject: Subject) -> str:
    if name == "responsible":
        return f"post:{subject.post_id}"
    return f"office:{name}"


def inbox(post: Post) -> QuerySet[Notice]:
    """What this post must learn of, newest first."""
    units = units_supervised if office_of(post).scope in ("supervised", "country") else units_below
    mine = Q(to=f"post:{post.code}") | Q(to=f"office:{post.office}", unit_id__in=units(post.unit).values("code"))
    seen = subjects_of(post, {act.subject for act in ACTS.values()})  # nobody is told of what they may not see
    return Notice.objects.filter(mine, subject_id__in=seen.values("pk")).order_by("-id")


def new(post: Post) -> QuerySet[Notice]:
    """What this post has not marked as read."""
    read = Acknowledged.objects.filter(post=post.code, notice=OuterRef("id"))
    return inbox(post).filter(~Exists(read))
