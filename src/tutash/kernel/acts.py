"""What an act is. How it is carried out: `pipeline.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict

from tutash.kernel.text import Text

if TYPE_CHECKING:
    from tutash.kernel.law import Law
    from tutash.kernel.models import Entry, Post, Subject

T = TypeVar("T")
ACTS: dict[str, type[Act]] = {}
ANY_STAGE = ("*",)
EVERY_DEADLINE = ("*",)


@dataclass(frozen=True)
class Situation:
    """What an act finds when it is asked whether it may happen."""

    subject: Subject | None  # None: this act creates its subject
    post: Post
    law: Law  # of the day of the act
    now: datetime  # the server's
    others: tuple[tuple[str, Subject], ...] = ()  # further subjects, with the field that names each

    @property
    def case(self) -> Subject:
        """The subject, where there must be one."""
        assert self.subject is not None
        return self.subject

    @cached_property
    def seen(self) -> bool:
        """Whether the post may see the subject: asked once, however many acts are weighed."""
        from tutash.kernel.access import sees

        return sees(self.post, self.case)

    def once(self, ask: Callable[[Situation], T]) -> T:
        """The answer to a question that several acts ask; it is asked once."""
        if ask not in self._answers:
            self._answers[ask] = ask(self)
        return cast(T, self._answers[ask])

    @cached_property
    def _answers(self) -> dict[Any, Any]:
        return {}

    def other(self, field: str) -> Subject:
        """The further subject that this field names."""
        return next(subject for name, subject in self.others if name == field)


@dataclass(frozen=True)
class Follow:
    """An act that must happen together with another, in its transaction."""

    act: Act
    subject_id: UUID | None  # None: it creates its subject
    act_id: UUID


class Act(BaseModel):
    """One step of procedure: a typed command that becomes one ledger entry.

    Declare who, when and on what norm; ask the questions of law in `check`;
    write the read tables in `apply`. `check` runs once, on the day; `apply`
    runs again on every rebuild, so it may use only `self` and the entry.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: ClassVar[str] = ""  # what the ledger says for ever after, e.g. "case.opened"
    title: ClassVar[Text]
    norm: ClassVar[str] = ""  # id of the norm that gives this power
    by: ClassVar[tuple[str, ...]] = ()  # offices
    subject: ClassVar[str] = ""  # kind of subject
    when: ClassVar[tuple[str, ...]] = ()  # stages; empty: this act creates its subject
    then: ClassVar[str] = ""  # empty: the stage does not change
    assigned: ClassVar[bool] = False  # only the post in charge of the subject
    opens: ClassVar[Mapping[str, str]] = {}  # deadline -> norm that fixes its length
    parallel: ClassVar[tuple[str, ...]] = ()  # deadlines of which several run side by side: one a petition
    closes: ClassVar[tuple[str, ...]] = ()
    suspends: ClassVar[tuple[str, ...]] = ()
    resumes: ClassVar[tuple[str, ...]] = ()
    numbers: ClassVar[Mapping[str, str]] = {}  # series -> norm of its format
    informs: ClassVar[tuple[str, ...]] = ()  # offices that supervise the subject, "responsible", "head"
    document: ClassVar[str] = ""  # template of the paper that this act issues
    also: ClassVar[Mapping[str, str]] = {}  # field -> kind of a further subject in whose chain the act stands
    also_when: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    also_then: ClassVar[Mapping[str, str]] = {}
    also_closes: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    foreign: ClassVar[bool] = False  # may concern a subject outside the author's scope (a report, a transfer)
    stream: ClassVar[str] = ""  # group of the catalogue: "registration", "check", "investigation", ...
    retired: ClassVar[bool] = False  # kept for replay only

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        if not cls.code:
            return  # an abstract act
        if cls.code in ACTS:
            raise TypeError(f"{cls.__name__}: {cls.code} is already taken by {ACTS[cls.code].__name__}")
        if not cls.__doc__ or cls.__doc__ == Act.__doc__:
            raise TypeError(f"{cls.__name__}: an act without a docstring")
        for name in ("title", "norm", "by", "subject"):
            if not getattr(cls, name, None):
                raise TypeError(f"{cls.__name__}: an act must declare `{name}`")
        if missing := set(cls.also) - set(cls.model_fields):
            raise TypeError(f"{cls.__name__}: `also` names fields that it does not have: {sorted(missing)}")
        ACTS[cls.code] = cls

    @classmethod
    def creates(cls) -> bool:
        return not cls.when

    @classmethod
    def guard(cls, situation: Situation) -> None:
        """Raise `Refused` when the case as it stands does not allow this act, whatever is filled in.

        It is asked before the form is shown, so that a person is told at once what may not be done and why.
        """

    def check(self, situation: Situation) -> Mapping[str, Any] | None:
        """Raise `Refused` when the law of the day does not allow this act as filled in.

        What it returns is kept in the entry as `entry.found`: whatever `apply` or the document
        needs to know of the world on that day.
        """
        return None

    def facts(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, Any]:
        """Facts that choose a variant of a term: age, gravity, ..."""
        return {}

    def anchors(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, datetime]:
        """Deadlines that run from another moment than this act, by name."""
        return {}

    def terms(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, str]:
        """Deadline -> norm, when what the act opens depends on its fields."""
        return self.opens

    def until(self) -> Mapping[str, date]:
        """Deadlines whose last day the author sets, no later than the norm allows, by name."""
        return {}

    def ends(self, entry: Entry) -> Mapping[str, int]:
        """One of several deadlines of a name that this act closes: name -> number of the entry that opened it."""
        return {}

    def addressees(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Who else must learn of it: ("office:..." or "post:...", unit)."""
        yield from ()

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        """Changes to the kernel's row of the subject: unit_id, post_id, number, title, parent_id, shield, closed_at."""
        return {}

    def apply(self, entry: Entry) -> None:
        """Write the read tables from this act and its entry, and nothing else."""

    def follows(self, entry: Entry) -> Iterator[Follow]:
        """Acts that must be performed together with this one."""
        yield from ()

    def others(self) -> Iterator[tuple[str, UUID]]:
        """The further subjects that this act names: (field, id), each id once."""
        seen: set[UUID] = set()
        for name in self.also:
            value = getattr(self, name)
            for subject_id in value if isinstance(value, tuple) else (value,):
                if subject_id is not None and subject_id not in seen:
                    seen.add(subject_id)
                    yield name, subject_id


def part_of(whole: UUID, n: int | str) -> UUID:
    """An id that follows from another: the same on every replay."""
    return uuid5(whole, str(n))
