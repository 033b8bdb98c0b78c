"""Every act of the prosecutor in pre-trial proceedings, in the order of the procedure."""

from tutash.institutions.prosecution.acts import indictment, refusal, supervision

__all__ = ["indictment", "refusal", "supervision"]
