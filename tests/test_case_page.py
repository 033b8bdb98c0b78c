"""The page of a case: what may be done, what not and why, entries in words; and what it costs to show it."""

import gzip
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.ways import Way
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.views.header import path
from tutash.kernel import pages
from tutash.kernel.models import Deadline
from tutash.kernel.testing import sign_in

pytestmark = pytest.mark.django_db


def html(way: Way, office: str, address: str, language: str = "ru") -> str:
    client = sign_in(Client(headers={"Accept-Language": language}), way.post(office))
    with way.clock():
        response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def busy(way: Way) -> Way:
    """A case as quality asks: forty entries, six people, five deadlines."""
    way.to("charged")
    for n in range(4):
        invented = {"surname": f"Свидетельев{'аеио'[n]}", "given": "Нурлан"}
        way.step("participant.added", "investigator", role="witness", new=invented)
    for n in range(4):
        way.step("petition.lodged", "investigator", name=f"Участник {n}", words="Прошу приобщить документ.")
    while way.case.seq < 40:
        way.step("instruction.given", "prosecutor", words="Установить и допросить очевидцев.")
    return way


@pytest.mark.parametrize("office", ["investigator", "head_of_unit", "duty_officer", "prosecutor"])
def test_the_page_of_a_case_asks_the_database_no_more_than_twelve_times(office: str) -> None:
    way = busy(Way())
    assert Deadline.objects.filter(subject_id=way.case.pk, closed_seq=None).count() == 5
    client = sign_in(Client(), way.post(office))
    with way.clock():
        client.get(f"/cases/{way.subject_id}")  # what a process asks once is asked
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/cases/{way.subject_id}")
    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) + 1 <= 12, "\n".join(asked)  # and the clock, which the test sets by hand
    assert len(gzip.compress(response.content)) <= 25_000


def test_what_is_possible_is_a_link_and_what_is_not_has_its_reason_and_article() -> None:
    way = Way()
    case_id = way.to("check")
    page = html(way, "investigator", f"/cases/{case_id}")
    assert f'href="/acts/case.opened/{case_id}"' in page
    assert f'href="/acts/indictment.sent/{case_id}"' not in page
    reasons = page.split("Чего сейчас нельзя и почему")[1].split("</details>")[0]
    assert "Направление обвинительного акта прокурору" in reasons
    assert "На текущей стадии дела это действие невозможно." in reasons
    assert "УПК КР 2021, ст. 256" in reasons
    others = page.split("Что могут другие должности")[1].split("</details>")[0]
    assert "Поручение исполнителю" in others and "Руководитель следственного подразделения" in others


def test_a_case_of_a_colleague_says_that_it_is_not_mine() -> None:
    way = Way()
    case_id = way.to("investigation")
    page = html(way, "duty_officer", f"/cases/{case_id}")
    assert "/acts/case.terminated/" not in page


def test_every_act_that_is_offered_opens_its_form() -> None:
    for stage in ("journal", "check", "investigation", "with_prosecutor"):
        way = Way()
        case_id = way.to(stage)
        for office in ("duty_officer", "investigator", "head_of_unit", "prosecutor", "registrar"):
            client = sign_in(Client(), way.post(office))
            with way.clock():
                response = client.get(f"/cases/{case_id}")
                offered = [part.split('"')[0] for part in response.content.decode().split('href="/acts/')[1:]]
                assert offered or response.status_code == 404 or office == "duty_officer"
                for address in offered:
                    form = client.get(f"/acts/{address}")
                    assert (form.status_code, b"tutash-refusal" in form.content) == (200, False), address


def test_an_entry_is_told_in_words_in_each_language_and_keeps_the_secret_of_the_slip() -> None:
    way = Way()
    case_id = way.to("check", domestic_violence=True, occurred_from=(way.now - timedelta(hours=3)).isoformat())
    pages.seal()
    told = {
        language: html(way, "head_of_unit", f"/cases/{case_id}/entries/1", language) for language in ("ru", "ky", "en")
    }
    assert "Из сарая похищен насос." in told["ru"] and "Устное заявление" in told["ru"] and "Да" in told["ru"]
    assert "Оозеки арыз" in told["ky"] and "Oral, in person" in told["en"]
    assert "02.03.2026 09:00" in told["ru"]
    assert "Страница 1" in told["ru"]
    assert Case.objects.get(pk=case_id).public_code not in "".join(told.values())


def test_a_correction_shows_both_values_and_who_made_it() -> None:
    way = Way()
    case_id = way.to("check")
    way.step(
        "entry.corrected",
        "head_of_unit",
        entry=1,
        field="narrative",
        value="Из сарая похищена лестница.",
        ground=way.ground("correction_grounds"),
        reason="Заявитель уточнил.",
    )
    page = html(way, "investigator", f"/cases/{case_id}/entries/1")
    assert "<del>Из сарая похищен насос.<br></del>" in page.replace("\n", "")
    assert "<ins>Из сарая похищена лестница.<br></ins>" in page.replace("\n", "")
    assert "Заявитель уточнил." in page
    assert "исправлена" in html(way, "investigator", f"/cases/{case_id}/entries")


def test_a_claimed_time_stands_beside_that_of_the_server() -> None:
    way = Way()
    case_id = way.to("check")
    at = way.now - timedelta(hours=2)
    way.step(
        "scene.inspected",
        inspected_from=(at - timedelta(hours=1)).isoformat(),
        inspected_to=at.isoformat(),
        place="Двор",
        found_there="Следы обуви.",
    )
    page = html(way, "investigator", f"/cases/{case_id}/entries")
    assert f"{at:%d.%m.%Y %H:%M}" in page and "По словам автора" in page


def test_how_a_term_was_counted_is_shown_step_by_step() -> None:
    way = Way()
    case_id = way.to("investigation")
    page = html(way, "investigator", f"/deadlines/{case_id}/investigation/4")
    assert "УПК КР 2021, ст. 162" in page and "Шаг за шагом" in page and "Возбуждение уголовного дела" in page
    way.later(days=1).step(
        "investigation.suspended", ground=way.ground("suspension_grounds"), narrative="Лицо не установлено."
    )
    way.later(days=5).step("investigation.resumed", "investigator", reason="Лицо установлено.")
    page = html(way, "investigator", f"/deadlines/{case_id}/investigation/4")
    assert "Когда срок не тёк" in page and "Приостановление следствия" in page


PATHS = {
    "journal": (0, 6),
    "check": (1, 5),
    "in_court": (6, 0),
    "refused": (2, 0),
    "suspended": (3, 4),
    "terminated": (3, 0),
    "joined": (0, 0),
}


@pytest.mark.parametrize(("stage", "around"), PATHS.items(), ids=PATHS)
def test_the_path_shows_what_is_behind_and_what_is_ahead(stage: str, around: tuple[int, int]) -> None:
    states = [state for _, state in path(stage)]
    assert (states.count("done"), states.count("ahead")) == around
    assert states == sorted(states, key=["done", "now", "ahead"].index)
