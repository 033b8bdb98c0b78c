"""A person is found in any spelling, in any order, with the usual mistakes, by who may see them."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from uuid import UUID, uuid5

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tutash.kernel.read import projecting
from tutash.kernel.testing import LONG_AGO, at
from tutash.registers.persons import rows, search
from tutash.registers.persons.candidates import candidates
from tutash.registers.persons.models import Name, Person, Sound
from tutash.registers.persons.names import Spelling, dated, hints, key, keys
from tutash.registers.persons.sought import Sought
from tutash.registers.persons.tests.invented import Invented, Names, people
from tutash.registers.persons.tests.spoilt import FURTHER, KINDS, misdate, spoil

pytestmark = pytest.mark.django_db
HERE = UUID(int=7)
MANY = 600


def record(each: Invented, number: int) -> Person:
    """The rows of an invented person, as `RecordPerson` writes them."""
    person = Person.objects.create(
        id=uuid5(HERE, str(number)),
        surname=each.surname,
        given=each.given,
        patronymic=each.patronymic,
        sex=each.sex,
        birth_date=each.birth_date,
        birth_year=each.birth_date.year,
        temporary=False,
        recorded_at=at(LONG_AGO),
        identity=uuid5(HERE, str(number)),
    )
    rows.write_names(person, [(person.pk, rows.MAIN, (each.surname, each.given, each.patronymic))])
    return person


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: pytest.FixtureDef[object]) -> Iterator[list[Invented]]:
    """Some hundred invented people with few names between them."""
    everybody = list(islice(people(Names.narrow(), seed=11), MANY))
    with django_db_blocker.unblock(), projecting():  # type: ignore[attr-defined]
        for number, each in enumerate(everybody):
            record(each, number)
        yield everybody
        Person.objects.all().delete()
        Name.objects.all().delete()
        Sound.objects.all().delete()


def rank(sought: Sought, number: int) -> int | None:
    found = [c.person_id for c in candidates(sought)]
    wanted = uuid5(HERE, str(number))
    return found.index(wanted) + 1 if wanted in found else None


@pytest.mark.parametrize("kind", [*KINDS, *FURTHER])
def test_nine_in_ten_are_among_the_first_ten_whatever_the_error(kind: str, country: list[Invented]) -> None:
    rng = random.Random(kind)
    tried = [rng.randrange(MANY) for _ in range(40)]
    found = [rank(Sought.of(q, birth_date=day), n) for n in tried for q, day in [spoil(country[n], kind, rng)]]
    assert sum(place is not None for place in found) >= 36


def test_a_birth_date_with_a_mistake_still_finds(country: list[Invented]) -> None:
    rng = random.Random(3)
    tried = [rng.randrange(MANY) for _ in range(40)]
    found = [rank(Sought.of(country[n].name, birth_date=misdate(country[n].birth_date, rng)), n) for n in tried]
    assert sum(place == 1 for place in found) >= 36


def test_a_birth_date_finds_under_one_right_name_of_two(country: list[Invented]) -> None:
    """The given name is another person's altogether: only surname and day together lead there."""
    rng = random.Random(4)
    tried = [rng.randrange(MANY) for _ in range(40)]
    found = [
        rank(Sought.of(f"{country[n].surname} {country[n - 1].given}", birth_date=country[n].birth_date), n)
        for n in tried
    ]
    assert sum(place is not None for place in found) >= 39


def test_a_search_asks_the_database_four_times_however_many_there_are(country: list[Invented]) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        candidates(Sought.read("Асанов Бакыт Жумабекович 05.03.1990 0555 123456"))
    assert len(asked) <= 5


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("Я", id="one letter"),
        pytest.param("%_' OR 1=1 --", id="marks of SQL"),
        pytest.param("李明", id="a script that no name here is written in"),
        pytest.param("ааааааааа " * 200, id="very long"),
        pytest.param("Асанов " * 6, id="one part, six times"),
        pytest.param("\x00\x01\u202e", id="control characters"),
    ],
)
def test_whatever_is_typed_gets_an_answer(typed: str, country: list[Invented]) -> None:
    assert len(candidates(Sought.read(typed))) <= 10


@given(st.text("абвгдеёжзиклмнопрстуүөңыэюя", min_size=2, max_size=20), st.data())
def test_one_slip_away_always_shares_a_hint(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    slips = [
        word[:place] + word[place + 1 :],
        word[:place] + "к" + word[place:],
        word[:place] + "к" + word[place + 1 :],
        word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
    ]
    assert all(hints(word) & hints(slip) for slip in slips)


def test_the_order_of_the_parts_makes_no_other_keys() -> None:
    born = date(1990, 3, 5)
    one = keys(Spelling.of("Асанов", "Бакыт", ""), born, 1990)
    other = keys(Spelling.of("Бакыт", "Асанов", ""), born, 1990)
    wanted = {key("asan", "pakit"), key("asan", "pakit", "1990"), dated("asan", born), dated("pakit", born)}
    assert wanted <= set(one) & set(other)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_the_keys_of_any_name_are_few(surname: str, given_name: str, patronymic: str) -> None:
    assert len(keys(Spelling.of(surname, given_name, patronymic), date(1990, 3, 5), 1990)) <= 250


def test_what_is_looked_up_has_a_bound(country: list[Invented]) -> None:
    sought = Sought.of("Асанов Бакытбек Жумабекович Токтогулов Алтынбек Эсенгулов", birth_date=date(1990, 3, 5))
    meant = list(search._meant(sought.parts))
    assert len(set(search._keys(meant, sought))) <= 400
