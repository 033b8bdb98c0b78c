"""The command `tutash`: every module beside this one is a subcommand, and its docstring is the help."""

import argparse
import ast
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tutash import commands
from tutash.config.home import home
from tutash.config.postgres import CannotStart, Server

AS_WRITTEN = argparse.RawDescriptionHelpFormatter


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; what it returns is the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _choose_home(words)
    try:
        return _run(words)
    except CannotStart as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has seen enough (`| head`): that is no error, and nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tutash", description="The state's record of criminal justice.")
    subcommands = parser.add_subparsers(metavar="COMMAND", required=True, dest="command")
    chosen: ModuleType | None = None
    for name, purpose in _names():
        summary = purpose.split("\n", 1)[0]
        subparser = subcommands.add_parser(name, help=summary, description=purpose, formatter_class=AS_WRITTEN)
        subparser.add_argument("--home", metavar="DIR", help="the directory of the installation (or TUTASH_HOME)")
        if name in words[:1]:
            chosen = _load(name)
            chosen.configure(subparser)
    arguments = parser.parse_args(words)
    assert chosen is not None
    with _database(getattr(chosen, "NEEDS_DATABASE", True)):
        return int(chosen.run(arguments) or 0)


def _names() -> Iterator[tuple[str, str]]:
    """Each subcommand with its docstring, read without importing it."""
    for module in pkgutil.iter_modules(commands.__path__):
        if module.name != "main" and not module.ispkg and not module.name.startswith("_"):
            source = Path(commands.__path__[0], f"{module.name}.py").read_text()
            yield module.name, ast.get_docstring(ast.parse(source)) or ""


def _load(name: str) -> ModuleType:
    """Import a subcommand when Django stands, so that it may import models at its top."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")
    django.setup()
    return import_module(f"tutash.commands.{name}")


def _choose_home(words: Sequence[str]) -> None:
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--home")
    if named := early.parse_known_args(words)[0].home:
        os.environ["TUTASH_HOME"] = str(Path(named).expanduser().resolve())


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
