"""An old register comes in from CSV: every row gets an answer, nothing is taken twice."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from tutash.commands import import_
from tutash.institutions.crimes.archive import mapping, rows
from tutash.institutions.crimes.archive.importing import Answer, Tally, take
from tutash.institutions.crimes.archive.mapping import BadMap, Map
from tutash.institutions.crimes.keeping import ArchivedCase
from tutash.institutions.crimes.models import Case
from tutash.kernel import fsck
from tutash.kernel.models import Entry
from tutash.kernel.testing import World
from tutash.registers.charges.models import Count

BROWARD = settings.LAW_DIR.parent.parent / "docs/archive/broward.map.yaml"
HEADING = (
    "record,sex,age,offence_date,arrest_date,jail_in,jail_out,charge_degree,charge,prior_offences,"
    "next_offence_date,next_charge_degree,next_charge,next_jail_in,next_jail_out"
)
STOLE = "Grand Theft in the 3rd Degree"
THEFT = "1,Male,34,2013-01-26,,2013-01-26 03:45:27,2013-02-05 05:36:53,F,Grand Theft in the 3rd Degree,0,,,,,"
WITH_NEXT = (
    "2,Female,24,2013-04-13,,,,F,Possession of Cocaine,4,2013-06-16,(M1),Driving Under The Influence,2013-06-16,"
)


def old_map(**changes: Any) -> Map:
    return mapping.read(BROWARD).model_copy(update=changes)


def file(tmp_path: Path, *lines: str, heading: str = HEADING) -> Path:
    path = tmp_path / "old.csv"
    path.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
    return path


def taken(world: World, path: Path, map_: Map | None = None, **kwargs: Any) -> list[Answer]:
    with world.clock():
        return list(take(path, map_ or old_map(), world.post("registrar"), **kwargs))


@pytest.mark.django_db
def test_a_row_becomes_a_case_of_its_day(tmp_path: Path) -> None:
    world = World()
    (answer,) = taken(world, file(tmp_path, THEFT))
    assert answer.outcome == "taken"
    case, count = ArchivedCase.objects.get(), Count.objects.get()
    assert (case.record, case.sex, case.age, case.custody_from.isoformat()) == ("1", "male", 34, "2013-01-26")  # type: ignore[union-attr]
    assert (count.iccs, count.stated) == ("0502", "Grand Theft in the 3rd Degree (F)")
    assert Entry.objects.get().code == "archive.imported"
    assert list(fsck.fsck()) == []


@pytest.mark.django_db
def test_the_next_case_of_the_same_person_is_a_case_of_its_own(tmp_path: Path) -> None:
    answers = taken(World(), file(tmp_path, WITH_NEXT))
    assert [answer.record for answer in answers] == ["2", "2/next"]
    assert ArchivedCase.objects.get(record="2/next").previous == "2"


@pytest.mark.django_db
def test_a_second_run_takes_nothing(tmp_path: Path) -> None:
    world, path = World(), file(tmp_path, THEFT, WITH_NEXT)
    taken(world, path)
    before = Entry.objects.count()
    assert {answer.outcome for answer in taken(world, path)} == {"taken before"}
    assert Entry.objects.count() == before == 3


@pytest.mark.django_db
def test_what_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    world, path = World(), file(tmp_path, THEFT, WITH_NEXT)
    with world.clock():
        first = next(take(path, old_map(), world.post("registrar")))
    assert (first.outcome, Case.objects.count()) == ("taken", 1)
    assert [answer.outcome for answer in taken(world, path)] == ["taken before", "taken", "taken"]


@pytest.mark.django_db
def test_a_row_that_was_changed_since_is_not_taken_over(tmp_path: Path) -> None:
    world = World()
    taken(world, file(tmp_path, THEFT))
    (answer,) = taken(world, file(tmp_path, THEFT.replace("34", "43")))
    assert (answer.outcome, answer.reason) == ("refused", "taken before with other contents")
    assert ArchivedCase.objects.get().age == 34


@pytest.mark.django_db
def test_the_rehearsal_answers_the_same_and_writes_nothing(tmp_path: Path) -> None:
    world, path = World(), file(tmp_path, THEFT, WITH_NEXT)
    rehearsed = taken(world, path, dry=True)
    assert not Entry.objects.exists()
    assert rehearsed == taken(world, path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("line", "outcome", "reason"),
    [
        pytest.param(THEFT.replace(STOLE, ""), "refused", rows.NO_CHARGE, id="no charge"),
        pytest.param(
            THEFT.replace(STOLE, "Principal In The First Degree"),
            "refused",
            rows.UNMAPPED,
            id="a charge that the map does not know",
        ),
        pytest.param(
            THEFT.replace(STOLE, "arrest case no charge"),
            "flagged",
            "Nobody was charged",
            id="arrest",
        ),
        pytest.param(
            THEFT.replace("2013-02-05 05:36:53", "2013-01-26 01:36:53"),
            "flagged",
            "Released before taken in, by the hours",
            id="out before in on one day",
        ),
        pytest.param(
            THEFT.replace("2013-02-05 05:36:53", "2013-01-25 01:36:53"),
            "refused",
            "The person left custody before entering it.",
            id="out a day before in",
        ),
        pytest.param(
            THEFT.replace("2013-01-26,", "2013-02-01,"),
            "flagged",
            "In custody before the offence",
            id="jail before offence",
        ),
        pytest.param(
            THEFT.replace("2013-01-26,", "26.01.13,"), "refused", rows.UNREADABLE_DAY, id="a day written otherwise"
        ),
        pytest.param(THEFT.replace("2013-01-26,", "2031-01-26,"), "refused", None, id="an offence in the future"),
        pytest.param("1,Male,34,,,,,F,Theft,0,,,,,", "refused", rows.NO_DAY, id="no day at all"),
        pytest.param(THEFT.replace(",34,", ",-3,"), "refused", rows.UNREADABLE, id="a negative age"),
        pytest.param(THEFT.replace(",34,", ",340,"), "refused", rows.UNREADABLE, id="an absurd age"),
        pytest.param(
            THEFT.replace("Male", "M"), "refused", rows.UNREADABLE, id="a sex that the map does not translate"
        ),
        pytest.param(THEFT + ",one,two", "refused", rows.BROKEN, id="more fields than the heading"),
        pytest.param("1,Male,34", "refused", rows.BROKEN, id="fewer fields than the heading"),
        pytest.param("," + THEFT.partition(",")[2], "refused", rows.NO_NUMBER, id="no record number"),
    ],
)
def test_every_row_gets_an_answer(tmp_path: Path, line: str, outcome: str, reason: str | None) -> None:
    (answer,) = taken(World(), file(tmp_path, line))
    assert answer.outcome == outcome
    assert reason is None or answer.reason == reason
    assert Case.objects.exists() == (outcome != "refused")


@pytest.mark.django_db
def test_a_record_number_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    answers = taken(World(), file(tmp_path, THEFT, THEFT.replace("34", "35")))
    assert [answer.reason for answer in answers] == ["", rows.TWICE]


@pytest.mark.django_db
def test_an_archive_of_our_own_is_read_by_article_and_day(tmp_path: Path) -> None:
    ours = Map.model_validate(
        {
            "source": "kup-sverdlov",
            "record": "№",
            "days": ["%d.%m.%Y"],
            "delimiter": ";",
            "scheme": "articles",
            "values": {"outcome": {"осуждён": "convicted", "прекращено": "terminated"}},
            "cases": [{"charge": "статья", "day": ["деяние"], "performed_on": ["возбуждено"], "outcome": "исход"}],
        }
    )
    path = file(
        tmp_path,
        "417;164 ч. 2;03.05.2015;04.05.2015;осуждён",
        "418;ст. 200;29.02.2020;01.03.2020;прекращено",
        "419;ст. 999;29.02.2020;01.03.2020;прекращено",
        heading="№;статья;деяние;возбуждено;исход",
    )
    answers = taken(World(), path, ours)
    assert [answer.outcome for answer in answers] == ["taken", "taken", "refused"]
    assert set(Count.objects.values_list("charge", flat=True)) == {"uk-1997:164/2", "uk-2019:200"}
    assert set(Case.objects.values_list("procedure", flat=True)) == {"upk-1999", "upk-2019"}


@pytest.mark.parametrize(
    ("charge", "iccs"),
    [
        ("Battery", "02011"),
        ("Sexual Battery / Vict 12 Yrs +", "0301"),
        ("Strong Armed  Robbery", "0401"),
        ("Burglary Dwelling Assault/Batt", "05012"),
        ("Viol Injunct Domestic Violence", "08062"),
        ("Possession of Cocaine", "06011"),
        ("Pos Cannabis W/Intent Sel/Del", "06012"),
        ("Possession Child Pornography", "03022"),
        ("Possession of Alcohol Under 21", "06021"),
        ("Driving Under The Influence", "02072"),
        ("Driving While License Revoked", "0907"),
        ("Grand Theft (Motor Vehicle)", "050211"),
        ("Attempt Murder in the First Degree", "0102"),
        ("Crim Attempt/Solic/Consp", None),
        ("Corrupt Public Servant", None),
    ],
)
def test_the_map_of_the_real_archive_says_what_it_knows(charge: str, iccs: str | None) -> None:
    known = old_map().category(charge)
    assert (known and known.iccs) == iccs


@given(st.text(max_size=300))
def test_no_charge_breaks_the_map(charge: str) -> None:
    old_map().category(charge)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param({"cases": []}, "cases", id="no case"),
        pytest.param({"charges": [{"iccs": "9999", "like": ["x"]}]}, "no category 9999", id="no such category"),
        pytest.param({"colour": "red"}, "colour", id="a key that nobody knows"),
        pytest.param({"source": "A B"}, "source", id="a name that is none"),
    ],
)
def test_a_map_with_a_fault_is_refused_whole(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(yaml.safe_dump({**yaml.safe_load(BROWARD.read_text()), **change}))
    with pytest.raises(BadMap, match=complaint):
        mapping.read(path)


@pytest.mark.django_db
def test_a_file_without_a_column_of_the_map_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(BadMap, match="no column age"):
        taken(World(), file(tmp_path, THEFT, heading=HEADING.replace("age", "years")))


def test_the_table_counts_every_answer() -> None:
    tally = Tally()
    for answer in (
        Answer(1, "1", "Battery", "taken"),
        Answer(2, "2", "Battery", "flagged", "In custody before the offence; Nobody was charged"),
        Answer(3, "3", "Strange", "refused", rows.UNMAPPED, "Strange"),
    ):
        tally.add(answer)
    assert tally.outcomes == Counter(taken=1, flagged=1, refused=1)
    assert tally.doubts == Counter({"In custody before the offence": 1, "Nobody was charged": 1})
    assert tally.unmapped == Counter(Strange=1)


@pytest.mark.django_db
def test_the_command_takes_a_file_in_and_writes_the_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    world = World()
    world.post("registrar")
    parser = argparse.ArgumentParser()
    import_.configure(parser)
    report = tmp_path / "answers.csv"
    words = [str(file(tmp_path, THEFT, WITH_NEXT)), "--map", str(BROWARD), "--report", str(report)]
    with world.clock():
        assert import_.run(parser.parse_args(words)) == 0
    assert Case.objects.count() == 3
    assert len(report.read_text().splitlines()) == 4
    assert "taken" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_command_without_a_registrar_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    import_.configure(parser)
    assert import_.run(parser.parse_args([str(file(tmp_path, THEFT)), "--map", str(BROWARD)])) == 2
    assert "--post" in capsys.readouterr().err
