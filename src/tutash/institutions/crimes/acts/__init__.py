"""Every act of the register of crimes, by stage of the procedure."""

from tutash.institutions.crimes.acts import check, ending, investigation, journal, movement, qualification, requests

__all__ = ["check", "ending", "investigation", "journal", "movement", "qualification", "requests"]
