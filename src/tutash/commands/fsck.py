"""Check the whole register and trust nobody: chains, payloads, pages, and every read table against a replay.

Silent when the register is whole (exit 0); otherwise one line for each row that differs (exit 1).
"""

import argparse

from tutash.commands._progress import progress
from tutash.kernel import fsck


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ledger-only", action="store_true", help="do not replay the read tables")


def run(arguments: argparse.Namespace) -> int:
    with progress("fsck", passes=1 if arguments.ledger_only else 2) as advance:
        findings = list(fsck.fsck(advance, tables=not arguments.ledger_only))
    for finding in findings:
        print(finding)
    return 1 if findings else 0
