"""The stories that the invented country is full of: each a generator of acts, by name."""

from collections.abc import Callable

from tutash.simulation.stories import checks, ends, records, refusals, reports, travels, trials, unsolved
from tutash.simulation.story import Beat, Story

STORIES: dict[str, Callable[[Story], Beat]] = {
    story.__name__: story
    for module in (reports, checks, refusals, unsolved, trials, ends, travels, records)
    for story in module.STORIES
}
