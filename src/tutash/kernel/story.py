"""The chain of a subject as a reader is told it: who did what when, by which norm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tutash.kernel import access, ledger, officials
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.models import Entry, Post, Subject
from tutash.kernel.officials import Who
from tutash.kernel.text import Text
from tutash.kernel.told import Said, claimed


@dataclass(frozen=True)
class Told:
    """One entry, as a timeline shows it."""

    entry: Entry
    title: Text
    who: Who

    @property
    def at(self) -> datetime:
        return self.entry.at

    @property
    def seq(self) -> int:
        return self.entry.seq

    @property
    def by(self) -> str:
        return str(self.who)

    @property
    def ref(self) -> str:
        return str(self.entry.basis.get("ref", ""))

    @property
    def unverified(self) -> bool:
        return bool(self.entry.basis.get("status") == "unverified")

    @property
    def hash(self) -> str:
        return bytes(self.entry.hash).hex()

    @property
    def act(self) -> type[Act]:
        return ACTS[self.entry.code]

    @property
    def document(self) -> bool:
        """Whether the act issued a paper, here and not in the chain of another subject."""
        return bool(self.act.document) and self.entry.main

    @property
    def claimed(self) -> list[Said]:
        """Times that the author claims; known only where the payload was read."""
        return claimed(self.entry) if getattr(self.entry, "fields", None) else []


def tell(entries: Iterable[Entry]) -> list[Told]:
    """Entries with the titles of their acts and the names of those who acted."""
    entries = list(entries)
    who = officials.named(entry.post for entry in entries)
    return [Told(entry, ACTS[entry.code].title, who[entry.post]) for entry in entries]


def readable(post: Post, subject_id: UUID, entries: Sequence[Entry]) -> list[Entry]:
    """Without those of other chains that this post may not see; the subject's own are for who may see the subject."""
    foreign = {home for entry in entries if (home := ledger.home(entry)[0]) != subject_id}
    if not foreign:
        return list(entries)
    seen = {found.pk for found in Subject.objects.filter(pk__in=foreign) if access.sees(post, found)}
    return [entry for entry in entries if ledger.home(entry)[0] in {subject_id, *seen}]
