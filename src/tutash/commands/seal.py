"""Seal every entry that is on no page yet."""

import argparse

from tutash.kernel import pages


def configure(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> None:
    while page := pages.seal():
        print(f"page {page.number}: {page.size} entries in all, root {bytes(page.root).hex()}")
