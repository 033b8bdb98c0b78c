"""The prosecutor over the investigation: refusals, instructions, decrees, the indictment."""

from datetime import date
from typing import Any

import pytest

from tutash.institutions.prosecution.models import Decision, Instruction
from tutash.institutions.prosecution.rules import is_graver
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Entry
from tutash.kernel.refusals import NotFound, NotYourOffice, Refused
from tutash.kernel.testing import World
from tutash.registers.charges import counts

pytestmark = pytest.mark.django_db
THEFT = {"charge": "uk-2021:205/2", "day": "2026-03-01"}
MURDER = {"charge": "uk-2021:122/1", "day": "2026-03-01"}
HARM = {"charge": "uk-2021:131/1", "day": "2026-03-01"}
SUSPECT = {"surname": "Выдуманов", "given": "Азамат", "sex": "male", "birth_date": "1990-05-05"}


class Case(World):
    def __init__(self) -> None:
        super().__init__(date(2026, 3, 2))
        self.do("crime.registered_directly", "duty_officer", channel="officer", narrative="Кража.", anonymous=True)
        self.do("case.assigned", "head_of_unit", officer=self.post("investigator").code)

    def do(self, code: str, by: str = "prosecutor", **fields: Any) -> Entry:
        return self.act(ACTS[code].model_validate(fields), by)

    def refused(self) -> "Case":
        self.do("case.refused", "investigator", ground="no_corpus", narrative="Состава нет.")
        return self

    def opened(self, *offences: dict[str, str]) -> "Case":
        self.do("case.opened", "investigator", narrative="Установлено.", offences=list(offences or (THEFT,)))
        return self

    def indicted(self, *offences: dict[str, str]) -> "Case":
        self.opened(*offences)
        added = self.do("participant.added", "investigator", role="suspect", new=SUSPECT, grounds="Показания")
        person = added.key("person")
        charge = {"offences": list(offences or (THEFT,)), "narrative": "Вина подтверждена."}
        self.do("accused.brought", "investigator", person=person, **charge)
        said = {"lawyer": "Адвокат", "presented_at": self.now, "language": "русский", "answer": "Нет."}
        self.do("charge.presented", "investigator", person=person, **said)
        self.do("familiarisation.offered", "investigator")
        self.do("familiarisation.recorded", "investigator", person=person, result="in_full", done_at=self.now)
        self.do("indictment.sent", "investigator", narrative="Обвиняется.", evidence=["Протокол"])
        return self


def test_a_refusal_is_cancelled_and_the_case_opened_with_its_term() -> None:
    case = Case().refused()
    with pytest.raises(Refused) as refused:
        case.do("refusal.cancelled_and_opened", reason="Незаконно")
    assert refused.value.field == "counts"
    case.do("refusal.cancelled_and_opened", reason="Незаконно", counts=[THEFT])
    assert (case.case.stage, case.deadlines()) == ("investigation", {"investigation": date(2026, 5, 11)})


def test_a_refusal_is_returned_for_a_further_check_with_a_new_term() -> None:
    case = Case().refused()
    case.later(days=3)
    case.do("refusal.returned", reason="Неполно", instructions="Опросить соседей")
    assert (case.case.stage, case.deadlines()) == ("check", {"check": date(2026, 3, 16)})


def test_the_complaint_of_a_refusal_is_dismissed_with_reasons() -> None:
    case = Case().refused()
    case.do("complaint.lodged", "duty_officer", name="Заявитель", words="Не согласен.")
    case.do("refusal_complaint.dismissed", reason="Отказ обоснован")
    assert case.case.stage == "refused"


def test_a_prosecutor_of_another_district_sees_nothing() -> None:
    case = Case().refused()
    with pytest.raises(NotFound):
        case.act(
            ACTS["refusal.returned"].model_validate({"reason": "Неполно", "instructions": "Опросить"}),
            case.post("prosecutor", "elsewhere"),
        )


def test_every_decision_comes_before_the_prosecutor() -> None:
    case = Case().refused()
    assert [(decision.code, decision.status) for decision in Decision.objects.all()] == [("case.refused", "stands")]
    case.do("refusal.returned", reason="Неполно", instructions="Опросить соседей")


def test_an_instruction_is_given_and_reported_on() -> None:
    case = Case().opened()
    with pytest.raises(Refused):
        case.do("instruction.given", words="Допросить.", by_day="2026-03-01")
    given = case.do("instruction.given", words="Допросить.", by_day="2026-03-10")
    with pytest.raises(Refused):
        case.do("instruction.fulfilled", "investigator", instruction=given.seq + 7, report="Сделано.")
    case.do("instruction.fulfilled", "investigator", instruction=given.seq, report="Допрошены трое.")
    assert Instruction.objects.get().status == "fulfilled"


def test_an_unlawful_decree_is_cancelled_by_its_number_and_only_once() -> None:
    case = Case().opened()
    expertise = {"kind": "drugs", "institution": "Экспертная служба", "circumstances": "x", "questions": ["Что это?"]}
    ordered = case.do("expertise.ordered", "investigator", **expertise)
    for number in (1, ordered.seq + 5):
        with pytest.raises(Refused) as refused:
            case.do("decree.cancelled", number=number, reason="Незаконно")
        assert refused.value.field == "number"
    case.do("decree.cancelled", number=ordered.seq, reason="Незаконно")
    with pytest.raises(Refused):
        case.do("decree.cancelled", number=ordered.seq, reason="Незаконно")


def test_counts_are_excluded_but_one_must_remain() -> None:
    case = Case().indicted(THEFT, HARM)
    numbers = [count.no for count in counts.current(case.its_id).order_by("no")]
    with pytest.raises(Refused) as refused:
        case.do("indictment.counts_excluded", nos=numbers, reason="Не доказано")
    assert refused.value.field == "nos"
    case.do("indictment.counts_excluded", nos=numbers[:1], reason="Не доказано")
    assert counts.current(case.its_id).count() == 1


def test_the_prosecutor_makes_a_charge_milder_never_graver() -> None:
    case = Case().indicted(HARM)
    (count,) = counts.current(case.its_id)
    with pytest.raises(Refused) as refused:
        case.do("indictment.requalified", no=count.no, offence=MURDER, reason="Умысел на убийство")
    assert refused.value.field == "offence-charge"
    unknown = {"charge": "uk-2021:206", "day": "2026-03-01"}
    with pytest.raises(Refused) as refused:
        case.do("indictment.requalified", no=count.no, offence=unknown, reason="Иной состав")
    assert refused.value.field == "milder_confirmed"
    case.do("indictment.requalified", no=count.no, offence=unknown, milder_confirmed=True, reason="Иной состав")
    assert [line.charge for line in counts.current(case.its_id)] == ["uk-2021:206"]


def test_approved_the_case_goes_to_the_court_with_its_inventory() -> None:
    case = Case().indicted()
    with pytest.raises(Refused):
        case.do("case.sent_to_court", court="Районный суд")
    case.do("indictment.approved", conclusion="Доказано")
    assert case.deadlines() == {}
    sent = case.do("case.sent_to_court", court="Районный суд")
    assert case.case.stage == "in_court"
    titles = [line["title"]["en"] for line in sent.found["inventory"]]
    assert ACTS["indictment.sent"].title.en in titles and len(titles) >= 6


def test_the_prosecutor_may_end_the_case_on_a_listed_ground() -> None:
    case = Case().indicted()
    with pytest.raises(Refused):
        case.do("case.terminated_by_prosecutor", ground="because", reason="Нет оснований")
    case.do("case.terminated_by_prosecutor", ground="no_corpus", reason="Нет состава")
    assert (case.case.stage, case.deadlines()) == ("terminated", {})


@pytest.mark.parametrize(
    "code, fields",
    [
        ("indictment.approved", {"conclusion": "Доказано"}),
        ("case.sent_to_court", {"court": "Районный суд"}),
        ("investigation.extended", {"last_day": "2026-06-01", "reason": "Сложное дело"}),
    ],
)
def test_an_investigator_does_not_do_the_prosecutors_work(code: str, fields: dict[str, str]) -> None:
    case = Case().indicted()
    with pytest.raises(NotYourOffice):
        case.do(code, "investigator", **fields)


@pytest.mark.parametrize(
    "new, old, graver",
    [
        ("grave", "small", True),
        ("small", "grave", False),
        ("grave", "grave", False),
        ("grave", "", None),
        ("", "grave", None),
    ],
)
def test_which_is_graver(new: str, old: str, graver: bool | None) -> None:
    assert is_graver(new, old) is graver
