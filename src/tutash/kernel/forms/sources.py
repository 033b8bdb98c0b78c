"""Where the answers to a reference come from: each register tells how its own things are found and called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from tutash.kernel.letters import storable
from tutash.kernel.text import Text

if TYPE_CHECKING:
    from tutash.kernel.models import Post, Subject

MOST: Final = 20  # candidates shown at once


@dataclass(frozen=True)
class Asking:
    """Who is filling in the form, about what, on which day."""

    post: "Post | None" = None
    subject: "Subject | None" = None
    today: date | None = None


@dataclass(frozen=True)
class Candidate:
    """Something that a reference may name."""

    value: str
    label: Text | str
    hint: Text | str | None = None
    exact: bool = False  # the words are its very number or code: it need not be chosen by hand


class Source(Protocol):
    """A register's answer to "which one?"."""

    @property
    def few(self) -> bool:
        """Whether all of them fit into one list; otherwise they are searched for."""

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        """Those that fit the words, best first. Without words: all when there are few, else the likeliest, or none."""

    def named(self, value: str, asking: Asking) -> Candidate | None:
        """The one of this value, if this post may know of it."""


SOURCES: Final[dict[str, Source]] = {}
LISTS: Final[list[Callable[[str], Source]]] = []


def source(kind: str) -> Callable[[type], type]:
    """Let a register answer for a kind of reference: `@source("person")` above a class without arguments."""

    def register(answering: type) -> type:
        SOURCES[kind] = answering()
        return answering

    return register


def source_of(refers: str) -> Source | None:
    """The source of a kind; `list:procedure.stages` asks whoever answers for the lists of the law pack."""
    kind, _, name = refers.partition(":")
    if name and LISTS:
        return LISTS[-1](name)
    return SOURCES.get(kind)


def candidates(source: Source, words: str, asking: Asking) -> list[Candidate]:
    """What there is to choose from: all of a short list, of a long one what fits the words."""
    if source.few:
        return list(source.find("", asking))
    return list(source.find(storable(words.strip()), asking))[:MOST]
