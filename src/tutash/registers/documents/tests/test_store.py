"""Given a file, when it is taken, then it is kept whole under its hash, or refused with a reason."""

import hashlib
import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutash.registers.documents.custody import check_files
from tutash.registers.documents.models import StoredFile
from tutash.registers.documents.refusals import EmptyFile, FileDamaged, Incomplete, NotWhatItSays, TooLarge, UnknownKind
from tutash.registers.documents.store import NAME_LENGTH, clean_name, path_of, read, store

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00" + bytes(64) + b"\xff\xd9"
OGG = b"OggS\x00\x02" + bytes(22) + b"\x01vorbis"
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(64)
HTML = b"<!doctype html><script>alert(1)</script>"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    + _chunk(b"IEND", b"")
)


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def take(contents: bytes, name: str = "file") -> StoredFile:
    return store(io.BytesIO(contents), name)


def lying(files: Path) -> list[Path]:
    return [path for path in files.rglob("*") if path.is_file()] if files.exists() else []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contents", "name", "kind"),
    [
        pytest.param(PDF, "Протокол осмотра.pdf", "application/pdf", id="a PDF"),
        pytest.param(JPEG, "снимок.JPG", "image/jpeg", id="a photograph"),
        pytest.param(PNG, "скан.png", "image/png", id="a scan"),
        pytest.param(OGG, "запись.ogg", "audio/ogg", id="a sound recording"),
        pytest.param(MP4, "видео.mp4", "video/mp4", id="a film"),
        pytest.param(PDF, "без окончания", "application/pdf", id="a name that promises nothing"),
    ],
)
def test_a_file_is_known_by_its_contents_and_kept_under_their_hash(contents: bytes, name: str, kind: str) -> None:
    kept = take(contents, name)
    assert (kept.sha256, kept.size, kept.kind) == (hashlib.sha256(contents).hexdigest(), len(contents), kind)
    assert read(kept.sha256) == contents
    assert list(check_files()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contents", "name", "refusal"),
    [
        pytest.param(b"", "a.pdf", EmptyFile, id="nothing in it"),
        pytest.param(HTML, "a.html", UnknownKind, id="a page"),
        pytest.param(HTML, "a.pdf", UnknownKind, id="a page called a PDF"),
        pytest.param(b"MZ\x90\x00" + bytes(100), "a.jpg", UnknownKind, id="a program called a photograph"),
        pytest.param(b"PK\x03\x04" + bytes(100), "a.docx", UnknownKind, id="an office document"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.png", UnknownKind, id="a drawing with code"),
        pytest.param(HTML + PDF, "a.pdf", UnknownKind, id="a PDF behind a page"),
        pytest.param(PNG, "a.pdf", NotWhatItSays, id="a picture called a PDF"),
        pytest.param(PDF, "a.exe", NotWhatItSays, id="a PDF called a program"),
        pytest.param(PDF, "a.pdf.html", NotWhatItSays, id="a PDF that a browser would run"),
        pytest.param(PDF[:-10], "a.pdf", Incomplete, id="half a PDF"),
        pytest.param(PNG[:-12], "a.png", Incomplete, id="half a picture"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    files: Path, contents: bytes, name: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        take(contents, name)
    assert lying(files) == [] and not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_file_beyond_the_limit_is_refused_before_it_is_read_to_its_end(settings: Any, files: Path) -> None:
    class Endless:
        given = 0

        def read(self, size: int, /) -> bytes:
            self.given += size
            assert self.given < 2_000_000, "it is read on beyond the limit"
            return PDF + bytes(size - len(PDF))

    settings.FILES_LIMIT_MB = 1
    with pytest.raises(TooLarge, match="1 MB"):
        store(Endless(), "a.pdf")
    assert lying(files) == []


@pytest.mark.django_db
def test_the_same_contents_are_kept_once_under_any_name(files: Path) -> None:
    assert take(PDF, "a.pdf") == take(PDF, "b.pdf")
    assert len(lying(files)) == 1 and StoredFile.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("harm", ["changed", "cut", "removed"])
def test_a_damaged_file_is_not_shown_and_fsck_names_it(harm: str) -> None:
    kept = take(PDF)
    path = path_of(kept.sha256)
    path.chmod(0o640)
    match harm:
        case "changed":
            path.write_bytes(PDF.replace(b"1.7", b"1.6"))
        case "cut":
            os.truncate(path, 10)
        case "removed":
            path.unlink()
    with pytest.raises(FileDamaged):
        read(kept.sha256)
    (finding,) = check_files()
    assert kept.sha256 in finding

    take(PDF)  # whoever has it may bring it again
    assert read(kept.sha256) == PDF and list(check_files()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "", "0" * 63 + "/"])
def test_only_a_hash_leads_to_a_file(name: str) -> None:
    with pytest.raises(ValueError, match="hash"):
        path_of(name)


@pytest.mark.parametrize(
    ("declared", "clean"),
    [
        ("Протокол осмотра.pdf", "Протокол осмотра.pdf"),
        ("..\\..\\Windows\\a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ('a"; filename="b.exe\r\nX: y.pdf', "a ; filename= b.exe X y.pdf"),
        (".htaccess", "htaccess"),
        ("   ", "file"),
    ],
)
def test_a_file_name_is_only_a_name(declared: str, clean: str) -> None:
    assert " ".join(clean_name(declared).split()) == clean


@given(st.text(max_size=400))
def test_no_name_escapes_or_grows(declared: str) -> None:
    name = clean_name(declared)
    assert 0 < len(name) <= NAME_LENGTH
    assert not set(name) & set("/\\\0\r\n") and not name.startswith(".")
