"""Give out a key by which a program acts for a post; it is shown once."""

import argparse
import sys

from tutash.kernel.access import issue_token
from tutash.kernel.models import Post


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--post", required=True, help="the code of the post, as in law/kg/organisations")


def run(arguments: argparse.Namespace) -> int:
    try:
        print(issue_token(arguments.post))
    except Post.DoesNotExist:
        print(f"There is no post {arguments.post!r}.", file=sys.stderr)
        return 1
    return 0
