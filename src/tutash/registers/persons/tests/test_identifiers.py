"""However an identifier is written, one look-up finds it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutash.registers.persons import identifiers
from tutash.registers.persons.identifiers import Unreadable, normal
from tutash.registers.persons.sought import Sought


@pytest.mark.parametrize(
    "kind, spellings, value",
    [
        ("phone", ["0555 123456", "0 (555) 12-34-56", "+996 555 123456", "00996555123456"], "996555123456"),
        ("phone", ["+7 912 345 67 89"], "79123456789"),
        ("pin", ["20503199012345", "2 05031990 12345"], "20503199012345"),
        ("plate", ["01 KG 123 ABC", "01кг123авс", "01-KG-123-АВС"], "01KG123ABC"),
        ("passport", ["ID 1234567", "id№1234567", "ID-1234567"], "ID1234567"),
    ],
)
def test_one_identifier_has_one_form(kind: str, spellings: list[str], value: str) -> None:
    assert {normal(kind, spelling) for spelling in spellings} == {value}


@pytest.mark.parametrize("kind, written", [("phone", "12345"), ("phone", "1" * 16), ("pin", "1"), ("other", "№ -")])
def test_what_is_none_is_refused_in_words(kind: str, written: str) -> None:
    with pytest.raises(Unreadable) as error:
        normal(kind, written)
    assert error.value.why.ky


@pytest.mark.parametrize(
    "typed, parts, born, values",
    [
        pytest.param("Асанов Бакыт 05.03.1990", ("asan", "bakit"), date(1990, 3, 5), set(), id="name and day"),
        pytest.param("1990-03-05 Asanov", ("asan",), date(1990, 3, 5), set(), id="day first, as computers write it"),
        pytest.param("Асанов Б.Ж.", ("asan", "b", "j"), None, set(), id="initials"),
        pytest.param("Асанов 31.02.1990", ("asan",), None, set(), id="a day that is not"),
        pytest.param("0555 12-34-56", (), None, {"996555123456"}, id="telephone"),
        pytest.param("01 KG 123 ABC", None, None, {"01KG123ABC"}, id="plate"),
        pytest.param("ID 1234567", None, None, {"ID1234567"}, id="paper"),
        pytest.param("Асанов 20503199012345", ("asan",), None, {"20503199012345"}, id="name and personal number"),
    ],
)
def test_a_search_box_understands(typed: str, parts: tuple[str, ...], born: date | None, values: set[str]) -> None:
    sought = Sought.read(typed)
    assert parts is None or sought.parts == parts
    assert sought.born.day == born
    assert values <= sought.identifiers


def test_a_year_alone_is_a_year_of_birth() -> None:
    assert Sought.read("Асанов, 1990").born.about == 1990


@given(st.text(max_size=2_000))
def test_anything_may_be_typed(text: str) -> None:
    sought = Sought.read(text)
    assert len(sought.parts) <= 6
    assert len(identifiers.read(text[:300])[0]) <= 500
