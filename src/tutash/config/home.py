"""The home: the one directory that holds what an installation may not lose."""

import os
import secrets
import shutil
from pathlib import Path

import tutash

SOURCE = Path(tutash.__file__).parent
CHECKOUT = SOURCE.parent.parent
KEPT = ("files", "secret_key", "demo")  # what a backup copies beside the database


def home() -> Path:
    """TUTASH_HOME, else `.tutash` beside the sources that run, else `.tutash` of the account."""
    if named := os.environ.get("TUTASH_HOME"):
        return Path(named).expanduser().resolve()
    beside = CHECKOUT / "pyproject.toml"
    return (CHECKOUT if beside.exists() else Path.home()) / ".tutash"


def secret_key() -> str:
    """The key that signs sessions: from the environment, else the home, else one for this process alone."""
    if given := os.environ.get("TUTASH_SECRET_KEY"):
        return given
    kept = home() / "secret_key"
    return kept.read_text() if kept.exists() else secrets.token_urlsafe(50)


def make_secret_key() -> None:
    """Write the key at the first start, readable to this account alone."""
    path = home() / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))


def is_demo() -> bool:
    """A home is a demo from its first start and for ever, or never."""
    return (home() / "demo").exists()


def copy_kept(source: Path, target: Path) -> None:
    """Copy what the home keeps beside the database, to a backup or from one."""
    for path in (source / name for name in KEPT):
        if path.is_dir():
            shutil.copytree(path, target / path.name)
        elif path.exists():
            shutil.copy2(path, target / path.name)
