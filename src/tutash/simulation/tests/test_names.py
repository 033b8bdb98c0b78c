"""Names: invented, and formed as names are."""

from random import Random

import pytest

from tutash.simulation.names import invent, is_invented, official, patronymic


def test_every_invented_name_is_known_as_such() -> None:
    rng = Random(1)
    assert all(is_invented(invent(rng).surname) for _ in range(2_000))


@pytest.mark.parametrize("surname", ["Асанов", "Асанова", "Иванов", "Жомок", ""])
def test_other_names_are_not(surname: str) -> None:
    assert not is_invented(surname)


def test_women_and_men_are_called_as_they_are() -> None:
    rng = Random(2)
    for _ in range(500):
        name = invent(rng, female=True)
        assert name.surname.endswith(("а", "кызы"))
        assert not name.patronymic or name.patronymic.endswith("на")


@pytest.mark.parametrize(
    ("father", "son"),
    [
        ("Темир", "Темирович"),
        ("Василий", "Васильевич"),
        ("Андрей", "Андреевич"),
        ("Игорь", "Игоревич"),
        ("Атай", "Атаевич"),
    ],
)
def test_a_patronymic_follows_from_the_name_of_the_father(father: str, son: str) -> None:
    assert patronymic(father, female=False) == son
    assert patronymic(father, female=True) == son.removesuffix("ич") + "на"


def test_a_surname_takes_the_ending_that_its_root_asks_for() -> None:
    assert official("Сагым", female=False) == "Сагымов"
    assert official("Көлөкө", female=True) == "Көлөкөева"
