"""Start Tutash: the database, the web server and the worker beside it, until told to stop.

The first start prepares everything; a later one continues where the last one ended. With DATABASE_URL
another PostgreSQL is used, else the one that comes with Tutash, with its data in the home.
"""

import argparse
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from rich.console import Console

from tutash.config import home as place
from tutash.config.postgres import WEB, CannotStart, Server
from tutash.config.processes import GivesUp, Process

NEEDS_DATABASE = False  # it brings the database itself
NEEDS_DJANGO = False  # its processes do the work
LAST_WORDS = 15.0  # seconds that a request under way has to end in

console = Console(highlight=False, soft_wrap=True)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="with an invented district, accounts to try and no secrecy")
    parser.add_argument("--port", type=int, default=int(os.environ.get("TUTASH_PORT", 8000)), help="default: 8000")
    parser.add_argument("--host", default=os.environ.get("TUTASH_HOST", "127.0.0.1"), help="default: 127.0.0.1")


def run(arguments: argparse.Namespace) -> int:
    os.environ.setdefault("TUTASH_PUBLIC_URL", f"http://{arguments.host}:{arguments.port}")
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with _alone(arguments), _database() as server:
        _prepare(server, stop)
        if not stop.is_set():
            return _serve(server, arguments, stop)
    return 0


def _serve(server: Server | None, arguments: argparse.Namespace, stop: Event) -> int:
    processes = _processes(server, arguments)
    code = 0
    try:
        _announce(arguments, stop)
        while not stop.wait(0.5):
            if server:
                server.ensure()
            for process in processes:
                process.watch()
    except GivesUp as reason:
        console.print(str(reason), markup=False)
        code = 1
    finally:
        console.print("Stopping ...")
        for process in processes:
            process.ask_to_stop()
        for process in processes:
            process.see_off(LAST_WORDS)
    return code


def _prepare(server: Server | None, stop: Event) -> None:
    """Migrate and load as the owner of the tables, in a process of its own that a signal can end."""
    url = os.environ.get("TUTASH_OWNER_DATABASE_URL") or (server.url() if server else os.environ["DATABASE_URL"])
    words = [sys.executable, "-m", "tutash", "migrate"]
    process = subprocess.Popen(words, env={**os.environ, "DATABASE_URL": url}, start_new_session=True)
    while process.poll() is None:
        if stop.wait(0.05):
            process.terminate()
    if process.returncode and not stop.is_set():
        raise CannotStart("The database could not be brought to this version; the reason stands above.")


def _processes(server: Server | None, arguments: argparse.Namespace) -> list[Process]:
    workers = os.environ.get("TUTASH_WORKERS") or str(max(2, os.cpu_count() or 1))
    threads = os.environ.get("TUTASH_THREADS") or "4"
    url = server.url(role=WEB) if server else os.environ["DATABASE_URL"]
    environment = {"DATABASE_URL": url, "TUTASH_DB_POOL": os.environ.get("TUTASH_DB_POOL") or threads}
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"]
    granian += ["--host", arguments.host, "--port", str(arguments.port)]
    granian += ["--workers", workers, "--blocking-threads", threads, "--workers-kill-timeout", str(int(LAST_WORDS) - 5)]
    granian += ["--respawn-failed-workers", "--respawn-interval", "0.5", "tutash.config.wsgi:application"]
    work = [sys.executable, "-m", "tutash", "work"]
    return [
        Process("web", granian, environment),
        Process("work", work, environment | {"TUTASH_DB_POOL": "0"}),
    ]


def _announce(arguments: argparse.Namespace, stop: Event) -> None:
    """Wait for the first answer, so that the address shown is one that works."""
    address = f"http://{arguments.host}:{arguments.port}/"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}healthz", timeout=5).close()
        except (urllib.error.URLError, OSError):
            if stop.wait(0.1):
                return
        else:
            break
    kind = "the demo: everybody in it is invented" if place.is_demo() else "a register in earnest"
    console.print(f"Tutash serves {address} ({kind}).\nIts home is {place.home()}. Ctrl-C stops it.")


@contextmanager
def _database() -> Iterator[Server | None]:
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    server = Server(place.home())
    server.join()
    try:
        server.make_database()
        yield server
    finally:
        server.leave()


@contextmanager
def _alone(arguments: argparse.Namespace) -> Iterator[None]:
    """One `up` per home, and a port that is free; the lock of a killed one is no lock."""
    home = place.home()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "up.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            other = lock.read().strip()
            raise CannotStart(f"Tutash runs already in {home} ({other}). Use --home for another copy.") from None
        _mark(arguments.demo)
        _wait_for_port(arguments.host, arguments.port)
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, http://{arguments.host}:{arguments.port}/")
        lock.flush()
        yield


def _mark(demo: bool) -> None:
    """Decide at the first start whether this home is a demo, since a register in earnest may never become one."""
    home = place.home()
    new = not (home / "secret_key").exists()
    if demo and not new and not place.is_demo():
        raise CannotStart(f"{home} holds a register in earnest, which can not become a demo. Use --home for another.")
    if demo and new:
        (home / "demo").touch()
    place.make_secret_key()


def _wait_for_port(host: str, port: int) -> None:
    """A copy that was killed needs a moment to let its port go."""
    for _ in range(50):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                return probe.bind((host, port))
            except OSError as error:
                reason = error.strerror
        time.sleep(0.1)
    raise CannotStart(f"{host}:{port} can not be served on: {reason}. Use --port for another.")
