"""How like one person is to another, and why, in words: pure functions, no database and no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from tutash.kernel.text import Text
from tutash.registers.persons.fold import sound
from tutash.registers.persons.names import Spelling, initial, is_initial

NAME_WEIGHS = 0.7  # of the score, when a birth date is asked as well
OTHER_SEX_COSTS = 0.15
PATRONYMIC = 2  # third of the places of a name
UNLIKE = 0.6  # Jaro-Winkler below which two words have nothing in common

PLACES = (
    Text("surname", "фамилия", "фамилиясы"),
    Text("given name", "имя", "аты"),
    Text("patronymic", "отчество", "атасынын аты"),
)
SAME = Text("{what} is the same", "{what} совпадает", "{what} дал келет")
SPELT_OTHERWISE = Text(
    "{what} is the same, spelt otherwise ({one} / {other})",
    "{what}: то же самое в другом написании ({one} / {other})",
    "{what}: ошол эле, башкача жазылган ({one} / {other})",
)
ONE_LETTER = Text(
    "{what} differs by one letter ({one} / {other})",
    "{what} отличается одной буквой ({one} / {other})",
    "{what} бир тамга менен айырмаланат ({one} / {other})",
)
SOUNDS_ALIKE = Text(
    "{what} sounds alike ({one} / {other})",
    "{what}: сходно на слух ({one} / {other})",
    "{what}: угулушу окшош ({one} / {other})",
)
DIFFERENT = Text(
    "{what} is different ({one} / {other})",
    "{what} отличается ({one} / {other})",
    "{what} айырмаланат ({one} / {other})",
)
BY_INITIAL = Text(
    "{what}: only the initial is known ({one} / {other})",
    "{what}: известен только инициал ({one} / {other})",
    "{what}: баш тамгасы гана белгилүү ({one} / {other})",
)
OTHER_ORDER = Text("names in another order", "другой порядок имён", "ысымдардын ирети башкача")
BIRTH_DATE = Text("birth date", "дата рождения", "туулган күнү")
DAY_AND_MONTH = Text(
    "day and month of birth are exchanged", "день и месяц рождения переставлены", "туулган күнү менен айы алмашкан"
)
ONE_FIGURE = Text(
    "birth date differs by one figure ({one} / {other})",
    "дата рождения отличается одной цифрой ({one} / {other})",
    "туулган күнү бир цифра менен айырмаланат ({one} / {other})",
)
SAME_YEAR = Text("same year of birth", "год рождения совпадает", "туулган жылы дал келет")
OTHER_SEX = Text("sex is different", "пол отличается", "жынысы айырмаланат")


@dataclass(frozen=True, slots=True)
class Born:
    """What is known of a birth: the day, or only about which year."""

    day: date | None = None
    about: int | None = None

    @property
    def year(self) -> int | None:
        return self.day.year if self.day else self.about


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which part asked goes with which part written."""

    asked: str
    written: str
    place: int
    in_order: bool
    alike: float


def score(readings: list[tuple[str, ...]], born: Born, sex: str, name: Spelling, its: Born, its_sex: str) -> float:
    """How like the person sought is to a recorded one: from 0 to about 1."""
    total = max(by_name(asked, name) for asked in readings)
    if born.year:
        total = NAME_WEIGHS * total + (1 - NAME_WEIGHS) * by_birth(born, its)
    if sex and its_sex and sex != its_sex:
        total -= OTHER_SEX_COSTS
    return round(total, 4)


def by_name(asked: tuple[str, ...], name: Spelling) -> float:
    """How like the names are, in whatever order; what only one of them has weighs less when it is a patronymic."""
    pairs = pair(asked, name)
    likeness = sum(max(0.0, (p.alike - UNLIKE) / (1 - UNLIKE)) for p in pairs)
    taken = [p.place for p in pairs]
    unasked = sum(
        (0.25 if place == PATRONYMIC else 0.6) * max(0, len(words) - taken.count(place))
        for place, words in enumerate(name.places)
    )
    unwritten = float(len(asked) - len(pairs))
    if unwritten and not name.patronymic:
        unwritten -= 0.7  # what is not written may be the patronymic
    whole = len(pairs) + unwritten + unasked
    return (likeness / whole if whole else 0.0) + 0.01 * sum(p.in_order for p in pairs) / max(1, len(asked))


def pair(asked: tuple[str, ...], name: Spelling) -> list[Pairing]:
    """The best pairs first; each part once."""
    written = [(word, place) for place, words in enumerate(name.places) for word in words]
    possible = [(alike(a, w), -abs(i - j), i, j) for i, a in enumerate(asked) for j, (w, _) in enumerate(written)]
    left, free, pairs = set(range(len(asked))), set(range(len(written))), []
    for likeness, off, i, j in sorted(possible, reverse=True):
        if i in left and j in free:
            left.discard(i)
            free.discard(j)
            pairs.append(Pairing(asked[i], *written[j], in_order=off == 0, alike=likeness))
    return pairs


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> float:
    """How like two folded parts are: 1 when they fold alike, nearly 1 when they sound alike."""
    if one == other:
        return 1.0
    if is_initial(one) or is_initial(other):
        return 0.9 if initial(one) == initial(other) else 0.0
    by_letters = JaroWinkler.similarity(one, other)
    by_ear = 0.97 * JaroWinkler.similarity(sound(one), sound(other))
    return float(max(by_letters, by_ear))


def by_birth(sought: Born, written: Born) -> float:
    """How like two births are: 1 for the same day, 0.5 when one is not known, 0 for years apart.

    05.03.1990, 03.05.1990  -> 0.8, exchanged       05.03.1990, 06.03.1990 -> 0.7, one figure
    05.03.1990, 17.11.1990  -> 0.4, the same year   05.03.1990, 11.11.1991 -> 0.2, the year before or after
    """
    if sought.year is None or written.year is None:
        return 0.5
    apart = abs(sought.year - written.year)
    if sought.day is None or written.day is None:
        return max(0.0, 1 - apart / 5)
    if sought.day == written.day:
        return 1.0
    if exchanged(sought.day, written.day):
        return 0.8
    if one_figure(sought.day, written.day):
        return 0.7
    return {0: 0.4, 1: 0.2}.get(apart, 0.0)


def exchanged(one: date, other: date) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def one_figure(one: date, other: date) -> bool:
    return OSA.distance(f"{one:%d%m%Y}", f"{other:%d%m%Y}", score_cutoff=1) == 1


def reasons_of_birth(sought: Born, written: Born) -> Iterator[Text]:
    """Why the births are alike or not, in words."""
    if sought.day and written.day:
        one, other = f"{sought.day:%d.%m.%Y}", f"{written.day:%d.%m.%Y}"
        if sought.day == written.day:
            yield SAME.format(what=BIRTH_DATE)
        elif exchanged(sought.day, written.day):
            yield DAY_AND_MONTH
        elif one_figure(sought.day, written.day):
            yield ONE_FIGURE.format(one=one, other=other)
        else:
            yield DIFFERENT.format(what=BIRTH_DATE, one=one, other=other)
    elif sought.year and sought.year == written.year:
        yield SAME_YEAR


def reason_of_part(place: int, one: str, other: str, folded: tuple[str, str]) -> Text:
    """Why two words of a name are alike or not; `one` and `other` are as written."""
    what, (a, b) = PLACES[place], folded
    if one.casefold() == other.casefold():
        return SAME.format(what=what)
    if a == b:
        return SPELT_OTHERWISE.format(what=what, one=one, other=other)
    if is_initial(a) or is_initial(b):
        words = BY_INITIAL if initial(a) == initial(b) else DIFFERENT
    elif OSA.distance(a, b, score_cutoff=1) == 1:
        words = ONE_LETTER
    else:
        words = SOUNDS_ALIKE if sound(a) == sound(b) else DIFFERENT
    return words.format(what=what, one=one, other=other)
