"""Forms that are being filled in: one per post, act and subject, kept on the server alone."""

from typing import Any
from uuid import UUID

from tutash.kernel import clock
from tutash.kernel.ids import new_id
from tutash.kernel.models import Draft, Post


def find(post: Post, code: str, subject_id: UUID | None) -> Draft | None:
    return Draft.objects.filter(post=post, code=code, subject_id=subject_id).first()


def save(post: Post, code: str, subject_id: UUID | None, act: UUID, typed: dict[str, Any]) -> Draft:
    """Keep what was typed; the id of the act stays with it, so that sending it twice is one act."""
    kept = {"act_id": act, "data": typed, "saved_at": clock.now()}
    draft, _ = Draft.objects.update_or_create(post=post, code=code, subject_id=subject_id, defaults=kept)
    return draft


def forget(post: Post, code: str, subject_id: UUID | None) -> None:
    Draft.objects.filter(post=post, code=code, subject_id=subject_id).delete()


def act_id(typed: str) -> UUID:
    """The id that the form carries, or a new one."""
    try:
        return UUID(typed)
    except ValueError:
        return new_id()
