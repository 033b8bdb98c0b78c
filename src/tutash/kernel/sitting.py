"""How long somebody may sit at the screen: 30 minutes without a move, 12 hours in all."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from tutash.kernel import access, clock

IDLE: Final = timedelta(minutes=30)
WHOLE: Final = timedelta(hours=12)
NOTED: Final = timedelta(minutes=1)  # a move is written down no more often than this


class Sitting:
    """Ends a session that nobody sits at any more; what was typed stays in its draft."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self.watch(request)
        return self.get_response(request)

    @staticmethod
    def watch(request: HttpRequest) -> None:
        now = clock.now()
        since, seen = _moment(request, "since", now), _moment(request, "seen", now)
        if now - seen > IDLE or now - since > WHOLE:
            access.alarm("sign-in.expired", actor=request.user.get_username())
            logout(request)
        elif now - seen > NOTED or "seen" not in request.session:
            request.session["seen"] = now.isoformat()
            request.session.setdefault("since", now.isoformat())


def _moment(request: HttpRequest, name: str, otherwise: datetime) -> datetime:
    kept = request.session.get(name)
    return datetime.fromisoformat(kept) if kept else otherwise
