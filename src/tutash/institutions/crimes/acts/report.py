"""What every act that takes in a report asks, and how it comes to stand in the register."""

import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from tutash.institutions.crimes.claims import require_claim, require_order, require_past
from tutash.institutions.crimes.kinds import Channel, Incident, PublicPlace, Shield
from tutash.institutions.crimes.models import Case
from tutash.institutions.crimes.refusals import AnonymousWithName, ReportedBeforeItHappened, WhoIsIt
from tutash.institutions.crimes.rules import OLDEST_REPORT, headline, phone_key
from tutash.kernel import law
from tutash.kernel.acts import Act, Follow, Situation
from tutash.kernel.fields import Line, Moment, PersonRef, Reason, TerritoryRef, Words, asks
from tutash.kernel.models import Entry
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text
from tutash.registers.persons import participation
from tutash.registers.persons.acts import RecordPerson
from tutash.registers.persons.asked import NamePart
from tutash.registers.persons.models import Person

APPLICANT: Final = "applicant"
FIELDS: Final = {  # where the register of persons names a field, which of ours it is
    "surname": "applicant_surname",
    "given": "applicant_given",
    "pin": "applicant_pin",
    "phones.0": "applicant_phone",
}


class Report(Act):
    """A report as it is taken down: from whom, what, when, where."""

    received_at: Moment | None = asks(
        Text("Received at", "Поступило", "Түшкөн убактысы"),
        Text("Empty: just now.", "Пусто: только что.", "Бош болсо: азыр эле."),
        default=None,
    )
    late_reason: Reason | None = asks(
        Text("Why it is entered late", "Почему запись делается с опозданием", "Эмне үчүн кеч жазылып жатат"),
        Text(
            "If more than a day has passed since it was received.",
            "Если с момента поступления прошло более суток.",
            "Түшкөндөн бери бир суткадан ашык өтсө.",
        ),
        default=None,
    )
    channel: Channel = asks(Text("How it came", "Как поступило", "Кандай жол менен түштү"), widget="radios")
    anonymous: bool = asks(Text("Anonymous", "Анонимно", "Анонимдүү"), default=False)
    applicant: PersonRef | None = asks(
        Text("Applicant, if on record", "Заявитель, если он уже учтён", "Арыз ээси, эгер катталган болсо"), default=None
    )
    applicant_surname: NamePart | None = asks(
        Text("Surname of the applicant", "Фамилия заявителя", "Арыз ээсинин фамилиясы"), default=None
    )
    applicant_given: NamePart | None = asks(
        Text("Given name of the applicant", "Имя заявителя", "Арыз ээсинин аты"), default=None
    )
    applicant_patronymic: NamePart | None = asks(
        Text("Patronymic of the applicant", "Отчество заявителя", "Арыз ээсинин атасынын аты"), default=None
    )
    applicant_pin: Line | None = asks(
        Text("ПИН of the applicant", "ПИН заявителя", "Арыз ээсинин ПИНи"), default=None, max_length=30
    )
    applicant_phone: Line | None = asks(
        Text("Telephone", "Телефон", "Телефону"), default=None, widget="phone", max_length=30
    )
    narrative: Words = asks(
        Text("What happened", "Что произошло", "Эмне болду"),
        Text(
            "In the words of the applicant.",
            "Со слов заявителя.",
            "Арыз ээсинин сөзү боюнча.",
        ),
    )
    occurred_from: Moment | None = asks(Text("When: from", "Когда: с", "Качан: баштап"), default=None)
    occurred_to: Moment | None = asks(Text("When: to", "Когда: по", "Качан: чейин"), default=None)
    territory: TerritoryRef | None = asks(Text("Place", "Территория", "Аймак"), default=None)
    address: Line | None = asks(
        Text("Address or landmark", "Адрес или ориентир", "Дареги же багыт белгиси"), default=None
    )
    public_place: PublicPlace = asks(Text("Public place", "Общественное место", "Коомдук жай"), default=PublicPlace.NO)
    street: bool = asks(Text("In the street", "На улице", "Көчөдө"), default=False)
    domestic_violence: bool = asks(Text("Domestic violence", "Семейное насилие", "Үй-бүлөлүк зомбулук"), default=False)
    shield: Shield | None = asks(
        Text("Whom the case must protect", "Кого нужно оградить от огласки", "Кимди коргоо керек"),
        Text(
            "Then only the officer in charge and those who supervise see it.",
            "Тогда материал видят только исполнитель и надзирающие.",
            "Анда материалды аткаруучу жана көзөмөлдөгөндөр гана көрөт.",
        ),
        default=None,
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        received = self.received_at or situation.now
        require_claim(situation, received, self.late_reason, norm=self.norm, field="received_at", oldest=OLDEST_REPORT)
        self.require_consistent(situation, {"received_at": received.isoformat()})
        self._require_applicant(situation)
        return {
            "received_at": received,
            "applicant": self._name_on_record() or self.applicant_name,
            "public_code": secrets.token_urlsafe(12),
            "procedure": law.edition_on(situation.law.on, "upk").key,
        }

    def require_consistent(self, situation: Situation, found: Mapping[str, Any]) -> None:
        """What happened is past, and happened before it was reported; who is anonymous has no name."""
        require_past(situation, self.occurred_from, norm=self.norm, field="occurred_from")
        require_past(situation, self.occurred_to, norm=self.norm, field="occurred_to")
        require_order(self.occurred_from, self.occurred_to, norm=self.norm, field="occurred_to")
        if self.occurred_from and self.occurred_from > datetime.fromisoformat(found["received_at"]):
            raise ReportedBeforeItHappened(norm=self.norm, field="occurred_from")
        if self.anonymous and (self.applicant or self.applicant_name):
            raise AnonymousWithName(norm=self.norm, field="anonymous")

    def _require_applicant(self, situation: Situation) -> None:
        """The applicant is a person on record, a new one, or nobody who gave a name."""
        if self.applicant and self.applicant_name:
            raise WhoIsIt(norm=self.norm, field="applicant")
        if newcomer := self._newcomer():
            try:
                newcomer.check(situation)
            except Refused as refusal:
                refusal.field = FIELDS.get(refusal.field, "applicant_surname")
                raise

    def _newcomer(self) -> RecordPerson | None:
        """The act that puts the applicant on record, if the applicant gave a name and is not on record."""
        if self.applicant or not self.applicant_name:
            return None
        return RecordPerson(
            surname=self.applicant_surname,
            given=self.applicant_given,
            patronymic=self.applicant_patronymic,
            pin=self.applicant_pin,
            phones=(self.applicant_phone,) if self.applicant_phone else (),
        )

    def _name_on_record(self) -> str:
        return Person.objects.get(pk=self.applicant).name if self.applicant else ""

    def follows(self, entry: Entry) -> Iterator[Follow]:
        if newcomer := self._newcomer():
            yield Follow(newcomer, None, entry.key("applicant"))

    def anchors(self, situation: Situation, found: Mapping[str, Any]) -> Mapping[str, datetime]:
        return {"registration": found["received_at"]}

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        number = entry.numbers.get("crime") or entry.numbers["journal"]
        shield = self.shield or (Shield.DOMESTIC if self.domestic_violence else "")
        # Who took it in answers for it until an officer is assigned, and may see it even if it is shielded.
        return {"number": number, "title": headline(self.narrative), "post_id": entry.post, "shield": str(shield)}

    @property
    def applicant_name(self) -> str:
        parts = (self.applicant_surname, self.applicant_given, self.applicant_patronymic)
        return " ".join(part for part in parts if part)

    row: ClassVar[str] = "case"

    def columns(self) -> dict[str, Any]:
        """The columns of the case that follow from the fields alone: a correction of a field changes them."""
        return {
            "channel": self.channel.value,
            "occurred_from": self.occurred_from,
            "occurred_to": self.occurred_to,
            "territory": self.territory or "",
            "address": self.address or "",
            "narrative": self.narrative,
            "applicant_name": self.applicant_name,
            "applicant_phone": phone_key(self.applicant_phone or ""),
            "public_place": self.public_place.value,
            "street": self.street,
            "domestic_violence": self.domestic_violence,
        }

    def record(self, entry: Entry, incident: Incident) -> None:
        """Write the row of the case."""
        person_id = self.applicant or (entry.key("applicant") if self.applicant_name else None)
        Case.objects.create(
            id=entry.subject_id,
            journal_number=entry.numbers["journal"],
            crime_number=entry.numbers.get("crime", ""),
            public_code=entry.found["public_code"],
            received_at=datetime.fromisoformat(entry.found["received_at"]),
            late_reason=self.late_reason or "",
            applicant_id=person_id,
            procedure=entry.found["procedure"],
            registered_at=entry.at if "crime" in entry.numbers else None,
            **{**self.columns(), "incident": incident.value, "applicant_name": entry.found["applicant"]},
        )
        if person_id:
            participation.involve(entry, person_id, APPLICANT)
