"""A question at its place in a form, as a template shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tutash.kernel.forms.answers import as_typed
from tutash.kernel.forms.questions import Option, Question
from tutash.kernel.forms.sources import Candidate, Source, source_of
from tutash.kernel.letters import storable
from tutash.kernel.text import Text

if TYPE_CHECKING:
    from tutash.kernel.forms.form import Form

YES_NO: Final = (Option("yes", Text("Yes", "Да", "Ооба")), Option("no", Text("No", "Нет", "Жок")))
RADIOS: Final = 5  # more answers than these stand in a list that opens
WIDTHS: Final = {"day": 10, "moment": 20, "number": 10, "decimal": 10}
INPUT_MODES: Final = {"number": "numeric", "decimal": "decimal", "pin": "numeric", "phone": "tel", "email": "email"}
RECEIVED: Final = Text("File received", "Файл получен", "Файл алынды")
JOINED: Final = Text("{a}, {b}", "{a}, {b}", "{a}, {b}")
NUMBERED: Final = Text("{a} {b}", "{a} {b}", "{a} {b}")


@dataclass(frozen=True)
class Row:
    """One of the groups of a repeating group."""

    number: int | str  # as a person counts
    path: str
    answers: "list[Answer]"

    @property
    def id(self) -> str:
        return f"q-{self.path}"


@dataclass(frozen=True)
class Answer:
    """A question at its place in a form, with what was answered."""

    form: "Form[Any]"
    question: Question
    path: str
    fresh: bool  # nobody has touched it yet: the default stands in it
    above: Text | None = None  # what the row or group around it is called

    @property
    def id(self) -> str:
        return f"q-{self.path}"

    @property
    def label(self) -> Text:
        return self.question.label

    @property
    def hint(self) -> Text | None:
        return self.question.hint

    @property
    def full_label(self) -> Text:
        return JOINED.format(a=self.above, b=self.label) if self.above else self.label

    @property
    def complaint(self) -> Text | None:
        return self.form.complaint(self.path)

    # ---- what was answered

    @property
    def value(self) -> str:
        return next(iter(self.values), "") if self.fresh else self.form.typed.one(self.path)

    @property
    def values(self) -> list[str]:
        return as_typed(self.question, self.question.default) if self.fresh else self.form.typed.all(self.path)

    @property
    def inside(self) -> "list[Answer]":
        return self._within(self.path, self.full_label, self.fresh) if self.question.kind == "group" else []

    @property
    def rows(self) -> list[Row]:
        if self.question.kind != "groups":
            return []
        typed = self.form.typed.rows(self.path)
        shown = max(self.question.fewest, len(typed) + self.form.new_rows.get(self.path, 0))
        every = [*typed, *(self.next_row + n for n in range(shown - len(typed)))]
        return [self.row(index, number) for number, index in enumerate(every, 1)]

    def row(self, index: int | str, number: int | str) -> Row:
        path = f"{self.path}-{index}"
        called = NUMBERED.format(a=self.full_label, b=number)
        return Row(number, path, self._within(path, called, index not in self.form.typed.rows(self.path)))

    @property
    def mark(self) -> str:
        """Stands for the number of a row in the pattern from which the browser makes new ones."""
        return f"__{self.path.count('-')}__"

    @property
    def next_row(self) -> int:
        return max(self.form.typed.rows(self.path), default=-1) + 1

    @property
    def room(self) -> bool:
        """Whether another row can be added."""
        return len(self.rows) < self.question.most

    def _within(self, path: str, above: Text, fresh: bool) -> "list[Answer]":
        return [Answer(self.form, q, f"{path}-{q.name}", fresh, above) for q in self.question.inside]

    # ---- how it is entered

    @property
    def options(self) -> tuple[Option, ...]:
        return YES_NO if self.question.kind == "yes_no" else self.question.options

    @property
    def as_radios(self) -> bool:
        """Radio buttons show all answers at once, but a choice can not be taken back."""
        asked = self.question
        few = len(self.options) <= RADIOS and not asked.may_be_empty
        return asked.widget == "radios" or (asked.widget != "select" and few)

    @property
    def width(self) -> str:
        width = WIDTHS.get(self.question.kind)
        return f"govuk-input--width-{width}" if width else ""

    @property
    def height(self) -> int:
        longest = self.question.longest or 2_000
        return 8 if longest >= 10_000 else 4 if longest >= 1_000 else 3

    @property
    def input_type(self) -> str:
        return {"phone": "tel", "email": "email"}.get(self.question.widget, "text")

    @property
    def input_mode(self) -> str:
        return INPUT_MODES.get(self.question.widget) or INPUT_MODES.get(self.question.kind, "")

    # ---- references

    @property
    def source(self) -> Source | None:
        return source_of(self.question.refers) if self.question.refers else None

    @property
    def searched(self) -> bool:
        """Whether the answer is looked for by words, not chosen from a list."""
        return self.source is not None and not self.source.few and self.question.kind in ("reference", "references")

    @property
    def words(self) -> str:
        return self.form.typed.one(self.path + "-find")

    @property
    def stale(self) -> bool:
        """Whether the words were changed after the candidates were shown."""
        return bool(self.words.strip()) and self.words != self.form.typed.one(self.path + "-found")

    @property
    def fit(self) -> list[Candidate]:
        return self.form.find(self.source, self.words) if self.source else []

    @property
    def chosen(self) -> list[Candidate]:
        if self.source is None:
            return [Candidate(value, RECEIVED, value[:12]) for value in self.values]
        named = (self.source.named(storable(value), self.form.asking) for value in self.values)
        return [candidate for candidate in named if candidate]

    @property
    def candidates(self) -> list[Candidate]:
        """What can be chosen: what was found, and what is chosen already."""
        found = {candidate.value for candidate in self.fit}
        return [*(c for c in self.chosen if c.value not in found), *self.fit] if self.searched else self.fit
