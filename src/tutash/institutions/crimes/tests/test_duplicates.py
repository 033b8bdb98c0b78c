"""Reports that may be about the same event."""

from datetime import date, timedelta
from typing import Any

import pytest

from tutash.institutions.crimes.duplicates import Similar, Typed, same_address, similar
from tutash.institutions.crimes.tests.cast import WORDS, registered, report
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db

SVERDLOV = "41711204000000"


def world(**changes: Any) -> World:
    """A report of a morning in Sverdlov district."""
    here = World(on=date(2026, 3, 2))
    told = {
        "applicant_surname": "Токтоева",
        "applicant_given": "Аида",
        "applicant_phone": "0555 123456",
        "territory": SVERDLOV,
        "address": "ул. Абрикосовая, 7",
        "occurred_from": here.now - timedelta(hours=5),
    }
    here.act(report(**{**told, **changes}), "duty_officer")
    return here


def found(here: World, by: str = "duty_officer", unit: str = "", **typed: Any) -> list[Similar]:
    with here.clock():
        return similar(here.post(by, unit), Typed(**typed))


def reasons(similars: list[Similar]) -> set[str]:
    return {reason.en for each in similars for reason in each.reasons}


def test_the_same_telephone_is_found_however_it_is_written() -> None:
    likeliest = found(world(), phone="+996 (555) 12-34-56")
    assert "the same telephone" in reasons(likeliest)


def test_the_same_person_is_found_in_another_script() -> None:
    here = world()
    likeliest = found(here, name="Toktoeva Aida")
    assert [each.case_id for each in likeliest] == [here.case.pk]


def test_the_same_place_and_time_told_in_like_words_is_found() -> None:
    here = world()
    likeliest = found(
        here, territory=SVERDLOV, address="Абрикосовая 7", occurred=here.now - timedelta(hours=6), narrative=WORDS
    )
    assert reasons(likeliest) == {"the same place", "about the same time", "told in like words"}


def test_another_person_at_another_place_is_not_found() -> None:
    here = world()
    assert found(here, name="Жумабаев Нурлан", phone="0700 999999", territory=SVERDLOV, address="Вишнёвая, 12") == []


def test_nothing_typed_finds_nothing() -> None:
    assert found(world()) == []


def test_a_report_of_last_year_is_not_the_same_event() -> None:
    here = world().later(days=100)
    assert found(here, phone="0555123456") == []


def test_a_report_of_another_unit_is_told_by_its_number_only() -> None:
    here = world()
    (told,) = found(here, unit="elsewhere", phone="0555123456")
    assert (told.case_id, told.title) == (None, "")
    assert told.number == here.case.number
    assert told.stage.en == "Another unit has a similar report"


def test_of_a_shielded_report_of_others_nobody_learns() -> None:
    here = world(domestic_violence=True)
    assert found(here, unit="elsewhere", phone="0555123456", name="Токтоева Аида") == []
    assert found(here, phone="0555123456"), "who took it in sees it"


def test_the_report_that_is_being_typed_is_not_its_own_double() -> None:
    here = registered(World(), applicant_phone="0555 123456", applicant_surname="Токтоева")
    with here.clock():
        assert similar(here.post("duty_officer"), Typed(phone="0555 123456"), without=here.case.pk) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("ул. Абрикосовая, 7", "Абрикосовая 7", True, id="without the word street"),
        pytest.param("ул. Абрикосовая, 7", "ул. Абрикосовая, 9", False, id="the house opposite"),
        pytest.param("ул. Абрикосовая, 7", "ул. Абрикосовая", True, id="no number given"),
        pytest.param("Ош базары", "Ошский рынок", False, id="in another language"),
        pytest.param("", "ул. Абрикосовая", False, id="nothing typed"),
        pytest.param("дом 7", "дом 7", False, id="no street at all"),
    ],
)
def test_two_addresses_are_the_same_place(one: str, other: str, same: bool) -> None:
    assert same_address(one, other) is same


def test_what_stands_in_the_form_is_read_as_far_as_it_can_be() -> None:
    typed = {"applicant_surname": " Токтоева ", "applicant_given": "Аида", "occurred_from": "вчера", "applicant": "?"}
    read = Typed.read(lambda name: typed.get(name, ""))
    assert (read.name, read.occurred, read.person) == ("Токтоева Аида", None, None)
