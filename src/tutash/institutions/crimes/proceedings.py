"""Read tables of the investigation: requests of the parties, the study of the file, transfers between units."""

from typing import Final

from django.db import models
from django.db.models import Q

from tutash.kernel.read import ReadTable

WAITS: Final = "waits"
GRANTED: Final = "granted"
PARTLY: Final = "partly"
REFUSED: Final = "refused"
RECEIVED: Final = "received"


class Petition(ReadTable):
    """A participant asks for something; it must be answered within the term of the law."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=310)
    words = models.TextField()
    received_at = models.DateTimeField()
    at = models.DateTimeField()
    status = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    decided_seq = models.PositiveIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "seq"], name="petition_case")]


class Accusation(ReadTable):
    """A person is brought as accused; the charge is presented to them within the term of the law."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    presented_seq = models.PositiveIntegerField(null=True)
    presented_at = models.DateTimeField(null=True)
    ended_seq = models.PositiveIntegerField(null=True)  # termination, or the decree was cancelled

    class Meta:
        indexes = [models.Index(fields=["case_id", "person_id"], name="accusation_case")]


class Familiarisation(ReadTable):
    """A party reads the file before it goes to the prosecutor."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    offered_seq = models.PositiveIntegerField()
    done_seq = models.PositiveIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "offered_seq"], name="familiarisation_case")]


class Transfer(ReadTable):
    """A case on its way to the unit that has jurisdiction: sent, then received or refused."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    from_unit = models.CharField(max_length=60)
    to_unit = models.CharField(max_length=60)
    reason = models.TextField()
    at = models.DateTimeField()
    status = models.CharField(max_length=20)
    answered_seq = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "seq"], name="transfer_case"),
            models.Index(fields=["to_unit"], name="transfer_waits", condition=Q(status=WAITS)),
        ]


class Link(ReadTable):
    """Two cases that belong together, and why."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    other_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)  # joined, severed
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
