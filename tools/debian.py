"""Get programs from Debian: installed when that is allowed, else unpacked into a directory of one's own.

Needs nothing but Python. `python3 -m tools.debian` prints the path of a Chromium that starts.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from ctypes.util import find_library
from pathlib import Path

CACHE = Path(os.environ.get("TUTASH_TEST_CACHE") or Path(__file__).resolve().parent.parent / ".cache")
UNPACKED = CACHE / "debian"
DRIVER_NEEDS = "libatomic.so.1"  # by Playwright's driver; a small Debian has it not
WRAPPER = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}:$LD_LIBRARY_PATH" FONTCONFIG_FILE="{root}/fonts.conf"
exec "{root}/usr/lib/chromium/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<fontconfig><dir>{root}/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{root}/fonts-cache</cachedir></fontconfig>
"""


class Unobtainable(Exception):
    """A program can not be had here; the message says what was tried."""


def chromium() -> Path:
    """A Chromium that starts, and what its driver needs: named or installed, else got now."""
    missing = [*(["chromium"] if not find_chromium() else []), *(["libatomic1"] if not driver_starts() else [])]
    if missing and become_root() is not None:
        install(*missing)
    elif missing:
        unpack(UNPACKED, *missing)
        wrap(UNPACKED)
    found = find_chromium()
    if not found:
        raise Unobtainable("Chromium was installed but does not start; name one with TUTASH_CHROMIUM.")
    return found


def find_chromium() -> Path | None:
    named = os.environ.get("TUTASH_CHROMIUM")
    if named:
        return Path(named)
    installed = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    candidates = [*(Path(path) for path in installed if path), UNPACKED / "chromium"]
    return next((path for path in candidates if path.exists() and starts(path)), None)


def driver_starts() -> bool:
    return find_library("atomic") is not None or bool(list(UNPACKED.glob(f"usr/lib/*/{DRIVER_NEEDS}")))


def libraries() -> str:
    """Where unpacked libraries are, as LD_LIBRARY_PATH wants it; empty if nothing was unpacked."""
    return ":".join(sorted({str(library.parent) for library in UNPACKED.glob("**/lib*.so*")}))


def starts(program: Path) -> bool:
    return succeeds([str(program), "--version"])


def become_root() -> list[str] | None:
    """The words to put before a command that root must run; None if we may not."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]) else None


def install(*packages: str) -> None:
    apt = [*(become_root() or []), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    run([*apt, "update"], tolerate=True)
    run([*apt, "install", "-y", "--no-install-recommends", *packages])


def unpack(into: Path, *packages: str) -> None:
    """Fetch packages and what they need and this machine lacks, without being root and without touching the machine."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise Unobtainable(f"{' '.join(packages)}: missing, and no Debian to get it from; install it by hand.")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into) as state:
        apt = private_apt(Path(state))
        run([*apt, "update"], tolerate=True)
        run([*apt, "install", "-y", "--no-install-recommends", "--download-only", *packages])
        for archive in sorted(Path(state, "cache/archives").glob("*.deb")):
            run(["dpkg-deb", "-x", str(archive), str(into)])


def private_apt(state: Path) -> list[str]:
    for directory in ("lists/partial", "cache/archives/partial", "log"):
        (state / directory).mkdir(parents=True)
    options = {
        "Dir::State": state,
        "Dir::State::Lists": state / "lists",
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::State::extended_states": state / "extended_states",
        "Dir::Cache": state / "cache",
        "Dir::Log": state / "log",
        "Debug::NoLocking": "true",
        "APT::Sandbox::User": "",
    }
    return ["apt-get", "-qq", *(word for name, value in options.items() for word in ("-o", f"{name}={value}"))]


def wrap(root: Path) -> None:
    """Make the unpacked program find its libraries and fonts where they lie."""
    (root / "fonts.conf").write_text(FONTS.format(root=root))
    wrapper = root / "chromium"
    wrapper.write_text(WRAPPER.format(root=root, libraries=libraries()))
    wrapper.chmod(0o755)


def succeeds(words: list[str]) -> bool:
    """Run a command that may fail, in silence."""
    return subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def run(words: list[str], *, tolerate: bool = False) -> None:
    """Run a command silently; when it fails, say what it said."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode and not tolerate:
        raise Unobtainable(f"{' '.join(words)} failed:\n{done.stderr.strip() or done.stdout.strip()}")


if __name__ == "__main__":
    try:
        print(chromium())
    except Unobtainable as reason:
        sys.exit(str(reason))
