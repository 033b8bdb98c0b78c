"""Copy the whole register, the database first and then the files, while it serves.

The directory holds everything that `tutash restore` needs to make the register anew on an empty machine.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tutash.config.home import copy_kept, home
from tutash.config.postgres import Server, programs

NEEDS_DJANGO = False


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", type=Path, metavar="DIR", help="a directory that does not exist yet")


def run(arguments: argparse.Namespace) -> int:
    """A file is never changed once it is written, so the files copied last hold all that the database names."""
    directory: Path = arguments.directory
    if directory.exists():
        print(f"{directory} exists already; a backup is never written over another.", file=sys.stderr)
        return 1
    directory.mkdir(parents=True, mode=0o700)
    named = os.environ.get("TUTASH_OWNER_DATABASE_URL") or os.environ.get("DATABASE_URL")
    # The administrator's role, because row security hides rows from every other.
    url = named or Server(home()).url(role="postgres")
    dump = [str(programs() / "pg_dump"), "--format=custom", f"--file={directory / 'database'}", f"--dbname={url}"]
    code = subprocess.run(dump, check=False).returncode
    if code == 0:
        copy_kept(home(), directory)
    return code
