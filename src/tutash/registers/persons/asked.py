"""What the acts on persons ask, and what of it can not be."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from tutash.kernel.acts import Act
from tutash.kernel.fields import Choice, Code, Day, Group, Line, TerritoryRef, asks
from tutash.kernel.refusals import WrongField
from tutash.kernel.text import Text
from tutash.registers.persons.identifiers import Kind, Unreadable, normal
from tutash.registers.persons.pin import NotAPin, Pin

LONGEST_NAME = 80
OLDEST = 1900  # year of birth


class Paper(Choice):
    """What kind of document or number it is; the personal number and telephones have fields of their own."""

    PASSPORT = "passport", Kind.PASSPORT.label
    FOREIGN_PASSPORT = "foreign_passport", Kind.FOREIGN_PASSPORT.label
    BIRTH_CERTIFICATE = "birth_certificate", Kind.BIRTH_CERTIFICATE.label
    DRIVING_LICENCE = "driving_licence", Kind.DRIVING_LICENCE.label
    PLATE = "plate", Kind.PLATE.label
    OTHER = "other", Kind.OTHER.label


class Sex(Choice):
    FEMALE = "female", Text("Female", "Женский", "Аял")
    MALE = "male", Text("Male", "Мужской", "Эркек")


class AliasKind(Choice):
    """Why a person has another name."""

    TRANSLITERATION = "transliteration", Text("Another spelling", "Другое написание", "Башкача жазылышы")
    FORMER = "former", Text("Former name", "Прежнее имя", "Мурунку аты")
    CALLED = "called", Text("Called so, nickname", "Кличка, прозвище", "Лакап аты")
    OTHER_PAPER = "other_paper", Text("In another document", "В другом документе", "Башка документте")
    FALSE = "false", Text("Gave a false name", "Назвался вымышленным именем", "Ойдон чыгарылган атын айткан")


class AddressKind(Choice):
    """What an address is to a person."""

    RESIDENCE = "residence", Text("Lives at", "Проживает", "Жашаган жери")
    REGISTRATION = "registration", Text("Registered at", "Зарегистрирован", "Катталган жери")
    WORK = "work", Text("Works or studies at", "Место работы или учёбы", "Иштеген же окуган жери")
    STAY = "stay", Text("Stays at", "Место пребывания", "Убактылуу турган жери")


def _lettered(value: str) -> str:
    if not any(character.isalpha() for character in value):
        raise PydanticCustomError("no_letter", "a name has at least one letter")
    return value


NamePart = Annotated[Line, Field(max_length=LONGEST_NAME), AfterValidator(_lettered)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Year = Annotated[int, Field(ge=OLDEST, le=2100)]

SURNAME = Text("Surname", "Фамилия", "Фамилиясы")
SEX = Text("Sex", "Пол", "Жынысы")
BIRTH_DATE = Text("Birth date", "Дата рождения", "Туулган күнү")
ABOUT_YEAR = Text(
    "Year of birth, if only that is known",
    "Год рождения, если известен только он",
    "Туулган жылы, күнү белгисиз болсо",
)
PIN = Text("Personal number (ПИН)", "ПИН", "ПИН")
CITIZENSHIP = Text("Citizenship", "Гражданство", "Жарандыгы")
DESCRIPTION = Text("Description, marks", "Описание, приметы", "Сүрөттөмөсү, белгилери")
IDENTIFICATIONS = Text("Documents and numbers", "Документы и номера", "Документтер жана номерлер")
PHONES = Text("Telephones", "Телефоны", "Телефондору")
RESIDENCES = Text("Addresses", "Адреса", "Даректери")
GIVEN = Text("Given name", "Имя", "Аты")
PATRONYMIC = Text("Patronymic", "Отчество", "Атасынын аты")
AS_WRITTEN = Text(
    "As the document writes it, in any alphabet.",
    "Как в документе, любой азбукой.",
    "Документтегидей, каалаган алиппеде.",
)
COUNTRY_HINT = Text(
    "Three letters: KGZ, RUS, UZB, KAZ, TJK; XXA if stateless, XXX if not known.",
    "Три буквы: KGZ, RUS, UZB, KAZ, TJK; XXA — без гражданства, XXX — не установлено.",
    "Үч тамга: KGZ, RUS, UZB, KAZ, TJK; XXA — жарандыгы жок, XXX — такталган эмес.",
)


class Alias(Group):
    """Another name of the same person, or the same name in another script."""

    kind: AliasKind = asks(Text("What name it is", "Что это за имя", "Кандай ат"))
    surname: NamePart | None = asks(SURNAME, default=None)
    given: NamePart | None = asks(GIVEN, default=None)
    patronymic: NamePart | None = asks(PATRONYMIC, default=None)


class Identification(Group):
    """A document, or another number that names exactly this person."""

    kind: Paper = asks(Text("What it is", "Что это", "Эмне"))
    number: Code = asks(Text("Number", "Номер", "Номери"), max_length=60)


class Residence(Group):
    """Where the person lives, is registered or can be found."""

    kind: AddressKind = asks(Text("What address it is", "Какой это адрес", "Кандай дарек"))
    territory: TerritoryRef | None = asks(Text("Place", "Территория", "Аймак"), default=None)
    place: Line | None = asks(Text("Street, house, flat", "Улица, дом, квартира", "Көчө, үй, батир"), default=None)


Aliases = Annotated[tuple[Alias, ...], Field(max_length=20)]
Identifications = Annotated[tuple[Identification, ...], Field(max_length=20)]
Residences = Annotated[tuple[Residence, ...], Field(max_length=10)]
Phones = Annotated[tuple[Annotated[Line, Field(max_length=30)], ...], Field(max_length=10)]
Description = Annotated[str, Field(max_length=2_000)]


class NoName(WrongField):
    """A person is recorded under a name; who has none known is recorded as a temporary identity, described."""

    text = Text(
        "Enter a surname or a given name. If the person is unknown, record a temporary identity with a description.",
        "Укажите фамилию или имя. Если лицо не установлено, запишите временную личность с описанием.",
        "Фамилиясын же атын көрсөтүңүз. Эгер адам белгисиз болсо, сүрөттөмөсү менен убактылуу жазуу түзүңүз.",
    )


class NothingSaid(WrongField):
    """Nothing was entered that could be recorded."""

    text = Text("Enter at least one of these.", "Укажите хотя бы одно.", "Жок дегенде бирин көрсөтүңүз.")


class NotBornYet(WrongField):
    """The birth date has not come yet."""

    text = Text("The birth date is in the future.", "Дата рождения ещё не наступила.", "Туулган күнү али келе элек.")


class TwoBirths(WrongField):
    """The birth date and the approximate year contradict each other."""

    text = Text(
        "The birth date is of another year. Leave the approximate year empty when the date is known.",
        "Дата рождения другого года. Если дата известна, примерный год не указывайте.",
        "Туулган күнү башка жылга туура келет. Күнү белгилүү болсо, болжолдуу жылын көрсөтпөңүз.",
    )


def require_birth(act: Act, birth_date: Day | None, about_year: int | None, today: date) -> None:
    if birth_date and birth_date > today:
        raise NotBornYet(norm=act.norm, field="birth_date")
    if about_year and about_year > today.year:
        raise NotBornYet(norm=act.norm, field="about_year")
    if birth_date and about_year and birth_date.year != about_year:
        raise TwoBirths(norm=act.norm, field="about_year")


def read_pin(written: str | None, field: str = "pin") -> Pin | None:
    """The personal number, or a refusal that says what is wrong with its form."""
    try:
        return Pin.read(written) if written else None
    except NotAPin as error:
        raise WrongField(error.why, norm="persons.pin", field=field) from error


def read_identifiers(
    act: Act, papers: tuple[Identification, ...], phones: tuple[str, ...] = ()
) -> list[dict[str, str]]:
    """Each identifier in its normal form, or a refusal that names the one that is none."""
    typed = [(f"identifications.{i}.number", str(paper.kind), paper.number) for i, paper in enumerate(papers)]
    typed += [(f"phones.{i}", "phone", phone) for i, phone in enumerate(phones)]
    read = []
    for field, kind, written in typed:
        try:
            read.append({"kind": kind, "value": normal(kind, written), "written": written})
        except Unreadable as error:
            raise WrongField(error.why, norm=act.norm, field=field) from error
    return read
