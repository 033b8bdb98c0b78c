"""A name as it is searched: the parts heard in it, and the exact keys it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations
from typing import Self

from tutash.registers.persons.fold import parts, sound

MOST_PARTS = 6  # of a name that are kept or asked; a longer one is cut
LONG = 8  # a sound of so many letters may be meant although two are wrong
HANDS = 32
INITIALS = frozenset({"iu", "ia"})  # Ю. and Я., which fold to two letters


@dataclass(frozen=True, slots=True)
class Spelling:
    """The folded parts of one name, by place."""

    surname: tuple[str, ...]
    given: tuple[str, ...]
    patronymic: tuple[str, ...]

    @classmethod
    def of(cls, surname: str, given: str, patronymic: str) -> Self:
        return cls(*(parts(place)[: MOST_PARTS // 3] for place in (surname, given, patronymic)))

    @classmethod
    def read(cls, text: str) -> Self:
        return cls(*(tuple(place.split()) for place in text.split("|")))

    def __str__(self) -> str:
        return "|".join(" ".join(place) for place in self.places)

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        return self.surname, self.given, self.patronymic

    @property
    def sounds(self) -> list[str]:
        """Every part as it is heard; two words of one place also as one word."""
        joined = ["".join(place) for place in self.places if len(place) > 1]
        return [sound(part) for place in (*self.places, joined) for part in place]


def keys(name: Spelling, born: date | None, year: int | None) -> list[int]:
    """Everything by which a name is found exactly: its parts in twos, in threes, with initials, with day or year.

    A part alone has too many bearers to be read at once, so they are dealt into hands.
    """
    sounds = sorted(name.sounds)
    hand = _small(f"{name} {born or year}") % HANDS
    found = {alone(part, hand) for part in sounds}
    found |= {key(*group) for size in (2, 3) for group in combinations(sounds, size)}
    for surname in name.surname:
        initials = [initial(place[0]) for place in (name.given, name.patronymic) if place]
        found |= {initialled(sound(surname), initials[:many]) for many in (1, 2) if initials}
    if born:
        found |= {dated(part, born) for part in sounds}
    if year:
        found |= {key(*group, str(year)) for size in (1, 2) for group in combinations(sounds, size)}
    return sorted(found)


def key(*parts: str) -> int:
    """One number for a group of sounds in sorted order, and for what may go with it."""
    return int.from_bytes(blake2b("|".join(parts).encode(), digest_size=8).digest(), signed=True)


def alone(part: str, hand: int) -> int:
    return key(part, f"hand {hand}")


def dated(part: str, born: date) -> int:
    return key(part, born.isoformat())


def initialled(surname: str, initials: Iterable[str]) -> int:
    return key(surname, *(f"{letter}." for letter in sorted(initials)))


def is_initial(part: str) -> bool:
    return len(part) == 1 or part in INITIALS


def initial(part: str) -> str:
    return sound(part)[0]


def hints(word: str) -> frozenset[int]:
    """What a word and a misspelling of it have in common: the word, and the word with a letter left out (two if long).

    Two words with one slip between them always share a hint (the symmetric deletion of SymSpell).
    """
    once = _shorter(word)
    twice = {left for shorter in once for left in _shorter(shorter)} if len(word) >= LONG else set()
    return frozenset(map(_small, {word, *once, *twice}))


def near_hints(word: str) -> frozenset[int]:
    """As `hints`, for one slip only."""
    return frozenset(map(_small, {word, *_shorter(word)}))


def _shorter(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _small(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), signed=True)


def readings(asked: Sequence[str]) -> list[tuple[str, ...]]:
    """The parts as asked, and with each two neighbours read as one word: Нур Бек is Нурбек."""
    asked = tuple(asked[:MOST_PARTS])
    joined = [(*asked[:i], asked[i] + asked[i + 1], *asked[i + 2 :]) for i in range(len(asked) - 1)]
    return [asked, *joined]
