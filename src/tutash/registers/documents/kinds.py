"""Which files the register takes, told by their contents, not by their names."""

from dataclasses import dataclass
from pathlib import PurePath

import filetype

from tutash.registers.documents.refusals import Incomplete, NotWhatItSays, UnknownKind

HEAD, TAIL = 8192, 2048  # bytes that a decision needs


@dataclass(frozen=True)
class Kind:
    media_type: str
    name: str
    endings: tuple[str, ...]
    closes: bytes = b""  # what a whole file of this kind has near its end, where the format demands it


KINDS = (
    Kind("application/pdf", "PDF", (".pdf",), b"%%EOF"),
    Kind("image/jpeg", "JPEG", (".jpg", ".jpeg", ".jfif")),
    Kind("image/png", "PNG", (".png",), b"IEND"),
    Kind("video/mp4", "MP4", (".mp4", ".m4v")),
    Kind("audio/mp4", "MP4", (".m4a",)),
    Kind("audio/ogg", "OGG", (".ogg", ".oga", ".opus")),
)
BY_TYPE = {kind.media_type: kind for kind in KINDS}


def kind_of(head: bytes, tail: bytes, declared_name: str) -> Kind:
    """The kind of a file from its first and last bytes. A name that promises another kind is refused."""
    kind = BY_TYPE.get(filetype.guess_mime(head) or "")
    if kind is None:
        raise UnknownKind
    ending = PurePath(declared_name).suffix.lower()
    if ending and ending not in kind.endings:
        raise NotWhatItSays(NotWhatItSays.text.format(ending=ending[:10], kind=kind.name))
    if kind.closes not in tail:
        raise Incomplete
    return kind
