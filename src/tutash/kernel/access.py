"""Who may see what: one predicate for every way out, deny by default."""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from tutash.kernel import clock
from tutash.kernel.law import Office
from tutash.kernel.letters import storable
from tutash.kernel.models import Look, Post, SecurityEvent, Subject, Token, Unit
from tutash.kernel.offices import office
from tutash.kernel.refusals import NotFound

Predicate = Callable[[Post], Q]
PREDICATES: dict[str, Predicate] = {}
NOTHING = Q(pk__in=())
TOKEN_LIVES = timedelta(days=90)
MANY = UUID(int=0)  # a list or a search: the look at no subject in particular


def predicate_for(kind: str) -> Callable[[Predicate], Predicate]:
    """Let a register say who sees subjects of its kind, where it is not the scope of the post."""

    def register(function: Predicate) -> Predicate:
        PREDICATES[kind] = function
        return function

    return register


def office_of(post: Post) -> Office:
    return office(post.office)


def visible(post: Post, kind: str) -> Q:
    """The subjects of a kind that this post may see, as a condition on `Subject`."""
    condition = PREDICATES[kind](post) if kind in PREDICATES else by_scope(post)
    if not office_of(post).see_shielded:
        condition &= Q(shield="") | Q(post_id=post.code)
    return Q(kind=kind) & condition


def by_scope(post: Post) -> Q:
    match office_of(post).scope:
        case "own":
            return Q(post_id=post.code)
        case "unit":
            return Q(unit_id=post.unit_id)
        case "below":
            return Q(unit_id__in=units_below(post.unit).values("code"))
        case "supervised":
            return Q(unit_id__in=units_supervised(post.unit).values("code")) | Q(unit_id=post.unit_id)
        case "country":
            return Q()
    return NOTHING


def units_below(unit: Unit) -> QuerySet[Unit]:
    """The unit itself and the units of its agency within its territory that report to it."""
    mine = Q(code=unit.code) | Q(parent=unit.code)
    return Unit.objects.filter(mine | Q(agency=unit.agency, territory__startswith=reach(unit.territory)))


def units_supervised(unit: Unit) -> QuerySet[Unit]:
    """The units of all agencies within the territory of a supervising one."""
    return Unit.objects.filter(territory__startswith=reach(unit.territory))


def reach(territory: str) -> str:
    """The part of a territory code that all places inside it begin with.

    41700000000000 -> 417
    41711000000000 -> 41711
    41711204000000 -> 41711204
    """
    country, oblast, rayon = territory[:3], territory[3:5], territory[5:8]
    if oblast == "00":
        return country
    return country + oblast + (rayon if rayon != "000" else "")


def subjects(post: Post, kind: str) -> QuerySet[Subject]:
    return Subject.objects.filter(visible(post, kind))


def subjects_of(post: Post, kinds: Iterable[str]) -> QuerySet[Subject]:
    """Subjects of several kinds, each by the predicate of its kind."""
    condition = NOTHING
    for kind in sorted(kinds):
        condition |= visible(post, kind)
    return Subject.objects.filter(condition)


def find(post: Post, subject_id: UUID, kind: str | None = None) -> Subject:
    """The subject, if this post may see it; otherwise the same answer as if it did not exist."""
    if kind:
        subject = subjects(post, kind).filter(pk=subject_id).first()
    else:
        subject = Subject.objects.filter(pk=subject_id).first()
    if subject is None or not (kind or sees(post, subject)):
        raise NotFound
    return subject


def sees(post: Post, subject: Subject) -> bool:
    return Subject.objects.filter(visible(post, subject.kind), pk=subject.pk).exists()


def look(post: Post, subject_id: UUID, what: str, *, purpose: str = "", kind: str = "consultation") -> None:
    """Write down that somebody looks, before the answer leaves, in the same transaction."""
    Look.objects.create(
        subject_id=subject_id,
        post=post.code,
        actor=post.official.get_username(),
        at=clock.now(),
        kind=kind,
        purpose=storable(purpose)[:200],
        what=what[:100],
    )


def alarm(
    kind: str, *, post: Post | None = None, actor: str = "", address: str | None = None, **detail: object
) -> None:
    """Write to the security log what was refused or changed outside the ledger."""
    SecurityEvent.objects.create(
        at=clock.now(),
        kind=kind,
        actor=storable(actor or (post.official.get_username() if post else ""))[:150],
        post=post.code if post else "",
        address=address,
        detail={name: storable(value) if isinstance(value, str) else value for name, value in detail.items()},
    )


def active_posts(user_id: int, at: datetime) -> QuerySet[Post]:
    posts = Post.objects.select_related("unit", "official").filter(official_id=user_id, official__is_active=True)
    return posts.filter(Q(until=None) | Q(until__gt=at), since__lte=at)


def issue_token(post_code: str) -> str:
    """A new key for a program that acts for a post; it is shown once."""
    secret, now = secrets.token_urlsafe(32), clock.now()
    post = Post.objects.get(code=post_code)
    Token.objects.create(hash=_hashed(secret), post=post, issued_at=now, expires_at=now + TOKEN_LIVES)
    alarm("token.issued", post=post)
    return secret


def post_of_token(secret: str) -> Post | None:
    now = clock.now()
    live = Token.objects.filter(hash=_hashed(secret), revoked_at=None, expires_at__gt=now)
    held = live.filter(
        Q(post__until=None) | Q(post__until__gt=now), post__since__lte=now, post__official__is_active=True
    )
    token = held.select_related("post__unit", "post__official").first()
    return token.post if token else None


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
