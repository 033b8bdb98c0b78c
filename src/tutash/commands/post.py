"""Who holds which post: give one, end one, list them, set a first password.

tutash post list
tutash post give USER OFFICE UNIT [--surname S --given G]
tutash post end POST
tutash post password USER          (reads it from standard input)
"""

import argparse
import sys
from getpass import getpass

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tutash.kernel import access, clock
from tutash.kernel.models import Post
from tutash.kernel.refusals import Refused
from tutash.registers.organisations import staff


def configure(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    what.add_parser("list", help="posts held now")
    give = what.add_parser("give", help="give an official a post")
    for name in ("user", "office", "unit"):
        give.add_argument(name)
    give.add_argument("--surname", default="")
    give.add_argument("--given", default="")
    what.add_parser("end", help="end a post now").add_argument("post")
    what.add_parser("password", help="set the password of an account").add_argument("user")


def run(arguments: argparse.Namespace) -> int:
    try:
        return {"list": _list, "give": _give, "end": _end, "password": _password}[arguments.what](arguments)
    except Refused as refusal:
        print(refusal.detail.en, file=sys.stderr)
    except Post.DoesNotExist:
        print("There is no such post.", file=sys.stderr)
    except get_user_model().DoesNotExist:
        print("There is no such account.", file=sys.stderr)
    except ValidationError as error:
        print("\n".join(error.messages), file=sys.stderr)
    return 1


def _list(arguments: argparse.Namespace) -> int:
    for post in staff.held(clock.now()):
        print(f"{post.code}\t{post.office}\t{post.unit_id}\t{post.name}")
    return 0


def _give(arguments: argparse.Namespace) -> int:
    post = staff.appoint(
        arguments.user, arguments.office, arguments.unit, surname=arguments.surname, given=arguments.given
    )
    print(post.code)
    return 0


def _end(arguments: argparse.Namespace) -> int:
    print(f"{staff.dismiss(arguments.post).code} ended")
    return 0


def _password(arguments: argparse.Namespace) -> int:
    user = get_user_model().objects.get(username=arguments.user)
    password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    validate_password(password, user)
    user.set_password(password)
    user.save()
    access.alarm("password.set", actor=user.get_username())
    return 0
