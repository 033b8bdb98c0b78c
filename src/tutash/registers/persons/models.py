"""Read tables of the register of persons. Only `apply` of an act writes here."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from tutash.kernel.read import ReadTable


class Person(ReadTable):
    """A person as the register knows them now. A merged record stays, and points to the one it was merged into."""

    id = models.UUIDField(primary_key=True)
    surname = models.CharField(max_length=80, blank=True)
    given = models.CharField(max_length=80, blank=True)
    patronymic = models.CharField(max_length=80, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    birth_date = models.DateField(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)  # of the date, or what is guessed when there is none
    citizenship = models.CharField(max_length=3, blank=True)
    pin = models.CharField(max_length=14, blank=True)
    temporary = models.BooleanField()
    description = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    merged_into = models.UUIDField(null=True)  # the record that this one was merged into
    identity = models.UUIDField()  # where the chain of merges ends: the same for all records of one human being

    class Meta:
        indexes = [
            models.Index(fields=["merged_into"], name="person_merged", condition=~Q(merged_into=None)),
            models.Index(fields=["identity"], name="person_identity"),
        ]

    def __str__(self) -> str:
        return self.name or "?"

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.surname, self.given, self.patronymic)))


class Name(ReadTable):
    """One name of a person in one script, with the keys by which a search finds it."""

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    script = models.CharField(max_length=10)
    surname = models.CharField(max_length=80, blank=True)
    given = models.CharField(max_length=80, blank=True)
    patronymic = models.CharField(max_length=80, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    birth_date = models.DateField(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    spelling = models.CharField(max_length=400)  # folded, by place
    keys = ArrayField(models.BigIntegerField())
    fold = models.PositiveSmallIntegerField()  # the version that made spelling and keys

    class Meta:
        indexes = [GinIndex(fields=["keys"], name="name_keys", fastupdate=False)]


class Sound(ReadTable):
    """The vocabulary: every distinct sound of a part of a name, with what misspellings leave of it."""

    sound = models.CharField(max_length=160, primary_key=True)
    hints = ArrayField(models.IntegerField())

    class Meta:
        indexes = [GinIndex(fields=["hints"], name="sound_hints", fastupdate=False)]


class Identifier(ReadTable):
    """What names a person exactly: the personal number, a paper, a telephone, the plate of a car."""

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=30)
    value = models.CharField(max_length=60, db_index=True)  # without spaces, in one alphabet
    written = models.CharField(max_length=60)
    since = models.DateTimeField()


class Address(ReadTable):
    """Where a person lives, is registered or stays."""

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=30)
    territory = models.CharField(max_length=14, blank=True)
    place = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField()


class Participation(ReadTable):
    """A person takes part in a case in a role, from one act to another."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    role = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "role"], name="participation_case"),
            models.Index(fields=["person_id", "-since"], name="participation_person"),
        ]


class Proposal(ReadTable):
    """Somebody proposes to merge two records, or to part them again; somebody else decides."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=10)  # merge, unmerge
    person_id = models.UUIDField(db_index=True)
    other_id = models.UUIDField(db_index=True)
    reason = models.TextField()
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="two_people_merge", condition=Q(decided_by="") | ~Q(decided_by=F("proposed_by"))
            )
        ]
