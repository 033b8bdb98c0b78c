"""Names of people who do not exist: every surname is made of a word for a tale, a dream or a mirage.

Nobody can mistake them for somebody's, and a test can tell them from any other name: see `is_invented`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import yaml

VOWELS: Final = "аеёиоуыэюяөү"


@dataclass(frozen=True, slots=True)
class Name:
    """How a person is called."""

    surname: str
    given: str
    patronymic: str
    female: bool

    def __str__(self) -> str:
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


def invent(rng: Random, *, female: bool | None = None, russian: float = 0.12) -> Name:
    """A name by Kyrgyz custom (… уулу, … кызы), in the official form, or Russian."""
    if female is None:
        female = rng.random() < 0.5
    if rng.random() < russian:
        surname, father = rng.choice(_words("russian")), rng.choice(_words("russian_men"))
        given = rng.choice(_words("russian_women" if female else "russian_men"))
        return Name(surname + ("а" if female else ""), given, patronymic(father, female), female)
    given, root = rng.choice(_words("women" if female else "men")), rng.choice(_words("roots"))
    if rng.random() < 0.25:
        return Name(f"{root} {'кызы' if female else 'уулу'}", given, "", female)
    return Name(official(root, female), given, patronymic(rng.choice(_words("men")), female), female)


def official(root: str, female: bool) -> str:
    return root + ("ев" if root[-1] in VOWELS else "ов") + ("а" if female else "")


def patronymic(father: str, female: bool) -> str:
    """Of the father's name: Темир -> Темирович, Василий -> Васильевич."""
    if father.endswith("ий"):
        stem = father[:-2] + "ьев"
    elif father[-1] in "йь":
        stem = father[:-1] + "ев"
    else:
        stem = father + ("ев" if father[-1] in VOWELS else "ов")
    return stem + ("на" if female else "ич")


def is_invented(surname: str) -> bool:
    """Whether a surname is one of ours."""
    return surname in _surnames()


@cache
def _surnames() -> frozenset[str]:
    russian = [surname + ending for surname in _words("russian") for ending in ("", "а")]
    kyrgyz = [official(root, female) for root in _words("roots") for female in (False, True)]
    whose = [f"{root} {child}" for root in _words("roots") for child in ("уулу", "кызы")]
    return frozenset(russian + kyrgyz + whose)


@cache
def _words(name: str) -> tuple[str, ...]:
    lists = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text())
    return tuple(lists[name].split())
