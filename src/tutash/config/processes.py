"""The processes of a running installation: started, watched, started again when they die, stopped in order."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

PR_SET_PDEATHSIG = 1
PATIENCE = 5  # that many deaths within a minute are a fault that a new start does not mend


class GivesUp(Exception):
    """A process dies again and again; the message names it."""


class Process:
    """A program in a group of its own, which ends with this process even if this process is killed."""

    def __init__(self, name: str, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self.name, self.words, self.environment = name, words, environment
        self.deaths: list[float] = []
        self.popen = self._spawn()

    def watch(self) -> None:
        """Start it again if it has died."""
        if self.popen.poll() is None:
            return
        self._sweep()
        now = time.monotonic()
        self.deaths = [*(death for death in self.deaths if now - death < 60), now]
        print(f"The process `{self.name}` died ({_cause(self.popen.returncode)}).", file=sys.stderr, flush=True)
        if len(self.deaths) >= PATIENCE:
            raise GivesUp(f"The process `{self.name}` dies again and again; its last words stand above.")
        self.popen = self._spawn()

    def ask_to_stop(self) -> None:
        if self.popen.poll() is None:
            self.popen.terminate()

    def see_off(self, patience: float) -> None:
        """Wait until it has stopped, and end what is left of it after that."""
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(patience)
        self._sweep()
        self.popen.wait()

    def _spawn(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, **self.environment}
        return subprocess.Popen(self.words, env=environment, start_new_session=True, preexec_fn=_die_with_parent)

    def _sweep(self) -> None:
        """End what a dead process leaves in its group: web workers go on serving when their server is killed."""
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, signal.SIGKILL)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _cause(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
