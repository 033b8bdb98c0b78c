"""The groups in which acts are listed, in the order of the procedure."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from tutash.kernel.acts import Act
from tutash.kernel.text import Text

T = TypeVar("T")

STREAMS: Final[dict[str, Text]] = {
    "registration": Text("Registration", "Регистрация", "Каттоо"),
    "check": Text("Check", "Доследственная проверка", "Тергөөгө чейинки текшерүү"),
    "qualification": Text("Qualification", "Квалификация", "Квалификация"),
    "participants": Text("Participants", "Участники", "Катышуучулар"),
    "investigation": Text("Investigation", "Следствие", "Тергөө"),
    "requests": Text("Petitions and complaints", "Ходатайства и жалобы", "Өтүнүчкаттар жана даттануулар"),
    "movement": Text("Joinder, severance, transfer", "Соединение, выделение, передача", "Бириктирүү, бөлүү, өткөрүү"),
    "indictment": Text("Indictment", "Обвинительный акт", "Айыптоо актысы"),
    "supervision": Text("Prosecutor's supervision", "Прокурорский надзор", "Прокурордук көзөмөл"),
    "persons": Text("Persons", "Лица", "Адамдар"),
    "records": Text("Keeping the register", "Ведение реестра", "Реестрди жүргүзүү"),
}
OTHER: Final = Text("Other", "Прочее", "Башкалар")


def grouped(things: Iterable[T], act_of: Callable[[T], type[Act]]) -> list[tuple[Text, list[T]]]:
    """Things that are about acts, by the stream of the act, streams in the order of the procedure."""
    by_stream: dict[str, list[T]] = {}
    for thing in things:
        by_stream.setdefault(act_of(thing).stream, []).append(thing)
    known = [name for name in STREAMS if name in by_stream]
    rest = sorted(name for name in by_stream if name not in STREAMS)
    return [(STREAMS.get(name, OTHER), by_stream[name]) for name in (*known, *rest)]
