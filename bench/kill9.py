"""Kill -9 the web server and PostgreSQL under load: no acknowledged act may be lost.

Writers register reports over HTTP, each act under its own Idempotency-Key, and note every answer. Meanwhile the web
server, a worker of it and the database are killed in turn and started again by `tutash up`. A writer that got no answer
sends the same act again. At the end every acknowledged act must stand in the ledger, once, and fsck must be silent.

    python bench/kill9.py [--seconds 60] [--writers 4]
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

UNIT = "mvd.41711204"
POST = f"{UNIT}.duty_officer.bench"
REPORT = {"channel": "call_102", "narrative": "Проверка сохранности.", "anonymous": True}
TUTASH = [sys.executable, "-m", "tutash"]


class Writer(threading.Thread):
    """Sends acts until told to stop; knows which were acknowledged, which refused, which got no answer."""

    def __init__(self, address: str, token: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.address, self.token, self.stop = address, token, stop
        self.acknowledged: dict[str, str] = {}  # act -> hash
        self.unanswered = self.sent = 0
        self.longest = 0.0

    def run(self) -> None:
        while not self.stop.is_set():
            act, began = str(uuid.uuid4()), time.monotonic()
            while not self._send(act) and not self.stop.wait(0.05):
                pass
            self.longest = max(self.longest, time.monotonic() - began)

    def _send(self, act: str) -> bool:
        self.sent += 1
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": act,
        }
        body = json.dumps({"fields": REPORT}).encode()
        request = urllib.request.Request(f"{self.address}api/v1/acts/journal.recorded", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                self.acknowledged[act] = json.load(answer)["hash"]
                return True
        except (urllib.error.URLError, OSError, ValueError):
            self.unanswered += 1
            return False


def victims(home: Path, up: subprocess.Popen[bytes]) -> dict[str, list[int]]:
    """The processes that may be killed, by what they are."""
    found: dict[str, list[int]] = {"web server": [], "web worker": [], "worker": [], "postgres": []}
    postmaster = next(home.glob("**/postmaster.pid"), None)
    if postmaster:
        found["postgres"].append(int(postmaster.read_text().splitlines()[0]))
    children = _tree(up.pid)
    for pid, words in children.items():
        if "granian" in words:
            found["web server" if _parent(pid) == up.pid else "web worker"].append(pid)
        elif words.endswith("tutash work"):
            found["worker"].append(pid)
    return {name: pids for name, pids in found.items() if pids}


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _tree(root: int) -> dict[int, str]:
    """Every descendant of a process, with its command line."""
    found: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            pid, words = int(entry.name), (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
            above = pid
            while above > 1 and above != root:
                above = _parent(above)
        except (OSError, ValueError, IndexError):
            continue
        if above == root and pid != root:
            found[pid] = words
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--port", type=int, default=8765)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tutash-kill9-") as directory:
        home = Path(directory)
        home.chmod(0o755)
        os.environ["TUTASH_HOME"] = str(home)
        up = subprocess.Popen([*TUTASH, "up", "--port", str(arguments.port)])
        try:
            return run(home, up, arguments)
        finally:
            up.send_signal(signal.SIGTERM)
            up.wait(60)


def run(home: Path, up: subprocess.Popen[bytes], arguments: argparse.Namespace) -> int:
    address = f"http://127.0.0.1:{arguments.port}/"
    _wait_for(address)
    _tell("post", "give", "bench", "duty_officer", UNIT)
    token = _tell("token", "--post", POST)
    stop = threading.Event()
    writers = [Writer(address, token, stop) for _ in range(arguments.writers)]
    for writer in writers:
        writer.start()
    kills: dict[str, int] = {}
    chance = random.Random(1)
    end = time.monotonic() + arguments.seconds
    while time.monotonic() < end:
        time.sleep(chance.uniform(2, 5))
        name, pids = chance.choice(sorted(victims(home, up).items()))
        os.kill(chance.choice(pids), signal.SIGKILL)
        kills[name] = kills.get(name, 0) + 1
        _wait_for(address)
    stop.set()
    for writer in writers:
        writer.join(30)
    return _judge(writers, kills)


def _judge(writers: list[Writer], kills: dict[str, int]) -> int:
    acknowledged = {act: hash_ for writer in writers for act, hash_ in writer.acknowledged.items()}
    program = (
        "import json\n"
        "from tutash.kernel.models import Entry\n"
        "print(json.dumps({str(e.act_id): bytes(e.hash).hex() for e in Entry.objects.filter(code='journal.recorded')}))"
    )
    durable = json.loads(_run([sys.executable, "-m", "tutash", "shell", "-c", program]))
    lost = {act for act, hash_ in acknowledged.items() if durable.get(act) != hash_}
    fsck = subprocess.run([*TUTASH, "fsck"], capture_output=True, text=True, check=False)
    rows = {
        "kills": ", ".join(f"{name} {count}" for name, count in sorted(kills.items())),
        "acts acknowledged": len(acknowledged),
        "sendings without an answer": sum(writer.unanswered for writer in writers),
        "durable, not acknowledged": len(durable.keys() - acknowledged.keys()),
        "longest wait for an answer, s": f"{max(writer.longest for writer in writers):.1f}",
        "acknowledged and lost": len(lost),
        "fsck": fsck.stdout.strip() or "silent",
    }
    for name, value in rows.items():
        print(f"{name:32} {value}")
    return 1 if lost or fsck.returncode else 0


def _tell(*words: str) -> str:
    return _run([*TUTASH, *words])


def _run(words: list[str]) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}healthz", timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("the server did not come back within a minute")


if __name__ == "__main__":
    sys.exit(main())
