"""Every step of keeping the register of persons: they are recorded, named, corrected, merged and parted."""

from tutash.registers.persons.acts.correcting import CorrectPerson
from tutash.registers.persons.acts.merging import (
    DeclineProposal,
    MergePersons,
    ProposeMerge,
    ProposeUnmerge,
    UnmergePersons,
)
from tutash.registers.persons.acts.recording import AddAlias, AddDetails, RecordPerson

__all__ = [
    "AddAlias",
    "AddDetails",
    "CorrectPerson",
    "DeclineProposal",
    "MergePersons",
    "ProposeMerge",
    "ProposeUnmerge",
    "RecordPerson",
    "UnmergePersons",
]
