"""The kinds of error with which a name reaches a search box, each made with a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from tutash.registers.persons.tests.invented import Invented

LATIN = "A B V G D E E ZH Z I I K L M N N O O P R S T U U F KH TS CH SH SHCH IE Y - E IU IA"
ICAO = dict(
    zip(
        "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
        LATIN.split(),
        strict=True,
    )
)
COMMON = {**ICAO, "ж": "J", "й": "Y", "х": "H", "ъ": "-", "ю": "YU", "я": "YA", "щ": "SCH", "ё": "YO", "ы": "Y"}
NEIGHBOURS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
HEARD = (
    ("б", "п"), ("д", "т"), ("г", "к"), ("з", "с"), ("ж", "ш"), ("о", "у"), ("а", "о"), ("е", "и"), ("ы", "и"),
    ("ө", "ү"), ("х", "к"), ("э", "е"), ("нн", "н"), ("л", "лл"), ("в", "ф"), ("ж", "дж"),
)  # fmt: skip


def russian(parts: list[str], rng: random.Random) -> list[str]:
    """Kyrgyz letters are lost, as on a Russian keyboard; ж becomes дж, уулу becomes -ов."""
    out = []
    for part in parts:
        part = part.translate(str.maketrans("өүңӨҮҢ", "оунОУН"))
        if part.startswith("Ж") and rng.random() < 0.5:
            part = "Дж" + part[1:]
        out.append(part.replace("ы", "и") if rng.random() < 0.4 else part)
    return out


def _latin(table: dict[str, str], part: str) -> str:
    return "".join(table.get(letter, letter) for letter in part.lower()).replace("-", "").capitalize()


def latin_icao(parts: list[str], rng: random.Random) -> list[str]:
    """As in the machine-readable zone of a passport."""
    return [_latin(ICAO, part) for part in parts]


def latin_common(parts: list[str], rng: random.Random) -> list[str]:
    """As people write themselves on a form."""
    return [_latin(COMMON, part) for part in parts]


def typed(parts: list[str], rng: random.Random) -> list[str]:
    """One slip of a finger in one of the names."""
    i = rng.choice([i for i, part in enumerate(parts) if len(part) >= 3 and part not in ("уулу", "кызы")])
    word = parts[i]
    at = rng.randrange(1, len(word))
    letter = _neighbour(word[at], rng)
    match rng.randrange(4):
        case 0:
            word = word[:at] + letter + word[at + 1 :]
        case 1:
            word = word[:at] + word[at + 1 :]
        case 2:
            word = word[:at] + letter + word[at:]
        case _:
            at = min(at, len(word) - 2)
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return [*parts[:i], word, *parts[i + 1 :]]


def _neighbour(letter: str, rng: random.Random) -> str:
    for row in NEIGHBOURS:
        if letter in row:
            at = row.index(letter)
            return rng.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    return "а"


def heard(parts: list[str], rng: random.Random) -> list[str]:
    """Two names of it are written down by ear: one or two sounds in each are taken for their like."""
    out = list(parts)
    words = [i for i, part in enumerate(parts) if part not in ("уулу", "кызы")]
    for i in rng.sample(words, min(2, len(words))):
        for _ in range(rng.choice((1, 1, 2))):
            word = out[i]
            fitting = [(a, b) for pair in HEARD for a, b in (pair, pair[::-1]) if a in word[1:]]
            if fitting:
                a, b = rng.choice(fitting)
                out[i] = word[0] + word[1:].replace(a, b, 1)
    return out


def swapped(parts: list[str], rng: random.Random) -> list[str]:
    """Given name first, or any other order."""
    order = list(parts)
    while order == parts:
        rng.shuffle(order)
    return order


SPELLINGS = (russian, latin_icao, latin_common)
SLIPS = (typed, heard)


def _written(person: Invented, *, patronymic: bool = True) -> list[str]:
    given = [person.surname, person.given] + ([person.patronymic] if patronymic and person.patronymic else [])
    return " ".join(given).split()


def mixed(person: Invented, rng: random.Random) -> list[str]:
    parts = _written(person, patronymic=rng.random() < 0.6)
    parts = rng.choice(SLIPS)(parts, rng)
    return rng.choice((*SPELLINGS, swapped))(parts, rng)


KINDS: dict[str, Callable[[Invented, random.Random], list[str]]] = {
    "Kyrgyz letters lost": lambda p, rng: russian(_written(p), rng),
    "Latin, ICAO": lambda p, rng: latin_icao(_written(p), rng),
    "Latin, common": lambda p, rng: latin_common(_written(p), rng),
    "typing error": lambda p, rng: typed(_written(p), rng),
    "heard": lambda p, rng: heard(_written(p), rng),
    "swapped": lambda p, rng: swapped(_written(p), rng),
    "no patronymic": lambda p, rng: _written(p, patronymic=False),
    "swapped, no patronymic": lambda p, rng: swapped(_written(p, patronymic=False), rng),
    "mixed": mixed,
}

# What people also do, beyond the nine kinds by which searches were compared.
FURTHER: dict[str, Callable[[Invented, random.Random], list[str]]] = {
    "initials": lambda p, rng: initials(p),
    "joined or parted": lambda p, rng: rejoined(_written(p), rng),
    "two slips in one name": lambda p, rng: typed(typed(_written(p), rng), rng),
}


def initials(person: Invented) -> list[str]:
    """Асанов Б.Ж."""
    return [*person.surname.split(), *(f"{name[0]}." for name in (person.given, person.patronymic) if name)]


def rejoined(parts: list[str], rng: random.Random) -> list[str]:
    """Нурбек becomes Нур бек, or two names become one word."""
    i = rng.randrange(len(parts))
    if len(parts[i]) >= 6:
        half = len(parts[i]) // 2
        return [*parts[:i], parts[i][:half], parts[i][half:].capitalize(), *parts[i + 1 :]]
    i = min(i, len(parts) - 2)
    return [*parts[:i], parts[i] + parts[i + 1].lower(), *parts[i + 2 :]]


def spoil(person: Invented, kind: str, rng: random.Random, *, birth_date: float = 0.7) -> tuple[str, date | None]:
    """What is typed when this person is looked for; the birth date is known in seven cases of ten."""
    known = rng.random() < birth_date
    how = KINDS.get(kind) or FURTHER[kind]
    return " ".join(how(person, rng)), person.birth_date if known else None


def misdate(day: date, rng: random.Random) -> date:
    """A birth date with one mistake: day and month exchanged, another day, another year."""
    match rng.randrange(3):
        case 0 if day.day <= 12 and day.day != day.month:
            return day.replace(month=day.day, day=day.month)
        case 1:
            return day.replace(day=day.day % 28 + 1)
        case _:
            return day.replace(year=day.year + rng.choice((-10, -1, 1, 10)), day=min(day.day, 28))
