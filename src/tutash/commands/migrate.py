"""Bring the database and the static files to this version of Tutash.

Run it once after an upgrade, before the web servers start; `tutash up` runs it itself.
"""

import argparse
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tutash.config.postgres import WEB_MAY
from tutash.kernel import boot

UPGRADE = 7463_0  # the advisory lock: one upgrade of a database at a time


def configure(parser: argparse.ArgumentParser) -> None:
    """It asks for nothing: what is to be done follows from the home."""


def run(arguments: argparse.Namespace) -> None:
    """Migrate, load the organisations, lay out the static files, play the demo; all of it may be repeated."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [UPGRADE])
        _grant_the_web()
        call_command("migrate", interactive=False, verbosity=0)
        boot.load()
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.SIMULATION and find_spec("tutash.simulation.demo"):
            import_module("tutash.simulation.demo").ensure()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [UPGRADE])


def _grant_the_web() -> None:
    """On a server of somebody else's, say what the web's role may do to the tables that are still to come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [settings.WEB_ROLE])
        if cursor.fetchone():
            for grant in WEB_MAY:
                cursor.execute(f'ALTER DEFAULT PRIVILEGES {grant} TO "{settings.WEB_ROLE}"')
