"""What every answer of the web must carry, and what no request may do."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from tutash.kernel import clock
from tutash.kernel.problems import TOO_LONG, problem
from tutash.kernel.text import LANGUAGES

Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
PERMISSIONS: Final = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
    )
)
MEGABYTE: Final = 1024 * 1024
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OWN: Final = frozenset({"same-origin", "none"})


class Protection:
    """Tells the browser to load nothing but our own files, and refuses what another site sends in a person's name."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.foreign(request):
            response = render(request, "403_foreign.html", status=403)
        elif self.endless(request):
            response = self.too_large(request)
        else:
            response = self.get_response(request)
        self.protect(response)
        return response

    @staticmethod
    def foreign(request: HttpRequest) -> bool:
        """Whether a browser says that this change was asked for by a page that is not ours."""
        site = request.headers.get("Sec-Fetch-Site")
        return request.method not in SAFE and site is not None and site not in OWN

    @staticmethod
    def endless(request: HttpRequest) -> bool:
        """Whether more is sent than anything here takes: it is not even read. A file a little too large is told so."""
        length = request.headers.get("Content-Length") or "0"
        return not length.isdigit() or int(length) > 2 * settings.FILES_LIMIT_MB * MEGABYTE

    @staticmethod
    def too_large(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/api/"):
            return problem("too-large", 413, TOO_LONG)
        return render(request, "413.html", status=413)

    @staticmethod
    def protect(response: HttpResponse) -> None:
        response.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Content-Type-Options", "nosniff")
        response.setdefault("X-Frame-Options", "DENY")
        response.setdefault("Referrer-Policy", "same-origin")
        response.setdefault("Cache-Control", "no-store")


class Moment:
    """Shows a page as of one moment; what changes something asks for the time whenever it needs it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE:
            return self.get_response(request)
        with clock.still():
            return self.get_response(request)


class Language:
    """Answers in the language that a person chose, or that the browser asks for.

    `?lang=ky` on any page, or a button named `_language` in a form, chooses for good. A link is
    answered by the same page without the choice in its address; a form is shown again as it was typed.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = self.chosen(request)
        if chosen and request.method in SAFE:
            response: HttpResponse = HttpResponseRedirect(self.without_choice(request))
        else:
            response = self.answer(request, chosen or self.preferred(request))
        if chosen:
            self.remember(response, chosen)
        return response

    def answer(self, request: HttpRequest, language: str) -> HttpResponse:
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    @staticmethod
    def chosen(request: HttpRequest) -> str | None:
        asked = request.GET.get("lang")
        if request.method == "POST" and request.content_type != "application/json":
            asked = request.POST.get("_language") or asked
        return asked if asked in LANGUAGES else None

    @staticmethod
    def preferred(request: HttpRequest) -> str:
        remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        return remembered if remembered in LANGUAGES else translation.get_language_from_request(request)[:2]

    @staticmethod
    def without_choice(request: HttpRequest) -> str:
        query = request.GET.copy()
        del query["lang"]
        path = "/" + request.path.lstrip("/\\")  # never another host
        return f"{path}?{query.urlencode()}" if query else path

    @staticmethod
    def remember(response: HttpResponse, language: str) -> None:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
