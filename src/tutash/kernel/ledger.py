"""Append to the chain of a subject; read it; check it."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import rfc8785
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from psycopg.types.json import Jsonb

from tutash.kernel.models import Entry, Payload

START = b""  # what the first entry of a chain follows

INSERT = """
WITH entry AS (
    INSERT INTO kernel_entry (subject_id, seq, act_id, code, kind, node, post, actor, at, basis, digest, prev, hash)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
), payload AS (
    INSERT INTO kernel_payload (subject_id, seq, salt, body) SELECT %s, %s, %s, %s WHERE %s
)
INSERT INTO kernel_unsealed (subject_id, seq) VALUES (%s, %s)
"""


@dataclass(frozen=True)
class Place:
    """Where in which chain an act comes to stand."""

    subject_id: UUID
    kind: str
    seq: int
    prev: bytes


def append(
    place: Place,
    *,
    act_id: UUID,
    code: str,
    post: str,
    actor: str,
    at: datetime,
    basis: Mapping[str, Any],
    payload: Mapping[str, Any] | None,
    digest: bytes = b"",
) -> Entry:
    """Add the next entry to a chain. The caller holds the lock on the subject.

    `payload` is kept beside the act's own entry; in the chain of a further subject it is None, and
    `digest` repeats that of the act's own entry.
    """
    salt = b""
    if payload is not None:
        salt = secrets.token_bytes(16)
        digest = digest_of(salt, payload)
    entry = Entry(
        subject_id=place.subject_id,
        seq=place.seq,
        act_id=act_id,
        code=code,
        kind=place.kind,
        node=settings.NODE,
        post=post,
        actor=actor,
        at=at,
        basis=basis,
        digest=digest,
        prev=place.prev,
    )
    entry.hash = seal(entry)
    _say(entry, payload)
    row = [getattr(entry, name) for name in ("subject_id", "seq", "act_id", "code", "kind", "node", "post", "actor")]
    row += [at, Jsonb(basis), digest, place.prev, entry.hash]
    row += [place.subject_id, place.seq, salt, Jsonb(payload), payload is not None, place.subject_id, place.seq]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, row)
    return entry


def digest_of(salt: bytes, payload: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(salt + rfc8785.dumps(dict(payload))).digest()


def seal(entry: Entry) -> bytes:
    """The hash of an entry over everything that it says, except what may have to be forgotten."""
    body = {
        "act_id": str(entry.act_id),
        "actor": entry.actor,
        "at": entry.at.astimezone(UTC).isoformat(),
        "basis": entry.basis,
        "code": entry.code,
        "digest": bytes(entry.digest).hex(),
        "kind": entry.kind,
        "node": entry.node,
        "post": entry.post,
        "prev": bytes(entry.prev).hex(),
        "seq": entry.seq,
        "subject_id": str(entry.subject_id),
    }
    return hashlib.sha256(rfc8785.dumps(body)).digest()


def chain(subject_id: UUID) -> QuerySet[Entry]:
    return Entry.objects.filter(subject_id=subject_id).order_by("seq")


def with_payloads(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same entries, each with `fields` and `found`; those of an act in a further chain come from its own."""
    batch = list(entries)
    homes = {home(entry) for entry in batch}
    by_home: dict[tuple[UUID, int], Payload] = {}
    subjects = {subject_id for subject_id, _ in homes}
    seqs = {seq for _, seq in homes}
    for payload in Payload.objects.filter(subject_id__in=subjects, seq__in=seqs):
        by_home[payload.subject_id, payload.seq] = payload
    for entry in batch:
        kept = by_home.get(home(entry))
        _say(entry, kept.body if kept else None)
        yield entry


def home(entry: Entry) -> tuple[UUID, int]:
    """Where the payload of this entry stands."""
    of = entry.basis.get("of")
    return (UUID(of["subject"]), of["seq"]) if of else (entry.subject_id, entry.seq)


def _say(entry: Entry, payload: Mapping[str, Any] | None) -> None:
    entry.fields = dict(payload["fields"]) if payload else {}
    entry.found = dict(payload["found"]) if payload else {}


def broken(entries: Iterable[Entry], payloads: Mapping[int, Payload]) -> Iterator[tuple[Entry, str]]:
    """The entries of one chain that do not verify, and how; `payloads` are those of the chain by number."""
    prev, at = START, None
    for n, entry in enumerate(entries, 1):
        if entry.seq != n:
            yield entry, f"entry {n} is missing before it"
            return
        if bytes(entry.prev) != prev:
            yield entry, "does not follow the entry before it"
        if bytes(entry.hash) != seal(entry):
            yield entry, "was altered"
        if at and entry.at < at:
            yield entry, "is older than the entry before it"
        if how := _fault(entry, payloads.get(n)):
            yield entry, how
        prev, at = bytes(entry.hash), entry.at


def _fault(entry: Entry, payload: Payload | None) -> str:
    """What is wrong with the payload that stands beside an entry."""
    if payload is None:
        return "has lost its payload" if entry.main else ""
    if payload.body is None:
        return "has an erased payload, and no act has erased it"
    as_written = digest_of(bytes(payload.salt), payload.body) == bytes(entry.digest)
    return "" if as_written else "has another payload than it was written with"
