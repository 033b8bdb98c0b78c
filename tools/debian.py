"""Get programs from Debian: installed when that is allowed, else unpacked into a directory of one's own.

Needs nothing but Python. `python3 -m tools.debian` prints the path of a Chromium that starts.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CACHE = Path(os.environ.get("TUTASH_TEST_CACHE") or Path(__file__).resolve().parent.parent / ".cache")
WRAPPER = """#!/bin/sh
root={root}
for directory in $(find "$root/usr/lib" "$root/lib" -name '*.so*' -printf '%h\\n' 2>/dev/null | sort -u); do
    LD_LIBRARY_PATH="$directory:$LD_LIBRARY_PATH"
done
export LD_LIBRARY_PATH FONTCONFIG_FILE="$root/fonts.conf"
exec "$root/usr/lib/chromium/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<fontconfig><dir>{root}/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{root}/fonts-cache</cachedir></fontconfig>
"""


class Unobtainable(Exception):
    """A program can not be had here; the message says what was tried."""


def chromium() -> Path:
    """A Chromium that starts: one that is named or installed, else one that is got now."""
    found = find_chromium()
    if found:
        return found
    if become_root() is not None:
        install("chromium")
    else:
        unpack("chromium", CACHE / "debian")
        wrap(CACHE / "debian")
    found = find_chromium()
    if not found:
        raise Unobtainable("Chromium was installed but does not start; name one with TUTASH_CHROMIUM.")
    return found


def find_chromium() -> Path | None:
    named = os.environ.get("TUTASH_CHROMIUM")
    if named:
        return Path(named)
    installed = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    candidates = [*(Path(path) for path in installed if path), CACHE / "debian/chromium"]
    return next((path for path in candidates if path.exists() and starts(path)), None)


def starts(program: Path) -> bool:
    return succeeds([str(program), "--version"])


def become_root() -> list[str] | None:
    """The words to put before a command that root must run; None if we may not."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]) else None


def install(package: str) -> None:
    apt = [*(become_root() or []), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    run([*apt, "update"], tolerate=True)
    run([*apt, "install", "-y", "--no-install-recommends", package])


def unpack(package: str, into: Path) -> None:
    """Fetch a package and what it needs and this machine lacks, without being root and without touching the machine."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise Unobtainable(f"{package} is missing, and this is no Debian to get it from; install it by hand.")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into) as state:
        apt = private_apt(Path(state))
        run([*apt, "update"], tolerate=True)
        run([*apt, "install", "-y", "--no-install-recommends", "--download-only", package])
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
    (root / "fonts.conf").write_text(FONTS.format(root=root))
    wrapper = root / "chromium"
    wrapper.write_text(WRAPPER.format(root=root))
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
