"""What every act must declare; a server with a bad declaration does not start."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from django.core.exceptions import ImproperlyConfigured
from pydantic import BaseModel

from tutash.kernel import law
from tutash.kernel.acts import ACTS, ANY_STAGE, Act
from tutash.kernel.fields import Asked
from tutash.kernel.offices import offices
from tutash.kernel.text import LANGUAGES


def check() -> None:
    if faults := [f"{act.__name__}: {fault}" for act in ACTS.values() for fault in _faults(act)]:
        raise ImproperlyConfigured("\n".join(faults))


def _faults(act: type[Act]) -> Iterator[str]:
    for language in LANGUAGES:
        if not act.title.to(language).strip():
            yield f"no title in {language}"
    for norm in {act.norm, *act.opens.values(), *act.numbers.values()}:
        if norm not in law.pack().norms:
            yield f"there is no norm {norm} in the law pack"
    for office in set(act.by) - set(offices()):
        yield f"there is no office {office}"
    known = {stage.code for stage in law.stages(act.subject)}
    named = {*act.when, *([act.then] if act.then else [])} - set(ANY_STAGE)
    for stage in named - known:
        yield f"{act.subject} has no stage {stage}"
    if act.creates() and not act.then:
        yield "an act that creates its subject must say at which stage it stands then"
    yield from _unlabelled(act)


def _unlabelled(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        if not isinstance(info.json_schema_extra, Asked):
            yield f"field {name} has no label: declare it with `asks(...)`"
        for group in _groups(info.annotation):
            yield from _unlabelled(group)


def _groups(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None:
        for part in get_args(annotation):
            yield from _groups(part)
