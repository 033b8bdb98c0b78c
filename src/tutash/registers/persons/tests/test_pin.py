"""A number of another shape is an error; a number that contradicts the person is only doubted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutash.kernel.text import Text
from tutash.registers.persons import pin as texts
from tutash.registers.persons.pin import NotAPin, Pin

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("20503199012345", id="fourteen digits"),
        pytest.param(" 2 05031990 12345 ", id="with spaces"),
        pytest.param("2-05031990-12345", id="with hyphens"),
        pytest.param("2\u00a005031990\u00a012345", id="with spaces that do not break"),
    ],
)
def test_a_number_is_read_as_people_write_it(written: str) -> None:
    pin = Pin.read(written)
    assert (pin.digits, pin.sex, pin.birth_date) == ("20503199012345", "male", date(1990, 3, 5))


@pytest.mark.parametrize(
    "written, why",
    [
        pytest.param("2050319901234", texts.WRONG_LENGTH, id="thirteen digits"),
        pytest.param("205031990123456", texts.WRONG_LENGTH, id="fifteen digits"),
        pytest.param("2050319901234O", texts.NOT_DIGITS, id="a letter O for a nought"),
        pytest.param("٢٠٥٠٣١٩٩٠١٢٣٤٥", texts.NOT_DIGITS, id="digits of another script"),
        pytest.param("00503199012345", texts.OF_AN_ORGANISATION, id="an organisation"),
        pytest.param("30503199012345", texts.WRONG_SHAPE, id="neither 1 nor 2"),
        pytest.param("23213199012345", texts.WRONG_SHAPE, id="day 32"),
        pytest.param("20513199012345", texts.WRONG_SHAPE, id="month 13"),
        pytest.param("20503189912345", texts.WRONG_SHAPE, id="born in 1899"),
        pytest.param("", texts.NOT_DIGITS, id="nothing"),
    ],
)
def test_another_shape_is_an_error_that_says_what_is_wrong(written: str, why: Text) -> None:
    with pytest.raises(NotAPin) as error:
        Pin.read(written)
    assert error.value.why.en.split()[0] == why.en.split()[0]
    assert all(error.value.why.to(language) for language in ("en", "ru", "ky"))


@pytest.mark.parametrize(
    "digits, sex, born, doubts",
    [
        pytest.param("20503199012345", "male", date(1990, 3, 5), 0, id="agrees"),
        pytest.param("20503199012345", "", None, 0, id="nothing to compare with"),
        pytest.param("20503199012345", "female", date(1990, 3, 5), 1, id="another sex"),
        pytest.param("20503199012345", "male", date(1990, 3, 6), 1, id="another birth date"),
        pytest.param("23002199012345", "male", date(1990, 3, 2), 1, id="30 February"),
        pytest.param("20303202612345", "male", None, 1, id="born tomorrow"),
        pytest.param("20203202612345", "male", None, 0, id="born today"),
        pytest.param("10303202612345", "male", date(1990, 3, 5), 3, id="everything at once"),
    ],
)
def test_a_contradiction_is_a_warning(digits: str, sex: str, born: date | None, doubts: int) -> None:
    assert len(Pin.read(digits).doubts(sex=sex, birth_date=born, today=TODAY)) == doubts


@given(
    st.sampled_from([("1", "female"), ("2", "male")]),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(0, 99_999),
)
def test_a_number_made_by_the_rule_raises_no_doubt(sex: tuple[str, str], born: date, serial: int) -> None:
    pin = Pin.read(f"{sex[0]}{born:%d%m}{born.year}{serial:05}")
    assert pin.doubts(sex=sex[1], birth_date=born, today=TODAY) == ()
