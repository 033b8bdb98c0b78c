"""Reads of the API: each a function of a post and what it asks, registered once, described by its types."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field

from tutash.kernel.models import Post
from tutash.kernel.text import Text

Reader = Callable[[Post, Any], BaseModel]
QUERIES: dict[str, "Query"] = {}


class Asked(BaseModel):
    """What a read is asked; parameters of the path and of the query string alike."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paged(Asked):
    """A read that answers in pages: `after` is the `next` of the page before."""

    after: str = Field("", max_length=200)
    limit: int = Field(50, ge=1, le=100)


class Words(BaseModel):
    """The same words in three languages."""

    en: str
    ru: str
    ky: str


@dataclass(frozen=True)
class Query:
    path: str
    title: Text
    function: Reader
    asks: type[BaseModel]
    answers: type[BaseModel]


def query(path: str, title: Text) -> Callable[[Reader], Reader]:
    """Offer a read under `/api/v1/<path>`; the types of its second argument and answer describe it."""

    def register(function: Reader) -> Reader:
        hints = get_type_hints(function)
        answers = hints.pop("return")
        asks = [hint for name, hint in hints.items() if name != "post"][0]
        if path in QUERIES:
            raise TypeError(f"two reads under one path: {path}")
        QUERIES[path] = Query(path, title, function, asks, answers)
        return function

    return register
