"""Read tables of the register of crimes. Only `apply` of an act writes here.

`Case` hangs one to one on the kernel's `Subject` (stage, unit, post in charge, number are there). What an institution
that comes later needs of a case goes into a table of its own, led by the subject; decisions of every stage go into
`Decree`, complaints against them into `Complaint`, steps of the investigation into `Action`. More tables stand in
`proceedings.py` (investigation) and `keeping.py` (corrections, late entries, files, archive).
"""

from typing import Final

from django.db import models
from django.db.models import Q

from tutash.institutions.crimes import keeping, proceedings
from tutash.kernel.read import ReadTable

__all__ = ["Action", "Case", "Complaint", "Decree", "Rights", "keeping", "proceedings"]

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


class Rights(ReadTable):
    """A participant was told their rights, in a language that they understand."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    person_id = models.UUIDField()
    role = models.CharField(max_length=40)
    explained_at = models.DateTimeField()
    language = models.CharField(max_length=20)
    interpreter = models.BooleanField()
    copy_handed = models.BooleanField()
    post = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "person_id"], name="rights_case")]
