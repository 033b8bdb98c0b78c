"""My work, notices, drafts, piles: what waits for a post, and only for that post."""

import re

import pytest
from django.test import Client

from tests.ways import Way
from tutash.kernel import outbox, worklist
from tutash.kernel.models import Acknowledged, Subject
from tutash.kernel.testing import sign_in

pytestmark = pytest.mark.django_db


def html(way: Way, office: str, address: str = "/work", name: str = "") -> str:
    client = sign_in(Client(headers={"Accept-Language": "ru"}), way.post(office, name=name))
    with way.clock():
        response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def listed(page: str) -> list[str]:
    """The numbers of the cases in the list of deadlines, in order."""
    return re.findall(
        r'<a class="govuk-link tutash-number"[^>]*>([^<]+)<', page.split('id="deadlines"')[1].split("tutash-aside")[0]
    )


def test_the_nearest_deadline_stands_first_with_its_article_and_how_it_was_counted() -> None:
    way = Way()
    first = way.to("investigation")
    way.later(days=1)
    second = way.to("check")
    page = html(way, "investigator")
    assert listed(page) == [Subject.objects.get(pk=pk).number for pk in (second, first)]
    assert "УПК КР 2021, ст. 153" in page and f"/deadlines/{second}/check/2" in page
    assert "через" in page and "tutash-due--later" in page  # said in words, not by colour alone


def test_an_overdue_deadline_is_counted_and_said() -> None:
    way = Way()
    way.to("check")
    way.later(days=12)
    page = html(way, "investigator")
    assert re.search(r"<strong>1</strong>\s*<a[^>]*due=overdue", page)
    assert "просрочено на" in page
    assert listed(html(way, "investigator", "/work?due=overdue")) == listed(page)


def test_days_that_a_party_has_to_complain_are_nobodys_duty() -> None:
    way = Way()
    case_id = way.to("refused")
    way.later(days=30)
    assert listed(html(way, "investigator")) == []
    assert "право участника" in html(way, "investigator", f"/cases/{case_id}")
    assert "refusal_complaint" in worklist.RIGHTS


def test_a_suspended_term_presses_nobody() -> None:
    way = Way()
    way.to("suspended")
    assert listed(html(way, "investigator")) == []


def test_the_head_sees_all_the_unit_and_can_look_at_the_own_alone() -> None:
    way = Way()
    way.to("check")
    assert len(listed(html(way, "head_of_unit"))) == 1
    assert listed(html(way, "head_of_unit", "/work?of=mine")) == []
    assert listed(html(way, "investigator", name="second")) == []


PILES = {
    "unregistered": ("journal", "duty_officer"),
    "to_study": ("with_prosecutor", "prosecutor"),
    "to_send": ("approved", "prosecutor"),
}


@pytest.mark.parametrize(("pile", "at"), PILES.items(), ids=PILES)
def test_a_pile_leads_to_its_cases_and_is_shown_to_whom_it_waits_for(pile: str, at: tuple[str, str]) -> None:
    way = Way()
    case_id = way.to(at[0])
    address = f"/cases?pile={pile}"
    assert address in html(way, at[1])
    assert str(case_id) in html(way, at[1], address)
    assert address not in html(way, "registrar")
    other = sign_in(Client(), way.post("registrar"))
    with way.clock():
        assert other.get(address).status_code == 422


def test_petitions_complaints_and_late_entries_make_piles() -> None:
    way = Way()
    case_id = way.to("investigation")
    way.step("petition.lodged", "investigator", name="Выдуманов", words="Прошу отложить.")
    way.step("complaint.lodged", "investigator", name="Выдуманов", words="Не согласен.", to="head")
    way.step("instruction.given", "prosecutor", words="Допросить.")
    way.step(
        "entry.late",
        "investigator",
        kind="search",
        performed_at=way.now.isoformat(),
        late_reason="Не было света.",
        paper="Протокол 5",
        summary="Обыск проведён.",
    )
    mine, heads = html(way, "investigator"), html(way, "head_of_unit")
    assert "pile=petitions" in mine and "pile=to_report" in mine and "pile=unsigned" not in mine
    assert "pile=complaints" in heads and "pile=unsigned" in heads
    requests = html(way, "investigator", f"/cases/{case_id}/requests")
    assert f"/acts/petition.decided/{case_id}?petition=5" in requests
    assert f"/acts/instruction.fulfilled/{case_id}?instruction=7" in requests
    assert "ещё не подтверждена" in html(way, "investigator", f"/cases/{case_id}/entries")


def test_a_case_sent_here_waits_for_the_answer() -> None:
    way = Way()
    case_id = way.to("check")
    way.post("head_of_unit", "elsewhere")
    way.step("case.transfer_sent", "head_of_unit", to_unit="elsewhere", reason="Место преступления там.")
    receiver = way.post("head_of_unit", "elsewhere")
    client = sign_in(Client(), receiver)
    with way.clock():
        assert "pile=incoming" in client.get("/work").content.decode()
        page = client.get(f"/cases/{case_id}").content.decode()
        assert f"/acts/case.transfer_received/{case_id}" in page
        gone = client.post(f"/acts/case.transfer_refused/{case_id}", {"reason": "Не наше."})
        assert gone["Location"] == "/work?did=case.transfer_refused"  # no page that is no longer theirs
        assert client.get(gone["Location"]).status_code == 200
        assert client.get(f"/cases/{case_id}").status_code == 404


# ---- notices


def test_a_notice_that_one_post_has_read_is_still_new_to_another() -> None:
    way = Way()
    way.to("check")
    head = way.post("head_of_unit")
    deputy = way.post("head_of_unit", name="deputy")
    client = sign_in(Client(), head)
    with way.clock():
        notice = outbox.new(head).get()
        assert str(notice.pk) in client.get("/notices").content.decode()
        client.post("/notices", {"notice": [notice.pk]})
        assert not outbox.new(head).exists()
        assert outbox.new(deputy).get() == notice
        assert "прочитано" in client.get("/notices?all=yes", headers={"Accept-Language": "ru"}).content.decode()


def test_nobody_marks_what_was_not_sent_to_them() -> None:
    way = Way()
    way.to("check")
    with way.clock():
        notice = outbox.new(way.post("head_of_unit")).get()
        duty = sign_in(Client(), way.post("duty_officer"))
        for forged in (notice.pk, "x", "-1", 10**30):
            duty.post("/notices", {"notice": [forged]})
    assert not Acknowledged.objects.exists()


def test_a_notice_tells_nothing_of_a_case_that_is_no_longer_mine() -> None:
    way = Way()
    way.to("check")
    way.post("investigator", name="second")
    with way.clock():
        assert outbox.new(way.post("investigator")).exists()
    way.step("case.assigned", "head_of_unit", officer="police.investigator.second", reason="Отпуск.")
    with way.clock():
        assert not outbox.new(way.post("investigator")).exists()


# ---- drafts


def test_a_form_that_was_begun_waits_on_my_work() -> None:
    way = Way()
    case_id = way.to("check")
    client = sign_in(Client(headers={"Accept-Language": "ru"}), way.post("investigator"))
    with way.clock():
        client.post(f"/drafts/case.opened/{case_id}", {"narrative": "Установлено, что"})
        page = client.get("/work").content.decode()
        assert f"/acts/case.opened/{case_id}" in page and "Начато и не отправлено" in page
        assert "Установлено, что" in client.get(f"/acts/case.opened/{case_id}").content.decode()
    assert f"/acts/case.opened/{case_id}" not in html(way, "investigator", name="second")
