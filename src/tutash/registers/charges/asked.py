"""What an act asks about an offence: the fields of one count."""

from typing import Annotated

from pydantic import Field

from tutash.kernel.fields import ChargeRef, Choice, Day, Group, PersonRef, Reason, asks
from tutash.kernel.text import Text

MOST = 50  # counts in one act


class Completion(Choice):
    COMPLETED = "completed", Text("Completed", "Оконченное", "Аяктаган")
    ATTEMPTED = "attempted", Text("Attempted", "Покушение", "Кылмыш жасоого аракеттенүү")
    PREPARED = "prepared", Text("Prepared", "Приготовление", "Кылмыш жасоого даярдануу")


class Role(Choice):
    PERPETRATOR = "perpetrator", Text("Perpetrator", "Исполнитель", "Аткаруучу")
    ORGANISER = "organiser", Text("Organiser", "Организатор", "Уюштуруучу")
    INSTIGATOR = "instigator", Text("Instigator", "Подстрекатель", "Тукуруучу")
    ACCOMPLICE = "accomplice", Text("Accomplice", "Пособник", "Көмөктөшүүчү")


class Offence(Group):
    """One offence: which article, when, how far it went, by whom."""

    charge: ChargeRef = asks(
        Text("Article, part, point", "Статья, часть, пункт", "Берене, бөлүк, пункт"),
        Text(
            "Of the code in force on the day of the offence.",
            "По кодексу, действовавшему в день совершения деяния.",
            "Жосун жасалган күнү күчүндө болгон кодекс боюнча.",
        ),
    )
    day: Day = asks(Text("Day of the offence", "День совершения деяния", "Жосун жасалган күн"))
    until: Day | None = asks(
        Text("Last day, if it lasted", "Последний день, если деяние длилось", "Жосун созулса, акыркы күнү"),
        default=None,
    )
    completion: Completion = asks(
        Text("How far it went", "Стадия преступления", "Кылмыштын баскычы"), default=Completion.COMPLETED
    )
    role: Role = asks(Text("Role of the person", "Роль лица", "Адамдын ролу"), default=Role.PERPETRATOR)
    person: PersonRef | None = asks(
        Text("Against whom", "В отношении кого", "Кимге карата"),
        Text(
            "Empty while nobody is known.",
            "Пусто, пока лицо не установлено.",
            "Адам аныкталмайынча бош калат.",
        ),
        default=None,
    )
    milder: Reason | None = asks(
        Text("Why a later law is milder", "Почему позднейший закон мягче", "Кийинки мыйзам эмне үчүн жеңилирээк"),
        Text(
            "Only when the article is of a later code than that of the day of the offence.",
            "Только если статья взята из более позднего кодекса, чем действовавший в день деяния.",
            "Берене жосун жасалган күндөгүдөн кийинки кодекстен алынганда гана.",
        ),
        default=None,
    )


Offences = Annotated[tuple[Offence, ...], Field(max_length=MOST)]
SomeOffences = Annotated[tuple[Offence, ...], Field(min_length=1, max_length=MOST)]
