"""Who gets in, in which post, and for how long."""

from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from tutash.kernel.models import Passkey, Post, SecurityEvent
from tutash.kernel.testing import World

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db
SECRET = "Ысык-Көл, 2026"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def officer(world: World) -> Post:
    post = world.post("duty_officer")
    post.official.set_password(SECRET)
    post.official.save()
    return post


def sign_in(client: Client, name: str, password: str = SECRET, **more: str) -> HttpResponse:
    return client.post("/sign-in", {"username": name, "password": password, **more})  # type: ignore[return-value]


def events() -> list[str]:
    return list(SecurityEvent.objects.order_by("id").values_list("kind", flat=True))


def test_an_official_with_one_post_is_in_it_at_once(client: Client, officer: Post) -> None:
    answer = sign_in(client, officer.official.username, next="/acts/journal.entered")
    assert answer["Location"] == "/acts/journal.entered"
    assert client.session["post"] == officer.code
    assert events() == ["sign-in", "post.taken"]


def test_an_official_with_two_posts_chooses(client: Client, world: World, officer: Post) -> None:
    second = world.post("investigator")
    Post.objects.filter(pk=second.pk).update(official=officer.official)
    assert sign_in(client, officer.official.username)["Location"] == "/posts"
    assert "post" not in client.session
    client.post("/posts", {"post": second.code})
    assert client.session["post"] == second.code


def test_nobody_takes_the_post_of_another(client: Client, world: World, officer: Post) -> None:
    sign_in(client, officer.official.username)
    client.post("/posts", {"post": world.post("prosecutor").code})
    assert client.session["post"] == officer.code


def test_a_post_that_has_ended_opens_nothing(client: Client, world: World, officer: Post) -> None:
    Post.objects.filter(pk=officer.pk).update(until=officer.since + timedelta(days=1))
    sign_in(client, officer.official.username)
    assert "post" not in client.session


def test_a_wrong_password_tells_nothing_of_the_account(client: Client, officer: Post) -> None:
    known = sign_in(client, officer.official.username, "не тот")
    unknown = sign_in(client, "nobody", "не тот")
    assert known.status_code == unknown.status_code == 422
    assert "Неверное имя пользователя или пароль." in known.content.decode()
    assert "Неверное имя пользователя или пароль." in unknown.content.decode()


def test_five_wrong_passwords_lock_for_fifteen_minutes(client: Client, world: World, officer: Post) -> None:
    name = officer.official.username
    with world.clock():
        for _ in range(5):
            sign_in(client, name, "не тот")
        assert "Слишком много" in sign_in(client, name).content.decode()
    with world.later(minutes=14).clock():
        assert sign_in(client, name).status_code == 422
    with world.later(minutes=1).clock():
        assert sign_in(client, name).status_code == 302
    assert events().count("sign-in.locked") == 2


def test_nobody_is_led_to_another_site(client: Client, officer: Post) -> None:
    answer = sign_in(client, officer.official.username, next="https://evil.example/")
    assert answer["Location"] == "/"


SITTING = {
    "after 29 minutes": ([29], True),
    "after 31 minutes without a move": ([31], False),
    "moving every 20 minutes for two hours": ([20] * 6, True),
    "moving every 20 minutes for thirteen hours": ([20] * 39, False),
}


@pytest.mark.parametrize(("waits", "still_in"), SITTING.values(), ids=SITTING)
def test_how_long_a_session_lasts(
    client: Client, world: World, officer: Post, waits: list[int], still_in: bool
) -> None:
    with world.clock():
        sign_in(client, officer.official.username)
        client.get("/posts")
    for minutes in waits:
        with world.later(minutes=minutes).clock():
            client.get("/posts")
    assert ("post" in client.session) == still_in


def test_signing_out_takes_a_post(client: Client, officer: Post) -> None:
    sign_in(client, officer.official.username)
    assert client.get("/sign-out").status_code == 405
    client.post("/sign-out")
    assert "post" not in client.session


# ---- outside the demo there is no account to try, and a password alone opens nothing


@pytest.mark.parametrize("demo", [True, False], ids=["the demo", "a register in earnest"])
def test_accounts_to_try_stand_on_the_page_of_the_demo_alone(client: Client, settings: Any, demo: bool) -> None:
    password: str = import_module(settings.DEMO).PASSWORD
    settings.SIMULATION = demo
    words = client.get("/sign-in", headers={"Accept-Language": "en"}).content.decode()
    assert ("Accounts of the demonstration" in words) == demo
    assert (password in words) == demo


def test_without_a_passkey_a_password_only_lets_one_be_made(client: Client, officer: Post, settings: Any) -> None:
    settings.SIMULATION = False
    assert sign_in(client, officer.official.username)["Location"] == "/passkeys"
    assert client.post("/posts", {"post": officer.code})["Location"] == "/passkeys"
    assert "post" not in client.session


def test_with_a_passkey_a_password_does_not_open(client: Client, world: World, officer: Post, settings: Any) -> None:
    settings.SIMULATION = False
    key = give_key(officer.official, world)
    assert "войдите с его помощью" in sign_in(client, officer.official.username).content.decode()
    assert not client.session.get("_auth_user_id")
    client.force_login(officer.official)
    client.post("/passkeys/removed", {"key": key.pk})
    assert Passkey.objects.count() == 1  # the last one stays


def test_nobody_removes_the_key_of_another(client: Client, world: World, officer: Post) -> None:
    key = give_key(world.post("prosecutor").official, world)
    client.force_login(officer.official)
    client.post("/passkeys/removed", {"key": key.pk})
    assert Passkey.objects.filter(pk=key.pk).exists()


HOSTILE = {
    "no JSON": b"{",
    "not an object": b"[]",
    "no such key": b'{"id": "AAAA"}',
    "half a key": b'{"id": "AAAA", "rawId": 7, "response": null}',
    "a megabyte": b'{"id": "' + b"A" * 1_000_000 + b'"}',
}


@pytest.mark.parametrize("sent", HOSTILE.values(), ids=HOSTILE)
def test_a_false_key_is_refused(client: Client, world: World, officer: Post, sent: bytes) -> None:
    give_key(officer.official, world)
    client.post("/sign-in/key-asked")
    answer = client.post("/sign-in/key-signed", sent, content_type="application/json")
    assert answer.status_code == 403
    assert answer.json()["wrong"]
    assert "_auth_user_id" not in client.session


def give_key(official: User, world: World) -> Passkey:
    made = {"name": "token", "public_key": b"x", "uses": 0, "added_at": world.now}
    return Passkey.objects.create(id="AAAA", official=official, **made)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_made_and_opens_the_door(page: "Page", live_server: "LiveServer", officer: Post) -> None:
    token = page.context.new_cdp_session(page)
    token.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True}
    options = {**device, "isUserVerified": True, "automaticPresenceSimulation": True}
    token.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}/sign-in?next=/passkeys")
    page.fill("#username", officer.official.username)
    page.fill("#password", SECRET)
    page.get_by_role("button", name="Войти по паролю").click()
    page.get_by_role("button", name="Добавить ключ").click()
    page.get_by_role("rowheader", name="Служебный компьютер").wait_for()

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/sign-in?next=/passkeys")
    page.get_by_role("button", name="Войти ключом доступа").click()
    page.get_by_role("rowheader", name="Служебный компьютер").wait_for()
    assert Passkey.objects.get().used_at is not None
    assert events()[-2:] == ["sign-in", "post.taken"]
    assert said == []  # the policy of the page hindered nothing
