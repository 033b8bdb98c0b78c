"""Keeping the register: what was done on paper, what was written wrongly, files, cases of old registers."""

import io
import struct
import zlib
from datetime import date, timedelta

from tutash.institutions.crimes.acts.archive import ImportArchiveCase, OldCharge
from tutash.institutions.crimes.acts.records import AddFile, CorrectEntry, CountersignLate, EnterLate
from tutash.institutions.crimes.kinds import FileKind, Outcome, PaperAct
from tutash.kernel import clock
from tutash.registers.documents import store
from tutash.simulation.people import address, somewhere
from tutash.simulation.story import Beat, Story


def on_paper(story: Story) -> Beat:
    """During an outage something was done on paper; it is entered late, and another official signs."""
    entered = enter_late(story)
    yield story.after("answering")
    story.act(CountersignLate(entry=entered), story.head)


def enter_late(story: Story) -> int:
    act = EnterLate(
        kind=PaperAct.INTERROGATION,
        performed_at=story.now - timedelta(hours=story.rng.randrange(26, 60)),
        late_reason=story.say("outage"),
        paper=story.say("paper", n=story.rng.randrange(1, 90)),
        summary=story.say("late_summary"),
    )
    return story.act(act, story.investigator).seq


def corrected(story: Story) -> Beat:
    """The head of the unit corrects the address in the first entry."""
    yield story.soon(200, 3000)
    act = CorrectEntry(
        entry=1,
        field="address",
        value=address(story.rng, story.language),
        ground=story.rng.choice(("typing_error", "wrong_place_or_time")),
        reason=story.say("correction"),
    )
    story.act(act, story.head)


def filed(story: Story) -> None:
    """A photograph is put into the case."""
    with clock.simulated(story.now):
        kept = store.store(io.BytesIO(picture(story.rng.randrange(8))), "photo.png")
    act = AddFile(file=kept.sha256, title_of_file=story.say("photo"), kind=FileKind.PHOTO)
    story.act(act, story.investigator)


def archived(story: Story) -> Beat:
    """A case of the time before this register is entered by its keeper."""
    day = date(2016, 1, 1) + timedelta(days=story.rng.randrange(1000))
    act = ImportArchiveCase(
        source="kok-jar-paper",
        record=f"{day.year}-{story.rng.randrange(1000, 9999)}",
        performed_on=day,
        paper=story.say("paper", n=story.rng.randrange(1, 300)),
        territory=somewhere(story.rng, story.unit),
        charges=(OldCharge(charge="uk-1997:164", stated=story.say("old_charge"), day=day - timedelta(days=3)),),
        outcome=story.rng.choice((Outcome.CONVICTED, Outcome.SUSPENDED, Outcome.TERMINATED)),
    )
    story.act(act, story.cast.one("registrar", "gp"))
    yield from ()


def picture(shade: int) -> bytes:
    """A small grey PNG: something that is really a file of its kind."""
    row = b"\0" + bytes([40 + shade * 25]) * 64
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 48)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


STORIES = (archived,)
