"""What a clever and hostile person tries, and what stands in the way."""

import io
import json
import time
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.stories import do, investigated, registered, reported, said
from tests.test_api import REPORT, Program
from tutash.institutions.crimes.proceedings import Petition
from tutash.kernel import access, fsck, pages
from tutash.kernel.ids import new_id
from tutash.kernel.models import SecurityEvent, Subject
from tutash.kernel.read import NotAnAct
from tutash.kernel.refusals import AnotherAct, NotFound, Refused
from tutash.kernel.testing import World, sign_in
from tutash.registers.documents.store import store
from tutash.registers.persons.acts import ProposeMerge, RecordPerson

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


# ---- ids that a stranger chooses


def test_no_act_has_the_id_under_which_looks_at_lists_are_kept(world: World) -> None:
    """A subject of that id would show its author every search of the country as looks at it."""
    with pytest.raises(AnotherAct):
        world.act(said("journal.recorded", **REPORT), act_id=access.MANY)
    assert not Subject.objects.exists()


def test_an_act_of_another_post_is_not_repeated_to_who_knows_its_id(world: World) -> None:
    act_id, stranger = new_id(), world.post("duty_officer", "elsewhere")
    world.act(said("journal.recorded", **REPORT), act_id=act_id)
    with pytest.raises(AnotherAct):
        world.act(said("journal.recorded", **REPORT), stranger, act_id=act_id)


def test_the_id_of_a_case_that_is_not_yours_tells_nothing(world: World) -> None:
    """A subject bears the id of the act that made it: trying that id must not tell whether the subject is there."""
    reported(world)
    stranger = world.post("duty_officer", "elsewhere")
    for subject in (world.subject_id, uuid4()):
        with pytest.raises(NotFound):
            world.act(said("crime.registered"), stranger, subject_id=subject, act_id=subject)


def test_one_id_for_acts_on_two_cases_makes_two_things(world: World) -> None:
    """What an act makes has ids that follow from the act; the same id sent for another case must not meet them."""
    act_id, lodged = new_id(), said("petition.lodged", name="Адвокат", words="Прошу.")
    for _ in range(2):
        investigated(world)
        world.act(lodged, "investigator", act_id=act_id)
    assert Petition.objects.values("case_id").distinct().count() == 2


def test_an_act_on_two_cases_is_not_repeated_from_the_other_end(world: World) -> None:
    investigated(world)
    first = world.subject_id
    investigated(world)
    act_id, joined = new_id(), said("case.joined", joined=str(first), reason="Одно лицо")
    world.act(joined, "head_of_unit", act_id=act_id)
    with pytest.raises(Refused):
        world.act(joined, "head_of_unit", subject_id=first, act_id=act_id)


# ---- what crashes


NUL = "\x00"


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(Client(), world.post("duty_officer"))


@pytest.mark.parametrize(
    "path",
    [
        "/acts/%00",
        "/catalogue/%00",
        "/cases?after=%00",
        "/cases?q=%00",
        "/work?after=WyJcdTAwMDAiXQ",
        "/cases?sort=number&after=WyJcdTAwMDAiLCAiXHUwMDAwIl0",
        "/cases?after=WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzE0OjAwIiwgIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCJd",
        "/cases?after=WyI5OTk5LTEyLTMxVDIzOjU5OjU5LTE0OjAwIiwgIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCJd",
        "/notices?after=Wzk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTld",
        "/notices?after=WyJcdTAwMDAiXQ",
        "/search?q=%00%00a",
        "/acts/journal.recorded?narrative=%00",
        "/acts/journal.recorded?territory-find=%00&applicant-find=%00a",
        "/sign-in?next=%00",
        "/r/%00aaaaaaaaaaaaaaaa",
        "/r?number=%00&code=%00",
        "/work?did=%00",
        "/cases?lang=ky&q=%00",
        "/documents/verify/%00",
    ],
)
def test_no_address_crashes_a_page(officer: Client, path: str) -> None:
    officer.raise_request_exception = False
    assert officer.get(path).status_code < 500


@pytest.mark.parametrize(
    "path, typed",
    [
        ("/acts/journal.recorded", {"narrative": f"a{NUL}b", "channel": "oral"}),
        ("/acts/journal.recorded", {f"narrative-{NUL}": "x", "act_id": NUL}),
        ("/acts/journal.recorded", {"applicant-find": NUL, "_find": "applicant", "territory-find": f"{NUL}б"}),
        ("/acts/journal.recorded", {"occurred_from": "9" * 5000, "received_at": "0001-01-01T00:00+14:00"}),
        ("/acts/journal.recorded", {"occurred_from": "31.12.9999 23:59", "received_at": "9999-12-31T23:59-14:00"}),
        ("/acts/journal.recorded", {"narrative": "щ" * 1_000_000, "channel": "oral"}),
        ("/drafts/journal.recorded", {"narrative": NUL}),
        (f"/drafts/{NUL}", {"_discard": "yes"}),
        ("/report/journal.recorded/similar", {"narrative": NUL, "territory": NUL, "applicant_phone": NUL}),
        ("/notices", {"notice": "²"}),
        ("/notices", {"notice": "9" * 18}),
        ("/posts", {"post": NUL, "next": NUL}),
        ("/sign-in", {"username": NUL, "password": NUL}),
        ("/sign-in", {"username": "\ud83d\ude00" * 200, "password": "x" * 100_000}),
        ("/passkeys/removed", {"key": NUL}),
    ],
)
def test_nothing_typed_crashes_a_page(officer: Client, path: str, typed: dict[str, str]) -> None:
    officer.raise_request_exception = False
    answer = officer.post(
        path, {name: v.encode("utf-16", "surrogatepass").decode("utf-16") for name, v in typed.items()}
    )
    assert answer.status_code < 500


DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    "body",
    [
        DEEP,
        '{"fields": {"narrative": ' + '{"a":' * 900 + "1" + "}" * 900 + "}}",
        '{"fields": {"narrative": "\\ud800", "channel": "oral", "anonymous": true}}',
        '{"fields": {"narrative": "a\\u0000b", "channel": "oral", "anonymous": true}}',
        '{"fields": {"\\ud800": 1, "\\u0000": 2}}',
        '{"fields": {"narrative": NaN}}',
        '{"fields": {"narrative": 1e400, "channel": Infinity}}',
        '{"fields": {"narrative": ' + "9" * 5000 + "}}",
        '{"fields": {"received_at": 9e99, "channel": "oral", "anonymous": true, "narrative": "x"}}',
        '{"fields": {"received_at": "0001-01-01T00:00:00+14:00", "channel": "oral", "narrative": "x"}}',
        '{"fields": {"received_at": "9999-12-31T23:59:59-14:00", "channel": "oral", "narrative": "x"}}',
        '{"fields": {"occurred_from": "1900-01-01T00:00:00Z", "channel": "oral", "narrative": "x"}}',
        '{"fields": {"territory": "٤١٧١١٢٠٤٠٠٠٠٠٠", "channel": "oral", "anonymous": true, "narrative": "x"}}',
        '{"fields": {"applicant_phone": "٠٥٥٥١٢٣٤٥٦", "channel": "oral", "applicant_surname": "А", "narrative": "x"}}',
        '{"fields": {"applicant_pin": "²²²²²²²²²²²²²²", "channel": "oral", "narrative": "x"}}',
        '{"subject": "x", "fields": null}',
        "\ufeff{}",
        '"' + "x" * 999_000 + '"',
        "[]",
        "null",
        "",
    ],
    ids=range(21),
)
def test_no_body_crashes_the_api(world: World, body: str) -> None:
    program = Program(world, "duty_officer")
    program.client.raise_request_exception = False
    answer = program.client.post("/api/v1/acts/journal.recorded", body, content_type="application/json")
    assert answer.status_code < 500, answer.content[:300]
    assert answer.headers["Content-Type"] == "application/problem+json" or answer.status_code == 201


@pytest.mark.parametrize(
    "path", ["entries?after=²", "entries?after=-1", "entries?after=999999999", "entries?limit=1e9", "deadlines?id=x"]
)
def test_no_question_crashes_the_api(world: World, path: str) -> None:
    reported(world)
    program = Program(world, "duty_officer")
    program.client.raise_request_exception = False
    assert program.client.get(f"/api/v1/subjects/{world.subject_id}/{path}").status_code < 500


@pytest.mark.parametrize(
    "code, office, fields",
    [
        ("case.assigned", "head_of_unit", {"officer": NUL}),
        ("case.assigned", "head_of_unit", {"officer": "police.\ud800"}),
        ("case.transfer_sent", "head_of_unit", {"to_unit": f"mvd{NUL}", "reason": "Не наша"}),
        ("file.added", "head_of_unit", {"file": NUL * 64, "title_of_file": "x"}),
        ("entry.countersigned", "head_of_unit", {"entry": 10**30}),
        ("entry.countersigned", "head_of_unit", {"entry": 1e308}),
    ],
)
def test_no_reference_crashes_an_act(world: World, code: str, office: str, fields: dict[str, object]) -> None:
    registered(world)
    program = Program(world, office)
    program.client.raise_request_exception = False
    body = json.dumps({"subject": str(world.subject_id), "fields": fields})
    answer = program.client.post(f"/api/v1/acts/{code}", body, content_type="application/json")
    assert answer.status_code == 422


def test_a_refused_address_with_a_nul_in_it_is_logged(world: World, officer: Client) -> None:
    officer.get("/acts/%00")
    assert SecurityEvent.objects.filter(kind="refused").exists()


def test_a_moment_of_a_megabyte_of_spaces_costs_nothing(officer: Client) -> None:
    begun = time.monotonic()
    officer.post("/acts/journal.recorded", {"received_at": "x" + " " * 20_000 + "x"})
    assert time.monotonic() - begun < 3


# ---- what is not yours


def test_the_first_page_of_a_case_tells_no_more_than_its_timeline(world: World) -> None:
    """An act on two cases is told in the other one only to who may see where it was done."""
    investigated(world)
    other = world.case.pk
    investigated(world)
    mine = world.case.pk
    prosecutor = world.post("prosecutor")
    do(world, "case.joined", prosecutor, joined=str(other), reason="Одно лицо")
    leaves_for_another_oblast(mine)
    client = sign_in(Client(), world.post("head_of_unit"))
    of_both = reverse("case-entry", args=[other, Subject.objects.get(pk=other).seq])
    for page in ("case", "case-entries"):
        shown = client.get(reverse(page, args=[other])).content.decode()
        assert reverse("case-entry", args=[other, 1]) in shown and of_both not in shown


def test_entries_that_may_not_be_told_do_not_end_the_list(world: World) -> None:
    investigated(world)
    other = world.case.pk
    investigated(world)
    do(world, "case.joined", "prosecutor", joined=str(other), reason="Одно лицо")
    joined_at = Subject.objects.get(pk=other).seq
    world.act(said("file.added", file=a_file(), title_of_file="Справка"), "head_of_unit", subject_id=other)
    leaves_for_another_oblast(world.subject_id)
    program = Program(world, "head_of_unit")
    first = program.get(f"subjects/{other}/entries?limit=1&after={joined_at - 1}")
    assert (first["items"], first["next"]) == ([], str(joined_at))
    rest = program.get(f"subjects/{other}/entries?after={first['next']}")
    assert [item["code"] for item in rest["items"]] == ["file.added"]


def leaves_for_another_oblast(case_id: UUID | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_subject SET unit_id = 'elsewhere', post_id = '' WHERE id = %s", [case_id])


def a_file() -> str:
    return store(io.BytesIO(b"%PDF-1.4\n%%EOF\n"), "a.pdf").sha256


def test_who_is_named_in_an_offence_must_be_somebody_one_may_see(world: World) -> None:
    registered(world)
    do(world, "case.assigned", officer=world.post("investigator").code)
    offence = {"charge": "uk-2021:205/2", "day": "2026-03-01"}
    for person in (uuid4(), world.subject_id):
        with pytest.raises(Refused) as refused:
            do(world, "case.opened", narrative="x", offences=[{**offence, "person": str(person)}])
        assert refused.value.field == "offences-0-person"


def test_a_merge_with_somebody_hidden_tells_nothing(world: World) -> None:
    """How like two records are is kept in the entry: it would tell the name of a shielded victim."""
    victim = world.act(RecordPerson(surname="Абрикосова", given="Айнура"), "investigator").subject_id
    do(world, "journal.recorded", channel="oral", narrative="x", applicant=str(victim), shield="sexual")
    stranger = world.post("duty_officer", "elsewhere")
    guess = world.act(RecordPerson(surname="Абрикосова"), stranger).subject_id
    with pytest.raises(NotFound) as refused:
        world.act(ProposeMerge(other=victim, reason="Одно лицо"), stranger, subject_id=guess)
    assert refused.value.field == "other"


# ---- time


def test_no_correction_claims_the_future(world: World) -> None:
    investigated(world)
    seen = do(
        world,
        "scene.inspected",
        "investigator",
        inspected_from="2026-03-02T09:00:00+06:00",
        inspected_to="2026-03-02T10:00:00+06:00",
        place="Двор",
        found_there="Следы",
    )
    with pytest.raises(Refused) as refused:
        do(
            world,
            "entry.corrected",
            "head_of_unit",
            entry=seen.seq,
            field="inspected_to",
            value="01.01.2099 10:00",
            ground="typing_error",
            reason="Опечатка",
        )
    assert refused.value.field == "value"


# ---- other doors to the read tables


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda: Petition.objects.update_or_create(id=uuid4()), id="update or create"),
        pytest.param(lambda: Petition.objects.get_or_create(id=uuid4()), id="get or create"),
        pytest.param(lambda: Petition(id=uuid4()).save_base(raw=True), id="save as fixtures do"),
        pytest.param(lambda: Petition.objects.all()._raw_delete("default"), id="raw delete"),
        pytest.param(lambda: list(Subject.objects.raw("UPDATE kernel_subject SET stage = 'x' RETURNING *")), id="raw"),
    ],
)
def test_there_is_no_back_door_to_a_read_table(world: World, write: Any) -> None:
    reported(world)
    with pytest.raises(NotAnAct):
        write()


# ---- what fsck must see


def change(*statements: str) -> list[str]:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in ("kernel_entry", "kernel_payload", "kernel_page", "kernel_leaf"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
            assert cursor.rowcount, statement
        findings = list(fsck.fsck())
        transaction.set_rollback(True)
    return findings


FF = "ffffffff-ffff-ffff-ffff-ffffffffffff"


@pytest.mark.parametrize(
    "statement, seen",
    [
        ("UPDATE kernel_payload SET body = NULL WHERE seq = 1", "kernel_entry"),
        (f"INSERT INTO kernel_payload (subject_id, seq, salt, body) VALUES ('{FF}', 1, '', '{{}}')", "kernel_payload"),
        (
            "INSERT INTO kernel_unsealed (subject_id, seq) SELECT subject_id, seq FROM kernel_leaf LIMIT 1",
            "kernel_unsealed",
        ),
        ("INSERT INTO kernel_unsealed (subject_id, seq) VALUES (gen_random_uuid(), 1)", "kernel_unsealed"),
        (
            "INSERT INTO kernel_unsealed (subject_id, seq) SELECT subject_id, seq FROM kernel_unsealed LIMIT 1",
            "kernel_unsealed",
        ),
        ("UPDATE kernel_unsealed SET pos = pos + 1000 WHERE pos = (SELECT min(pos) FROM kernel_unsealed)", "kernel_un"),
        ("UPDATE kernel_unsealed SET seq = seq + 1", "kernel_"),
        (f"INSERT INTO kernel_leaf (index, page, subject_id, seq) VALUES (999, 1, '{FF}', 1)", "kernel_leaf"),
        (
            "INSERT INTO kernel_page (number, size, root, edge, sealed_at, hash)"
            " SELECT 99, size, root, edge, now(), hash FROM kernel_page",
            "kernel_page",
        ),
    ],
)
def test_fsck_names_the_row(world: World, statement: str, seen: str) -> None:
    investigated(world)
    pages.seal()
    for _ in range(2):
        do(world, "petition.lodged", "investigator", name="Потерпевший", words="Прошу.")
    assert any(finding.startswith(seen) for finding in change(statement))
