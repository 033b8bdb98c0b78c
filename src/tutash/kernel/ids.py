"""Ids that sort by time (UUID version 7, RFC 9562): new rows land together in the index."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """A new id. Its time part only orders rows; no term is ever counted from it."""
    milliseconds = time.time_ns() // 1_000_000
    random = secrets.randbits(74)
    value = milliseconds << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1
    return UUID(int=value)
