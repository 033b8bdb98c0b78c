"""A case of an old register comes into this one, under the law of its day."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final

from pydantic import Field, StringConstraints

from tutash.institutions.crimes.keeping import ArchivedCase
from tutash.institutions.crimes.kinds import Doubt, Incident, Outcome, Sex
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.refusals import (
    BeforeTheCase,
    CustodyBackwards,
    InTheFuture,
    NeitherArticleNorCategory,
    NoSuchCategory,
)
from tutash.institutions.crimes.rules import doubts
from tutash.institutions.crimes.stages import ARCHIVED
from tutash.kernel import dates, law
from tutash.kernel.acts import Act, Situation
from tutash.kernel.fields import ChargeRef, Code, Day, Group, Line, Reason, TerritoryRef, Words, asks
from tutash.kernel.models import Entry
from tutash.kernel.text import Text
from tutash.registers.charges import counts, qualification
from tutash.registers.charges.asked import Completion, Offence, Role

OLDEST_AGE: Final = 120


class OldCharge(Group):
    """What the old register charges: an article of the law of that day, or a category where its code is not ours."""

    charge: ChargeRef | None = asks(
        Text("Article of the code of that day", "Статья кодекса того дня", "Ошол күнкү кодекстин беренеси"),
        default=None,
    )
    iccs: Annotated[str, StringConstraints(pattern=r"^\d{2,6}$")] | None = asks(
        Text("ICCS category", "Категория МКПС", "КЭК категориясы"),
        Text("Where the code is not ours.", "Если кодекс не кыргызский.", "Кодекс кыргыз мыйзамы эмес болсо."),
        default=None,
    )
    stated: Line = asks(
        Text("In the words of the old register", "Как записано в старом реестре", "Эски реестрде кандай жазылган")
    )
    day: Day | None = asks(Text("Day of the offence", "День совершения деяния", "Жосун жасалган күн"), default=None)
    completion: Completion = asks(
        Text("How far it went", "Стадия преступления", "Кылмыштын баскычы"), default=Completion.COMPLETED
    )
    milder: Reason | None = asks(
        Text("Why a later law is milder", "Почему позднейший закон мягче", "Кийинки мыйзам эмне үчүн жеңилирээк"),
        default=None,
    )


class ImportArchiveCase(Act):
    """The keeper of the register enters a case of an old one; when it was done and when it is entered stay apart."""

    code = "archive.imported"
    title = Text("Import of an archive case", "Внесение архивного дела", "Архивдик ишти киргизүү")
    norm = "erp.archive_import"
    by = ("registrar",)
    subject = "case"
    then = ARCHIVED
    stream = "records"

    source: Code = asks(Text("Old register", "Старый реестр", "Эски реестр"), max_length=60)
    record: Code = asks(Text("Its number there", "Номер записи в нём", "Андагы жазуунун номери"))
    previous: Code | None = asks(
        Text(
            "Earlier record of the same person", "Прежняя запись о том же лице", "Ошол эле адам жөнүндө мурунку жазуу"
        ),
        default=None,
    )
    performed_on: Day = asks(
        Text("Taken in there on", "Принято там", "Анда кабыл алынган күнү"),
        Text(
            "The day on which the old register took the case in.",
            "День, когда дело принято старым реестром.",
            "Эски реестр ишти кабыл алган күн.",
        ),
    )
    performed_by: Line | None = asks(Text("By whom", "Кем", "Ким тарабынан"), default=None)
    paper: Line | None = asks(
        Text("Paper case: archive, fund, file", "Бумажное дело: архив, фонд, дело", "Кагаз иши: архив, фонд, иш"),
        default=None,
    )
    territory: TerritoryRef | None = asks(Text("Place", "Территория", "Аймак"), default=None)
    narrative: Words | None = asks(Text("What happened", "Что произошло", "Эмне болду"), default=None)
    charges: Annotated[tuple[OldCharge, ...], Field(max_length=50)] = asks(
        Text("Charges", "Обвинения", "Айыптар"),
        Text(
            "None, if the old register says that nobody was charged.",
            "Пусто, если в старом реестре сказано, что обвинения нет.",
            "Эски реестрде айып коюлган эмес деп жазылса, бош калат.",
        ),
        default=(),
    )
    sex: Sex | None = asks(Text("Sex of the person", "Пол лица", "Адамдын жынысы"), default=None)
    age: Annotated[int, Field(ge=0, le=OLDEST_AGE)] | None = asks(Text("Age", "Возраст", "Курагы"), default=None)
    prior_offences: Annotated[int, Field(ge=0, le=1_000)] | None = asks(
        Text("Earlier offences", "Прежних преступлений", "Мурунку кылмыштар"), default=None
    )
    custody_from: Day | None = asks(Text("In custody from", "Под стражей с", "Камакта: баштап"), default=None)
    custody_to: Day | None = asks(Text("In custody to", "Под стражей по", "Камакта: чейин"), default=None)
    outcome: Outcome = asks(Text("How it ended", "Чем закончилось", "Эмне менен бүттү"), default=Outcome.UNKNOWN)
    doubts: Annotated[tuple[Doubt, ...], Field(max_length=20)] = asks(
        Text("What is doubtful", "Что вызывает сомнения", "Эмне күмөн туудурат"), default=()
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        today = situation.law.on
        if self.performed_on > today:
            raise InTheFuture(norm=self.norm, field="performed_on")
        for field in ("custody_from", "custody_to"):
            if (day := getattr(self, field)) and day > today:
                raise InTheFuture(norm=self.norm, field=field)
        if self.custody_from and self.custody_to and self.custody_to < self.custody_from:
            raise CustodyBackwards(norm=self.norm, field="custody_to")
        facts = [self._examine(situation, charge, f"charges-{n}-") for n, charge in enumerate(self.charges)]
        return {"counts": facts, "procedure": _procedure(self.performed_on), "doubts": self._doubts()}

    def _doubts(self) -> list[str]:
        """What contradicts itself, as the keeper says and as the fields show."""
        days = [charge.day for charge in self.charges]
        seen = doubts(days, self.custody_from)
        return sorted({*seen, *(doubt.value for doubt in self.doubts)})

    def _examine(self, situation: Situation, charge: OldCharge, prefix: str) -> dict[str, Any]:
        if charge.day and charge.day > self.performed_on:
            raise BeforeTheCase(norm=self.norm, field=prefix + "day")
        if charge.charge:
            day = charge.day or self.performed_on
            offence = Offence(charge=charge.charge, day=day, completion=charge.completion, milder=charge.milder)
            line = qualification.examine_one(situation, offence, prefix)
            return {**line, "offence_from": charge.day, "stated": charge.stated}
        return {**_foreign(charge, self.norm, prefix), "offence_from": charge.day}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        title = "; ".join(charge.stated for charge in self.charges) or (self.narrative or "")
        return {"number": f"{self.source}/{self.record}"[:60], "title": title[:200], "closed_at": entry.at}

    def apply(self, entry: Entry) -> None:
        received = dates.midnight(self.performed_on)
        first = min((charge.day for charge in self.charges if charge.day), default=None)
        Case.objects.create(
            id=entry.subject_id,
            channel="",
            incident=Incident.CRIME.value,
            received_at=received,
            occurred_from=dates.midnight(first) if first else None,
            territory=self.territory or "",
            narrative=self.narrative or "",
            public_place="",
            street=False,
            domestic_violence=False,
            procedure=entry.found["procedure"],
        )
        ArchivedCase.objects.create(
            id=entry.subject_id,
            source=self.source,
            record=self.record,
            previous=self.previous or "",
            performed_on=self.performed_on,
            performed_by=self.performed_by or "",
            paper=self.paper or "",
            sex=self.sex.value if self.sex else "",
            age=self.age,
            prior_offences=self.prior_offences,
            custody_from=self.custody_from,
            custody_to=self.custody_to,
            outcome=self.outcome.value,
            doubts=entry.found["doubts"],
        )
        counts.add(entry)


def _foreign(charge: OldCharge, norm: str, prefix: str) -> dict[str, Any]:
    """A count under a code that is not ours: its category, and its words."""
    if charge.iccs is None:
        raise NeitherArticleNorCategory(norm=norm, field=prefix + "charge")
    if charge.iccs not in law.pack().iccs:
        raise NoSuchCategory(norm=norm, field=prefix + "iccs")
    return {
        "person_id": None,
        "charge": "",
        "edition": "",
        "article": "",
        "part": "",
        "point": "",
        "gravity": "",
        "unverified": law.pack().iccs[charge.iccs].status == "unverified",
        "iccs": charge.iccs,
        "stated": charge.stated,
        "offence_to": None,
        "completion": charge.completion,
        "role": Role.PERPETRATOR,
        "milder": "",
    }


def _procedure(day: date) -> str:
    """The code of procedure of a day; empty before the first that the law pack knows."""
    try:
        return law.edition_on(day, "upk").key
    except law.NotInForce:
        return ""
