"""A number is understood however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutash.institutions.crimes.numbering import Written, read

WHOLE = Written("1-08206", 2026, False, 123)
OF_JOURNAL = Written("1-08206", 2026, True, 123)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1-08206-2026-000123", WHOLE),
        ("1/8206/2026/123", WHOLE),
        ("1 08206 2026 000123", WHOLE),
        ("№ 1-08206-2026-000123", WHOLE),
        ("1082062026000123", WHOLE),
        ("1-08206-2026-Ж000123", OF_JOURNAL),
        ("1-08206-2026-ж-123", OF_JOURNAL),
        ("1-08206-2026-J000123", OF_JOURNAL),
        ("108206 2026Ж000123", OF_JOURNAL),
        ("Ж 123", Written("", None, True, 123)),
        ("123", Written("", None, False, 123)),
        ("2026-Ж000123", Written("", 2026, True, 123)),
        ("2026/123", Written("", 2026, False, 123)),
        ("12-41711-2026-7", Written("12-41711", 2026, False, 7)),
        ("велосипед", None),
        ("Асанов 1990", None),
        ("0555123456", None),
        ("20503199012345", None),
        ("1-08206-3026-000123", None),
        ("1-08206-2026-0", None),
        ("Ж", None),
        ("", None),
        ("-", None),
        ("1-2-3", None),
    ],
)
def test_a_number_is_read(typed: str, meant: Written | None) -> None:
    assert read(typed) == meant


@given(
    agency=st.integers(1, 99),
    place=st.integers(1, 99_999),
    year=st.integers(1998, 2099),
    serial=st.integers(1, 999_999),
    journal=st.booleans(),
    between=st.sampled_from(["-", " ", "/", ".", " - ", "_"]),
)
def test_every_number_of_ours_is_read_back_with_any_signs_between(
    agency: int, place: int, year: int, serial: int, journal: bool, between: str
) -> None:
    whole = f"{agency}-{place:05d}-{year}-{'Ж' if journal else ''}{serial:06d}"
    written = read(whole.replace("-", between))
    assert written and written.number("9-99999", 1) == whole


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_or_none(typed: str) -> None:
    written = read(typed)
    assert written is None or 0 < written.serial < 1_000_000
