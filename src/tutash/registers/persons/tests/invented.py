"""Invented people, and the ways in which their names are misspelt. The same seed gives the same people."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import yaml

WORDS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text())
MEN, WOMEN, ROOTS = WORDS["men"].split(), WORDS["women"].split(), WORDS["roots"].split()
RUSSIAN, RUSSIAN_MEN, RUSSIAN_WOMEN = (WORDS[name].split() for name in ("russian", "russian_men", "russian_women"))
BEGINNINGS, MEN_END, WOMEN_END = (WORDS[name].split() for name in ("beginnings", "men_end", "women_end"))
ONSETS, RHYMES = WORDS["onsets"].split(), WORDS["rhymes"].split()


@dataclass(frozen=True, slots=True)
class Invented:
    surname: str
    given: str
    patronymic: str
    sex: str
    birth_date: date

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.surname, self.given, self.patronymic)))


@dataclass(frozen=True, slots=True)
class Names:
    """What parents and registrars choose from; the first of each list is the most usual."""

    men: list[str]
    women: list[str]
    roots: list[str]
    even: bool
    rare: float  # how often a surname is like no other

    @classmethod
    def narrow(cls) -> Names:
        """As few names as `stack.md` had: 124 given names and 69 roots, all equally usual; namesakes abound."""
        return cls(MEN, WOMEN, ROOTS, even=True, rare=0)

    @classmethod
    def broad(cls) -> Names:
        """Thousands of names, usual and rare, as a nation has them."""
        order = random.Random(7)
        men = [*MEN, *order.sample(built := [b + e for b in BEGINNINGS for e in MEN_END], len(built))]
        women = [*WOMEN, *order.sample(built := [b + e for b in BEGINNINGS for e in WOMEN_END], len(built))]
        made = [b + m + e for b in BEGINNINGS for m in ("", "ба", "ке", "ту", "ры", "мо") for e in MEN_END]
        roots = [*ROOTS, *MEN, *order.sample(made, len(made))]
        return cls(men, women, roots, even=False, rare=0.04)


def people(names: Names, seed: int) -> Iterator[Invented]:
    """Endless invented people."""
    rng = random.Random(seed)
    pick = {id(pool): _picker(pool, rng, names.even) for pool in (names.men, names.women, names.roots)}
    first_day, days = date(1940, 1, 1), 365 * 78
    while True:
        male = rng.random() < 0.5
        born = first_day + timedelta(days=rng.randrange(days))
        if rng.random() < 0.03:
            born = born.replace(month=1, day=1)  # what is written when nobody knows the day
        if rng.random() < 0.1:
            surname, given = rng.choice(RUSSIAN), rng.choice(RUSSIAN_MEN if male else RUSSIAN_WOMEN)
            father = rng.choice(RUSSIAN_MEN)
            yield Invented(surname if male else _feminine(surname), given, _patronymic(father, male), _sex(male), born)
            continue
        given = pick[id(names.men if male else names.women)]()
        root = _unheard(rng) if rng.random() < names.rare else pick[id(names.roots)]()
        if rng.random() < 0.25:
            yield Invented(f"{root} {'уулу' if male else 'кызы'}", given, "", _sex(male), born)
            continue
        surname = root + ("ев" if root[-1] in "аеиоуыйяөүэю" else "ов")
        father = pick[id(names.men)]()
        yield Invented(surname + ("" if male else "а"), given, _patronymic(father, male), _sex(male), born)


def _picker(pool: list[str], rng: random.Random, even: bool) -> Callable[[], str]:
    if even:
        return lambda: rng.choice(pool)
    steps = list(accumulate(1 / (rank + 20) for rank in range(len(pool))))
    return lambda: rng.choices(pool, cum_weights=steps)[0]


def _unheard(rng: random.Random) -> str:
    return "".join(rng.choice(ONSETS) + rng.choice(RHYMES) for _ in range(rng.choice((2, 3, 3)))).capitalize()


def _sex(male: bool) -> str:
    return "male" if male else "female"


def _feminine(surname: str) -> str:
    return surname[:-2] + "ая" if surname.endswith("ый") else surname + "а"


def _patronymic(father: str, male: bool) -> str:
    stem = father[:-1] if father[-1] in "йь" else father
    middle = "ев" if father[-1] in "аеиоуыйьяөүэю" else "ов"
    return stem + middle + ("ич" if male else "на")
