"""Read tables of keeping the register: corrections, late entries, files, cases of old registers."""

from django.db import models
from django.db.models import F, Q

from tutash.kernel.read import ReadTable


class Correction(ReadTable):
    """A field of an entry that was wrong: what it said, what it says now, who, why. The entry itself stays."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    of_seq = models.PositiveIntegerField()
    field = models.CharField(max_length=60)
    was = models.JSONField(null=True)
    now = models.JSONField(null=True)
    ground = models.CharField(max_length=60)
    reason = models.TextField()
    author = models.CharField(max_length=150)  # who made the entry
    actor = models.CharField(max_length=150)  # who corrects it
    post = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "of_seq"], name="correction_case")]
        constraints = [models.CheckConstraint(name="two_people_correct", condition=~Q(actor=F("author")))]


class LateEntry(ReadTable):
    """An act done on paper while the register could not be reached; it counts when another official has signed."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)  # what was done
    performed_at = models.DateTimeField()
    at = models.DateTimeField()
    reason = models.TextField()
    paper = models.CharField(max_length=200)
    summary = models.TextField()
    actor = models.CharField(max_length=150)
    post = models.CharField(max_length=100)
    countersigned_seq = models.PositiveIntegerField(null=True)
    countersigned_at = models.DateTimeField(null=True)
    countersigned_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "seq"], name="late_entry_case")]
        constraints = [models.CheckConstraint(name="two_people_sign", condition=~Q(countersigned_by=F("actor")))]


class CaseFile(ReadTable):
    """A file in the case, by the hash of its content."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    post = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "seq"], name="case_file_case"),
            models.Index(fields=["sha256"], name="case_file_sha256"),
        ]


class ArchivedCase(ReadTable):
    """A case of an old register: where it came from, and what only that register knew."""

    id = models.UUIDField(primary_key=True)  # the subject
    source = models.CharField(max_length=60)
    record = models.CharField(max_length=100)
    previous = models.CharField(max_length=100, blank=True)  # record of the earlier case of the same person
    performed_on = models.DateField()  # when the old register took it in; the entry says when this one did
    performed_by = models.CharField(max_length=200, blank=True)
    paper = models.CharField(max_length=200, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    age = models.PositiveSmallIntegerField(null=True)
    prior_offences = models.PositiveSmallIntegerField(null=True)
    custody_from = models.DateField(null=True)
    custody_to = models.DateField(null=True)
    outcome = models.CharField(max_length=20)
    doubts = models.JSONField()  # codes of what is doubtful in it

    class Meta:
        indexes = [models.Index(fields=["source", "record"], name="archived_record")]
