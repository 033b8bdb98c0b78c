"""One search for everything: each register says how its own things are found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tutash.kernel.models import Post
from tutash.kernel.text import Text

LONGEST: Final = 120  # letters of a search that are read


@dataclass(frozen=True)
class Hit:
    """Something found: where it is, what it is called, why it fits."""

    url: str
    title: Text | str
    words: Text | str = ""
    reasons: tuple[Text, ...] = ()


Finder = Callable[[Post, str], Sequence[Hit]]


@dataclass(frozen=True, order=True)
class Place:
    """A kind of things that are searched."""

    order: int
    title: Text
    find: Finder


PLACES: Final[dict[str, Place]] = {}


def finds(kind: str, order: int, title: Text) -> Callable[[Finder], Finder]:
    """Let a register answer a search: what this post may see, the likest first, a few."""

    def register(function: Finder) -> Finder:
        PLACES[kind] = Place(order, title, function)
        return function

    return register


def search(post: Post, words: str) -> list[tuple[Text, Sequence[Hit]]]:
    """What every register finds, those that find nothing left out."""
    found = ((place.title, place.find(post, words)) for place in sorted(PLACES.values(), key=lambda p: p.order))
    return [(title, hits) for title, hits in found if hits]
