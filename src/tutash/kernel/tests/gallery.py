"""Models that ask for every kind of value: what the gallery shows and the tests of forms fill in."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from tutash.kernel.fields import Choice, Code, Day, FileRef, Group, Line, Moment, Reason, Refers, Words, asks
from tutash.kernel.forms import Asking, Candidate, source
from tutash.kernel.text import Text

NOW = datetime(2026, 3, 2, 3, 10, tzinfo=ZoneInfo("Asia/Bishkek"))
PersonRef = Annotated[UUID, Refers("gallery-person")]
UnitRef = Annotated[str, Refers("gallery-unit")]

PEOPLE = (
    Candidate(
        "00000000-0000-7000-8000-000000000001",
        "Асанов Бакыт Эсенович",
        Text("born 12.05.1988, male", "12.05.1988 г. р., мужской", "12.05.1988-ж. т., эркек"),
    ),
    Candidate(
        "00000000-0000-7000-8000-000000000002",
        "Асанова Гүлнара Токтосуновна",
        Text("born 03.11.1990, female", "03.11.1990 г. р., женский", "03.11.1990-ж. т., аял"),
    ),
)
UNITS = (
    Candidate("u1", Text("Ak-Suu district police", "ОВД Ак-Сууйского района", "Ак-Суу райондук ИИБ")),
    Candidate("u2", Text("Karakol city police", "ОВД города Каракол", "Каракол шаардык ИИБ")),
)


@source("gallery-person")
class People:
    few = False

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        return [c for c in PEOPLE if words.casefold() in str(c.label).casefold() or words == c.value]

    def named(self, value: str, asking: Asking) -> Candidate | None:
        return next((candidate for candidate in PEOPLE if candidate.value == value), None)


@source("gallery-unit")
class Units:
    few = True

    def find(self, words: str, asking: Asking) -> Sequence[Candidate]:
        return UNITS

    def named(self, value: str, asking: Asking) -> Candidate | None:
        return next((candidate for candidate in UNITS if candidate.value == value), None)


class Sex(Choice):
    MALE = "male", Text("male", "мужской", "эркек")
    FEMALE = "female", Text("female", "женский", "аял")


class Manner(Choice):
    PERSON = "person", Text("in person", "лично", "өзү келип")
    PHONE = "phone", Text("by telephone", "по телефону", "телефон аркылуу")
    PAPER = "paper", Text("in writing", "письменно", "жазуу жүзүндө")


class Kind(Choice):
    THEFT = "theft", Text("theft", "кража", "уурулук")
    ROBBERY = "robbery", Text("robbery", "грабёж", "тоноо")
    FRAUD = "fraud", Text("fraud", "мошенничество", "алдамчылык")
    HOOLIGANISM = "hooliganism", Text("hooliganism", "хулиганство", "бейбаштык")
    HARM = "harm", Text("bodily harm", "вред здоровью", "ден соолукка зыян")
    OTHER = "other", Text("other", "иное", "башка")


class Applicant(Group):
    surname: Line = asks(Text("Surname", "Фамилия", "Фамилиясы"))
    name: Line = asks(Text("Given name", "Имя", "Аты"))
    patronymic: Line | None = asks(Text("Patronymic", "Отчество", "Атасынын аты"), default=None)
    born: Day | None = asks(Text("Date of birth", "Дата рождения", "Туулган күнү"), default=None)
    sex: Sex | None = asks(Text("Sex", "Пол", "Жынысы"), default=None)
    phone: Code | None = asks(
        Text("Telephone", "Телефон", "Телефон"),
        Text("For the slip by SMS", "Для талона по СМС", "СМС талон үчүн"),
        default=None,
        widget="phone",
    )


class Thing(Group):
    what: Line = asks(Text("What", "Что", "Эмне"))
    worth: Decimal | None = asks(
        Text("Worth, som", "Стоимость, сом", "Баасы, сом"), default=None, ge=0, max_digits=12, decimal_places=2
    )


class Report(Group):
    """A form with a question of every kind."""

    manner: Manner = asks(Text("How it came", "Как поступило", "Кантип келип түштү"))
    received_at: Moment = asks(
        Text("Received", "Поступило", "Келип түшкөн убактысы"),
        Text("For example 01.03.2026 14:30", "Например, 01.03.2026 14:30", "Мисалы, 01.03.2026 14:30"),
    )
    kind: Kind = asks(Text("What happened", "Что произошло", "Эмне болду"))
    unit: UnitRef = asks(Text("Unit", "Подразделение", "Бөлүм"))
    narrative: Words = asks(
        Text("Account of the event", "Изложение события", "Окуянын баяны"),
        Text("Who, what, where, when", "Кто, что, где, когда", "Ким, эмне, кайда, качан"),
    )
    applicant: Applicant = asks(Text("Applicant", "Заявитель", "Арыз ээси"))
    suspect: PersonRef | None = asks(
        Text("Suspected person", "Подозреваемое лицо", "Шектелген адам"),
        Text("Surname, ПИН or telephone", "Фамилия, ПИН или телефон", "Фамилиясы, ПИН же телефону"),
        default=None,
    )
    things: tuple[Thing, ...] = asks(
        Text("Stolen thing", "Похищенный предмет", "Уурдалган буюм"), default=(), max_length=20
    )
    traits: tuple[Kind, ...] = asks(Text("Also involved", "Сопутствует", "Коштогон жагдайлар"), default=())
    aliases: tuple[Line, ...] = asks(
        Text("Nicknames", "Клички", "Лакап аттары"),
        Text("One per line", "По одной в строке", "Ар бири өз сабында"),
        default=(),
    )
    floors: tuple[Annotated[int, Field(ge=1, le=99)], ...] = asks(
        Text("Floors", "Этажи", "Кабаттар"), Text("For example: 1, 2", "Например: 1, 2", "Мисалы: 1, 2"), default=()
    )
    witnesses: int = asks(Text("Witnesses", "Очевидцев", "Күбөлөр"), ge=0, le=99)
    drunk: bool | None = asks(Text("In drunkenness", "В опьянении", "Мас абалында"), default=None)
    photo: FileRef | None = asks(Text("Photograph", "Фотография", "Сүрөт"), default=None)
    shield: bool = asks(
        Text(
            "A minor is among the victims",
            "Среди потерпевших есть несовершеннолетний",
            "Жабырлануучулардын арасында жашы жете элек бар",
        ),
        default=False,
    )
    reason: Reason | None = asks(Text("Why it is late", "Почему с опозданием", "Эмне үчүн кечиктирилди"), default=None)
