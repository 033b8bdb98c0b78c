"""What the set-up promises of itself."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tutash.config.home import CHECKOUT

pytestmark = pytest.mark.django_db


def test_every_model_has_its_migration() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, no_color=True)
    except SystemExit:
        pytest.fail(said.getvalue())


def test_the_web_owns_no_table_and_may_use_each_unless_it_was_told_less() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = %s", [settings.WEB_ROLE])
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT has_table_privilege(%s, 'django_session', 'INSERT')", [settings.WEB_ROLE])
        assert cursor.fetchone() == (True,)


def test_case_of_kyrgyz_letters_is_known_to_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ҢӨҮЁ')")
        assert cursor.fetchone() == ("ңөүё",)


@pytest.mark.parametrize("name", ["run", "test"])
def test_requirements_are_pinned_by_hash_and_name_no_registry(name: str) -> None:
    text = Path(CHECKOUT, "requirements", f"{name}.txt").read_text()
    pinned = re.findall(r"^\S+==\S+", text, re.MULTILINE)
    assert len(pinned) > 10
    assert len(re.findall(r"^\S+==\S+ \\\n +--hash=sha256:", text, re.MULTILINE)) == len(pinned)
    assert "://" not in text
