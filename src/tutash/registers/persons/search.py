"""Find persons by a name in any spelling: a fuzzy look into a small vocabulary, then exact keys, then a ranking.

Nothing here grows with the number of persons but the depth of two indexes: every step has a bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise, product
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from rapidfuzz.distance import OSA

from tutash.registers.persons.fold import sound
from tutash.registers.persons.names import (
    HANDS,
    Spelling,
    alone,
    dated,
    hints,
    initial,
    initialled,
    is_initial,
    key,
    near_hints,
    readings,
)
from tutash.registers.persons.rules import Born, score
from tutash.registers.persons.sought import Sought

SLIPS = 2  # of a finger between a part asked and what may be meant
SPELLINGS = 8  # of each part, the nearest
GROUPS = 60  # of parts, the nearest
ROWS_OF_A_KEY = 60
ROWS = 600

VOCABULARY = "SELECT * FROM persons_sounds_by_hints(%s::int[])"
BY_KEYS = "SELECT * FROM persons_names_by_keys(%s::bigint[], %s, %s)"


class Row(NamedTuple):
    """A recorded name, as the search reads it."""

    id: UUID
    person_id: UUID
    surname: str
    given: str
    patronymic: str
    spelling: str
    sex: str
    birth_date: date | None
    birth_year: int | None

    @property
    def born(self) -> Born:
        return Born(self.birth_date, self.birth_year)


class Hit(NamedTuple):
    """A name that is like the one sought, and how much."""

    row: Row
    score: float


class Meant(NamedTuple):
    """What a part asked, or two of them together, may mean in the vocabulary."""

    places: frozenset[int]
    spellings: list[tuple[int, str]]  # slips, sound


def by_name(sought: Sought, most: int) -> list[Hit]:
    """The persons whose names are most like the one sought, the likest first, each with the likest of its names."""
    if not sought.words:
        return []
    meant = list(_meant(sought.parts))
    read = _readings(sought.parts, meant)
    best: dict[UUID, Hit] = {}
    for row in _rows(list(dict.fromkeys(_keys(meant, sought)))):
        value = score(read, sought.born, sought.sex, Spelling.read(row.spelling), row.born, row.sex)
        if row.person_id not in best or best[row.person_id].score < value:
            best[row.person_id] = Hit(row, value)
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.row.person_id))[:most]


def _meant(parts: tuple[str, ...]) -> Iterator[Meant]:
    """Each part asked with its nearest spellings; each two neighbours as one word, if there is such a word."""
    alone = [(frozenset({i}), sound(part)) for i, part in enumerate(parts)]
    joined = [(frozenset({i, i + 1}), sound(one + other)) for i, (one, other) in enumerate(pairwise(parts))]
    with connection.cursor() as cursor:
        wanted = {h for _, word in alone for h in hints(word)} | {h for _, word in joined for h in near_hints(word)}
        cursor.execute(VOCABULARY, [sorted(wanted)])
        vocabulary = [row[0] for row in cursor.fetchall()]
    for places, asked in (*alone, *joined):
        if is_initial(parts[min(places)]) and len(places) == 1:
            continue
        near = ((OSA.distance(asked, word, score_cutoff=SLIPS), word) for word in vocabulary)
        allowed = SLIPS if len(places) == 1 else 1
        if spellings := sorted(pair for pair in near if pair[0] <= allowed)[:SPELLINGS]:
            yield Meant(places, spellings)


def _readings(parts: tuple[str, ...], meant: Sequence[Meant]) -> list[tuple[str, ...]]:
    joined = {min(m.places) for m in meant if len(m.places) > 1}
    return [reading for i, reading in enumerate(readings(parts), -1) if i < 0 or i in joined]


def _keys(meant: list[Meant], sought: Sought) -> Iterator[int]:
    """Exact keys to look up, the surest first."""
    single = sorted({spelling for m in meant for spelling in m.spellings})
    pairs = _groups(meant, 2)
    if day := sought.born.day:
        yield from (dated(word, day) for _, word in single)
    yield from (key(*words) for words in _groups(meant, 3))
    if year := sought.born.year:
        yield from (key(*words, str(year)) for words in pairs or [(word,) for _, word in single])
    if letters := [initial(part) for part in sought.parts if is_initial(part)][:2]:
        yield from (initialled(word, letters) for _, word in single)
    yield from (key(*words) for words in pairs)
    if len(meant) == 1:
        yield from (alone(word, hand) for _, word in single for hand in range(HANDS))


def _groups(meant: list[Meant], size: int) -> list[tuple[str, ...]]:
    """Groups of so many parts, each in a spelling of the vocabulary, those with the fewest slips first."""
    found: set[tuple[int, tuple[str, ...]]] = set()
    for chosen in combinations(meant, size):
        if len(frozenset().union(*(m.places for m in chosen))) < sum(len(m.places) for m in chosen):
            continue  # a part would be used twice
        for spellings in product(*(m.spellings for m in chosen)):
            found.add((sum(slips for slips, _ in spellings), tuple(sorted(word for _, word in spellings))))
    return [words for _, words in sorted(found)[:GROUPS]]


def _rows(keys: list[int]) -> Iterable[Row]:
    with connection.cursor() as cursor:
        cursor.execute(BY_KEYS, [keys, ROWS_OF_A_KEY, ROWS])
        return {Row(*row) for row in cursor.fetchall()}
