"""The screens of officials in a real browser: for those who do not see, on a telephone, without scripts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from tests.ways import Way
from tutash.institutions.crimes.models import Case
from tutash.kernel import clock, pages
from tutash.kernel.models import Subject
from tutash.kernel.testing import sign_in
from tutash.kernel.text import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVERYWHERE = ("/work", "/notices", "/cases", "/search", "/powers?kind=person", "/powers/case.opened", "/help")
TABS = ("", "/entries", "/people", "/qualification", "/deadlines", "/requests", "/documents", "/links", "/looks")
TELEPHONE: "ViewportSize" = {"width": 360, "height": 740}


def tab(browser: "Browser", server: LiveServer, way: Way, office: str, language: str, **more: bool) -> "Page":
    """A browser at which this office sits; whatever the page complains of is kept in `page.said`."""
    context = browser.new_context(locale="ru-RU", **more)  # type: ignore[arg-type]
    cookies = {"tutash_language": language}
    if office:
        cookies["sessionid"] = sign_in(Client(), way.post(office)).cookies["sessionid"].value
    context.add_cookies([{"name": name, "value": value, "url": server.url} for name, value in cookies.items()])
    return context.new_page()


def faults(page: "Page", server: LiveServer, addresses: list[str]) -> list[object]:
    """What axe, the browser's own rules and a narrow screen find wrong on these pages."""
    found: list[object] = []
    page.on("console", lambda said: found.append((page.url, said.text)) if "status of 4" not in said.text else None)
    page.on("pageerror", lambda error: found.append((page.url, str(error))))
    for address in addresses:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(server.url + address)
        for problem in Axe().run(page).response["violations"]:
            found.append((address, problem["id"], [node["html"][:120] for node in problem["nodes"]]))
        page.set_viewport_size(TELEPHONE)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > TELEPHONE["width"]:
            found.append((address, f"{width} pixels wide on a telephone"))
    return found


@pytest.fixture
def way() -> Way:
    return Way(clock.now())


def full(way: Way) -> UUID:
    """A register with something on every page."""
    for stage in ("journal", "refused", "suspended", "with_prosecutor", "approved"):
        way.to(stage)
    case_id = way.to("charged")
    way.step("petition.lodged", "investigator", name="Выдуманов", words="Прошу приобщить документ.")
    way.step("complaint.lodged", "investigator", name="Вымышленов", words="Ничего не делается.")
    way.step("instruction.given", "prosecutor", words="Допросить очевидцев.")
    way.step(
        "entry.corrected",
        "head_of_unit",
        entry=1,
        field="narrative",
        value="Похищена лестница.",
        ground=way.ground("correction_grounds"),
        reason="Уточнено.",
    )
    pages.seal()
    return case_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_the_pages_of_an_empty_register(
    browser: "Browser", live_server: LiveServer, way: Way, language: str
) -> None:
    page = tab(browser, live_server, way, "prosecutor", language)
    assert faults(page, live_server, [*EVERYWHERE, "/supervision", "/board"]) == []
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_the_pages_of_a_full_register(
    browser: "Browser", live_server: LiveServer, way: Way, language: str
) -> None:
    way.later(days=-20)
    case_id = full(way)
    way.later(clock.now())
    person = way.suspect()
    of_case = [f"/cases/{case_id}{each}" for each in (*TABS, "/entries/1", "/entries/7", "/slip")]
    plan = {
        "investigator": [*EVERYWHERE, *of_case, f"/persons/{person}", f"/deadlines/{case_id}/investigation/4"],
        "head_of_unit": [
            "/work",
            "/board?unit=police",
            "/cases?due=overdue",
            "/search?q=Выдуманов",
            "/cases?q=x&since=1",
        ],
        "prosecutor": ["/supervision", f"/cases/{case_id}"],
        "duty_officer": ["/acts/journal.recorded", f"/cases/{_journal()}?done=1"],
        "": ["/", "/r", f"/r/{Case.objects.get(pk=case_id).public_code}", "/r/nothing-is-here"],
    }
    found: list[object] = []
    for office, addresses in plan.items():
        page = tab(browser, live_server, way, office, language)
        found += [(office, fault) for fault in faults(page, live_server, addresses)]
        page.context.close()
    assert found == []


def _journal() -> UUID:
    return Subject.objects.get(kind="case", stage="journal").pk


@pytest.fixture
def unscripted(browser: "Browser", live_server: LiveServer, way: Way) -> Iterator["Page"]:
    """The tab of a duty officer whose browser runs no scripts."""
    page = tab(browser, live_server, way, "duty_officer", "ru", java_script_enabled=False)
    yield page
    page.context.close()


def test_a_report_is_taken_in_and_led_on_without_scripts(unscripted: "Page", live_server: LiveServer, way: Way) -> None:
    page = unscripted
    page.goto(f"{live_server.url}/work")
    page.get_by_role("link", name="Принять сообщение").click()
    page.get_by_label("Звонок на 102").check()
    page.get_by_label("Что произошло").fill("Сломан замок сарая, унесён инструмент.")
    page.get_by_label("Фамилия заявителя").fill("Придуманов")
    page.get_by_label("Имя заявителя").fill("Эркин")
    page.get_by_label("Телефон").fill("0555 112233")
    page.get_by_role("button", name="Проверить похожие сообщения").click()
    assert page.get_by_text("Похожих сообщений не найдено").is_visible()
    assert page.get_by_label("Фамилия заявителя").input_value() == "Придуманов"
    page.get_by_role("button", name="Запись в Журнал учёта информации").click()
    assert page.get_by_text("Сообщение зарегистрировано.").is_visible()
    number = page.locator("h1").inner_text()
    page.get_by_role("link", name="Перейти к этому сообщению").click()
    page.get_by_role("link", name="Регистрация в Едином реестре преступлений (ЕРП)").first.click()
    page.get_by_role("button", name="Регистрация в Едином реестре").click()
    assert page.get_by_text("Доследственная проверка").first.is_visible()
    page.get_by_role("link", name="Поиск").click()
    page.get_by_label("Номер или имя").fill(number)
    page.get_by_role("button", name="Найти").click()
    assert page.get_by_role("link", name=Subject.objects.get(kind="case").number).is_visible()


def test_similar_reports_come_while_one_types(browser: "Browser", live_server: LiveServer, way: Way) -> None:
    way.report(narrative="Угнан велосипед.", applicant_phone="0555 112233")
    page = tab(browser, live_server, way, "duty_officer", "ru")
    page.goto(f"{live_server.url}/acts/journal.recorded")
    page.get_by_label("Телефон").press_sequentially("0555112233")
    page.wait_for_selector("[data-warnings] a")
    assert way.case.number in page.locator("[data-warnings]").inner_text()
    assert "тот же телефон" in page.locator("[data-warnings]").inner_text()
    page.wait_for_selector("text=Черновик сохранён в")
    page.close()
    again = page.context.new_page()
    again.goto(f"{live_server.url}/work")
    again.get_by_role("link", name="Запись в Журнал учёта информации").click()
    assert again.get_by_label("Телефон").input_value() == "0555112233"
    page.context.close()


def test_a_case_is_led_by_keyboard_alone(browser: "Browser", live_server: LiveServer, way: Way) -> None:
    way.to("check")
    page = tab(browser, live_server, way, "investigator", "ru")
    page.goto(f"{live_server.url}/cases/{way.subject_id}")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Возбуждение уголовного дела":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/acts/case.opened/*")
    page.context.close()
