"""A form that is being filled in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Generic, TypeAlias, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from pydantic import BaseModel, ValidationError

from tutash.kernel.forms.answers import Location, Typed, flatten, read
from tutash.kernel.forms.complaints import BY_TYPE, CHOOSE, Complaint, text_of
from tutash.kernel.forms.questions import Question, questions
from tutash.kernel.forms.shown import Answer
from tutash.kernel.forms.sources import Asking, Candidate, Source, candidates
from tutash.kernel.letters import storable
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text

Model = TypeVar("Model", bound=BaseModel)
Upload: TypeAlias = "UploadedFile[Any]"
Keep = Callable[[Upload], str]
MOVES: Final = ("_add", "_remove", "_find", "_language", "_show")
CHOSEN_KINDS: Final = ("one_of", "some_of", "yes_no", "reference", "references")


class Form(Generic[Model]):
    """What a model asks, what was answered, and what is wrong with the answers."""

    def __init__(
        self,
        model: type[Model],
        typed: QueryDict | Mapping[str, Iterable[str]] | None = None,
        files: MultiValueDict[str, Upload] | None = None,
        *,
        asking: Asking | None = None,
        keep: Keep | None = None,
        draft: bool = False,
    ) -> None:
        """`draft`: what was typed is shown without complaints. `keep` stores an uploaded file and returns its name."""
        self.model = model
        self.questions = questions(model)
        self.asking = asking or Asking()
        self.posted = typed is not None and not draft
        words = dict(typed.lists()) if isinstance(typed, QueryDict) else dict(typed or {})
        self.moves = {move: str(next(iter(words.pop(move, ())), "")) for move in MOVES}
        self.typed = Typed(words)
        self.refused: list[Complaint] = []
        self.new_rows: dict[str, int] = {}
        self._found: dict[tuple[int, str], list[Candidate]] = {}
        self._keep_files(files, keep)
        self._move()

    @classmethod
    def filled(cls, model: type[Model], payload: BaseModel | Mapping[str, Any], **kwargs: Any) -> "Form[Model]":
        """The form as if somebody had typed this payload, shown without complaints."""
        return cls(model, flatten(questions(model), payload), draft=True, **kwargs)

    # ---- what to do with it

    @property
    def moved(self) -> bool:
        """Whether a button was pressed that only changes the form, such as "add another"."""
        return any(self.moves.values())

    def act(self) -> Model | None:
        """What the answers say, when nothing is wrong with them."""
        return None if self.complaints else self._result[0]

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal of law beside the field that it names, or above the form."""
        path = refusal.field.replace(".", "-").replace("__", "-")
        question = self._labels.get(path)
        self.refused.append(Complaint(path if question else "", question, refusal.detail))

    @cached_property
    def kept(self) -> dict[str, list[str]]:
        """What was typed where this form asks: what a draft keeps."""
        own = {question.name for question in self.questions}
        said = {name: v for name, v in self.typed.words.items() if name.split("-", 1)[0] in own and any(v)}
        return {storable(name): [storable(value) for value in values] for name, values in said.items()}

    # ---- what to show

    @property
    def complaints(self) -> list[Complaint]:
        found = self._result[1] if self.posted and not self.moved else []
        return [*self._lost_files, *found, *self.refused]

    @property
    def answers(self) -> list[Answer]:
        return [Answer(self, question, question.name, self._fresh(question.name)) for question in self.questions]

    def complaint(self, path: str) -> Text | None:
        return next((complaint.text for complaint in self.complaints if complaint.path == path), None)

    @property
    def multipart(self) -> bool:
        return _asks_file(self.questions)

    def _fresh(self, path: str) -> bool:
        """Whether nobody has answered yet, so that the default is shown; what was sent empty stays empty."""
        return not self.posted and not any(f"{name}-".startswith(f"{path}-") for name in self.typed.words)

    # ---- how it is read

    @cached_property
    def _result(self) -> tuple[Model | None, list[Complaint]]:
        chosen = self._choose()
        reading = read(self.questions, self.typed)
        wrong = {slip.path: BY_TYPE[slip.type] for slip in reading.slips} | chosen
        result = None
        try:
            result = self.model.model_validate(reading.payload)
        except ValidationError as error:
            for line in _told_once(error.errors(include_url=False)):
                path = self._place(line["loc"], reading.places)
                wrong.setdefault(path, self._words(path, line))
        in_order = sorted(wrong.items(), key=lambda item: self._order.get(item[0], 10_000))
        return result, [Complaint(path, self._labels.get(path), text) for path, text in in_order]

    @staticmethod
    def _place(location: Sequence[str | int], places: Mapping[Location, str]) -> str:
        """Where the deepest part of a location that was asked for was typed."""
        for length in range(len(location), 0, -1):
            if path := places.get(tuple(location[:length])):
                return path
        return ""

    def _words(self, path: str, error: Mapping[str, Any]) -> Text:
        if error["type"] == "missing" and getattr(self._asked.get(path), "kind", "") in CHOSEN_KINDS:
            return CHOOSE
        return text_of(error)

    @cached_property
    def _asked(self) -> dict[str, Question]:
        return {answer.path: answer.question for answer in self._every(self.answers)}

    @cached_property
    def _labels(self) -> dict[str, Text]:
        return {answer.path: answer.full_label for answer in self._every(self.answers)}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {answer.path: n for n, answer in enumerate(self._every(self.answers))}

    def _every(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        for answer in answers:
            yield answer
            yield from self._every(answer.inside)
            for row in answer.rows:
                yield from self._every(row.answers)

    # ---- references: a search that works by sending the form again

    def _choose(self) -> dict[str, Text]:
        """Take what the words name exactly; where they only fit, a person must choose among what was found."""
        wrong: dict[str, Text] = {}
        for answer in list(self._every(self.answers)):
            if answer.searched and answer.stale:
                exact = [candidate.value for candidate in answer.fit if candidate.exact]
                many = answer.question.kind == "references"
                self.typed.put(answer.path, *(self.typed.all(answer.path) if many else ()), *exact[:1])
                if len(exact) != 1:
                    wrong[answer.path] = BY_TYPE["which_one" if answer.fit else "nothing_found"]
        return wrong

    def find(self, source: Source, words: str) -> list[Candidate]:
        """What a source finds, asked once."""
        key = (id(source), words)
        if key not in self._found:
            self._found[key] = candidates(source, words, self.asking)
        return self._found[key]

    # ---- files

    def _keep_files(self, files: MultiValueDict[str, Upload] | None, keep: Keep | None) -> None:
        self._lost_files: list[Complaint] = []
        asked = {a.path for a in self._every(self.answers) if a.question.kind in ("file", "files")} if files else set()
        for path in asked.intersection(files or ()):
            assert files is not None
            for upload in files.getlist(path):
                if keep is None or not upload.name:
                    continue
                try:
                    self.typed.put(path, *self.typed.all(path), keep(upload))
                except Refused as refusal:
                    self._lost_files.append(Complaint(path, Text.of(upload.name), refusal.detail))

    # ---- rows

    def _move(self) -> None:
        if path := self.moves["_remove"]:
            self.typed.forget(path)
        if path := self.moves["_add"]:
            self.new_rows[path] = 1
        if path := self.moves["_find"]:
            self.typed.put(path + "-found", "")


def _told_once(errors: Sequence[Any]) -> Iterator[Mapping[str, Any]]:
    """A row that is wrong also makes its group too short: the row says enough."""
    for error in errors:
        deeper = (other["loc"][: len(error["loc"])] == error["loc"] != other["loc"] for other in errors)
        if error["type"] != "too_short" or not any(deeper):
            yield error


def _asks_file(asked: Iterable[Question]) -> bool:
    return any(question.kind in ("file", "files") or _asks_file(question.inside) for question in asked)
