"""What a post may do with a subject now, what not, and by which norm: for the case page and the catalogue."""

from dataclasses import dataclass

from tutash.kernel import clock
from tutash.kernel.acts import ACTS, Act, Situation
from tutash.kernel.law import Law, Rule
from tutash.kernel.models import Post, Subject
from tutash.kernel.pipeline import authorise
from tutash.kernel.refusals import NotFound, NotInForce, NotKnown, NotYourOffice, Refused, WrongStage


@dataclass(frozen=True)
class Power:
    """One act: open to this post now, or refused, with the reason."""

    act: type[Act]
    rule: Rule | None
    refusal: Refused | None

    @property
    def open(self) -> bool:
        return self.refusal is None

    @property
    def of_another_office(self) -> bool:
        return isinstance(self.refusal, NotYourOffice)

    @property
    def of_another_stage(self) -> bool:
        return isinstance(self.refusal, WrongStage)


def powers(post: Post, subject: Subject) -> list[Power]:
    """Every act on subjects of this kind, in the order of the procedure. `access.find` has found the subject."""
    now = clock.now()
    situation = Situation(subject, post, Law(clock.local(now).date()), now)
    vars(situation)["seen"] = True  # it would be asked again otherwise
    return [_power(act, situation) for act in ACTS.values() if act.subject == subject.kind and _is_offered(act)]


def beginnings(post: Post, kind: str) -> list[Power]:
    """The acts with which this post may begin a new subject of a kind."""
    now = clock.now()
    situation = Situation(None, post, Law(clock.local(now).date()), now)
    starts = [a for a in ACTS.values() if a.subject == kind and a.creates() and not a.retired]
    return [_power(act, situation) for act in starts]


def _is_offered(act: type[Act]) -> bool:
    return not act.creates() and not act.retired


def _power(act: type[Act], situation: Situation) -> Power:
    rule: Rule | None = None
    try:
        rule = situation.law.norm(act.norm)
        authorise(act, situation)
        act.guard(situation)
    except NotFound as refusal:
        return Power(act, rule, refusal)
    except (NotInForce, NotKnown) as refusal:
        return Power(act, None, refusal)
    except Refused as refusal:
        return Power(act, rule, refusal)
    return Power(act, rule, None)
