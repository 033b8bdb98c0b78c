"""Given a file, when it is sent with a form or by a program, then it is kept and stands in the case by its hash."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.papers import PDF
from tests.stories import registered
from tutash.institutions.crimes.keeping import CaseFile
from tutash.kernel import access
from tutash.kernel.testing import World, sign_in
from tutash.registers.documents.models import StoredFile

pytestmark = pytest.mark.django_db
HASH = hashlib.sha256(PDF).hexdigest()


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> World:
    settings.FILES_DIR = tmp_path / "files"
    world = World()
    registered(world)
    return world


@pytest.fixture
def program(world: World) -> Client:
    return Client(headers={"Authorization": f"Bearer {access.issue_token(world.post('duty_officer').code)}"})


def send(world: World, contents: bytes, name: str, **fields: str) -> Any:
    """The form of adding a file, as a browser sends it."""
    browser = sign_in(Client(), world.post("duty_officer"))
    said = {"title_of_file": "Объяснение", "kind": "statement", **fields}
    with world.clock():
        return browser.post(
            f"/acts/file.added/{world.subject_id}", {**said, "file": SimpleUploadedFile(name, contents)}
        )


def test_a_file_sent_with_a_form_stands_in_the_case(world: World) -> None:
    answer = send(world, PDF, "Объяснение.pdf")
    assert answer.status_code == 302, answer.content.decode()
    (file,) = CaseFile.objects.all()
    assert (file.sha256, file.title) == (HASH, "Объяснение")


def test_a_file_stays_through_a_mistake_in_another_field(world: World) -> None:
    answer = send(world, PDF, "Объяснение.pdf", title_of_file="")
    page = answer.content.decode()
    assert answer.status_code == 422 and HASH in page and "Получен: PDF, 1 КБ" in page
    assert CaseFile.objects.count() == 0


@pytest.mark.parametrize(
    ("contents", "name", "words"),
    [
        pytest.param(PDF[:-6], "a.pdf", "У файла нет конца", id="half a file"),
        pytest.param(b"MZ\x90\x00", "a.pdf", "этот файл к ним не относится", id="a program that is called a document"),
        pytest.param(PDF, "a.jpg", "Файл назван «.jpg»", id="a document that is called a photograph"),
        pytest.param(b"", "a.pdf", "Файл пуст", id="nothing"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_beside_its_field(
    world: World, contents: bytes, name: str, words: str
) -> None:
    answer = send(world, contents, name)
    assert answer.status_code == 422
    assert words in answer.content.decode() and "Объяснение" in answer.content.decode()
    assert StoredFile.objects.count() == CaseFile.objects.count() == 0


@pytest.mark.parametrize("form", [False, True], ids=["as the body", "as a part of a form"])
def test_a_program_sends_a_file_and_then_names_it(world: World, program: Client, form: bool) -> None:
    if form:
        answer = program.post("/api/v1/files", {"file": SimpleUploadedFile("a.pdf", PDF)})
    else:
        answer = program.post("/api/v1/files?name=a.pdf", PDF, content_type="application/octet-stream")
    assert (answer.status_code, answer.json()) == (201, {"file": HASH})
    fields = {"file": HASH, "title_of_file": "Объяснение"}
    body = {"subject": str(world.subject_id), "fields": fields}
    assert program.post("/api/v1/acts/file.added", body, content_type="application/json").status_code == 201
    assert CaseFile.objects.get().sha256 == HASH


@pytest.mark.parametrize(
    ("path", "contents", "status", "kind"),
    [
        pytest.param("?name=a.jpg", PDF, 422, "not-what-it-says", id="another kind than its name says"),
        pytest.param("", b"<script>", 422, "unknown-kind", id="none that the register takes"),
        pytest.param("", b"", 422, "empty-file", id="nothing"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_to_a_program(
    program: Client, path: str, contents: bytes, status: int, kind: str
) -> None:
    answer = program.post(f"/api/v1/files{path}", contents, content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:tutash:problem:{kind}")


def test_a_form_without_a_file_is_no_file(program: Client) -> None:
    assert program.post("/api/v1/files", {"words": "none"}).json()["type"] == "urn:tutash:problem:empty-file"


def test_a_file_larger_than_the_limit_is_refused_while_it_is_read(settings: Any, program: Client) -> None:
    settings.FILES_LIMIT_MB = 1
    large = PDF[:9] + bytes(1024 * 1024) + PDF[9:]
    answer = program.post("/api/v1/files", large, content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:tutash:problem:too-large")
    assert "1 МБ" in answer.json()["detail"]


def test_a_request_without_end_is_not_read_at_all(settings: Any) -> None:
    settings.FILES_LIMIT_MB = 1
    answer = Client().post("/sign-in", {"file": SimpleUploadedFile("a.pdf", bytes(3 * 1024 * 1024))})
    assert answer.status_code == 413 and "Слишком большой запрос" in answer.content.decode()
    answer = Client().post("/api/v1/files", bytes(3 * 1024 * 1024), content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:tutash:problem:too-large")


def test_a_stranger_sends_nothing(world: World) -> None:
    assert Client().post("/api/v1/files", PDF, content_type="application/pdf").status_code == 401
    assert StoredFile.objects.count() == 0
