"""What somebody looked at, in words; the log keeps a short code of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from tutash.kernel.keyset import part
from tutash.kernel.models import Look
from tutash.kernel.officials import named
from tutash.kernel.text import Text

WHAT: Final[dict[str, Text]] = {
    "case": Text("the case", "дело", "иш"),
    "standing": Text("the case, by a program", "дело, программой", "иш, программа аркылуу"),
    "entries": Text("timeline", "хронология", "хронология"),
    "entry": Text("entry", "запись", "жазуу"),
    "people": Text("people", "участники", "катышуучулар"),
    "qualification": Text("qualification", "квалификация", "квалификация"),
    "deadlines": Text("deadlines", "сроки", "мөөнөттөр"),
    "deadline": Text("computation of a term", "расчёт срока", "мөөнөттүн эсеби"),
    "requests": Text("requests and instructions", "обращения и указания", "кайрылуулар жана көрсөтмөлөр"),
    "documents": Text("list of documents", "перечень документов", "документтердин тизмеси"),
    "document": Text("document", "документ", "документ"),
    "file": Text("file", "файл", "файл"),
    "links": Text("links", "связи", "байланыштар"),
    "who": Text("who looked", "журнал просмотров", "көрүүлөрдүн журналы"),
    "slip": Text("slip of the applicant", "талон заявителя", "арыз ээсинин талону"),
    "export": Text("export of a list", "выгрузка списка", "тизмени чыгарып алуу"),
    "person": Text("person", "лицо", "адам"),
    "list": Text("list", "список", "тизме"),
    "search": Text("search", "поиск", "издөө"),
}


def words_of(what: str) -> Text:
    """ "entry 5" is "запись 5"; what nobody gave words to stands as it is."""
    first, _, rest = what.partition(" ")
    known = WHAT.get(first.rstrip(":"))
    if known is None:
        return Text.of(what)
    return Text(*(f"{word} {rest}" for word in (known.en, known.ru, known.ky))) if _numbered(rest) else known


def _numbered(rest: str) -> bool:
    return rest[:1].isdigit()


@dataclass(frozen=True)
class Looked:
    """A look in words: who, when, at what, what for."""

    look: Look
    what: Text
    who: str

    @property
    def at(self) -> datetime:
        return self.look.at

    @property
    def left(self) -> bool:
        """Whether data left the register."""
        return self.look.kind == "disclosure"


def page_of(subject_id: UUID, after: str, most: int = 50) -> tuple[list[Looked], str]:
    """Looks at a subject, the newest first, and where the next page begins."""
    shown = part(Look.objects.filter(subject_id=subject_id), ("-at", "-id"), after, most)
    who = named(look.post for look in shown.rows)
    return [Looked(look, words_of(look.what), str(who.get(look.post) or look.actor)) for look in shown.rows], shown.next
