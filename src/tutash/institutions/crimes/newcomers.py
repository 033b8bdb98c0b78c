"""A person who is recorded in the same act that brings them into a case."""

from tutash.kernel.acts import Situation
from tutash.kernel.fields import Day, Group, Line, asks
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text
from tutash.registers.persons.acts import RecordPerson
from tutash.registers.persons.asked import (
    ABOUT_YEAR,
    BIRTH_DATE,
    CITIZENSHIP,
    COUNTRY_HINT,
    DESCRIPTION,
    GIVEN,
    PATRONYMIC,
    PHONES,
    PIN,
    SEX,
    SURNAME,
    Country,
    Description,
    NamePart,
    Phones,
    Sex,
    Year,
)


class NewPerson(Group):
    """A person who is not on record yet: what is known of them now."""

    surname: NamePart | None = asks(SURNAME, default=None)
    given: NamePart | None = asks(GIVEN, default=None)
    patronymic: NamePart | None = asks(PATRONYMIC, default=None)
    sex: Sex | None = asks(SEX, default=None)
    birth_date: Day | None = asks(BIRTH_DATE, default=None)
    about_year: Year | None = asks(ABOUT_YEAR, default=None)
    pin: Line | None = asks(PIN, default=None, max_length=30)
    citizenship: Country | None = asks(CITIZENSHIP, COUNTRY_HINT, default=None)
    phones: Phones = asks(PHONES, default=())
    temporary: bool = asks(
        Text("Identity is not established", "Личность не установлена", "Инсандыгы аныкталган эмес"), default=False
    )
    description: Description = asks(DESCRIPTION, default="")

    def recorded(self) -> RecordPerson:
        """The act that puts this person on record."""
        return RecordPerson(**{name: getattr(self, name) for name in type(self).model_fields})

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


def require_recordable(person: NewPerson, situation: Situation, prefix: str) -> None:
    """Refuse what the register of persons would refuse, beside the field where it was typed."""
    try:
        person.recorded().check(situation)
    except Refused as refusal:
        refusal.field = prefix + refusal.field.replace(".", "-") if refusal.field else prefix.rstrip("-")
        raise
