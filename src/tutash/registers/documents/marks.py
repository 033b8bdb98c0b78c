"""The mark on a document by which anybody can ask whether it is in the register; it tells nothing by itself."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hmac import compare_digest
from uuid import UUID

from tutash.kernel.models import Entry

FORM = re.compile(r"([A-Za-z0-9_-]{22})\.(\d{1,9})\.([0-9a-f]{16})")


def mark_of(entry: Entry) -> str:
    """Which entry, and the beginning of its hash, which only a holder of the document knows."""
    subject = urlsafe_b64encode(entry.subject_id.bytes).decode().rstrip("=")
    return f"{subject}.{entry.seq}.{bytes(entry.hash).hex()[:16]}"


def entry_of(mark: str) -> Entry | None:
    """The entry that bears this mark; None for a mark that nobody was given."""
    if not (parts := FORM.fullmatch(mark)):
        return None
    subject_id = UUID(bytes=urlsafe_b64decode(parts[1] + "=="))
    entry = Entry.objects.filter(subject_id=subject_id, seq=int(parts[2])).first()
    if entry is None or not compare_digest(bytes(entry.hash).hex()[:16], parts[3]):
        return None
    return entry
