"""Files by the hash of their bytes: written once, whole or not at all, and verified each time they are read."""

import hashlib
import io
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from django.conf import settings

from tutash.kernel import clock
from tutash.kernel.letters import unprintable
from tutash.registers.documents.kinds import HEAD, TAIL, kind_of
from tutash.registers.documents.models import StoredFile
from tutash.registers.documents.refusals import EmptyFile, FileDamaged, TooLarge

CHUNK = 256 * 1024
NAME_LENGTH = 120


class Stream(Protocol):
    """What can be read: an upload, an open file, bytes in memory."""

    def read(self, size: int, /) -> bytes: ...


class Copied(NamedTuple):
    sha256: str
    size: int
    head: bytes
    tail: bytes


def store(stream: Stream, declared_name: str) -> StoredFile:
    """Take a file. The same contents are kept once, whoever brings them and under whatever name."""
    return _take(stream, limit(), lambda copied: kind_of(copied.head, copied.tail, declared_name).media_type)


def keep(contents: bytes, media_type: str) -> StoredFile:
    """Keep what we made ourselves."""
    return _take(io.BytesIO(contents), len(contents), lambda _: media_type)


def _take(stream: Stream, most: int, kind_of_copy: Callable[[Copied], str]) -> StoredFile:
    incoming = Path(settings.FILES_DIR, "incoming")
    incoming.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=incoming)
    try:
        with os.fdopen(descriptor, "wb") as file:
            copied = _copy(stream, file, most)
            kind = kind_of_copy(copied)
            file.flush()
            os.fsync(file.fileno())
        _settle(Path(name), path_of(copied.sha256))
    finally:
        Path(name).unlink(missing_ok=True)
    fresh = StoredFile(sha256=copied.sha256, size=copied.size, kind=kind, stored_at=clock.now())
    StoredFile.objects.bulk_create([fresh], ignore_conflicts=True)
    return StoredFile.objects.get(pk=copied.sha256)


def read(sha256: str) -> bytes:
    """The bytes of a file, after they were compared with their hash."""
    try:
        contents = path_of(sha256).read_bytes()
    except FileNotFoundError:
        contents = b""
    if hashlib.sha256(contents).hexdigest() != sha256:
        raise FileDamaged
    return contents


def path_of(sha256: str) -> Path:
    """Where a file lies, two letters to a directory so that none grows too long."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("not a hash of a file")
    return Path(settings.FILES_DIR, sha256[:2], sha256[2:4], sha256)


def limit() -> int:
    """The largest file that is taken, in bytes."""
    return int(getattr(settings, "FILES_LIMIT_MB", 50)) * 1024 * 1024


def clean_name(declared: str) -> str:
    """A file name that is only a name.

    "..\\\\..\\\\Протокол осмотра.pdf" -> "Протокол осмотра.pdf"
    "a\\u202efdp.exe"                 -> "afdp.exe"
    "   "                            -> "file"
    """
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", declared))[-1]
    name = "".join(" " if letter in '<>:"|?*\n\r\t' else letter for letter in name if not unprintable(letter))
    stem, dot, ending = name.strip(" .").rpartition(".")
    if not dot:
        return name.strip(" .")[:NAME_LENGTH] or "file"
    return f"{stem[: NAME_LENGTH - 10].strip()}.{ending[:9]}"


def _copy(stream: Stream, file: IO[bytes], most: int) -> Copied:
    """Copy what the stream gives, hashing as it passes, and stop at the limit."""
    whole, size, head, tail = hashlib.sha256(), 0, b"", b""
    while part := stream.read(CHUNK):
        size += len(part)
        if size > most:
            raise TooLarge(TooLarge.text.format(limit=most // 1024 // 1024))
        if len(head) < HEAD:
            head = (head + part)[:HEAD]
        tail = (tail + part)[-TAIL:]
        whole.update(part)
        file.write(part)
    if not size:
        raise EmptyFile
    return Copied(whole.hexdigest(), size, head, tail)


def _settle(source: Path, target: Path) -> None:
    """Put the finished file into its place at one stroke. A damaged copy that lay there is healed by it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.chmod(0o440)
    source.replace(target)
    for directory in (target.parent, target.parent.parent, Path(settings.FILES_DIR)):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
