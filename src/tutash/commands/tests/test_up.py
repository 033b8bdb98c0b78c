"""A real installation, in a home of its own, is started, hurt and stopped."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import psutil
import psycopg
import pytest

from tutash.config.postgres import WEB, Server

PATIENCE = 120.0


class Installation:
    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self.output = home.with_suffix(".out")
        self.process: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "tutash", *words, "--home", str(self.home)]

    def environment(self) -> dict[str, str]:
        ours = ("TUTASH_", "DATABASE_URL", "DJANGO_", "PYTEST_")
        return {name: value for name, value in os.environ.items() if not name.startswith(ours)}

    def up(self, *words: str) -> None:
        with self.output.open("ab") as output:
            command = self.command("up", "--port", str(self.port), *words)
            self.process = subprocess.Popen(command, env=self.environment(), stdout=output, stderr=output)
        self.starts += 1
        # Not `answers`: what is left of a killed copy may still answer.
        until(self.serves, self)

    def serves(self) -> bool:
        assert self.process and self.process.poll() is None, self.said()
        return self.said().count("Tutash serves") == self.starts

    def answers(self) -> bool:
        assert self.process and self.process.poll() is None, self.said()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> int:
        assert self.process
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def refusal(self, *words: str) -> str:
        done = subprocess.run(self.command(*words), env=self.environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 1, done
        return done.stderr

    def said(self) -> str:
        return self.output.read_text()

    def parts(self, word: str) -> set[int]:
        """The processes of this installation whose command line holds a word."""
        assert self.process
        found = set()
        for process in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.Error):
                if word in " ".join(process.cmdline()):
                    found.add(process.pid)
        return found


def until(holds: Callable[[], bool], installation: Installation) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, installation.said()
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "дом с пробелом", free_port())
    yield made
    if made.process and made.process.poll() is None:
        made.process.kill()
        made.process.wait()
    server = Server(made.home)
    server.join()
    server.leave()
    shutil.rmtree(server.place)


def running_in(home: Path) -> list[str]:
    """The command lines that name this home."""
    lines = (" ".join(process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"]))
    return [line for line in lines if str(home) in line]


def test_it_stops_clean_and_continues_where_it_was_even_when_it_was_killed(installation: Installation) -> None:
    installation.up()
    key = installation.home / "secret_key"
    first = key.read_text()
    with psycopg.connect(Server(installation.home).url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")

    assert installation.stop() == 0
    assert not running_in(installation.home)
    assert "can not become a demo" in installation.refusal("up", "--demo", "--port", str(installation.port))

    installation.up()
    with psycopg.connect(Server(installation.home).url(), autocommit=True) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (1,)
    assert key.read_text() == first
    assert key.stat().st_mode & 0o077 == 0

    assert installation.process
    installation.process.kill()
    installation.process.wait()
    installation.up()
    assert installation.stop() == 0
    assert not running_in(installation.home)


def test_one_copy_serves_a_home_and_a_port_and_mends_what_is_killed(installation: Installation, tmp_path: Path) -> None:
    installation.up()
    other = Installation(tmp_path / "other", installation.port)
    assert "runs already" in installation.refusal("up", "--port", str(free_port()))
    assert "can not be served on" in other.refusal("up", "--port", str(other.port))

    for part in ("granian", "tutash work"):
        killed = installation.parts(part)
        psutil.Process(min(killed)).kill()
        until(partial(another, installation, part, killed), installation)
        until(installation.answers, installation)

    postmaster = Server(installation.home).pid()
    assert postmaster
    os.kill(postmaster, signal.SIGKILL)
    until(lambda: Server(installation.home).pid() not in (None, postmaster), installation)
    until(installation.answers, installation)
    assert installation.stop() == 0


def another(installation: Installation, part: str, killed: set[int]) -> bool:
    return bool(installation.parts(part) - killed)


def test_a_lock_whose_number_another_process_bears_by_now_is_stale(installation: Installation) -> None:
    server = Server(installation.home)
    server.join()
    server.leave()
    (server.data / "postmaster.pid").write_text(f"{os.getppid()}\n{server.data}\n")
    server.join()
    assert server.pid()
    server.leave()
    assert server.pid() is None


def test_a_command_without_an_installation_says_how_to_start_one(tmp_path: Path) -> None:
    assert "tutash up" in Installation(tmp_path / "none", 0).refusal("token", "--post", "nobody")


def test_a_backup_taken_while_it_serves_makes_the_register_anew_elsewhere(
    installation: Installation, tmp_path: Path
) -> None:
    installation.up()
    with psycopg.connect(Server(installation.home).url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    (installation.home / "files").mkdir(exist_ok=True)
    (installation.home / "files/one").write_text("a document")

    subprocess.run(installation.command("backup", str(tmp_path / "copy")), env=installation.environment(), check=True)
    assert "exists already" in installation.refusal("backup", str(tmp_path / "copy"))
    assert "holds a register" in installation.refusal("restore", str(tmp_path / "copy"))
    assert installation.stop() == 0

    other = Installation(tmp_path / "other", installation.port)
    subprocess.run(other.command("restore", str(tmp_path / "copy")), env=other.environment(), check=True)
    server = Server(other.home)
    server.join()
    with psycopg.connect(server.url(role=WEB)) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (1,)
    server.leave()
    shutil.rmtree(server.place)
    assert (other.home / "files/one").read_text() == "a document"
    assert (other.home / "secret_key").read_text() == (installation.home / "secret_key").read_text()
