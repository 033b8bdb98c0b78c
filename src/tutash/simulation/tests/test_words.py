"""What is written: every text there is, in both languages."""

from random import Random

import pytest
import yaml

from tutash.institutions.crimes.kinds import Incident
from tutash.kernel.letters import unprintable
from tutash.simulation import words
from tutash.simulation.assumptions import HERE, assumptions
from tutash.simulation.words import LANGUAGES, Language

KINDS = sorted(assumptions().kinds)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_crime_can_be_told(kind: str, language: Language) -> None:
    for seed in range(20):
        rng = Random(seed)
        known = words.circumstances(rng, kind, 12_500, "18:40")
        for what in ("report", "established"):
            told = words.narrative(rng, kind, what, language, known)
            assert told[0].isupper() or told[0] in "«1234567890"
            assert not unprintable(told)
            assert "{" not in told


def test_the_same_circumstances_are_told_in_both_languages() -> None:
    for told in yaml.safe_load((HERE / "narratives.yaml").read_text()).values():
        for many in ("things", "spots"):
            assert len(told[many]["ru"]) == len(told[many]["ky"])


def test_there_are_several_dozen_templates() -> None:
    told = yaml.safe_load((HERE / "narratives.yaml").read_text()).values()
    assert sum(len(each["report"][language]) for each in told for language in LANGUAGES) >= 60


@pytest.mark.parametrize("kind", [kind.value for kind in Incident if kind is not Incident.CRIME])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_incident_can_be_told(kind: str, language: Language) -> None:
    assert words.incident(Random(1), kind, "report", language)
    assert words.incident(Random(1), kind, "found", language)


def test_every_decision_has_words_in_both_languages() -> None:
    for name, told in yaml.safe_load((HERE / "decisions.yaml").read_text()).items():
        assert set(told) == set(LANGUAGES), name
        assert all(told.values()), name
