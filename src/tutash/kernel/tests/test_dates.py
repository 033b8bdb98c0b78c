"""Dates and numbers of days in the words of three languages."""

from datetime import UTC, date, datetime

import pytest

from tutash.kernel import dates

RUSSIAN = {
    1: "1 день",
    2: "2 дня",
    5: "5 дней",
    11: "11 дней",
    12: "12 дней",
    21: "21 день",
    104: "104 дня",
    111: "111 дней",
}


@pytest.mark.parametrize(("number", "words"), RUSSIAN.items())
def test_russian_counts_in_three_forms(number: int, words: str) -> None:
    assert dates.amount(number, "days").ru == words


def test_kyrgyz_does_not_change_the_word_after_a_number() -> None:
    assert [dates.amount(n, "months").ky for n in (1, 2, 5)] == ["1 ай", "2 ай", "5 ай"]


def test_english_knows_one_and_many() -> None:
    assert [dates.amount(n, "hours").en for n in (1, 48)] == ["1 hour", "48 hours"]


def test_a_day_in_three_languages() -> None:
    assert dates.day(date(2026, 3, 5)).as_json() == {
        "en": "5 March 2026",
        "ru": "5 марта 2026 года",
        "ky": "2026-жылдын 5-марты",
    }


def test_a_moment_is_told_by_the_clocks_of_bishkek() -> None:
    assert dates.moment(datetime(2026, 3, 1, 20, 30, tzinfo=UTC)).en == "2 March 2026, 02:30"
    assert dates.moment(datetime(2026, 3, 1, 20, 30, 5, tzinfo=UTC)).en == "2 March 2026, 02:30:05"
