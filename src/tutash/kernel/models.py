"""The tables of the kernel. Read tables among them are marked by their base class."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from tutash.kernel.acts import part_of
from tutash.kernel.read import ReadTable
from tutash.kernel.text import Text


class Unit(models.Model):
    """A part of an agency at a place and for a time; loaded from the law pack, never typed by hand."""

    code = models.CharField(max_length=60, primary_key=True)
    agency = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    names = models.JSONField()
    territory = models.CharField(max_length=14)
    parent = models.CharField(max_length=60, blank=True, db_index=True)
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.name)

    @property
    def name(self) -> Text:
        return Text.of(self.names)


class Post(models.Model):
    """An official in an office of a unit for a time. Rights belong to the post."""

    code = models.CharField(max_length=100, primary_key=True)
    office = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    official = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.official.get_full_name() or self.official.get_username()} ({self.office}, {self.unit_id})"

    @property
    def name(self) -> str:
        return self.official.get_full_name() or self.official.get_username()


class Subject(ReadTable):
    """What every subject of proceedings shares; access, lists and deadlines read only this."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=30)
    stage_since = models.DateTimeField()
    unit_id = models.CharField(max_length=60)
    post_id = models.CharField(max_length=100, blank=True)  # the post in charge
    parent_id = models.UUIDField(null=True)
    shield = models.CharField(max_length=20, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    seq = models.PositiveIntegerField()
    head = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "unit_id", "stage", "-opened_at"], name="subject_unit_stage"),
            models.Index(fields=["kind", "unit_id", "-opened_at"], name="subject_unit"),
            models.Index(fields=["kind", "post_id", "-opened_at"], name="subject_post"),
            models.Index(fields=["kind", "-opened_at"], name="subject_opened"),
            models.Index(fields=["number"], name="subject_number"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number or self.id}"


class Entry(models.Model):
    """One performed act. Never updated, never deleted (triggers). An act stands once in each chain it concerns."""

    pk = models.CompositePrimaryKey("subject_id", "seq")
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    act_id = models.UUIDField()
    code = models.CharField(max_length=100)
    kind = models.CharField(max_length=30)
    node = models.CharField(max_length=30)
    post = models.CharField(max_length=100)
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()
    basis = models.JSONField()
    digest = models.BinaryField()  # SHA-256 of salt and canonical payload
    prev = models.BinaryField()
    hash = models.BinaryField()

    fields: dict[str, Any]  # what the act asked for, as JSON; empty when the payload was erased
    found: dict[str, Any]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_id", "act_id"], name="one_act_once_in_a_chain")]

    def __str__(self) -> str:
        return f"{self.code} #{self.seq} of {self.subject_id}"

    @property
    def main(self) -> bool:
        """Whether this is the act's own chain, not one that it also concerns."""
        return "of" not in self.basis

    @property
    def others(self) -> dict[str, list[UUID]]:
        """The further subjects in whose chains this act stands, by field."""
        named: dict[str, list[UUID]] = {}
        for line in self.basis.get("with", ()):
            named.setdefault(line["field"], []).append(UUID(line["subject"]))
        return named

    @property
    def numbers(self) -> dict[str, str]:
        numbers: dict[str, str] = self.basis.get("numbers", {})
        return numbers

    @property
    def unit(self) -> str:
        """The unit of the post that acted."""
        unit: str = self.basis["unit"]
        return unit

    def key(self, n: int | str) -> UUID:
        """The id of the n-th thing that this act makes: the same on every replay, and of no other chain."""
        return part_of(self.subject_id, f"{self.act_id} {n}")


class Payload(models.Model):
    """What an act said, beside its entry: it can be erased when the law says so, the digest stays."""

    pk = models.CompositePrimaryKey("subject_id", "seq")
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    salt = models.BinaryField()
    body = models.JSONField(null=True)


class Unsealed(models.Model):
    """Entries that no page holds yet, in the order in which they were written."""

    pos = models.BigAutoField(primary_key=True)
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()


class Page(models.Model):
    """A sealed page of the register: a batch of entries under one tree (RFC 9162)."""

    number = models.PositiveIntegerField(primary_key=True)
    size = models.BigIntegerField()  # leaves in the tree, this page included
    root = models.BinaryField()
    edge = models.JSONField()  # right edge of the tree: what the next page continues from
    sealed_at = models.DateTimeField()
    hash = models.BinaryField()


class Leaf(models.Model):
    """The place of one entry in the tree."""

    index = models.BigIntegerField(primary_key=True)
    page = models.PositiveIntegerField(db_index=True)
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_id", "seq"], name="one_leaf_per_entry")]


class Deadline(ReadTable):
    """A term that runs, ran or stands still. `due` is exclusive: overdue from that moment on."""

    pk = models.CompositePrimaryKey("subject_id", "name", "seq")
    subject_id = models.UUIDField()
    name = models.CharField(max_length=60)
    seq = models.PositiveIntegerField()  # of the entry that opened it
    start = models.DateTimeField()
    due = models.DateTimeField()
    norm = models.CharField(max_length=100)
    unverified = models.BooleanField()
    facts = models.JSONField(default=dict)  # that chose the variant of the term
    by_hand = models.BooleanField(default=False)  # the author set the last day, within the norm
    pauses = models.JSONField(default=list)  # [[stopped, resumed], ...]
    unit_id = models.CharField(max_length=60)
    post_id = models.CharField(max_length=100, blank=True)
    suspended_at = models.DateTimeField(null=True)
    closed_seq = models.PositiveIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "due"], name="deadline_unit_due", condition=Q(closed_seq=None)),
            models.Index(fields=["post_id", "due"], name="deadline_post_due", condition=Q(closed_seq=None)),
            models.Index(fields=["due"], name="deadline_due", condition=Q(closed_seq=None)),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.subject_id} by {self.due:%Y-%m-%d %H:%M}"


class Notice(models.Model):
    """Outbox: who must learn of an entry. Delivered after commit, at least once, until acknowledged."""

    id = models.BigAutoField(primary_key=True)
    subject_id = models.UUIDField(db_index=True)
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=100)
    to = models.CharField(max_length=100)  # "post:...", "office:...", "reaction:...", "unit:..."
    unit_id = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="notice_to_deliver", condition=Q(delivered_at=None)),
            models.Index(fields=["to", "unit_id", "-id"], name="notice_inbox"),
        ]


class Acknowledged(models.Model):
    """A post has read a notice; the same notice may still be new to another post."""

    pk = models.CompositePrimaryKey("post", "notice")
    post = models.CharField(max_length=100)
    notice = models.BigIntegerField()
    at = models.DateTimeField()


class Counter(models.Model):
    """The last serial given out in a series of numbers of one unit and year."""

    pk = models.CompositePrimaryKey("series", "unit_id", "year")
    series = models.CharField(max_length=40)
    unit_id = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()


class Draft(models.Model):
    """A form that is being filled in; it survives a crash and a power cut."""

    post = models.ForeignKey(Post, models.CASCADE)
    code = models.CharField(max_length=100)
    subject_id = models.UUIDField(null=True)
    act_id = models.UUIDField()
    data = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "code", "subject_id"], name="one_draft_of_a_form", nulls_distinct=False
            )
        ]


class Look(models.Model):
    """Somebody looked at a subject: who, when, what for, what of it."""

    id = models.BigAutoField(primary_key=True)
    subject_id = models.UUIDField()
    post = models.CharField(max_length=100)
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)  # consultation, disclosure, ... (EU 2016/680, art. 25)
    purpose = models.CharField(max_length=200)
    what = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-at"], name="look_subject")]


class SecurityEvent(models.Model):
    """A refused attempt, a sign-in, a change of rights: what the ledger does not hold because it was no act."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=40)
    actor = models.CharField(max_length=150, blank=True)
    post = models.CharField(max_length=100, blank=True)
    address = models.GenericIPAddressField(null=True)
    detail = models.JSONField(default=dict)


class Token(models.Model):
    """A key with which a program acts for a post. Only its hash is kept."""

    hash = models.CharField(max_length=64, primary_key=True)
    post = models.ForeignKey(Post, models.CASCADE)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class Passkey(models.Model):
    """A key that an official signs in with, on a token, a telephone or the computer; we hold its public part only."""

    id = models.CharField(max_length=1400, primary_key=True)  # what the authenticator calls it
    official = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    public_key = models.BinaryField()
    uses = models.BigIntegerField()  # as the authenticator counts; a copy counts wrong
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
