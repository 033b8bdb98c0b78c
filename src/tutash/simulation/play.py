"""Play stories side by side, in the order of the simulated time, as far as a last moment."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError

from tutash.kernel.refusals import Refused
from tutash.simulation.cast import Cast
from tutash.simulation.stories import STORIES
from tutash.simulation.story import Beat, Outline, Story

Progress = Callable[[int], None]


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    stories: int = 0
    acts: int = 0
    broken_off: Counter[str] = field(default_factory=Counter)  # stories that the rules of the day did not allow

    def add(self, other: "Outcome") -> None:
        self.stories += other.stories
        self.acts += other.acts
        self.broken_off.update(other.broken_off)


def play(outlines: Iterable[Outline], until: datetime, progress: Progress = lambda _: None) -> Outcome:
    """Let every story begin at its time and go on when it says so; what is not over at the last moment stays open."""
    stage = Stage(Cast())
    for outline in outlines:  # in the order in which they begin
        if outline.begins > until:
            break
        stage.go_on(outline.begins)
        stage.begin(outline)
        progress(1)
    stage.go_on(until)
    return stage.outcome


class Stage:
    """The stories that go on at the same time."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.outcome = Outcome()
        self._waiting: list[tuple[datetime, int, Story, Beat]] = []

    def begin(self, outline: Outline) -> None:
        story = Story(outline, self.cast)
        self.outcome.stories += 1
        self._tell(outline.begins, self.outcome.stories, story, STORIES[outline.path](story))

    def go_on(self, until: datetime) -> None:
        """Tell what is due by this moment."""
        while self._waiting and self._waiting[0][0] <= until:
            self._tell(*heapq.heappop(self._waiting))

    def _tell(self, moment: datetime, place: int, story: Story, beats: Beat) -> None:
        """Let one story act now. An act that is refused breaks its story off, and no other one."""
        story.now, before = moment, story.acts
        try:
            goes_on = next(beats)
        except StopIteration:
            pass
        except (Refused, ValidationError) as reason:
            self.outcome.broken_off[f"{story.outline.path}: {type(reason).__name__}: {reason}"] += 1
        else:
            heapq.heappush(self._waiting, (max(goes_on, moment), place, story, beats))
        self.outcome.acts += story.acts - before
