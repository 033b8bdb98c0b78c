"""Every act of the register of crimes, by stage of the procedure."""

from tutash.institutions.crimes.acts import check, journal

__all__ = ["check", "journal"]
