"""The personal number (ПИН): what it says of sex and birth date, and what contradicts it.

Fourteen digits, `G DDMMYYYY NNNNN`, by the norm `persons.pin`. No check digit is published, so none is asked for.
A number of another shape is an error. A number that contradicts the person is only doubted: documents have
mistakes, and people change their data.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from tutash.kernel.text import Text

Sex = Literal["female", "male"]

SHAPE = re.compile(
    r"(?P<sex>[12])(?P<day>0[1-9]|[12][0-9]|3[01])(?P<month>0[1-9]|1[0-2])(?P<year>(?:19|20)[0-9]{2})[0-9]{5}"
)
LENGTH = 14
ORGANISATION = "0"
SEXES: dict[str, Sex] = {"1": "female", "2": "male"}
SEX_NAMES = {"female": Text("a woman", "женщина", "аял"), "male": Text("a man", "мужчина", "эркек")}

WRONG_LENGTH = Text(
    "A personal number (ПИН) has {length} digits, and this has {given}.",
    "ПИН состоит из {length} цифр, а здесь {given}.",
    "ПИН {length} цифрадан турат, мында {given} цифра бар.",
)
NOT_DIGITS = Text(
    "A personal number (ПИН) has digits only.",
    "ПИН состоит только из цифр.",
    "ПИН цифралардан гана турат.",
)
OF_AN_ORGANISATION = Text(
    "A number that begins with 0 belongs to an organisation, not to a person.",
    "Номер, который начинается с 0, принадлежит организации, а не человеку.",
    "0 менен башталган номер адамга эмес, уюмга таандык.",
)
WRONG_SHAPE = Text(
    "A personal number (ПИН) is 1 or 2, then the birth date as day, month and year, then five digits.",
    "ПИН — это 1 или 2, затем дата рождения (день, месяц, год), затем пять цифр.",
    "ПИН — бул 1 же 2, андан соң туулган күнү (күнү, айы, жылы), андан соң беш цифра.",
)
NO_SUCH_DAY = Text(
    "The personal number (ПИН) names a birth date that is not in the calendar: {day}.",
    "В ПИН указана дата рождения, которой нет в календаре: {day}.",
    "ПИНде календарда жок туулган күн көрсөтүлгөн: {day}.",
)
IN_THE_FUTURE = Text(
    "The personal number (ПИН) names a birth date that has not come yet: {day}.",
    "В ПИН указана дата рождения, которая ещё не наступила: {day}.",
    "ПИНде али келе элек туулган күн көрсөтүлгөн: {day}.",
)
OTHER_SEX = Text(
    "By the personal number (ПИН) this is {says}; the sex entered is different.",
    "По ПИН это {says}, а пол указан другой.",
    "ПИН боюнча бул {says}, ал эми жынысы башкача көрсөтүлгөн.",
)
OTHER_BIRTH_DATE = Text(
    "By the personal number (ПИН) the birth date is {says}; the date entered is {entered}.",
    "По ПИН дата рождения {says}, а указана {entered}.",
    "ПИН боюнча туулган күнү {says}, ал эми {entered} деп көрсөтүлгөн.",
)


class NotAPin(ValueError):
    """The text has not the shape of a personal number; `why` says what is wrong."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, slots=True)
class Pin:
    """A well-formed personal number."""

    digits: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Take a number as people write it, with spaces and hyphens, or say why it is none."""
        digits = re.sub(r"[\s\u00a0-]", "", text)
        if not (digits.isascii() and digits.isdigit()):
            raise NotAPin(NOT_DIGITS)
        if len(digits) != LENGTH:
            raise NotAPin(WRONG_LENGTH.format(length=LENGTH, given=len(digits)))
        if digits.startswith(ORGANISATION):
            raise NotAPin(OF_AN_ORGANISATION)
        if not SHAPE.fullmatch(digits):
            raise NotAPin(WRONG_SHAPE)
        return cls(digits)

    @property
    def sex(self) -> Sex:
        return SEXES[self.digits[0]]

    @property
    def written_birth_date(self) -> str:
        return f"{self.digits[1:3]}.{self.digits[3:5]}.{self.digits[5:9]}"

    @property
    def birth_date(self) -> date | None:
        """The birth date that the number names; nothing when the calendar has no such day."""
        try:
            return date(int(self.digits[5:9]), int(self.digits[3:5]), int(self.digits[1:3]))
        except ValueError:
            return None

    def doubts(self, *, sex: str, birth_date: date | None, today: date) -> tuple[Text, ...]:
        """What in this number contradicts the person: warnings, never refusals."""
        found = []
        if self.birth_date is None:
            found.append(NO_SUCH_DAY.format(day=self.written_birth_date))
        elif self.birth_date > today:
            found.append(IN_THE_FUTURE.format(day=self.written_birth_date))
        if sex in SEX_NAMES and sex != self.sex:
            found.append(OTHER_SEX.format(says=SEX_NAMES[self.sex]))
        if birth_date and self.birth_date and birth_date != self.birth_date:
            entered = birth_date.strftime("%d.%m.%Y")
            found.append(OTHER_BIRTH_DATE.format(says=self.written_birth_date, entered=entered))
        return tuple(found)
