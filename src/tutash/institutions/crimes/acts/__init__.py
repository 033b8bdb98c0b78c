"""Every act of the register of crimes, by stage of the procedure."""

from tutash.institutions.crimes.acts import (
    archive,
    calendar,
    check,
    ending,
    investigation,
    journal,
    movement,
    participants,
    qualification,
    records,
    requests,
)

__all__ = [
    "archive",
    "calendar",
    "check",
    "ending",
    "investigation",
    "journal",
    "movement",
    "participants",
    "qualification",
    "records",
    "requests",
]
