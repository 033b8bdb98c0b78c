"""Who takes part in a case, in which role, and that they were told their rights."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Final
from uuid import UUID

from tutash.institutions.crimes.claims import require_claim, require_ground
from tutash.institutions.crimes.kinds import Shield, Tongue
from tutash.institutions.crimes.models import Rights
from tutash.institutions.crimes.newcomers import NewPerson, require_recordable
from tutash.institutions.crimes.refusals import (
    AlreadyTakesPart,
    ByDecreeOnly,
    InterpreterNeeded,
    NotACurrentParticipant,
    WhoIsIt,
)
from tutash.institutions.crimes.stages import LIVING
from tutash.kernel.acts import Act, Follow, Situation
from tutash.kernel.fields import Code, Line, Listed, Moment, PersonRef, Reason, asks
from tutash.kernel.models import Entry
from tutash.kernel.terms import age_on
from tutash.kernel.text import Text
from tutash.registers.persons import participation
from tutash.registers.persons.models import Participation, Person

ACCUSED: Final = "accused"
SHIELDED_WHEN_CHILD: Final = ("victim", "suspect", "witness")
ADULT: Final = 18
OLDEST: Final = timedelta(days=30)
ROLE: Final = Text("Role", "Процессуальное положение", "Процесстик макамы")


class AddParticipant(Act):
    """A person takes part in the case from now on, in a role that the law knows."""

    code = "participant.added"
    title = Text(
        "Recognition of a participant", "Признание участником производства", "Өндүрүштүн катышуучусу деп таануу"
    )
    norm = "upk.participants"
    by = ("investigator", "inquiry_officer", "prosecutor", "district_prosecutor")
    subject = "case"
    when = LIVING
    also = {"person": "person"}
    document = "decree_participant"
    stream = "participants"

    role: Annotated[Code, Listed("procedure.participant_roles")] = asks(ROLE)
    person: PersonRef | None = asks(
        Text("Person on record", "Учтённое лицо", "Эсептеги адам"),
        Text(
            "Look before you record: the person may be known.",
            "Сначала поищите: лицо может быть уже учтено.",
            "Адегенде издеңиз: адам эсепте болушу мүмкүн.",
        ),
        default=None,
    )
    new: NewPerson | None = asks(Text("New person", "Новое лицо", "Жаңы адам"), default=None)
    grounds: Reason | None = asks(Text("Grounds", "Основания", "Негиздери"), default=None)
    paper: Line | None = asks(
        Text("Warrant, power of attorney", "Ордер, доверенность", "Ордер, ишеним кат"),
        Text("For a lawyer or representative.", "Для адвоката или представителя.", "Адвокат же өкүл үчүн."),
        default=None,
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        role = require_ground(situation, "participant_roles", self.role, norm=self.norm, field="role")
        if self.role == ACCUSED:
            raise ByDecreeOnly(norm="upk.bring_as_accused", field="role")
        if (self.person is None) == (self.new is None):
            raise WhoIsIt(norm=self.norm, field="person")
        if self.person and taking_part(situation.case.pk, self.person, self.role):
            raise AlreadyTakesPart(norm=self.norm, field="person")
        if self.new:
            require_recordable(self.new, situation, "new-")
        name, born = self._identity()
        child = born is not None and age_on(born, situation.law.on) < ADULT
        return {
            "role": role.title.as_json(),
            "name": name,
            "child": child,
            "shield": Shield.CHILD.value if child and self.role in SHIELDED_WHEN_CHILD else "",
            "before": situation.case.shield,
        }

    def _identity(self) -> tuple[str, date | None]:
        if self.new:
            return self.new.name, self.new.birth_date
        assert self.person is not None
        person = Person.objects.get(pk=self.person)
        return person.name, person.birth_date

    def standing(self, entry: Entry) -> Mapping[str, Any]:
        """A case with a child in it is seen by fewer; what was shielded before stays as it was."""
        shield = entry.found["shield"]
        return {"shield": shield} if shield and not entry.found["before"] else {}

    def apply(self, entry: Entry) -> None:
        participation.involve(entry, self.person or entry.key("person"), self.role)

    def follows(self, entry: Entry) -> Iterator[Follow]:
        if self.new:
            yield Follow(self.new.recorded(), None, entry.key("person"))


class EndParticipation(Act):
    """A person takes part in that role no longer."""

    code = "participation.ended"
    title = Text("End of participation", "Прекращение участия в деле", "Ишке катышууну токтотуу")
    norm = "upk.participants"
    by = ("investigator", "inquiry_officer", "prosecutor", "district_prosecutor")
    subject = "case"
    when = LIVING
    also = {"person": "person"}
    stream = "participants"

    person: PersonRef = asks(Text("Who", "Кто", "Ким"))
    role: Annotated[Code, Listed("procedure.participant_roles")] = asks(ROLE)
    reason: Reason = asks(Text("Why", "Основание", "Негизи"))

    def check(self, situation: Situation) -> None:
        if self.role == ACCUSED:
            raise ByDecreeOnly(norm=self.norm, field="role")
        if not taking_part(situation.case.pk, self.person, self.role):
            raise NotACurrentParticipant(norm=self.norm, field="person")

    def apply(self, entry: Entry) -> None:
        participation.dismiss(entry, self.person, self.role)


class ExplainRights(Act):
    """A participant is told their rights in a language that they understand, and gets them in writing."""

    code = "rights.explained"
    title = Text("Explanation of rights", "Разъяснение прав участнику", "Катышуучуга укуктарын түшүндүрүү")
    norm = "upk.rights_explained"
    by = ("investigator", "inquiry_officer", "prosecutor", "district_prosecutor")
    subject = "case"
    when = LIVING
    also = {"person": "person"}
    document = "protocol_rights"
    stream = "participants"

    person: PersonRef = asks(Text("To whom", "Кому", "Кимге"))
    role: Annotated[Code, Listed("procedure.participant_roles")] = asks(ROLE)
    explained_at: Moment = asks(Text("When", "Когда", "Качан"))
    late_reason: Reason | None = asks(
        Text("Why it is entered late", "Почему запись делается с опозданием", "Эмне үчүн кеч жазылып жатат"),
        default=None,
    )
    language: Tongue = asks(Text("In which language", "На каком языке", "Кайсы тилде"))
    interpreter: Line | None = asks(
        Text("Interpreter", "Переводчик", "Котормочу"),
        Text(
            "If the language is neither Kyrgyz nor Russian.",
            "Если язык не кыргызский и не русский.",
            "Тил кыргызча да, орусча да болбосо.",
        ),
        default=None,
    )
    copy_handed: bool = asks(
        Text("Handed over in writing", "Вручено в письменном виде", "Жазуу жүзүндө тапшырылды"), default=True
    )

    def check(self, situation: Situation) -> Mapping[str, Any]:
        role = require_ground(situation, "participant_roles", self.role, norm=self.norm, field="role")
        if not taking_part(situation.case.pk, self.person, self.role):
            raise NotACurrentParticipant(norm=self.norm, field="person")
        if self.language is Tongue.OTHER and not self.interpreter:
            raise InterpreterNeeded(norm=self.norm, field="interpreter")
        require_claim(
            situation, self.explained_at, self.late_reason, norm=self.norm, field="explained_at", oldest=OLDEST
        )
        return {"role": role.title.as_json(), "name": Person.objects.get(pk=self.person).name}

    def apply(self, entry: Entry) -> None:
        Rights.objects.create(
            id=entry.key("rights"),
            case_id=entry.subject_id,
            seq=entry.seq,
            person_id=self.person,
            role=self.role,
            explained_at=self.explained_at,
            language=self.language.value,
            interpreter=bool(self.interpreter),
            copy_handed=self.copy_handed,
            post=entry.post,
            at=entry.at,
        )


def taking_part(case_id: UUID, person_id: UUID, role: str) -> bool:
    return Participation.objects.filter(case_id=case_id, person_id=person_id, role=role, until=None).exists()
