"""Every act of the register of crimes, by stage of the procedure."""

from tutash.institutions.crimes.acts import (
    archive,
    check,
    ending,
    investigation,
    journal,
    movement,
    qualification,
    records,
    requests,
)

__all__ = [
    "archive",
    "check",
    "ending",
    "investigation",
    "journal",
    "movement",
    "qualification",
    "records",
    "requests",
]
