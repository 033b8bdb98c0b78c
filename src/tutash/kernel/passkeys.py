"""Passkeys: a signature that only the person's own device can give, and only to this very site."""

from typing import Any

import webauthn
from django.contrib.auth.models import User
from django.http import HttpRequest
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from tutash.kernel import clock
from tutash.kernel.models import Passkey
from tutash.kernel.refusals import Refused
from tutash.kernel.text import Text

CHALLENGE = "passkey_challenge"
MOST = 10  # keys of one person
VERIFIED = UserVerificationRequirement.REQUIRED  # a PIN or a finger: the device alone is not enough


class NotThisKey(Refused):
    """The key did not sign what was asked, or not for this site, or is not known here."""

    status = 403
    text = Text(
        "This key was not accepted. Try again or use another one.",
        "Этот ключ не принят. Попробуйте снова или используйте другой.",
        "Бул ачкыч кабыл алынган жок. Кайра аракет кылыңыз же башкасын колдонуңуз.",
    )


def ask_to_add(request: HttpRequest, official: User) -> str:
    """What the browser needs to make a new key."""
    have = [PublicKeyCredentialDescriptor(base64url_to_bytes(key.id)) for key in official.passkeys.all()]
    if len(have) >= MOST:
        raise NotThisKey
    options = webauthn.generate_registration_options(
        rp_id=_site(request),
        rp_name="Tutash",
        user_id=str(official.pk).encode(),
        user_name=official.get_username(),
        user_display_name=official.get_full_name(),
        exclude_credentials=have,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
        ),
    )
    return _remember(request, options)


def add(request: HttpRequest, official: User, credential: dict[str, Any], name: str) -> Passkey:
    try:
        made = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=_asked(request),
            expected_rp_id=_site(request),
            expected_origin=_origin(request),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise NotThisKey from error
    key, new = Passkey.objects.get_or_create(
        id=bytes_to_base64url(made.credential_id),
        defaults={
            "official": official,
            "name": name.strip()[:60] or "–",
            "public_key": made.credential_public_key,
            "uses": made.sign_count,
            "added_at": clock.now(),
        },
    )
    if not new:
        raise NotThisKey
    return key


def ask_to_sign(request: HttpRequest) -> str:
    """What the browser needs to find a key of this site and to sign with it."""
    return _remember(
        request, webauthn.generate_authentication_options(rp_id=_site(request), user_verification=VERIFIED)
    )


def check(request: HttpRequest, credential: dict[str, Any]) -> Passkey:
    """The key that signed, if it signed what this session was asked, for this site, here and now."""
    challenge = _asked(request)
    named = str(credential.get("id", ""))[:1400]
    if not (named.isascii() and named.isprintable()):
        raise NotThisKey
    key = Passkey.objects.select_related("official").filter(pk=named).first()
    if key is None or not key.official.is_active:
        raise NotThisKey
    try:
        signed = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_site(request),
            expected_origin=_origin(request),
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.uses,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise NotThisKey from error
    key.uses, key.used_at = signed.new_sign_count, clock.now()
    key.save(update_fields=["uses", "used_at"])
    return key


def _remember(request: HttpRequest, options: Any) -> str:
    request.session[CHALLENGE] = bytes_to_base64url(options.challenge)
    return webauthn.options_to_json(options)


def _asked(request: HttpRequest) -> bytes:
    """The challenge of this session; it serves once."""
    challenge = request.session.pop(CHALLENGE, "")
    if not challenge:
        raise NotThisKey
    return base64url_to_bytes(challenge)


def _site(request: HttpRequest) -> str:
    """The host without its port."""
    host, _, port = request.get_host().rpartition(":")
    return host if host and port.isdigit() else request.get_host()


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
