"""A report is taken in: by the form alone, with what may be the same report, to the slip in the applicant's hand."""

import re

import pytest
from django.test import Client

from tests.ways import Way
from tutash.institutions.crimes.models import Case
from tutash.kernel.models import Draft, Subject
from tutash.kernel.testing import sign_in

pytestmark = pytest.mark.django_db
TYPED = {
    "incident": "crime",
    "channel": "oral",
    "narrative": "Со двора похищена бензопила.",
    "applicant_surname": "Придуманова",
    "applicant_given": "Асель",
    "applicant_phone": "0555 998877",
    "address": "ул. Абрикосовая, 7",
    "public_place": "no",
}


def duty(way: Way) -> Client:
    return sign_in(Client(headers={"Accept-Language": "ru"}), way.post("duty_officer"))


def test_the_way_to_a_report_leads_to_the_first_form_of_the_office() -> None:
    way = Way()
    for office, code in (("duty_officer", "journal.recorded"), ("prosecutor", "crime.registered_directly")):
        client = sign_in(Client(), way.post(office))
        with way.clock():
            assert client.get("/report")["Location"] == f"/acts/{code}"
    with way.clock():
        assert sign_in(Client(), way.post("head_of_unit")).get("/report").status_code == 403


def test_a_report_that_is_sent_gets_its_number_and_the_applicant_a_slip() -> None:
    way = Way()
    client = duty(way)
    with way.clock():
        form = client.get("/acts/journal.recorded").content.decode()
        act_id = re.search(r'name="act_id" value="([^"]+)"', form)
        sent = client.post("/acts/journal.recorded", {**TYPED, "act_id": act_id[1] if act_id else ""})
        assert sent.status_code == 302, sent.content.decode()[:3000]
        page = client.get(sent["Location"])
    case = Case.objects.get()
    html = page.content.decode()
    assert sent["Location"] == f"/cases/{case.pk}/slip?done=1"
    assert "1-11204-2026-Ж000001" in html and f"/r/{case.public_code}" in html and "<svg" in html
    assert f"/documents/{case.pk}/1/ky.pdf" in html
    assert "Придуманова" not in html
    with way.clock():
        again = client.post("/acts/journal.recorded", {**TYPED, "act_id": act_id[1] if act_id else ""})
    assert again["Location"] == sent["Location"]
    assert Subject.objects.filter(kind="case").count() == 1


def test_every_question_of_the_form_is_asked_once() -> None:
    way = Way()
    with way.clock():
        for code in ("journal.recorded", "crime.registered_directly"):
            html = duty(way).get(f"/acts/{code}").content.decode()
            names = re.findall(r'<(?:input|select|textarea)[^>]* id="q-([a-z_]+)"', html)
            assert len(names) == len(set(names))
            assert {"channel", "narrative", "applicant_surname", "territory", "received_at"} <= set(names)
        assert "Добавить" in html  # an article, for direct registration


@pytest.fixture
def before() -> Way:
    way = Way()
    way.report(narrative="Угнали велосипед.", applicant_phone="+996 555 99 88 77", address="ул. Сливовая, 1")
    return way


def test_what_may_be_the_same_report_is_shown_while_it_is_typed(before: Way) -> None:
    client = duty(before)
    with before.clock():
        found = client.post("/report/journal.recorded/similar", {"applicant_phone": "0555998877", "narrative": "У"})
        html = found.content.decode()
        assert before.case.number in html and "тот же телефон" in html and "<html" not in html
        nothing = client.post("/report/journal.recorded/similar", {"occurred_from": "вчера", "applicant": "не число"})
        assert "Похожих сообщений не найдено" in nothing.content.decode()


def test_without_scripts_a_button_shows_it_and_keeps_what_was_typed(before: Way) -> None:
    client = duty(before)
    with before.clock():
        shown = client.post("/acts/journal.recorded", {**TYPED, "_show": "similar"})
    html = shown.content.decode()
    assert shown.status_code == 200 and before.case.number in html
    assert "Со двора похищена бензопила." in html and 'value="Придуманова"' in html
    assert Subject.objects.filter(kind="case").count() == 1
    assert Draft.objects.count() == 1  # a power cut now loses nothing


def test_similar_reports_are_for_who_may_take_one_in(before: Way) -> None:
    for office, code, status in (
        ("head_of_unit", "journal.recorded", 404),
        ("duty_officer", "case.opened", 404),
        ("duty_officer", "no.such", 404),
    ):
        client = sign_in(Client(), before.post(office))
        with before.clock():
            assert client.post(f"/report/{code}/similar", {}).status_code == status
    with before.clock():
        assert duty(before).get("/report/journal.recorded/similar").status_code == 405


def test_of_a_shielded_report_elsewhere_nobody_is_told() -> None:
    way = Way()
    way.report(narrative="Побои.", shield="domestic", applicant_phone="0555 998877")
    other = sign_in(Client(), way.post("duty_officer", "elsewhere"))
    with way.clock():
        found = other.post("/report/journal.recorded/similar", {"applicant_phone": "0555998877"})
    assert way.case.number not in found.content.decode()


def test_a_mistake_keeps_what_was_typed_and_names_the_field() -> None:
    way = Way()
    client = duty(way)
    with way.clock():
        wrong = client.post("/acts/journal.recorded", {**TYPED, "narrative": "", "occurred_from": "01.01.2030 10:00"})
    html = wrong.content.decode()
    assert wrong.status_code == 422
    assert 'href="#q-narrative"' in html and 'value="0555 998877"' in html
    assert not Subject.objects.exists()
