"""Make `.venv` and install exactly what requirements/ lists, by hash. Needs nothing but Python.

`python3 -m tools.install run test` installs both lists; what is installed already is left alone.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
LEAST = (3, 11)


def main(lists: list[str]) -> None:
    if sys.version_info < LEAST:
        sys.exit(f"Tutash needs Python {LEAST[0]}.{LEAST[1]} or later; this is {sys.version.split()[0]}.")
    if not works():
        say("Making .venv ...")
        make_venv()
    say("Installing what is needed, some minutes the first time ...")
    wanted = [word for name in lists for word in ("-r", f"requirements/{name}.txt")]
    pip("install", "--require-hashes", "--only-binary=:all:", *wanted)
    pip("install", "--no-index", "--no-build-isolation", "--no-deps", "--editable", ".")
    for name in lists:
        (VENV / f".{name}").touch()


def works() -> bool:
    """Whether there is a venv whose Python still runs and has pip; a moved or half-made one has not."""
    if not PYTHON.exists():
        return False
    asked = [str(PYTHON), "-c", "import pip, sys; print(sys.prefix)"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() == str(VENV)


def make_venv() -> None:
    """Debian splits pip off its Python: where it is missing, it is taken from Debian's own package."""
    if importlib.util.find_spec("ensurepip"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV], check=True)
    with tempfile.TemporaryDirectory() as scratch:
        wheel = pip_wheel(Path(scratch))
        bootstrap = {**os.environ, "PYTHONPATH": str(wheel)}
        words = [str(PYTHON), "-m", "pip", "install", "-q", "--no-index", "--disable-pip-version-check", str(wheel)]
        subprocess.run(words, env=bootstrap, check=True)


def pip_wheel(scratch: Path) -> Path:
    wheels = "usr/share/python-wheels"
    if not list(Path("/", wheels).glob("pip-*.whl")):
        say("This Python has no pip; getting Debian's ...")
        debian.unpack(scratch, "python3-pip-whl")
    found = [*Path("/", wheels).glob("pip-*.whl"), *(scratch / wheels).glob("pip-*.whl")]
    return found[0]


def pip(*words: str) -> None:
    command = [str(PYTHON), "-m", "pip", "-q", "--disable-pip-version-check", "--no-input", *words]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}, check=False)
    if done.returncode:
        sys.exit("The installation failed; the reason stands above. Run the command again when it is mended.")


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:] or ["run", "test"])
    except debian.Unobtainable as reason:
        sys.exit(str(reason))
