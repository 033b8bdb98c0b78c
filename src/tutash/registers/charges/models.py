"""Counts of a case. Only `apply` of an act writes here, with the functions of `counts.py`."""

from typing import Final

from django.db import models
from django.db.models import Q

from tutash.kernel.read import ReadTable

CURRENT: Final = "current"
REQUALIFIED: Final = "requalified"
EXCLUDED: Final = "excluded"
MOVED: Final = "moved"  # into another case, by joinder or severance


class Count(ReadTable):
    """One offence that a case is about, as it was qualified between two entries of the chain of the case.

    A requalified count keeps its number `no`: the old row is closed by `until_seq`, a new one opens.
    """

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    no = models.PositiveSmallIntegerField()
    person_id = models.UUIDField(null=True)  # null: against nobody yet
    charge = models.CharField(max_length=40, blank=True)  # "uk-2021:205/2/3"; blank where only `stated` is known
    edition = models.CharField(max_length=30, blank=True)
    article = models.CharField(max_length=10, blank=True)
    part = models.CharField(max_length=10, blank=True)
    point = models.CharField(max_length=10, blank=True)
    gravity = models.CharField(max_length=20, blank=True)  # as the law pack said on the day; blank: not known
    unverified = models.BooleanField()
    iccs = models.CharField(max_length=6, blank=True)
    stated = models.CharField(max_length=300, blank=True)  # the words of an old register
    offence_from = models.DateField(null=True)
    offence_to = models.DateField(null=True)
    completion = models.CharField(max_length=20)
    role = models.CharField(max_length=20)
    milder = models.TextField(blank=True)  # why a later, milder edition is applied
    status = models.CharField(max_length=20)
    ground = models.TextField(blank=True)  # why it was requalified, excluded or moved
    since_seq = models.PositiveIntegerField()
    until_seq = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "no", "since_seq"], name="count_case"),
            models.Index(fields=["person_id"], name="count_person", condition=Q(person_id__isnull=False)),
            models.Index(fields=["edition", "article"], name="count_article", condition=Q(status=CURRENT)),
        ]

    def __str__(self) -> str:
        return f"{self.no}. {self.charge or self.stated}"
