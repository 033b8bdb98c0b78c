"""The settings: what differs between installations comes from the environment (docs/operations.md lists it)."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from tutash.config.home import CHECKOUT, SOURCE, home, is_demo, secret_key
from tutash.config.postgres import WEB, Server


def _number(name: str, default: int) -> int:
    return int(os.environ.get(name) or default)


def _database(url: str) -> dict[str, Any]:
    parts: dict[str, Any] = conninfo_to_dict(url)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    named = {ours: str(parts.pop(theirs, "")) for ours, theirs in names.items()}
    options: dict[str, Any] = {"application_name": "tutash", **parts}
    if pool := _number("TUTASH_DB_POOL", 0):
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return {"ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": options}


HOME = home()
LAW_DIR = Path(os.environ.get("TUTASH_LAW") or CHECKOUT / "law/kg")
LAW_OVERLAYS = [SOURCE / "simulation/country"] if is_demo() else []  # the demo's invented oblast
FILES_DIR = HOME / "files"
FILES_LIMIT_MB = _number("TUTASH_FILES_LIMIT_MB", 50)  # the largest file that is taken
PUBLIC_URL = os.environ.get("TUTASH_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")  # what QR codes on paper lead to
NODE = os.environ.get("TUTASH_NODE", "kg-1")  # the name of this server in every entry of the ledger
WEB_ROLE = os.environ.get("TUTASH_WEB_ROLE", WEB)  # the database role of the web, which grants bind
SIMULATION = is_demo()  # the clock can be set, demo accounts exist: no setting makes a register in earnest do so
HTTPS = bool(_number("TUTASH_HTTPS", 0 if SIMULATION else 1))
DEBUG = bool(_number("TUTASH_DEBUG", 0))

DEMO = "tutash.simulation.demo"  # whose accounts the sign-in page offers where SIMULATION is on

SECRET_KEY = secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *os.environ.get("TUTASH_HOSTS", "").split()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in os.environ.get("TUTASH_HOSTS", "").split()]

DATABASES = {"default": _database(os.environ.get("DATABASE_URL") or Server(HOME).url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "tutash.kernel",
    "tutash.registers.organisations",
    "tutash.registers.places",
    "tutash.registers.persons",
    "tutash.registers.documents",
    "tutash.registers.charges",
    "tutash.institutions.crimes",
    "tutash.institutions.prosecution",
    "tutash.portal",
    "tutash.simulation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
OWN_APPS = [app for app in INSTALLED_APPS if app.startswith("tutash.")]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tutash.kernel.middleware.Protection",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads every answer at random, so that its length betrays nothing
    "tutash.kernel.middleware.Moment",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tutash.kernel.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tutash.kernel.sitting.Sitting",
]
ROOT_URLCONF = "tutash.config.urls"
WSGI_APPLICATION = "tutash.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [SOURCE.joinpath(*app.split(".")[1:], "templates") for app in OWN_APPS],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "tutash.kernel.jinja.environment"},
    }
]

USE_TZ = True
TIME_ZONE = "Asia/Bishkek"
LANGUAGE_CODE = "ru"
LANGUAGES = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "tutash_language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600

_rules = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_rules}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_rules}.CommonPasswordValidator"},
    {"NAME": f"{_rules}.NumericPasswordValidator"},
    {"NAME": f"{_rules}.UserAttributeSimilarityValidator"},
]

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _number("TUTASH_PROXY", 0):  # a proxy of ours ends TLS and overwrites this header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
_collected = (STATIC_ROOT / "staticfiles.json").exists()
_static = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": _static if _collected else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = not _collected

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("TUTASH_LOG", "WARNING")},
}
