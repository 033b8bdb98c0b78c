"""Who keeps an uploaded file: a register tells, the kernel knows none."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile

from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text

Upload: TypeAlias = "UploadedFile[Any]"
Keeper = Callable[[Upload], str]
_keepers: list[Keeper] = []


def keeper(function: Keeper) -> Keeper:
    """Let a register keep uploaded files: it stores one, and answers with the hash by which it is named."""
    _keepers.append(function)
    return function


def keep(upload: Upload) -> str:
    if not _keepers:
        raise Refused(Text("Files can not be kept here.", "Файлы здесь не хранятся.", "Файлдар бул жерде сакталбайт."))
    return _keepers[-1](upload)
