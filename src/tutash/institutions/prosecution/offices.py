"""Who acts for the prosecution: names of offices, as the law pack has them."""

from typing import Final

PROSECUTORS: Final = ("prosecutor", "district_prosecutor", "deputy_prosecutor_general", "prosecutor_general")
HEADS: Final = ("district_prosecutor", "deputy_prosecutor_general", "prosecutor_general")
DEPUTY_GENERAL: Final = ("deputy_prosecutor_general", "prosecutor_general")

# Stages of a case, as the law pack has them (procedure/stages.yaml).
CHECK: Final = "check"
REFUSED: Final = "refused"
INVESTIGATION: Final = "investigation"
SUSPENDED: Final = "suspended"
TERMINATED: Final = "terminated"
FAMILIARISATION: Final = "familiarisation"
WITH_PROSECUTOR: Final = "with_prosecutor"
APPROVED: Final = "approved"
IN_COURT: Final = "in_court"
ALIVE: Final = (CHECK, INVESTIGATION, SUSPENDED, FAMILIARISATION)
