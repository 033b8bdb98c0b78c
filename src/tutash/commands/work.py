"""Seal new entries into pages and carry out what waits in the outbox, until told to stop.

`tutash up` runs one beside the web; any number may run on one database.
"""

import argparse
import logging
import signal
from collections.abc import Callable
from threading import Event

from django.db import connection

from tutash.kernel.delivery import deliver
from tutash.kernel.pages import seal

log = logging.getLogger(__name__)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--every", type=float, default=1.0, metavar="SECONDS", help="how long to rest when idle")


def run(arguments: argparse.Namespace) -> None:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        busy = [_try(task) for task in (seal, deliver)]
        if not any(busy):
            stop.wait(arguments.every)


def _try(task: Callable[[], object]) -> bool:
    """Do a part of the work; what fails is logged and tried again, since a database may be away for a minute."""
    try:
        return bool(task())
    except Exception:
        log.exception("%s failed and is tried again", task.__name__)
        connection.close()
        return False
