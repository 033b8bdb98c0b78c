"""Check the law pack and its cases; compute a term.

    tutash law check                      the whole pack, and every case in its cases/
    tutash law check my-cases.yaml dir/   the pack, and the cases of these files
    tutash law term TL-07 --from 2026-03-01T14:30+06:00 --fact age=17

Exit code: 0 all is right, 1 something is wrong or refused, 2 the command was not understood.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tutash.kernel import dates
from tutash.kernel.law import BadLaw, Computation, Law, Pack, Rule, load, pack
from tutash.kernel.law.case_shapes import as_moment, moment
from tutash.kernel.law.cases import Verdict, files_of
from tutash.kernel.law.cases import run as run_cases
from tutash.kernel.law.norms import length
from tutash.kernel.refusals import NotKnown, Refused
from tutash.kernel.terms import Unit

NEEDS_DATABASE = False
NEEDS_DJANGO = False
LANGUAGES = ("en", "ru", "ky")


def configure(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="check|term")
    check = actions.add_parser("check", help="check the pack and run cases")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or directories of cases")
    check.add_argument("--verbose", action="store_true", help="name the cases that hold, too")
    term = actions.add_parser("term", help="compute a term and show every step")
    term.add_argument("norm", metavar="NORM", help="id or alias of the norm: upk.detention_limit, TL-07")
    term.add_argument(
        "--from", dest="start", required=True, type=_moment, metavar="WHEN", help="2026-03-01T14:30+06:00"
    )
    term.add_argument("--on", type=_day, metavar="DAY", help="the day whose law applies (default: the day of --from)")
    term.add_argument("--fact", action="append", default=[], type=_fact, metavar="NAME=VALUE", help="age=17")
    term.add_argument("--extended", action="append", default=[], type=_length, metavar="UNIT=N", help="months=1")
    term.add_argument("--stopped", action="append", default=[], type=_pause, metavar="FROM/RESUMED")
    term.add_argument("--lang", choices=LANGUAGES, default="en")
    term.add_argument("--json", action="store_true", help="print the computation as JSON")
    for each in (check, term):
        each.add_argument("--law", type=Path, metavar="DIR", help="another law pack than the one in use")


def run(args: argparse.Namespace) -> int:
    try:
        law = load(args.law) if args.law else pack()
    except BadLaw as bad:
        print(f"The law pack has {len(bad.problems)} errors:", *bad.problems, sep="\n  ", file=sys.stderr)
        return 1
    return _check(args, law) if args.action == "check" else _term(args, law)


def _check(args: argparse.Namespace, law: Pack) -> int:
    if missing := [path for path in args.paths if not path.exists()]:
        print(*(f"There is no file {path}." for path in missing), sep="\n", file=sys.stderr)
        return 2
    from django.conf import settings

    paths = args.paths or [path for path in [(args.law or Path(settings.LAW_DIR)) / "cases"] if path.exists()]
    verdicts = list(run_cases((file for path in paths for file in files_of(path)), law))
    for verdict in verdicts:
        _print_verdict(verdict, args.verbose)
    _print_summary(law)
    wrong = sum(not verdict.holds for verdict in verdicts)
    print(f"Cases: {len(verdicts)}, of them wrong: {wrong}.")
    return 1 if wrong else 0


def _print_verdict(verdict: Verdict, verbose: bool) -> None:
    if not verdict.holds:
        print(f"WRONG  {verdict.file}: {verdict.case}", *verdict.wrong, sep="\n         ")
    elif verbose:
        print(f"right  {verdict.file}: {verdict.case}")


def _print_summary(law: Pack) -> None:
    rules = [rule for norm in law.norms.values() for rule in norm.rules]
    unverified = sum(rule.known and rule.unverified for rule in rules)
    unknown = sum(not rule.known for rule in rules)
    print(
        f"The pack is whole: {len(law.norms)} norms with {len(rules)} values "
        f"({unverified} unverified, {unknown} unknown), "
        f"{len(law.codes.articles)} articles, {len(law.places)} places, {len(law.calendar.years)} calendar years."
    )


def _term(args: argparse.Namespace, law: Pack) -> int:
    facts = dict(args.fact)
    try:
        day = args.start.date() if isinstance(args.start, datetime) else args.start
        of_day = Law(args.on or day, law)
        rule = of_day.given(args.norm, facts)
        if rule.length and rule.length.unit is Unit.HOURS and not isinstance(args.start, datetime):
            print("Hours run from a moment: give --from a time of day, as 2026-03-01T14:30.", file=sys.stderr)
            return 2
        found = of_day.term(args.norm, as_moment(args.start), facts, extended=args.extended, stopped=args.stopped)
    except Refused as refusal:
        print(f"{refusal.detail.to(args.lang)} ({refusal.norm or args.norm})", file=sys.stderr)
        if isinstance(refusal, NotKnown):
            print(f"The day of the law is {args.on or day}.", file=sys.stderr)
        return 1
    asked = {condition.fact for variant in law.norm(args.norm).rules for v in variant.variants for condition in v.when}
    idle = sorted(set(facts) - asked)
    _print_json(found, idle) if args.json else _print_term(found, rule, law, idle, args.lang)
    return 0


def _print_term(found: Computation, rule: Rule, law: Pack, idle: Sequence[str], language: str) -> None:
    print(f"{', '.join((rule.id, *rule.alias))}: {rule.title.to(language)}")
    print(f"  {rule.ref or 'no article found'}; confidence {rule.confidence}, {rule.status}")
    for number, step in enumerate(found.steps, 1):
        print(f"  {number}. {step.to(language)}")
    print(f"  due       {found.due.isoformat()}  ({dates.moment(found.due).to(language)})")
    print(f"  last day  {found.last_day.isoformat()}")
    if found.doubts:
        print(f"  UNVERIFIED (the whole: {found.confidence}); compare with the official text before relying on it:")
        for doubt in found.doubts:
            print(f"    {doubt}" + (f": {law.norm(doubt).rules[-1].title.to(language)}" if doubt in law.norms else ""))
    if idle:
        print(f"  Not asked by this norm: {', '.join(idle)}.")


def _print_json(found: Computation, idle: Sequence[str]) -> None:
    answer = {
        "norm": found.norm,
        "ref": found.ref,
        "start": dates.local(found.start).isoformat(),
        "due": found.due.isoformat(),
        "last_day": found.last_day.isoformat(),
        "confidence": found.confidence,
        "status": found.status,
        "doubts": found.doubts,
        "steps": [step.as_json() for step in found.steps],
        "facts_not_asked": idle,
    }
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def _moment(words: str) -> Any:
    try:
        return moment(words)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words[:40]} is no day; write it as 2026-03-01") from None


def _fact(words: str) -> tuple[str, Any]:
    """`age=17`, `complex=true`, `gravity=small`."""
    name, equals, value = words.partition("=")
    if not equals or not name.isidentifier():
        raise argparse.ArgumentTypeError(f"{words[:40]} is no fact; write it as age=17")
    return name, _plain(value)


def _plain(value: str) -> Any:
    if value in ("true", "false"):
        return value == "true"
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


def _length(words: str) -> dict[str, Any]:
    unit, _, number = words.partition("=")
    try:
        length({unit: _plain(number)})
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None
    return {unit: _plain(number)}


def _pause(words: str) -> tuple[datetime, datetime]:
    begin, _, resume = words.partition("/")
    return as_moment(_moment(begin)), as_moment(_moment(resume))
