"""Given apps with templates, when a document is looked up, then its name means one template, its digest one state."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tutash.kernel.acts import ACTS
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
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, SPECIMEN, "second_specimen"]
    with pytest.raises(ImproperlyConfigured, match="specimen_decree"):
        catalogue.templates()


def test_every_document_that_an_act_declares_has_its_template() -> None:
    declared = {act.document: code for code, act in ACTS.items() if act.document}
    assert {name: code for name, code in declared.items() if name not in catalogue.templates()} == {}


def test_no_template_asks_the_network_for_a_package(specimen_app: None) -> None:
    sources = [*catalogue.templates().values(), *catalogue.LAYOUT.glob("*.typ")]
    assert [path.name for path in sources if '"@' in path.read_text()] == []
