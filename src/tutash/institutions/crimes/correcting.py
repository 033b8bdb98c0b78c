"""What correcting an entry means: which fields, how the new value is read, what changes in the register."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Model
from pydantic import ValidationError

from tutash.institutions.crimes.keeping import Correction
from tutash.kernel import ledger
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.forms import Question, questions
from tutash.kernel.forms.answers import Typed, read
from tutash.kernel.models import Entry

CORRECTABLE: Final = ("line", "words", "lines", "number", "day", "moment", "tick", "yes_no", "one_of")
# Terms and decisions were computed from these: they are not corrected but decided anew.
FIXED: Final = frozenset({"ground", "received_at", "served_at", "late_reason", "shield", "until", "outcome"})
SILENT: Final = frozenset({"entry.corrected", "entry.late", "entry.countersigned", "archive.imported"})


def correctable(act: type[Act]) -> dict[str, Question]:
    """The fields of an act whose mistakes can be put right, by name."""
    if act.code in SILENT:
        return {}
    return {q.name: q for q in questions(act) if q.kind in CORRECTABLE and q.name not in FIXED}


def as_corrected(entry: Entry, *, until: int | None = None) -> Act:
    """The act of an entry with the corrections made since, all or those up to another entry of its chain."""
    (entry,) = ledger.with_payloads([entry])
    fields = dict(entry.fields)
    made = Correction.objects.filter(case_id=entry.subject_id, of_seq=entry.seq).order_by("seq")
    for correction in made.filter(seq__lte=until) if until else made:
        fields[correction.field] = correction.now
    return ACTS[entry.code].model_validate(fields)


def with_value(act: Act, field: str, written: str | None) -> Act | None:
    """The act with another value in one field, read as its form reads it; None when it is no such value."""
    question = correctable(type(act))[field]
    reading = read([question], Typed({field: [written or ""]}))
    if reading.slips:
        return None
    default = type(act).model_fields[field].get_default(call_default_factory=True)
    fields = {**act.model_dump(mode="json"), field: reading.payload.get(field, default)}
    try:
        return type(act).model_validate(fields)
    except ValidationError:
        return None


def changed_columns(before: Act, after: Act) -> dict[str, Any]:
    """Columns of the act's own row in the register that a correction changes."""
    was, now = columns(before), columns(after)
    return {name: value for name, value in now.items() if was[name] != value}


def columns(act: Act) -> Mapping[str, Any]:
    row = getattr(act, "columns", None)
    return row() if row else {}


def typed(table: type[Model], columns: Mapping[str, Any]) -> dict[str, Any]:
    """Values of columns as JSON keeps them, as the table takes them."""
    fields = {field.name: field for field in table._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in columns.items()}
