"""The cast: somebody in every office, accounts only where the clock may be simulated."""

import pytest
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model

from tutash.kernel import law
from tutash.kernel.models import Post
from tutash.simulation import demo
from tutash.simulation.cast import PASSWORD, Cast, hire, officials, police, prosecution
from tutash.simulation.names import is_invented

pytestmark = pytest.mark.usefixtures("country")


def test_every_office_has_somebody_but_the_system() -> None:
    assert {official.office for official in officials()} == {office.code for office in law.offices()} - {"system"}


def test_an_official_holds_an_office_that_the_agency_has() -> None:
    agencies = {office.code: office.agencies for office in law.offices()}
    for official in officials():
        assert official.unit.partition(".")[0] in agencies[official.office]


def test_each_of_three_rayons_and_one_town_has_its_people() -> None:
    cast = Cast()
    assert len(police()) == 4
    for unit in police():
        assert len(cast.all("investigator", unit)) >= 3
        assert cast.one("head_of_unit", unit) and cast.one("duty_officer", unit) and cast.one("inquiry_officer", unit)
        assert cast.one("prosecutor", prosecution(unit)) and cast.one("district_prosecutor", prosecution(unit))


def test_all_are_invented_and_each_has_a_name_to_sign_in_with() -> None:
    everybody = officials()
    assert all(is_invented(official.name.surname) for official in everybody)
    assert len({official.username for official in everybody}) == len(everybody)


def test_hiring_twice_hires_nobody_twice() -> None:
    before = Post.objects.count(), get_user_model().objects.count()
    hire()
    assert (Post.objects.count(), get_user_model().objects.count()) == before


def test_every_account_opens_with_the_one_password() -> None:
    accounts = demo.accounts()
    assert authenticate(username=accounts[0].username, password=PASSWORD)
    assert {account.username for account in accounts} == {official.username for official in officials()}
    assert any(account.note for account in accounts)


def test_a_register_in_earnest_has_no_such_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SIMULATION", False)
    assert demo.accounts() == []
    with pytest.raises(PermissionError):
        hire()
