"""Over HTTP alone, from the journal to the court: at each step ledger, terms, papers and public page agree."""

from typing import Any

import pytest
from django.test import Client

from tests.test_api import Program
from tutash.kernel import clock, law, ledger, pages
from tutash.kernel.acts import ACTS
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db


class Journey:
    """One case, the programs that act in it, and what must agree after every step."""

    def __init__(self) -> None:
        self.world = World()
        self.world.now = clock.now()  # nobody sets the clock of a server by HTTP
        self.programs: dict[str, Program] = {}
        self.case = ""
        self.public = ""

    def by(self, office: str) -> Program:
        if office not in self.programs:
            self.programs[office] = Program(self.world, office)
        return self.programs[office]

    def step(self, code: str, office: str, *, stage: str, running: set[str], **fields: Any) -> dict[str, Any]:
        receipt: dict[str, Any] = self.by(office).act(code, subject=self.case or None, **fields)
        self.case = self.case or receipt["subject"]
        assert (receipt["stage"], set(receipt["deadlines"])) == (stage, running)
        self.agree(receipt, office)
        return receipt

    def agree(self, receipt: dict[str, Any], office: str) -> None:
        entry = ledger.chain(self.case).filter(act_id=receipt["act"]).get()  # type: ignore[arg-type]
        assert bytes(entry.hash).hex() == receipt["hash"]
        self.world.assert_the_ledger_tells_the_same_story()
        if not self.public:
            self.public = next(iter(ledger.with_payloads([entry]))).found["public_code"]
        page = Client(headers={"Accept-Language": "ru"}).get(f"/r/{self.public}")
        assert page.status_code == 200
        assert law.stage("case", receipt["stage"]).public.ru in page.content.decode()  # type: ignore[union-attr]
        if ACTS[receipt["code"]].document:
            for language in ("ky", "ru"):
                paper = self.by("prosecutor").client.get(f"/documents/{self.case}/{receipt['seq']}/{language}.pdf")
                assert paper.content[:5] == b"%PDF-", (receipt["code"], paper.status_code)


def test_from_the_journal_to_the_court() -> None:
    journey = Journey()
    step, now = journey.step, journey.world.now
    step(
        "journal.recorded",
        "duty_officer",
        stage="journal",
        running={"registration"},
        channel="oral",
        applicant_surname="Вымышленная",
        applicant_given="Бермет",
        applicant_phone="+996 555 000111",
        narrative="Похищен мобильный телефон из квартиры.",
    )
    step("crime.registered", "duty_officer", stage="check", running={"check"})
    investigator = journey.by("investigator").post.code
    step("case.assigned", "head_of_unit", stage="check", running={"check"}, officer=investigator)
    offence = {"charge": "uk-2021:205/2", "day": now.date().isoformat()}
    step(
        "case.opened",
        "investigator",
        stage="investigation",
        running={"investigation"},
        narrative="Установлена кража.",
        offences=[offence],
    )
    running = {"investigation"}
    invented = {"surname": "Выдуманов", "given": "Азамат", "sex": "male", "birth_date": "1990-05-05"}
    step(
        "participant.added",
        "investigator",
        stage="investigation",
        running=running,
        role="suspect",
        new=invented,
        grounds="Показания свидетеля",
    )
    people = journey.by("investigator").get(f"cases/{journey.case}")["participants"]
    person_id = next(line["person"] for line in people if line["role"] == "suspect")
    at = now.isoformat()
    step(
        "rights.explained",
        "investigator",
        stage="investigation",
        running=running,
        person=person_id,
        role="suspect",
        explained_at=at,
        language="ru",
    )
    step(
        "accused.brought",
        "investigator",
        stage="investigation",
        running={"investigation", "charge_presentation"},
        person=person_id,
        offences=[offence],
        narrative="Вина подтверждена.",
    )
    step(
        "charge.presented",
        "investigator",
        stage="investigation",
        running=running,
        person=person_id,
        lawyer="Адвокат Придуманная, ордер 17",
        presented_at=now_here(),
        language="русский",
        answer="Вину признал.",
    )
    step("familiarisation.offered", "investigator", stage="familiarisation", running=running)
    for waiting in {person_id, *victims(journey)}:
        step(
            "familiarisation.recorded",
            "investigator",
            stage="familiarisation",
            running=running,
            person=waiting,
            result="in_full",
            done_at=now_here(),
        )
    step(
        "indictment.sent",
        "investigator",
        stage="with_prosecutor",
        running={"investigation", "prosecutor_study"},
        narrative="Обвиняется в краже.",
        evidence=["Протокол осмотра"],
    )
    step("indictment.approved", "prosecutor", stage="approved", running=set(), conclusion="Доказано.")
    step("case.sent_to_court", "prosecutor", stage="in_court", running=set(), court="Свердловский районный суд")
    journey.by("investigator").act(
        "case.terminated", subject=journey.case, status=409, ground="no_event", narrative="x"
    )
    pages.seal()
    journey.world.assert_sound()


def victims(journey: Journey) -> set[str]:
    """Who else was offered the file."""
    entries = journey.by("investigator").get(f"subjects/{journey.case}/entries?limit=100")["items"]
    offered = next(line for line in entries if line["code"] == "familiarisation.offered")
    return set(offered["found"]["people"])


def now_here() -> str:
    """The server's time, as the official reads it off the wall."""
    return clock.local(clock.now()).isoformat()
