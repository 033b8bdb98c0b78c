"""A Python prompt with the register's models, for operators; with -c, run a program and end."""

import argparse
import code

from django.apps import apps


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-c", dest="program", help="a program to run instead of a prompt")


def run(arguments: argparse.Namespace) -> None:
    names = {model.__name__: model for model in apps.get_models()}
    if arguments.program:
        exec(arguments.program, names)
    else:
        code.interact(banner="Tutash. Read tables change only by acts.", local=names, exitmsg="")
