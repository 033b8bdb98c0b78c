"""Every test that asks for the database gets a real PostgreSQL, and a database that no other run touches."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_home = Path(tempfile.mkdtemp(prefix="tutash-test-"))
os.environ["TUTASH_HOME"] = str(_home)
os.environ["TUTASH_SIMULATION"] = "1"
os.environ["TUTASH_DB_POOL"] = "0"
os.environ["DJANGO_SETTINGS_MODULE"] = "tutash.config.settings"

import django  # noqa: E402
import pytest  # noqa: E402

django.setup()

from django.db import connections  # noqa: E402

from tutash.config.postgres import Server  # noqa: E402

CACHE = Path(os.environ.get("TUTASH_TEST_CACHE") or Path(__file__).parent / ".cache")


def pytest_unconfigure() -> None:
    shutil.rmtree(_home, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Iterator[Server | None]:
    """The PostgreSQL of the tests, shared by all runs at once; none if DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    shared = Server(CACHE / "pg", durable=False)
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
