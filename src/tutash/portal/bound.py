"""How often one address may ask a public page: enough for people, too little for a machine that tries codes."""

import time
from collections import deque
from typing import Final

from django.conf import settings
from django.http import HttpRequest

WINDOW: Final = 60.0  # seconds
MOST: Final = 60  # questions of one address within the window
ADDRESSES: Final = 20_000  # that are remembered at once, the latest


class Bound:
    """Counts the questions of each address, in the memory of this process alone."""

    def __init__(self, most: int = MOST, window: float = WINDOW) -> None:
        self.most, self.window = most, window
        self.asked: dict[str, deque[float]] = {}

    def passes(self, address: str, now: float | None = None) -> bool:
        """Whether one more question of this address may be answered."""
        now = time.monotonic() if now is None else now
        times = self.asked.pop(address, deque(maxlen=self.most))
        self.asked[address] = times  # the latest stands last
        if len(self.asked) > ADDRESSES:
            del self.asked[next(iter(self.asked))]
        while times and now - times[0] >= self.window:
            times.popleft()
        if len(times) == self.most:
            return False
        times.append(now)
        return True


def address_of(request: HttpRequest) -> str:
    """Who asks: behind a proxy of ours, whom the proxy names last."""
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        named = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if named:
            return str(named)[:60]
    return str(request.META.get("REMOTE_ADDR", ""))
