"""Given apps with templates, when a document is looked up, then its name means one template, its digest one state."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tutash.kernel.acts import ACTS, Act
from tutash.kernel.text import Text
from tutash.registers.documents import catalogue

SPECIMEN = "tutash.registers.documents.tests.specimen"


@pytest.fixture
def specimen_app(settings: Any) -> None:
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, SPECIMEN]


def test_a_template_is_found_by_its_name(specimen_app: None) -> None:
    assert {"specimen_decree", "specimen_slip"} <= set(catalogue.templates())
    assert b"letter.with" in catalogue.source("specimen_decree")


def test_each_template_has_its_own_digest(specimen_app: None) -> None:
    digests = {catalogue.digest(name) for name in ("specimen_decree", "specimen_slip")}
    assert len(digests) == 2 and all(len(digest) == 64 for digest in digests)


def test_a_change_of_the_layout_changes_the_digest(
    specimen_app: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = catalogue.digest("specimen_decree")
    for path in catalogue.LAYOUT.glob("*.typ"):
        (tmp_path / path.name).write_text(path.read_text() + "\n// changed")
    monkeypatch.setattr(catalogue, "LAYOUT", tmp_path)
    assert catalogue.digest("specimen_decree") != before


def test_two_apps_cannot_give_one_name_to_two_documents(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tmp_path / "second_specimen"
    (app / "documents").mkdir(parents=True)
    (app / "__init__.py").touch()
    (app / "documents/specimen_decree.typ").write_text("= Another")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ImproperlyConfigured, match="specimen_decree"):  # the server does not start
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, SPECIMEN, "second_specimen"]


def declared(document: str) -> type[Act]:
    """An act as somebody has just written it, with the name of its paper."""

    class Written(Act):
        """Somebody writes a new act."""

        code = "specimen.written"
        title = Text("Act", "Действие", "Аракет")
        norm = "upk.open_case"
        by = ("investigator",)
        subject = "case"
        then = "check"

    Written.document = document
    return Written


@pytest.fixture
def new_act() -> Iterator[None]:
    yield
    ACTS.pop("specimen.written", None)


def test_an_act_without_its_paper_does_not_start_the_server(settings: Any, new_act: None) -> None:
    declared("nobody_wrote_it")
    with pytest.raises(ImproperlyConfigured, match=r"Written: there is no template documents/nobody_wrote_it\.typ"):
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS]


def test_a_paper_that_asks_what_nobody_knows_does_not_start_the_server(settings: Any, new_act: None) -> None:
    declared("specimen_asking")
    with pytest.raises(ImproperlyConfigured, match=r"nobody supplies data\.subject\.weather to a case"):
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, SPECIMEN]


def test_a_template_is_told_what_it_asks_for_and_no_more(specimen_app: None) -> None:
    assert catalogue.wanted("specimen_asking") == {"weather", "number"}
    assert catalogue.wanted("specimen_slip") == set()


def test_no_template_asks_the_network_for_a_package(specimen_app: None) -> None:
    sources = [*catalogue.templates().values(), *catalogue.LAYOUT.glob("*.typ")]
    assert [path.name for path in sources if '"@' in path.read_text()] == []
