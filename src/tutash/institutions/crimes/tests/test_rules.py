"""Questions of the register as pure functions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutash.institutions.crimes.rules import OLDEST_REPORT, PROMPT, doubts, fault_of_claim, headline, phone_key

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANY_MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  zone given


@pytest.mark.parametrize(
    ("ago", "reason", "fault"),
    [
        pytest.param(timedelta(0), None, None, id="just now"),
        pytest.param(timedelta(microseconds=-1), None, "future", id="in a moment"),
        pytest.param(PROMPT, None, None, id="a day ago to the second"),
        pytest.param(PROMPT + timedelta(seconds=1), None, "reason_missing", id="a second later"),
        pytest.param(PROMPT + timedelta(seconds=1), "Не было света.", None, id="a second later with a reason"),
        pytest.param(OLDEST_REPORT, "Не было света.", None, id="as long ago as can be"),
        pytest.param(OLDEST_REPORT + timedelta(seconds=1), "Не было света.", "too_old", id="longer ago"),
    ],
)
def test_a_claimed_moment_is_past_prompt_or_explained(ago: timedelta, reason: str | None, fault: str | None) -> None:
    assert fault_of_claim(NOW - ago, NOW, reason, OLDEST_REPORT) == fault


@given(ANY_MOMENT, ANY_MOMENT)
def test_no_claim_lies_in_the_future_whatever_is_said(claimed: datetime, now: datetime) -> None:
    assert (fault_of_claim(claimed, now, "Причина.", OLDEST_REPORT) == "future") == (claimed > now)


@pytest.mark.parametrize("written", ["+996 555 12-34-56", "0555123456", "(0555) 12 34 56", "996555123456"])
def test_a_telephone_is_the_same_however_it_is_written(written: str) -> None:
    assert phone_key(written) == "555123456"


@pytest.mark.parametrize("written", ["", "102", "нет", "12-34"])
def test_what_is_no_telephone_of_a_person_is_not_looked_for(written: str) -> None:
    assert phone_key(written) == ""


@given(st.text(max_size=2000))
def test_a_headline_fits_on_a_line(narrative: str) -> None:
    line = headline(narrative)
    assert len(line) <= 120
    assert "\n" not in line


def test_a_headline_is_cut_at_a_word() -> None:
    assert headline("Неизвестный похитил велосипед, стоявший у подъезда", 24) == "Неизвестный похитил…"


@pytest.mark.parametrize(
    ("offences", "custody", "found"),
    [
        pytest.param([], None, ["no_charge"], id="nobody was charged"),
        pytest.param([None], None, ["offence_day_unknown"], id="day not known"),
        pytest.param([date(2015, 5, 3)], date(2015, 5, 3), [], id="on the day itself"),
        pytest.param([date(2015, 5, 3)], date(2015, 5, 2), ["custody_before_offence"], id="the day before"),
        pytest.param([date(2015, 5, 3), date(2015, 1, 1)], date(2015, 2, 2), [], id="after the first of two"),
        pytest.param([date(2015, 5, 3)], date(2016, 5, 2), [], id="a year later"),
        pytest.param([date(2015, 5, 3)], date(2016, 5, 3), ["custody_long_after"], id="a leap year and a day later"),
    ],
)
def test_what_makes_one_doubt_an_old_row(offences: list[date | None], custody: date | None, found: list[str]) -> None:
    assert list(doubts(offences, custody)) == found
