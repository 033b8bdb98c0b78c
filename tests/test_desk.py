"""The prosecutor's desk: everything to approve, return, cancel or answer, with what may be done about it."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.ways import Way
from tutash.institutions.prosecution import desk
from tutash.institutions.prosecution.models import Grievance
from tutash.kernel.testing import sign_in

pytestmark = pytest.mark.django_db
OVER_INDICTMENT = {
    "indictment.approved",
    "indictment.returned",
    "indictment.counts_excluded",
    "indictment.requalified",
    "case.terminated_by_prosecutor",
}
OVER_REFUSAL = {"refusal.cancelled_and_opened", "refusal.returned", "refusal_complaint.dismissed"}


def screen(way: Way, office: str = "prosecutor", unit: str = "") -> str:
    client = sign_in(Client(headers={"Accept-Language": "ru"}), way.post(office, unit))
    with way.clock():
        response = client.get("/supervision")
    assert response.status_code == 200
    return response.content.decode()


def codes(line: desk.Line) -> set[str]:
    return {act.code for act, _ in line.acts}


def test_an_indictment_lies_on_the_desk_with_every_decision_over_it() -> None:
    way = Way()
    case_id = way.to("with_prosecutor")
    with way.clock():
        (line,) = desk.indictments(way.post("prosecutor"))
    assert (line.subject.pk, codes(line)) == (case_id, OVER_INDICTMENT)
    assert line.due is not None
    page = screen(way)
    assert all(f"/acts/{code}/{case_id}" in page for code in OVER_INDICTMENT)


def test_what_is_approved_waits_to_be_sent() -> None:
    way = Way()
    case_id = way.to("approved")
    with way.clock():
        (line,) = desk.approved(way.post("prosecutor"))
        assert (line.subject.pk, codes(line)) == (case_id, {"case.sent_to_court"})
        assert desk.indictments(way.post("prosecutor")) == []


def test_a_refusal_and_the_complaint_against_it_are_answered_by_the_same_acts() -> None:
    way = Way()
    case_id = way.to("refused")
    prosecutor = way.post("prosecutor")
    way.step("complaint.lodged", "duty_officer", name="Вымышленов Ж.", words="Насос не нашли.", about=4)
    with way.clock():
        (refusal,), (complaint,) = desk.refusals(prosecutor), desk.complaints(prosecutor)
        assert codes(refusal) == codes(complaint) == OVER_REFUSAL
        assert "Вымышленов Ж." in screen(way)
    way.step("refusal.returned", "prosecutor", case_id, reason="Проверка неполна.", instructions="Допросить соседей.")
    with way.clock():
        assert (desk.refusals(prosecutor), desk.complaints(prosecutor)) == ([], [])
    assert Grievance.objects.get().decided_seq == way.case.seq


def test_any_other_complaint_is_decided_by_its_number() -> None:
    way = Way()
    case_id = way.to("investigation")
    way.step("complaint.lodged", "investigator", name="Вымышленов Ж.", words="Ничего не делается.")
    assert f"/acts/complaint.decided/{case_id}?complaint=5" in screen(way)
    way.step("complaint.lodged", "investigator", name="Вымышленов Ж.", words="Руководителю.", to="head")
    assert Grievance.objects.count() == 1
    way.step("complaint.decided", "prosecutor", complaint=5, outcome="granted", reason="Обоснованна.")
    with way.clock():
        assert desk.complaints(way.post("prosecutor")) == []


def test_decisions_of_the_investigation_come_with_what_cancels_them() -> None:
    way = Way()
    suspended, terminated = way.to("suspended"), way.to("terminated")
    charged = way.to("charged")
    page = screen(way)
    assert f"/acts/suspension.cancelled/{suspended}" in page
    assert f"/acts/termination.cancelled/{terminated}" in page
    assert f"/acts/decree.cancelled/{charged}?number=6" in page
    way.later(days=40)
    with way.clock():
        assert desk.decisions(way.post("prosecutor")) == []


def test_an_instruction_without_a_report_stays_until_it_is_answered() -> None:
    way = Way()
    case_id = way.to("investigation")
    day = (way.now + timedelta(days=2)).date().isoformat()
    way.step("instruction.given", "prosecutor", words="Допросить очевидцев.", by_day=day)
    prosecutor = way.post("prosecutor")
    with way.clock():
        (told,) = desk.instructions(prosecutor)
        assert not told.late
    way.later(days=3)
    with way.clock():
        (told,) = desk.instructions(prosecutor)
        assert told.late
    assert "Допросить очевидцев." in screen(way)
    way.step("instruction.fulfilled", "investigator", case_id, instruction=5, report="Допрошены двое.")
    with way.clock():
        assert desk.instructions(prosecutor) == []
        client = sign_in(Client(), way.post("investigator"))
        assert "Допрошены двое." in client.get(f"/cases/{case_id}/requests").content.decode()


def test_a_prosecutor_of_another_district_has_an_empty_desk() -> None:
    way = Way()
    for stage in ("with_prosecutor", "refused", "suspended"):
        way.to(stage)
    way.post("investigator", "elsewhere")
    from tutash.kernel.models import Unit

    Unit.objects.create(
        code="gp.elsewhere",
        agency="gp",
        kind="rayon",
        names={"ru": "Прокуратура другого района"},
        territory="41702205000000",
        parent="gp",
        since="2000-01-01",
    )
    page = screen(way, "prosecutor", "gp.elsewhere")
    assert "/acts/" not in page and "<strong>0</strong>" in page


def test_the_desk_is_for_prosecutors() -> None:
    way = Way()
    for office in ("investigator", "head_of_unit", "registrar"):
        with way.clock():
            assert sign_in(Client(), way.post(office)).get("/supervision").status_code == 403
