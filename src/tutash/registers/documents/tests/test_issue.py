"""Given an act that declares a document, when it is asked for, then it is issued once and the same ever after."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pypdf
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client

from tutash.kernel import access
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.fields import Words, asks
from tutash.kernel.models import Entry, Look
from tutash.kernel.testing import World
from tutash.kernel.text import Text
from tutash.registers.documents import issue
from tutash.registers.documents.custody import check_documents, check_files
from tutash.registers.documents.marks import entry_of, mark_of
from tutash.registers.documents.models import DocumentFile, StoredFile
from tutash.registers.documents.reads import documents_of
from tutash.registers.documents.refusals import FileDamaged, NoDocument
from tutash.registers.documents.store import path_of
from tutash.registers.documents.tests.test_catalogue import SPECIMEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts(settings: Any, tmp_path: Path) -> Iterator[tuple[type[Act], type[Act]]]:
    """Two acts of an invented institution: one issues a decree, one nothing."""
    settings.FILES_DIR = tmp_path / "files"
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, SPECIMEN]
    before = set(ACTS)

    class Decree(Act):
        """An investigator decides, and writes why."""

        code = "specimen.decided"
        title = Text("Decision", "Решение", "Чечим")
        norm = "upk.open_case"
        by = ("investigator",)
        subject = "case"
        then = "investigation"
        opens: ClassVar[dict[str, str]] = {"study": "upk.prosecutor_study"}
        document = "specimen_reasons"

        reasons: Words = asks(Text("Reasons", "Основания", "Негиздер"))

        def check(self, situation: Any) -> dict[str, str]:
            return {"charge": "uk-2021:205/2"}

        def standing(self, entry: Entry) -> dict[str, str]:
            return {"post_id": entry.post}

    class Note(Act):
        """An investigator makes a note."""

        code = "specimen.noted"
        title = Text("Note", "Заметка", "Белги")
        norm = "upk.open_case"
        by = ("investigator",)
        subject = "case"
        when = ("investigation",)

    yield Decree, Note
    for code in set(ACTS) - before:
        del ACTS[code]


@pytest.fixture
def world(acts: tuple[type[Act], type[Act]]) -> World:
    world = World()
    world.act(acts[0].model_validate({"reasons": "Ж. Үсөнов показал:\n«Өң-түсүн эстебейм»."}), by="investigator")
    return world


@pytest.fixture
def entry(world: World) -> Entry:
    assert world.subject_id
    return Entry.objects.get(subject_id=world.subject_id, seq=1)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def sql(statement: str) -> None:
    """What a thief with the keys of the database can do."""
    with connection.cursor() as cursor:
        for table in ("documents_storedfile", "documents_documentfile"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        cursor.execute(statement)


@pytest.mark.parametrize(("language", "title"), [("ru", "РЕШЕНИЕ"), ("ky", "ЧЕЧИМ")])
def test_a_document_says_what_the_entry_says(entry: Entry, language: str, title: str) -> None:
    text = text_of(issue.document(entry, language).pdf)
    for words in [title, "Ж. Үсөнов показал:", "Өң-түсүн эстебейм", bytes(entry.hash).hex(), str(entry.act_id)]:
        assert words in text
    assert ("ч. 2 ст. 205 УК КР" if language == "ru" else "205-беренесинин 2-бөлүгү") in text
    assert ("2 марта 2026 года, 12:00" if language == "ru" else "2026-жылдын 2-марты, саат 12:00") in text
    assert mark_of(entry) in text


def test_the_same_bytes_are_served_ever_after(entry: Entry, world: World, acts: Any) -> None:
    first = issue.document(entry, "ru")
    world.later(days=40).act(acts[1]())
    post = world.post("investigator")
    post.official.last_name = "Married"
    post.official.save()
    assert issue.document(entry, "ru") == first
    assert DocumentFile.objects.count() == StoredFile.objects.count() == 1


def test_what_it_was_made_with_is_recorded_and_makes_it_again(entry: Entry) -> None:
    issue.document(entry, "ky")
    kept = DocumentFile.objects.get()
    assert kept.template == "specimen_reasons" and len(kept.made_with) == 64
    assert kept.data["act"]["reasons"].startswith("Ж. Үсөнов")
    assert list(check_documents()) == list(check_files()) == []


def test_an_act_without_a_document_gives_none(entry: Entry, world: World, acts: Any) -> None:
    noted = world.act(acts[1]())
    for act, language in ((noted, "ru"), (entry, "en")):
        with pytest.raises(NoDocument):
            issue.document(act, language)
    assert [line.seq for line in documents_of(entry.subject_id)] == [1]


def test_rows_of_issued_documents_are_never_changed(entry: Entry) -> None:
    issue.document(entry, "ru")
    for model in (DocumentFile, StoredFile):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(size=1)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.all().delete()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("size = size + 1", id="its size"),
        pytest.param("sha256 = repeat('0', 64)", id="its file"),
        pytest.param("seq = 7", id="its entry"),
        pytest.param("data = jsonb_set(data, '{hash}', '\"00\"')", id="its hash"),
        pytest.param("data = jsonb_set(data, '{act,reasons}', '\"other words\"')", id="its words"),
        pytest.param("data = jsonb_set(data, '{number}', '\"9\"')", id="its number"),
    ],
)
def test_fsck_names_a_document_that_was_tampered_with(entry: Entry, change: str) -> None:
    issue.document(entry, "ru")
    sql(f"UPDATE documents_documentfile SET {change}")
    (finding,) = check_documents()
    assert "documents_documentfile" in finding and str(entry.subject_id) in finding


def test_fsck_names_a_document_whose_file_is_forgotten(entry: Entry) -> None:
    issue.document(entry, "ru")
    sql("DELETE FROM documents_storedfile")
    (finding,) = check_documents()
    assert finding.endswith("names a file that is not kept")


def test_a_changed_file_is_not_served(entry: Entry) -> None:
    issued = issue.document(entry, "ru")
    path = path_of(issued.sha256)
    path.chmod(0o640)
    path.write_bytes(issued.pdf.replace(b"/Type", b"/Typo", 1))
    with pytest.raises(FileDamaged):
        issue.document(entry, "ru")


def test_the_pdf_is_for_whoever_may_see_the_subject_and_the_look_is_written(entry: Entry, world: World) -> None:
    address = documents_of(entry.subject_id)[0].pdf["ru"]
    with world.clock():
        mine, others = (
            {"HTTP_AUTHORIZATION": f"Bearer {access.issue_token(post.code)}"}
            for post in (world.post("investigator"), world.post("investigator", "elsewhere"))
        )
        answer = Client().get(address, **mine)  # type: ignore[arg-type]
        assert answer.status_code == 200 and answer.content.startswith(b"%PDF-")
        assert answer["Content-Disposition"].startswith("attachment") and "no-store" in answer["Cache-Control"]
        assert Look.objects.filter(subject_id=entry.subject_id, what="document 1 ru").count() == 1

        assert Client().get(address, **others).status_code == 404  # type: ignore[arg-type]
        assert Client().get(address, HTTP_AUTHORIZATION="Bearer wrong").status_code == 401
        assert Client().get(address).status_code == 302, "a person is asked to sign in"
        assert Client().get(address.replace("/1/", "/99/"), **mine).status_code == 404  # type: ignore[arg-type]
        assert Client().get(address.replace("/ru.", "/en."), **mine).status_code == 404  # type: ignore[arg-type]


def test_a_holder_of_the_paper_can_ask_whether_it_is_in_the_register(entry: Entry) -> None:
    mark = mark_of(entry)
    assert entry_of(mark) == entry
    for language in ("ky", "ru", "en"):
        answer = Client().get(f"/d/{mark}", headers={"accept-language": language})
        assert answer.status_code == 200 and bytes(entry.hash).hex() in answer.content.decode()
        assert "Үсөнов" not in answer.content.decode()


@pytest.mark.parametrize("change", ["prefix", "seq", "subject", "form"])
def test_a_mark_that_nobody_was_given_leads_nowhere(entry: Entry, change: str) -> None:
    subject, seq, hash = mark_of(entry).split(".")
    mark = {
        "prefix": f"{subject}.{seq}.{'0' * 16}",
        "seq": f"{subject}.2.{hash}",
        "subject": f"{'A' * 22}.{seq}.{hash}",
        "form": "..%2F..%2Fetc",
    }[change]
    assert entry_of(mark) is None
    assert Client().get(f"/d/{mark}").status_code == 404


def test_a_mark_is_short_enough_for_a_small_code(entry: Entry) -> None:
    assert len(mark_of(entry)) <= 50
    assert isinstance(entry.subject_id, UUID)
