"""Make the read tables again from the ledger; with --verify only compare, and change nothing."""

import argparse

from tutash.commands._progress import progress
from tutash.kernel import replay


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verify", action="store_true", help="replay beside the register and name every difference")


def run(arguments: argparse.Namespace) -> int:
    with progress("replay") as advance:
        if not arguments.verify:
            replay.rebuild(advance)
            return 0
        differences = replay.verify(advance)
    for difference in differences:
        print(difference)
    return 1 if differences else 0
