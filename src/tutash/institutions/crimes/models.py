"""Read tables of the register of crimes. Only `apply` of an act writes here.

`Case` hangs one to one on the kernel's `Subject` (stage, unit, post in charge, number are there). What an institution
that comes later needs of a case goes into a table of its own, led by the subject; decisions of every stage go into
`Decree`, complaints against them into `Complaint`, steps of the investigation into `Action`.
"""

from typing import Final

from django.db import models
from django.db.models import Q

from tutash.kernel.read import ReadTable

IN_FORCE: Final = "in_force"
CANCELLED: Final = "cancelled"
PENDING: Final = "pending"


class Case(ReadTable):
    """A report from the journal on, whatever becomes of it."""

    id = models.UUIDField(primary_key=True)  # the subject
    journal_number = models.CharField(max_length=60, blank=True)
    crime_number = models.CharField(max_length=60, blank=True)
    public_code = models.CharField(max_length=40, blank=True)  # what the slip's QR leads to; not to be guessed
    channel = models.CharField(max_length=20)
    incident = models.CharField(max_length=20)
    received_at = models.DateTimeField()  # as claimed; the server's time is that of the entry
    late_reason = models.TextField(blank=True)
    occurred_from = models.DateTimeField(null=True)
    occurred_to = models.DateTimeField(null=True)
    territory = models.CharField(max_length=14, blank=True)
    address = models.CharField(max_length=200, blank=True)
    narrative = models.TextField()
    applicant_name = models.CharField(max_length=310, blank=True)
    applicant_phone = models.CharField(max_length=20, blank=True)  # the last nine digits
    applicant_id = models.UUIDField(null=True)
    public_place = models.CharField(max_length=20)
    street = models.BooleanField()
    domestic_violence = models.BooleanField()
    procedure = models.CharField(max_length=30)  # edition of the code of procedure under which it began
    registered_at = models.DateTimeField(null=True)  # in the register of crimes
    opened_at = models.DateTimeField(null=True)  # the decree to open the case
    decided_at = models.DateTimeField(null=True)  # not a crime, refusal, termination: the last decision that ended it
    ground = models.CharField(max_length=60, blank=True)  # of that decision

    class Meta:
        indexes = [
            models.Index(fields=["journal_number"], name="case_journal_number"),
            models.Index(fields=["crime_number"], name="case_crime_number"),
            models.Index(fields=["public_code"], name="case_public_code"),
            models.Index(
                fields=["applicant_phone", "-received_at"], name="case_phone", condition=~Q(applicant_phone="")
            ),
            models.Index(fields=["territory", "-received_at"], name="case_territory"),
        ]

    def __str__(self) -> str:
        return self.crime_number or self.journal_number or str(self.id)


class Decree(ReadTable):
    """A decision that a person can hold in hand, complain of, and have cancelled."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=100)  # of the act
    ground = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    person_id = models.UUIDField(null=True)
    post = models.CharField(max_length=100)
    at = models.DateTimeField()
    served_at = models.DateTimeField(null=True)  # when the person concerned was told
    status = models.CharField(max_length=20)
    ended_seq = models.PositiveIntegerField(null=True)  # the entry that cancelled it
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "seq"], name="decree_case")]

    def __str__(self) -> str:
        return f"{self.code} #{self.seq}"


class Action(ReadTable):
    """A step of gathering evidence, with the time that the officer claims for it."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=100)
    kind = models.CharField(max_length=60, blank=True)
    performed_from = models.DateTimeField()
    performed_to = models.DateTimeField(null=True)
    late_reason = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    institution = models.CharField(max_length=200, blank=True)  # that makes the expertise
    person_id = models.UUIDField(null=True)
    summary = models.TextField(blank=True)
    post = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "seq"], name="action_case")]


class Complaint(ReadTable):
    """Somebody does not agree with a decision, an act or a failure to act."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    about_seq = models.PositiveIntegerField(null=True)  # null: against a failure to act
    by_id = models.UUIDField(null=True)  # the person
    by_name = models.CharField(max_length=310)
    to = models.CharField(max_length=20)  # prosecutor, court, head
    received_at = models.DateTimeField()
    late_reason = models.TextField(blank=True)
    words = models.TextField()
    at = models.DateTimeField()
    status = models.CharField(max_length=20)
    decided_seq = models.PositiveIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "seq"], name="complaint_case")]


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
    post = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "of_seq"], name="correction_case")]


class LateEntry(ReadTable):
    """An act done on paper while the register could not be reached; it counts when another official has signed."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=100)  # the act that was done
    performed_at = models.DateTimeField()
    at = models.DateTimeField()
    reason = models.TextField()
    paper = models.CharField(max_length=200)
    summary = models.TextField()
    post = models.CharField(max_length=100)
    countersigned_seq = models.PositiveIntegerField(null=True)
    countersigned_at = models.DateTimeField(null=True)
    countersigned_by = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "seq"], name="late_entry_case")]


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
    """A case of an old register: where it came from and what only that register knew."""

    id = models.UUIDField(primary_key=True)  # the subject
    source = models.CharField(max_length=60)
    record = models.CharField(max_length=100)
    performed_on = models.DateField()  # when the old register took it in; the entry says when this one did
    performed_by = models.CharField(max_length=200, blank=True)
    law = models.CharField(max_length=30, blank=True)  # edition of the criminal code; blank: a foreign code
    sex = models.CharField(max_length=10, blank=True)
    age = models.PositiveSmallIntegerField(null=True)  # on the day of the offence
    prior_offences = models.PositiveSmallIntegerField(null=True)
    custody_from = models.DateTimeField(null=True)
    custody_to = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=60, blank=True)
    flags = models.JSONField(default=list)  # what is doubtful in the row, as codes
    previous_record = models.CharField(max_length=100, blank=True)  # the earlier case of the same person

    class Meta:
        indexes = [models.Index(fields=["source", "record"], name="archived_record")]


from tutash.institutions.crimes import proceedings  # noqa: E402, F401  its tables belong to this app
