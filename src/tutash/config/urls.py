"""Every address of the house: each app brings its own `urls.py`."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, include, path


def healthz(request: HttpRequest) -> JsonResponse:
    """Say whether this server can answer: it can when its database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


urlpatterns: list[URLPattern | URLResolver] = [path("healthz", healthz, name="healthz")]
urlpatterns += [
    path("", include(import_module(f"{app}.urls"))) for app in settings.OWN_APPS if find_spec(f"{app}.urls")
]
