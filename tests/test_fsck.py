"""After one byte is changed by somebody who can do everything in the database, fsck names the row."""

import pytest
from django.db import connection, transaction

from tests.stories import do, investigated
from tutash.kernel import fsck, pages, replay
from tutash.kernel.testing import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """Two cases, one joined to the other, on three sealed pages; one entry waits."""
    world = World()
    investigated(world)
    pages.seal()
    first = world.subject_id
    investigated(world)
    pages.seal()
    do(world, "case.joined", "head_of_unit", joined=str(first), reason="Одно лицо")
    pages.seal()
    do(world, "petition.lodged", "investigator", name="Потерпевший", words="Прошу.")
    world.assert_sound()
    return world


def change(statement: str) -> list[str]:
    """Do it as a thief with every right, triggers off; look; and undo it."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in ("kernel_entry", "kernel_payload", "kernel_page", "kernel_leaf"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        assert cursor.rowcount, statement
        findings = list(fsck.fsck())
        transaction.set_rollback(True)
    return findings


FIRST = "(subject_id, seq) = (SELECT subject_id, seq FROM kernel_leaf WHERE index = 1)"
LOOSE = "(subject_id, seq) = (SELECT subject_id, seq FROM kernel_unsealed LIMIT 1)"
ENTRY = {
    "act_id": "gen_random_uuid()",
    "code": "code || ' '",
    "kind": "'x'",
    "node": "'kg-2'",
    "post": "'nobody'",
    "actor": "'nobody'",
    "at": "at - interval '1 microsecond'",
    "basis": 'basis || \'{"ref": "other"}\'',
    "digest": "sha256(digest)",
    "prev": "sha256(prev)",
    "hash": "sha256(hash)",
}
LEDGER = {
    "what an act said": (
        f"UPDATE kernel_payload SET body = jsonb_set(body, '{{fields,post}}', '\"x\"') WHERE {FIRST}",
        "has another payload",
    ),
    "its salt": (f"UPDATE kernel_payload SET salt = sha256(salt) WHERE {FIRST}", "has another payload"),
    "its loss": (f"DELETE FROM kernel_payload WHERE {FIRST}", "has lost its payload"),
    "a root": ("UPDATE kernel_page SET root = sha256(root) WHERE number = 2", "page 2"),
    "a size": ("UPDATE kernel_page SET size = size + 1 WHERE number = 3", "page 3"),
    "when it was sealed": ("UPDATE kernel_page SET sealed_at = now() WHERE number = 1", "page 1 was altered"),
    "a seal": ("UPDATE kernel_page SET hash = sha256(hash) WHERE number = 1", "page 1 was altered"),
    "a page torn out": ("DELETE FROM kernel_page WHERE number = 1", "page 1 is missing"),
    "the last page torn out": ("DELETE FROM kernel_page WHERE number = 3", "is on no page"),
    "a leaf moved": ("UPDATE kernel_leaf SET index = index + 100 WHERE index = 5", "kernel_leaf"),
    "an entry hidden from seals": (f"DELETE FROM kernel_unsealed WHERE {LOOSE}", "does not wait for one"),
    "an entry removed": (f"DELETE FROM kernel_entry WHERE {FIRST}", "is gone"),
}


def test_every_column_of_an_entry(world: World) -> None:
    for where in (FIRST, LOOSE):
        for column, value in ENTRY.items():
            findings = change(f"UPDATE kernel_entry SET {column} = {value} WHERE {where}")
            assert any(finding.startswith("kernel_entry: entry ") for finding in findings), (column, findings)


def test_every_way_to_change_the_ledger(world: World) -> None:
    for name, (statement, seen) in LEDGER.items():
        findings = change(statement)
        assert any(seen in finding for finding in findings), (name, findings)


def test_a_row_that_the_ledger_does_not_bear_out_in_any_read_table(world: World) -> None:
    for table in replay.names():
        findings = change(_insert(table))
        assert any(finding.startswith(f"{table}: row") for finding in findings), (table, findings)


def test_one_byte_of_any_row_of_any_read_table(world: World) -> None:
    """Every column of the first row of every table that the story fills."""
    changed = set()
    for table in replay.names():
        for column, data_type, nullable in _columns(table):
            new = {"character varying": f"overlay({column}::text placing '~' from 1 for 1)"}.get(data_type)
            new = new or ("NULL" if nullable else None)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} IS DISTINCT FROM {new or 'NULL'}")
                if not new or not cursor.fetchone()[0]:
                    continue
            findings = change(f"UPDATE {table} SET {column} = {new} WHERE ctid = (SELECT ctid FROM {table} LIMIT 1)")
            if findings:
                changed.add(table)
                assert any(finding.startswith(f"{table}: row") for finding in findings), (table, column, findings)
    assert {"kernel_subject", "kernel_deadline", "crimes_case", "charges_count"} <= changed


def _columns(table: str) -> list[tuple[str, str, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(column_name), data_type, is_nullable = 'YES' FROM information_schema.columns"
            " WHERE table_name = %s AND table_schema = 'public'",
            [table],
        )
        return list(cursor.fetchall())


def _insert(table: str) -> str:
    wanted = [(name, data_type) for name, data_type, nullable in _columns(table) if not nullable]
    names = ", ".join(name for name, _ in wanted)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(_any(data_type) for _, data_type in wanted)})"


def _any(data_type: str) -> str:
    """Some value of a type of PostgreSQL."""
    return {
        "uuid": "gen_random_uuid()",
        "timestamp with time zone": "now()",
        "date": "current_date",
        "boolean": "true",
        "jsonb": "'{}'",
        "bytea": "'\\x00'",
        "ARRAY": "'{}'",
        "text": "'x'",
        "character varying": "left(md5(random()::text), 3)",
    }.get(data_type, "1")
