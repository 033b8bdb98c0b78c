"""The command `tutash`: every module beside this one is a subcommand, and its docstring is the help."""

import argparse
import ast
import os
import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from tutash import commands
from tutash.config.home import home
from tutash.config.postgres import CannotStart, Server


class Subcommand(NamedTuple):
    """What is known of a subcommand before it is imported."""

    name: str
    module: str
    purpose: str
    needs_django: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; what it returns is the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    words = _choose_home(words)
    try:
        return _run(words)
    except CannotStart as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except PermissionError as error:
        print(f"This account may not use {error.filename}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has seen enough (`| head`): that is no error, and nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from tutash.kernel.law import BadLaw

        if not isinstance(error, BadLaw):
            raise
        print(error, file=sys.stderr)
        return 1


def _run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tutash", description="The state's record of criminal justice.")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, dest="command")
    chosen: ModuleType | None = None
    for known in _subcommands():
        summary = known.purpose.split("\n", 1)[0]
        subparser = subparsers.add_parser(
            known.name, help=summary, description=known.purpose, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        subparser.add_argument("--home", metavar="DIR", help="the directory of the installation (or TUTASH_HOME)")
        if known.name in words[:1]:
            chosen = _load(known)
            chosen.configure(subparser)
    arguments = parser.parse_args(words)
    assert chosen is not None
    with _database(getattr(chosen, "NEEDS_DATABASE", True)):
        return int(chosen.run(arguments) or 0)


def _subcommands() -> Iterator[Subcommand]:
    """Every module beside this one, its docstring and its needs read without importing it."""
    for module in pkgutil.iter_modules(commands.__path__):
        if module.name != "main" and not module.ispkg and not module.name.startswith("_"):
            source = Path(commands.__path__[0], f"{module.name}.py").read_text()
            without = re.search(r"^NEEDS_DJANGO = False", source, re.MULTILINE)
            name = module.name.rstrip("_")  # `import_` is `tutash import`: a word of Python can not name a module
            yield Subcommand(name, module.name, ast.get_docstring(ast.parse(source)) or "", without is None)


def _load(known: Subcommand) -> ModuleType:
    """Import a subcommand when Django stands, so that it may import models at its top."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")
    if known.needs_django:
        import django

        django.setup()
    return import_module(f"tutash.commands.{known.module}")


def _choose_home(words: Sequence[str]) -> list[str]:
    """Take `--home`, wherever it stands, and leave the other words."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--home")
    known, rest = early.parse_known_args(words)
    if known.home:
        os.environ["TUTASH_HOME"] = str(Path(known.home).expanduser().resolve())
    return rest


@contextmanager
def _database(needed: bool) -> Iterator[None]:
    """Have the PostgreSQL of the home run while the command works, if no other server is named."""
    if not needed or os.environ.get("DATABASE_URL"):
        yield
        return
    if not (home() / "postgres").exists():
        raise CannotStart(f"There is no installation in {home()}: start one with `tutash up`, or name it with --home.")
    server = Server(home())
    server.join()
    try:
        yield
    finally:
        from django.db import connections

        connections.close_all()
        server.leave()
