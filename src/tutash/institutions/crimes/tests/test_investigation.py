"""From the suspect to the indictment: who may be charged, when, with whom present, and what must come first."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tutash.institutions.crimes.models import Decree
from tutash.institutions.crimes.proceedings import Accusation
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Entry
from tutash.kernel.refusals import Refused, WrongStage
from tutash.kernel.testing import World
from tutash.registers.charges import counts
from tutash.registers.persons.models import Participation

pytestmark = pytest.mark.django_db
THEFT = {"charge": "uk-2021:205/2", "day": "2026-03-01"}
SUSPECT = {"surname": "Выдуманов", "given": "Азамат", "sex": "male", "birth_date": "1990-05-05"}


class Case(World):
    """A theft under investigation, with a suspect."""

    def __init__(self) -> None:
        super().__init__(date(2026, 3, 2))
        self.do("crime.registered_directly", "duty_officer", channel="officer", narrative="Кража.", anonymous=True)
        self.do("case.assigned", "head_of_unit", officer=self.post("investigator").code)
        self.do("case.opened", narrative="Установлена кража.", offences=[THEFT])
        entry = self.do("participant.added", role="suspect", new=SUSPECT, grounds="Показания")
        self.suspect: UUID = entry.key("person")

    def do(self, code: str, by: str = "investigator", **fields: Any) -> Entry:
        return self.act(ACTS[code].model_validate(fields), by)

    def charge(self) -> Entry:
        return self.do("accused.brought", person=self.suspect, offences=[THEFT], narrative="Вина подтверждена.")

    def present(self, **changes: Any) -> Entry:
        said = {"lawyer": "Адвокат Придуманная", "presented_at": self.now, "language": "русский", "answer": "Признал."}
        return self.do("charge.presented", person=self.suspect, **{**said, **changes})

    def read(self) -> Entry:
        return self.do("familiarisation.recorded", person=self.suspect, result="in_full", done_at=self.now)


@pytest.fixture
def case() -> Case:
    return Case()


def test_a_charge_must_be_presented_within_forty_eight_hours_of_the_decree(case: Case) -> None:
    case.charge()
    assert case.deadlines()["charge_presentation"] == date(2026, 3, 4)
    assert Participation.objects.get(person_id=case.suspect, until=None).role == "accused"
    assert [count.person_id for count in counts.current(case.its_id)] == [case.suspect]
    case.later(hours=3)
    case.present()
    assert "charge_presentation" not in case.deadlines()
    assert Accusation.objects.get().presented_at == case.now


def test_two_accused_have_a_term_each(case: Case) -> None:
    case.charge()
    second = case.do("participant.added", role="suspect", new={**SUSPECT, "given": "Нурлан"}, grounds="Показания")
    case.later(hours=1)
    case.do("accused.brought", person=second.key("person"), offences=[THEFT], narrative="Соучастие.")
    case.present()
    assert case.deadlines()["charge_presentation"] == date(2026, 3, 4)
    assert list(Accusation.objects.order_by("seq").values_list("presented_seq", flat=True))[1] is None


@pytest.mark.parametrize(
    "changes, field",
    [
        pytest.param({"lawyer": None}, "lawyer", id="without a lawyer"),
        pytest.param({"presented_at": "2026-03-01T10:00+06:00"}, "presented_at", id="before the decree"),
        pytest.param({"presented_at": "2026-03-09T10:00+06:00"}, "presented_at", id="in the future"),
    ],
)
def test_a_charge_is_not_presented(case: Case, changes: dict[str, Any], field: str) -> None:
    case.charge()
    with pytest.raises(Refused) as refused:
        case.present(**changes)
    assert refused.value.field == field and refused.value.norm


def test_only_a_suspect_is_brought_as_accused_and_only_once(case: Case) -> None:
    witness = case.do("participant.added", role="witness", new={**SUSPECT, "given": "Свидетель"}).key("person")
    with pytest.raises(Refused):
        case.do("accused.brought", person=witness, offences=[THEFT], narrative="Вина подтверждена.")
    case.charge()
    with pytest.raises(Refused):
        case.charge()


def test_the_file_is_offered_only_when_every_charge_was_presented(case: Case) -> None:
    for _ in ("nobody accused", "charge not presented"):
        with pytest.raises(Refused):
            case.do("familiarisation.offered")
        if not Accusation.objects.exists():
            case.charge()
    case.present()
    case.do("familiarisation.offered")
    assert case.case.stage == "familiarisation"


def test_the_indictment_goes_only_when_every_party_has_read_the_file(case: Case) -> None:
    case.charge()
    case.present()
    case.do("familiarisation.offered")
    indictment: dict[str, Any] = {"narrative": "Обвиняется в краже.", "evidence": ["Протокол"]}
    with pytest.raises(Refused):
        case.do("indictment.sent", **indictment)
    case.read()
    case.do("indictment.sent", **indictment)
    assert case.deadlines()["prosecutor_study"] == date(2026, 3, 9)  # five days end on Saturday the 7th
    assert "office:prosecutor" in case.notices()


def test_what_the_parties_ask_may_send_the_case_back_to_the_investigation(case: Case) -> None:
    case.charge()
    case.present()
    case.do("familiarisation.offered")
    case.do("familiarisation.ended", reason="Удовлетворено ходатайство о допросе")
    assert case.case.stage == "investigation"
    case.do("familiarisation.offered")
    case.read()


def test_returned_by_the_prosecutor_the_term_runs_on_for_the_days_that_were_left(case: Case) -> None:
    before = case.deadlines()["investigation"]
    case.charge()
    case.present()
    case.do("familiarisation.offered")
    case.read()
    case.do("indictment.sent", narrative="Обвиняется.", evidence=["Протокол"])
    case.later(days=4)
    case.do("indictment.returned", "prosecutor", reason="Неполнота следствия")
    assert case.case.stage == "investigation"
    assert case.deadlines() == {"investigation": max(before, date(2026, 5, 2) + timedelta(days=4))}


def test_a_terminated_case_is_closed_until_the_prosecutor_cancels_it(case: Case) -> None:
    case.do("case.terminated", ground="no_corpus", narrative="Состава нет.")
    assert (case.case.stage, case.case.closed_at) == ("terminated", case.now)
    case.do("termination.cancelled", "prosecutor", reason="Преждевременно")
    assert (case.case.stage, case.case.closed_at) == ("investigation", None)
    assert Decree.objects.get(code="case.terminated").status == "cancelled"


@pytest.mark.parametrize("ground", ["", "no_such_ground", "no_corpus "])
def test_a_ground_that_the_law_does_not_list(case: Case, ground: str) -> None:
    with pytest.raises((Refused, ValueError)):
        case.do("case.terminated", ground=ground + "x", narrative="Состава нет.")


def test_a_suspended_case_is_not_terminated(case: Case) -> None:
    case.do("investigation.suspended", ground="unidentified", narrative="Лицо не установлено.")
    with pytest.raises(WrongStage):
        case.do("case.terminated", ground="no_corpus", narrative="Состава нет.")


def test_the_head_instructs_and_the_investigator_learns_of_it(case: Case) -> None:
    case.do("instruction.by_head", "head_of_unit", words="Допросить соседей.")
    assert case.notices()[-1] == f"post:{case.post('investigator').code}"
