"""What an entry says, in words: each field of the act under its own label, references by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from tutash.kernel import clock
from tutash.kernel.acts import ACTS
from tutash.kernel.due import short_date, short_moment
from tutash.kernel.forms import Asking, Question, questions
from tutash.kernel.forms.shown import YES_NO
from tutash.kernel.forms.sources import source_of
from tutash.kernel.models import Entry
from tutash.kernel.text import LANGUAGES, Text

Words = Text | str
BESIDE: Final = timedelta(minutes=1)  # a claimed time that is nearer to the server's is the same time


@dataclass(frozen=True)
class Said:
    """One field: its label and what it says; a repeating group says rows of fields."""

    name: str
    label: Text
    words: list[Words] = field(default_factory=list)
    rows: list[list["Said"]] = field(default_factory=list)
    long: bool = False  # a text of several lines

    @property
    def empty(self) -> bool:
        return not self.words and not self.rows


def told(entry: Entry, asking: Asking) -> list[Said]:
    """Every field of the act as its entry has it. The entry has its payload."""
    return _fields(questions(ACTS[entry.code]), entry.fields, asking)


def one(entry: Entry, name: str, value: Any, asking: Asking) -> Said | None:
    """A single field, with another value than the entry has: for corrections, which keep both."""
    asked = next((q for q in questions(ACTS[entry.code]) if q.name == name), None)
    return _said(asked, value, asking) if asked else None


def claimed(entry: Entry) -> list[Said]:
    """The moments that the author claims, where they are not the moment of the entry itself."""
    found = []
    for asked in questions(ACTS[entry.code]):
        value = entry.fields.get(asked.name)
        if asked.kind == "moment" and value and abs(entry.at - datetime.fromisoformat(value)) > BESIDE:
            found.append(Said(asked.name, asked.label, [short_moment(datetime.fromisoformat(value))]))
    return found


def _fields(asked: Iterable[Question], values: Mapping[str, Any], asking: Asking) -> list[Said]:
    return [_said(question, values[question.name], asking) for question in asked if question.name in values]


def _said(asked: Question, value: Any, asking: Asking) -> Said:
    if value is None or value in ("", [], ()):
        return Said(asked.name, asked.label)
    if asked.kind in ("group", "groups"):
        rows = value if isinstance(value, list) else [value]
        return Said(asked.name, asked.label, rows=[_fields(asked.inside, row, asking) for row in rows])
    values = value if isinstance(value, list) else [value]
    return Said(asked.name, asked.label, [_word(asked, each, asking) for each in values], long=asked.kind == "words")


def _word(asked: Question, value: Any, asking: Asking) -> Words:
    match asked.kind:
        case "moment":
            return short_moment(datetime.fromisoformat(value))
        case "day":
            return short_date(date.fromisoformat(value))
        case "tick" | "yes_no":
            return YES_NO[0 if value else 1].label
        case "one_of" | "some_of":
            return next((option.label for option in asked.options if option.value == value), str(value))
    return _referred(asked, str(value), asking) if asked.refers else str(value)


def _referred(asked: Question, value: str, asking: Asking) -> Words:
    """What a reference names; its bare value where the reader may not know."""
    source = source_of(asked.refers)
    named = source.named(value, asking) if source else None
    return named.label if named else value


# ---- what the law and the register found on the day of the act

FOUND: Final[dict[str, Text]] = {
    "received_at": Text("Received at", "Поступило", "Түшкөн убактысы"),
    "procedure": Text("Code of procedure", "Процессуальный кодекс", "Процесстик кодекс"),
    "counts": Text("Qualification", "Квалификация", "Квалификация"),
    "charges": Text("Qualification", "Квалификация", "Квалификация"),
    "charge": Text("Article", "Статья", "Берене"),
    "was": Text("Before", "Прежде", "Мурда"),
    "before": Text("Before", "Прежде", "Мурда"),
    "gravity": Text("Gravity", "Тяжесть", "Оордугу"),
    "ground": Text("Ground", "Основание", "Негизи"),
    "ground_ref": Text("Article of the ground", "Норма основания", "Негиздин ченеми"),
    "officer": Text("Officer", "Исполнитель", "Аткаруучу"),
    "office": Text("Office", "Должность", "Кызмат орду"),
    "name": Text("Name", "Имя", "Аты-жөнү"),
    "by": Text("Author", "Автор", "Автору"),
    "from": Text("From", "Откуда", "Кайдан"),
    "to": Text("To", "Куда", "Кайда"),
    "number": Text("Number", "Номер", "Номери"),
    "served_at": Text("Served at", "Вручено", "Тапшырылды"),
    "people": Text("People", "Участники", "Катышуучулар"),
    "inventory": Text("Inventory of the file", "Опись дела", "Иштин тизмеси"),
    "decision": Text("Entry of the decision", "Номер записи решения", "Чечимдин жазуу номери"),
}
HIDDEN: Final = frozenset({"public_code"})  # a key that opens the public page is shown to nobody but its holder


def found(entry: Entry) -> list[Said]:
    """What `check` found, as far as it can be said in words."""
    return [
        Said(name, FOUND.get(name) or Text.of(name), _plain(value))
        for name, value in entry.found.items()
        if name not in HIDDEN and value not in (None, "", [], {})
    ]


def _plain(value: Any) -> list[Words]:
    if isinstance(value, list):
        return [word for each in value for word in _plain(each)]
    if isinstance(value, dict):
        return _mapping(value)
    if isinstance(value, str) and (moment := _moment(value)):
        return [short_moment(moment)]
    return [str(value)]


def _mapping(value: Mapping[str, Any]) -> list[Words]:
    """A text in three languages is a text; of a longer record the part that names it."""
    if set(value) == set(LANGUAGES):
        return [Text.of(value)]
    for name in ("charge", "title", "name"):
        if name in value:
            return _plain(value[name])
    return [", ".join(f"{key}: {each}" for key, each in value.items())]


def _moment(value: str) -> datetime | None:
    if len(value) < 19 or value[10:11] != "T":
        return None
    try:
        return clock.local(datetime.fromisoformat(value))
    except ValueError:
        return None
