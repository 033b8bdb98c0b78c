"""The stages of a case; their titles stand in the law pack (procedure/stages.yaml)."""

from typing import Final

JOURNAL: Final = "journal"
NOT_A_CRIME: Final = "not_a_crime"
CHECK: Final = "check"
REFUSED: Final = "refused"
INVESTIGATION: Final = "investigation"
SUSPENDED: Final = "suspended"
TERMINATED: Final = "terminated"
FAMILIARISATION: Final = "familiarisation"
WITH_PROSECUTOR: Final = "with_prosecutor"
APPROVED: Final = "approved"
IN_COURT: Final = "in_court"
JOINED: Final = "joined"
ARCHIVED: Final = "archived"

# The unit still works on it: an officer can be put in charge, people can be added.
LIVING: Final = (CHECK, INVESTIGATION, SUSPENDED, FAMILIARISATION)
