"""A case brought to any stage, without asking the ledger after every step: for tests of what is shown."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from tutash.kernel import law
from tutash.kernel.acts import ACTS
from tutash.kernel.models import Entry, Post
from tutash.kernel.pipeline import perform
from tutash.kernel.testing import World
from tutash.registers.persons.models import Participation

THEFT: Final = {"charge": "uk-2021:205/2", "day": "2026-03-01"}
APPLICANT: Final = {
    "applicant_surname": "Вымышленов",
    "applicant_given": "Жаныбек",
    "applicant_phone": "0555 765432",
    "address": "ул. Придуманная, 7",
}
STAGES: Final = (
    "journal",
    "not_a_crime",
    "check",
    "refused",
    "investigation",
    "suspended",
    "terminated",
    "familiarisation",
    "with_prosecutor",
    "approved",
    "in_court",
)


class Way(World):
    """Steps as forms and programs say them."""

    def step(self, code: str, by: str | Post = "", on: UUID | None = None, **fields: Any) -> Entry:
        act = ACTS[code].model_validate(fields)
        post = by if isinstance(by, Post) else self.post(by or act.by[0])
        with self.clock():
            entry = perform(act, post=post, subject_id=None if act.creates() else on or self.subject_id)
        if act.creates() and act.subject == "case":
            self.subject_id = entry.subject_id
        return entry

    def ground(self, name: str) -> str:
        return law.grounds(name, self.now.date())[0].code

    def report(self, **fields: Any) -> UUID:
        said = {"channel": "oral", "narrative": "Из сарая похищен насос.", **APPLICANT, **fields}
        return self.step("journal.recorded", "duty_officer", **said).subject_id

    def to(self, stage: str, **fields: Any) -> UUID:
        """A new report, brought to this stage."""
        case_id = self.report(**fields)
        for step in ROADS[stage]:
            self.later(hours=1)
            step(self)
        return case_id

    def suspect(self) -> UUID:
        return Participation.objects.get(case_id=self.case.pk, role="accused", until=None).person_id


def _assign(way: Way) -> None:
    way.step("crime.registered", "duty_officer")
    way.step("case.assigned", "head_of_unit", officer=way.post("investigator").code)


def _not_a_crime(way: Way) -> None:
    way.step("report.not_a_crime", ground=way.ground("not_a_crime_grounds"), reason="Гражданский спор.")


def _refuse(way: Way) -> None:
    way.step("case.refused", ground=way.ground("refusal_grounds"), narrative="Нет состава преступления.")


def _open(way: Way) -> None:
    way.step("case.opened", narrative="Установлена кража.", offences=[THEFT])


def _suspend(way: Way) -> None:
    way.step("investigation.suspended", ground=way.ground("suspension_grounds"), narrative="Лицо не установлено.")


def _terminate(way: Way) -> None:
    way.step("case.terminated", ground=way.ground("termination_grounds"), narrative="Основание установлено.")


def _charge(way: Way) -> None:
    invented = {"surname": "Выдуманов", "given": "Азамат", "sex": "male", "birth_date": "1990-05-05"}
    added = way.step("participant.added", "investigator", role="suspect", new=invented, grounds="Показания")
    person = str(added.key("person"))
    way.step("accused.brought", person=person, offences=[THEFT], narrative="Вина подтверждена.")
    way.later(minutes=5)
    way.step(
        "charge.presented",
        person=person,
        lawyer="Адвокат Придуманная, ордер 17",
        presented_at=(way.now - timedelta(minutes=1)).isoformat(),
        language="русский",
        answer="Вину признал.",
    )


def _offer(way: Way) -> None:
    way.step("familiarisation.offered")


def _send(way: Way) -> None:
    people = Participation.objects.filter(case_id=way.case.pk, until=None, role__in=("accused", "victim"))
    for person in people.values_list("person_id", flat=True):
        way.step("familiarisation.recorded", person=str(person), result="in_full", done_at=way.now.isoformat())
    way.step("indictment.sent", narrative="Обвиняется в краже.", evidence=["Протокол осмотра"])


def _approve(way: Way) -> None:
    way.step("indictment.approved", "prosecutor", conclusion="Доказательств достаточно.")


def _to_court(way: Way) -> None:
    way.step("case.sent_to_court", "prosecutor", court="Вымышленный районный суд")


_TO_COURT: Final = (_assign, _open, _charge, _offer, _send, _approve, _to_court)
ROADS: Final = {
    "journal": (),
    "not_a_crime": (_not_a_crime,),
    "check": _TO_COURT[:1],
    "refused": (_assign, _refuse),
    "investigation": _TO_COURT[:2],
    "suspended": (_assign, _open, _suspend),
    "terminated": (_assign, _open, _terminate),
    "charged": _TO_COURT[:3],
    "familiarisation": _TO_COURT[:4],
    "with_prosecutor": _TO_COURT[:5],
    "approved": _TO_COURT[:6],
    "in_court": _TO_COURT,
}
