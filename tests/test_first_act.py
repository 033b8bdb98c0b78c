"""Follow docs/first-act.md to the letter, in a copy of the house, and run what it makes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(
    r"^`(?P<path>[^`]+)` \((?P<how>new|at the end)\)\n\n```\w+\n(?P<text>.*?)```$", re.MULTILINE | re.DOTALL
)
COPIED = ("src", "law", "docs", "tools", "tests", "conftest.py", "pyproject.toml", "requirements", "bench")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info")


def test_the_page_is_true(tmp_path: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, tmp_path / name)
    blocks = list(BLOCK.finditer((ROOT / "docs/first-act.md").read_text()))
    assert [block["how"] for block in blocks] == ["new", "at the end", "new", "new"]
    for block in blocks:
        path = tmp_path / block["path"]
        before = f"{path.read_text()}\n\n" if block["how"] == "at the end" else ""
        path.write_text(before + block["text"])

    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "PYTEST", "TUTASH"))
    }
    environment |= {
        "PYTHONPATH": str(tmp_path / "src"),
        "TUTASH_TEST_CACHE": os.environ.get("TUTASH_TEST_CACHE", str(ROOT / ".cache")),
    }

    def run(*words: str) -> str:
        done = subprocess.run([sys.executable, *words], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "applicant.told" in run("-m", "tutash", "act", "list")
    run("-m", "tools.make_docs")
    tests = "src/tutash/institutions/crimes/tests/test_tell_applicant.py"
    assert "2 passed" in run("-m", "pytest", "-q", "-p", "no:randomly", tests)
    conformance = run("-m", "pytest", "-q", "tests/test_every_act.py", "-k", "applicant.told or TellApplicant")
    assert "passed" in conformance and "failed" not in conformance
