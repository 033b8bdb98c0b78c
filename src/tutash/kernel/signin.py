"""Who is here, and in which post: sign-in by passkey or password, the choice of the post, the person's own keys."""

import json
from datetime import timedelta
from importlib import import_module
from typing import Any, Final, cast

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from tutash.kernel import access, clock, passkeys
from tutash.kernel.letters import storable
from tutash.kernel.models import Passkey, Post, SecurityEvent
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text
from tutash.kernel.web import SESSION_POST

TRIES: Final = 5  # wrong passwords of one account
TRIES_OF_AN_ADDRESS: Final = 50
LOCKED_FOR: Final = timedelta(minutes=15)
LONGEST_KEY: Final = 20_000  # characters of what a browser sends about a key

WRONG = Text(
    "Wrong user name or password.", "Неверное имя пользователя или пароль.", "Колдонуучунун аты же сырсөз туура эмес."
)
LOCKED = Text(
    "Too many wrong attempts. Try again in 15 minutes, or sign in with a passkey.",
    "Слишком много неверных попыток. Повторите через 15 минут или войдите ключом доступа.",
    "Туура эмес аракеттер өтө көп. 15 мүнөттөн кийин кайталаңыз же жетүү ачкычы менен кириңиз.",
)
KEY_NEEDED = Text(
    "This account has a passkey: sign in with it.",
    "У этой учётной записи есть ключ доступа: войдите с его помощью.",
    "Бул эсептин жетүү ачкычы бар: ошону менен кириңиз.",
)


def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who is there. A password alone opens the demo; elsewhere it only lets a person make a first passkey."""
    wrong: Text | None = None
    name = storable(request.POST.get("username", ""))[:150]
    if request.method == "POST":
        official, wrong = _by_password(request, name, request.POST.get("password", "")[:200])
        if official:
            return _enter(request, official, "password")
    context = {"wrong": wrong, "username": name, "next": _next(request), "demo": _demo()}
    return render(request, "kernel/sign_in.html", context, status=422 if wrong else 200)


def _demo() -> Any:
    """The demo, which offers its accounts; a register in earnest has none."""
    return import_module(settings.DEMO) if settings.SIMULATION else None


def _by_password(request: HttpRequest, name: str, password: str) -> tuple[User | None, Text | None]:
    address = request.META.get("REMOTE_ADDR")
    if _locked(name, address):
        access.alarm("sign-in.locked", actor=name, address=address)
        return None, LOCKED
    official = authenticate(request, username=name, password=password)
    if official is None:
        access.alarm("sign-in.failed", actor=name, address=address)
        return None, WRONG
    if not settings.SIMULATION and official.passkeys.exists():
        access.alarm("sign-in.failed", actor=name, address=address, why="password where a passkey is needed")
        return None, KEY_NEEDED
    return official, None


def _locked(name: str, address: str | None) -> bool:
    failed = SecurityEvent.objects.filter(kind="sign-in.failed", at__gt=clock.now() - LOCKED_FOR)
    return failed.filter(actor=name).count() >= TRIES or failed.filter(address=address).count() >= TRIES_OF_AN_ADDRESS


def _enter(request: HttpRequest, official: User, how: str) -> HttpResponse:
    """Begin a session, and take the post at once where there is only one."""
    after = _next(request)
    login(request, official, backend="django.contrib.auth.backends.ModelBackend")
    request.session["since"] = clock.now().isoformat()
    access.alarm("sign-in", actor=official.get_username(), address=request.META.get("REMOTE_ADDR"), how=how)
    if must_add_key(official):
        return redirect("passkeys")
    held = list(access.active_posts(official.pk, clock.now())[:2])
    if len(held) == 1:
        _take(request, held[0])
        return HttpResponseRedirect(after or reverse("home"))  # `redirect` would take it for the name of a view
    return redirect(f"{reverse('posts')}?next={after}" if after else "posts")


def must_add_key(official: User) -> bool:
    return not settings.SIMULATION and not official.passkeys.exists()


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        access.alarm("sign-out", actor=request.user.get_username())
    logout(request)
    return redirect("home")


@login_required(login_url="sign-in")
def posts(request: HttpRequest) -> HttpResponse:
    """Choose the post to act in: its powers, and nobody else's, are at hand from then on."""
    official = cast(User, request.user)
    if must_add_key(official):
        return redirect("passkeys")
    held = list(access.active_posts(official.pk, clock.now()).order_by("unit", "office"))
    if request.method == "POST":
        chosen = next((post for post in held if post.code == request.POST.get("post")), None)
        if chosen:
            _take(request, chosen)
            return HttpResponseRedirect(_next(request) or reverse("home"))
    context = {"posts": held, "taken": request.session.get(SESSION_POST), "next": _next(request)}
    return render(request, "kernel/posts.html", context)


def _take(request: HttpRequest, post: Post) -> None:
    request.session[SESSION_POST] = post.code
    access.alarm("post.taken", post=post, address=request.META.get("REMOTE_ADDR"))


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go; only within this site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked[:2000] if own else ""


# ---- passkeys


@require_POST
def key_asked(request: HttpRequest) -> HttpResponse:
    return _json(passkeys.ask_to_sign(request))


@require_POST
def key_signed(request: HttpRequest) -> HttpResponse:
    try:
        key = passkeys.check(request, _sent(request))
    except Refused as refusal:
        access.alarm("sign-in.failed", address=request.META.get("REMOTE_ADDR"), how="passkey")
        return JsonResponse({"wrong": str(refusal.detail)}, status=refusal.status)
    return JsonResponse({"next": _enter(request, key.official, "passkey")["Location"]})


@login_required(login_url="sign-in")
@require_safe
def own_keys(request: HttpRequest) -> HttpResponse:
    """The keys with which this person can sign in."""
    official = cast(User, request.user)
    keys = Passkey.objects.filter(official=official).order_by("added_at")
    return render(request, "kernel/passkeys.html", {"keys": keys, "needed": must_add_key(official)})


@login_required(login_url="sign-in")
@require_POST
def new_key_asked(request: HttpRequest) -> HttpResponse:
    try:
        return _json(passkeys.ask_to_add(request, cast(User, request.user)))
    except Refused as refusal:
        return JsonResponse({"wrong": str(refusal.detail)}, status=refusal.status)


@login_required(login_url="sign-in")
@require_POST
def new_key_made(request: HttpRequest) -> HttpResponse:
    official, sent = cast(User, request.user), _sent(request)
    try:
        key = passkeys.add(request, official, sent, str(sent.pop("name", "")))
    except Refused as refusal:
        return JsonResponse({"wrong": str(refusal.detail)}, status=refusal.status)
    access.alarm("passkey.added", actor=official.get_username(), name=key.name)
    return JsonResponse({"next": reverse("passkeys")})


@login_required(login_url="sign-in")
@require_POST
def key_removed(request: HttpRequest) -> HttpResponse:
    """Forget a key that was lost. The last one stays where a password alone is not enough."""
    official = cast(User, request.user)
    mine = Passkey.objects.filter(official=official)
    key = mine.filter(pk=storable(request.POST.get("key", ""))[:1400]).first()
    if key and (settings.SIMULATION or mine.count() > 1):
        key.delete()
        access.alarm("passkey.removed", actor=official.get_username(), name=key.name)
    return redirect("passkeys")


def _sent(request: HttpRequest) -> dict[str, Any]:
    """What the browser tells of a key; nothing when it is too long or no JSON."""
    if len(request.body) > LONGEST_KEY:
        return {}
    try:
        sent = json.loads(request.body)
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def _json(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/json")


urlpatterns = [
    path("sign-in", sign_in, name="sign-in"),
    path("sign-in/key-asked", key_asked, name="key-asked"),
    path("sign-in/key-signed", key_signed, name="key-signed"),
    path("sign-out", sign_out, name="sign-out"),
    path("posts", posts, name="posts"),
    path("passkeys", own_keys, name="passkeys"),
    path("passkeys/asked", new_key_asked, name="new-key-asked"),
    path("passkeys/made", new_key_made, name="new-key-made"),
    path("passkeys/removed", key_removed, name="key-removed"),
]
