"""What may be done in the register: every act with its norm, offices, stages and deadlines."""

import argparse
from datetime import date

from tutash.kernel import clock
from tutash.kernel.acts import ACTS, Act
from tutash.kernel.law import Law
from tutash.kernel.refusals import NotInForce, NotKnown

NEEDS_DATABASE = False


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list"])
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="the law of this day; today if left out")


def run(arguments: argparse.Namespace) -> None:
    law = Law(arguments.on or clock.today_here())
    for act in ACTS.values():
        if not act.retired:
            print(describe(act, law))


def describe(act: type[Act], law: Law) -> str:
    stages = " | ".join(act.when) or "(creates its subject)"
    opens = [f"{name}: {_says(law, norm)}" for name, norm in act.opens.items()]
    lines = [
        f"{act.code}  [{act.subject}]",
        f"  en  {act.title.en}",
        f"  ru  {act.title.ru}",
        f"  ky  {act.title.ky}",
        f"  norm    {_says(law, act.norm)}",
        f"  by      {', '.join(act.by)}",
        f"  stages  {stages}" + (f" -> {act.then}" if act.then else ""),
        *(f"  opens   {line}" for line in opens),
        *([f"  closes  {', '.join(act.closes)}"] if act.closes else []),
    ]
    return "\n".join(lines) + "\n"


def _says(law: Law, norm: str) -> str:
    try:
        rule = law.norm(norm)
    except (NotInForce, NotKnown) as refusal:
        return f"{norm} ({refusal.detail.en})"
    return f"{norm} ({rule.ref or 'no norm found'}; {rule.confidence}, {rule.status})"
