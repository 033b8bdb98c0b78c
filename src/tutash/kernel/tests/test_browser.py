"""Pages in a real browser: with and without scripts, by keyboard, on a narrow screen, for those who do not see."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.conf import settings
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from tutash.kernel.tests import gallery_urls

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The gallery beside the real pages; none of them needs the database."""
    ours: dict[str, Any] = settings.TEMPLATES[0]
    templates = {**ours, "DIRS": [*ours["DIRS"], Path(__file__).parent / "templates"]}
    with override_settings(ROOT_URLCONF="tutash.kernel.tests.gallery_urls", TEMPLATES=[templates]):
        serving = LiveServer("localhost")
        yield serving.url
        serving.stop()


@pytest.fixture
def site(server: str) -> str:
    gallery_urls.SENT.clear()
    gallery_urls.DRAFTS.clear()
    return server


@pytest.fixture
def form(page: "Page", site: str) -> Iterator["Page"]:
    """The gallery, blank; nothing may complain while it is used."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site}/gallery")
    yield page
    assert [line for line in said if "status of 422" not in line] == []


def button(page: "Page", words: str) -> "Locator":
    return page.get_by_role("button", name=re.compile(words))


PAGES = [
    ("/gallery", "ky"),
    ("/gallery", "ru"),
    ("/gallery", "en"),
    ("/", "ky"),
    ("/sign-in", "ru"),
    ("/nowhere", "en"),
]


@pytest.mark.parametrize(("address", "language"), PAGES)
def test_a_page_can_be_read_by_everybody(page: "Page", site: str, address: str, language: str) -> None:
    page.goto(f"{site}{address}?lang={language}")
    if address == "/gallery":
        page.locator("#act [data-once], #act .tutash-send .govuk-button").first.click()
        page.wait_for_selector("[data-error-summary]")
    found = Axe().run(page).response["violations"]
    assert [(problem["id"], [node["html"][:120] for node in problem["nodes"]]) for problem in found] == []


@pytest.mark.parametrize("width", [1366, 683, 360], ids=["an office screen", "at 200 %", "a telephone"])
def test_nothing_is_cut_off(form: "Page", width: int) -> None:
    form.set_viewport_size({"width": width, "height": 768})
    form.fill("#q-suspect", "асан")
    form.get_by_role("button", name="Найти").click()
    form.wait_for_selector("#q-suspect-found input[type=radio]")
    assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_key_leads_past_the_header(form: "Page") -> None:
    form.keyboard.press("Tab")
    assert form.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_rows_come_and_go_where_one_is(form: "Page") -> None:
    add = button(form, "Добавить.*Похищенный предмет")
    add.click()
    assert form.evaluate("document.activeElement.id") == "q-things-0-what"
    form.keyboard.type("Корова")
    add.click()
    form.keyboard.type("Конь")
    button(form, "Убрать.*Похищенный предмет 1").click()
    assert form.locator("[data-row]").count() == 1
    assert form.locator("[data-number]").first.text_content() == "1"
    assert form.input_value("#q-things-1-what") == "Конь"


def test_rows_come_and_go_without_scripts(browser: "Browser", site: str) -> None:
    with browser.new_context(java_script_enabled=False, locale="ru-RU") as context:
        page = context.new_page()
        page.goto(f"{site}/gallery")
        page.fill("#q-narrative", "Две коровы.")
        button(page, "Добавить.*Похищенный предмет").click()
        page.fill("#q-things-0-what", "Корова")
        button(page, "Добавить ещё.*Похищенный предмет").click()
        button(page, "Убрать.*Похищенный предмет 2").click()
        assert page.input_value("#q-narrative") == "Две коровы."
        assert page.input_value("#q-things-0-what") == "Корова"
        page.fill("#q-suspect", "асан")
        button(page, "Найти.*Подозреваемое лицо").click()
        page.get_by_label("Асанова Гүлнара").check()
        page.get_by_role("button", name="Кыргызча").click()
        assert page.input_value("#q-things-0-what") == "Корова"
        assert page.get_by_label("Асанова Гүлнара").is_checked()
        assert page.locator("html").get_attribute("lang") == "ky"
    assert gallery_urls.SENT == []


def test_people_are_found_while_their_name_is_typed(form: "Page") -> None:
    form.locator("#q-suspect").press_sequentially("гүлнара")
    form.get_by_label("Асанова Гүлнара").check()
    form.locator("#q-suspect").fill("асанов")
    form.get_by_label("Асанов Бакыт").wait_for()
    assert not form.get_by_label("Асанов Бакыт").is_checked()


def test_what_is_typed_is_kept_and_warned_of(form: "Page") -> None:
    form.fill("#q-narrative", "Две коровы.")
    form.get_by_text("Черновик сохранён в 14:03").wait_for()
    assert gallery_urls.DRAFTS[-1]["narrative"] == ["Две коровы."]
    assert form.locator("[data-warnings]").text_content() == "11"
    assert form.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_dead_line_is_said_and_waited_for(page: "Page", site: str) -> None:
    page.goto(f"{site}/gallery")
    page.context.set_offline(True)
    page.fill("#q-narrative", "Две коровы.")
    page.get_by_text("Черновик не удалось сохранить").wait_for()
    assert page.locator("[data-offline]").is_visible()
    page.context.set_offline(False)
    page.get_by_text("Черновик сохранён в 14:03").wait_for()
    assert page.locator("[data-offline]").is_hidden()
    assert len(gallery_urls.DRAFTS) == 1


def test_a_form_is_sent_once_however_often_the_button_is_pressed(form: "Page") -> None:
    stopped = form.evaluate(
        """() => {
            const stopped = [];
            addEventListener("submit", (event) => { stopped.push(event.defaultPrevented); event.preventDefault(); });
            const button = document.querySelector(".tutash-send .govuk-button");
            for (let press = 0; press < 3; press++) button.click();
            return stopped;
        }"""
    )
    assert stopped == [False, True, True]


def test_enter_sends_the_form_and_nothing_else(form: "Page") -> None:
    form.fill("#q-witnesses", "2")
    form.press("#q-witnesses", "Enter")
    form.wait_for_selector("[data-error-summary]")
    assert len(gallery_urls.SENT) == 1
    assert form.locator("html").get_attribute("lang") == "ru"


def test_the_summary_is_read_first_and_leads_to_the_field(form: "Page") -> None:
    form.locator(".tutash-send .govuk-button").first.click()
    form.wait_for_selector("[data-error-summary]:focus")
    form.get_by_role("link", name="Изложение события: Заполните это поле").click()
    assert form.evaluate("document.activeElement.id") == "q-narrative"
