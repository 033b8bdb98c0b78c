"""Read tables of the prosecution. Only `apply` of an act, or a projection of another's entry, writes here."""

from typing import Final

from django.db import models
from django.db.models import Q

from tutash.kernel.read import ReadTable

STANDS: Final = "stands"
CANCELLED: Final = "cancelled"
GIVEN: Final = "given"
FULFILLED: Final = "fulfilled"


class Decision(ReadTable):
    """A decision of the investigation that the prosecutor supervises; heard from the ledger."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=100)
    at = models.DateTimeField()
    post = models.CharField(max_length=100)
    unit_id = models.CharField(max_length=60)
    status = models.CharField(max_length=20)
    ended_seq = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "seq"], name="decision_case"),
            models.Index(fields=["unit_id", "-at"], name="decision_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.code} #{self.seq}"


class Grievance(ReadTable):
    """A complaint to the prosecutor; heard from the ledger, from its entry to the decision."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    about_seq = models.PositiveIntegerField(null=True)  # null: a failure to act
    by_name = models.CharField(max_length=310)
    at = models.DateTimeField()
    decided_seq = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "seq"], name="grievance_case"),
            models.Index(fields=["at"], name="grievance_waits", condition=Q(decided_seq=None)),
        ]

    def __str__(self) -> str:
        return f"complaint #{self.seq}"


class Instruction(ReadTable):
    """What a prosecutor told the investigation to do, by when, and what came of it."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    words = models.TextField()
    by_day = models.DateField(null=True)
    post = models.CharField(max_length=100)
    at = models.DateTimeField()
    status = models.CharField(max_length=20)
    report = models.TextField(blank=True)
    reported_seq = models.PositiveIntegerField(null=True)
    reported_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "seq"], name="instruction_case"),
            models.Index(fields=["case_id"], name="instruction_open", condition=Q(status=GIVEN)),
        ]
