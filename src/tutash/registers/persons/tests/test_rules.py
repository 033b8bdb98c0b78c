"""How like two persons are, and why, in words that a human reads."""

from datetime import date

import pytest

from tutash.registers.persons import rules
from tutash.registers.persons.fold import parts
from tutash.registers.persons.names import Spelling, readings
from tutash.registers.persons.rules import Born

BAKYT = Spelling.of("Асанов", "Бакыт", "Жумабекович")
BORN = Born(date(1990, 3, 5))


def score(asked: str, born: Born = BORN, sex: str = "", its: Born = BORN) -> float:
    return rules.score(readings(parts(asked)), born, sex, BAKYT, its, "male")


@pytest.mark.parametrize(
    "liker, less_like",
    [
        pytest.param("Асанов Бакыт Жумабекович", "Асанов Бакыт", id="with the patronymic, without"),
        pytest.param("Асанов Бакыт", "Бакыт Асанов", id="in order, swapped"),
        pytest.param("Asanov Bakyt", "Асанов Болот", id="another script, another name"),
        pytest.param("Асонов Бакыт", "Усенов Бакыт", id="one letter, another surname"),
        pytest.param("Асанов Б.", "Асанов К.", id="its initial, another initial"),
        pytest.param("Аса нов Бакыт", "Анов Бакыт", id="a word torn in two, a word maimed"),
    ],
)
def test_the_liker_scores_higher(liker: str, less_like: str) -> None:
    assert score(liker) > score(less_like)


@pytest.mark.parametrize(
    "born, likeness",
    [
        pytest.param(Born(date(1990, 3, 5)), 1.0, id="same day"),
        pytest.param(Born(date(1990, 5, 3)), 0.8, id="day and month exchanged"),
        pytest.param(Born(date(1990, 3, 6)), 0.7, id="one figure"),
        pytest.param(Born(date(1990, 11, 17)), 0.4, id="same year"),
        pytest.param(Born(date(1991, 11, 17)), 0.2, id="the year after"),
        pytest.param(Born(date(1960, 11, 17)), 0.0, id="another generation"),
        pytest.param(Born(None, 1990), 1.0, id="about that year"),
        pytest.param(Born(None, 1992), 0.6, id="about two years off"),
        pytest.param(Born(), 0.5, id="not known"),
    ],
)
def test_births_are_compared_with_their_usual_mistakes(born: Born, likeness: float) -> None:
    assert rules.by_birth(born, BORN) == pytest.approx(likeness)


def test_another_sex_costs_but_does_not_exclude() -> None:
    assert 0.5 < score("Асанов Бакыт Жумабекович", sex="female") < score("Асанов Бакыт Жумабекович", sex="male")


@pytest.mark.parametrize(
    "one, other, says",
    [
        pytest.param("Асанов", "АСАНОВ", "surname is the same", id="same"),
        pytest.param("Asanova", "Асанов", "surname is the same, spelt otherwise (Asanova / Асанов)", id="spelling"),
        pytest.param("Асонов", "Асанов", "surname differs by one letter (Асонов / Асанов)", id="one letter"),
        pytest.param("Козубеков", "Гусубеков", "surname sounds alike (Козубеков / Гусубеков)", id="by ear"),
        pytest.param("Усенов", "Асанов", "surname is different (Усенов / Асанов)", id="different"),
        pytest.param("А", "Асанов", "surname: only the initial is known (А / Асанов)", id="initial"),
    ],
)
def test_a_reason_is_said_in_words(one: str, other: str, says: str) -> None:
    assert rules.reason_of_part(0, one, other, (parts(one)[0], parts(other)[0])).en == says


def test_every_reason_is_said_in_three_languages() -> None:
    reason = rules.reason_of_part(0, "Асонов", "Асанов", ("ason", "asan"))
    assert reason.ru == "фамилия отличается одной буквой (Асонов / Асанов)"
    assert reason.ky == "фамилиясы бир тамга менен айырмаланат (Асонов / Асанов)"
