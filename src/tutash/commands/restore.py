"""Make a register anew from a backup, in a home that holds none. Run `tutash fsck` and `tutash up` after it."""

import argparse
import subprocess
import sys
from pathlib import Path

from tutash.config.home import copy_kept, home
from tutash.config.postgres import Server, programs

NEEDS_DATABASE = False  # it makes the database itself
NEEDS_DJANGO = False


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", type=Path, metavar="DIR", help="what `tutash backup` wrote")


def run(arguments: argparse.Namespace) -> int:
    backup: Path = arguments.directory
    if not (backup / "database").exists():
        print(f"{backup} is no backup: it has no file `database`.", file=sys.stderr)
        return 1
    if (home() / "secret_key").exists() or (home() / "postgres").exists():
        print(f"{home()} holds a register already; name an empty home with --home.", file=sys.stderr)
        return 1
    server = Server(home())
    server.join()
    try:
        server.make_database()
        url = server.url(role="postgres")
        load = [str(programs() / "pg_restore"), "--exit-on-error", f"--dbname={url}", str(backup / "database")]
        code = subprocess.run(load, check=False).returncode
    finally:
        server.leave()
    if code == 0:
        copy_kept(backup, home())
    return code
