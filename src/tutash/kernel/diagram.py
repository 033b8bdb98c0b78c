"""The stages of a procedure and the acts that lead from one to another, drawn as SVG from the registry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tutash.kernel import law
from tutash.kernel.acts import ACTS, ANY_STAGE, Act
from tutash.kernel.text import Text

ROW, BOX, LEFT, TOP = 72, 240, 190, 24  # pixels: distance of stages, width of a box, margins
HEIGHT = 40


@dataclass(frozen=True)
class Move:
    """Acts that lead from one stage to another; `start` is None where they create the subject."""

    start: str | None
    end: str
    acts: tuple[type[Act], ...]


def moves(kind: str) -> list[Move]:
    """Every pair of stages that acts connect, in the order of the acts."""
    found: dict[tuple[str | None, str], list[type[Act]]] = {}
    for act in ACTS.values():
        if act.subject != kind or not act.then or act.retired:
            continue
        starts: Iterable[str | None] = act.when or (None,)
        for start in starts:
            if start != act.then and start not in ANY_STAGE:
                found.setdefault((start, act.then), []).append(act)
    return [Move(start, end, tuple(acts)) for (start, end), acts in found.items()]


def draw(kind: str, title: Text) -> str:
    """The diagram: stages from top to bottom, steps forward on the right, steps back on the left, numbered."""
    stages = list(law.stages(kind))
    row = {stage.code: n for n, stage in enumerate(stages)}
    lines = moves(kind)
    height = TOP * 2 + ROW * (len(stages) - 1) + HEIGHT
    width = LEFT * 2 + BOX
    parts = [_box(row[stage.code], str(stage.title)) for stage in stages]
    parts += [_arrow(n, line, row) for n, line in enumerate(lines, 1)]
    return (
        f'<svg class="diagram" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(str(title))}</title>'
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>' + "".join(parts) + "</svg>"
    )


def _box(row: int, title: str) -> str:
    top = TOP + row * ROW
    middle, lines = LEFT + BOX / 2, _wrap(title)
    words = "".join(
        f'<tspan x="{middle}" dy="{16 if n else 0}">{escape(line)}</tspan>' for n, line in enumerate(lines)
    )
    lift = 8 if len(lines) > 1 else 0
    return (
        f'<rect x="{LEFT}" y="{top}" width="{BOX}" height="{HEIGHT}" rx="3" fill="none" stroke="currentColor"/>'
        f'<text x="{middle}" y="{top + 25 - lift}" text-anchor="middle" font-size="13">{words}</text>'
    )


def _wrap(title: str, longest: int = 32) -> Sequence[str]:
    if len(title) <= longest:
        return [title]
    cut = title.rfind(" ", 0, longest + 1)
    return [title[:cut], title[cut + 1 :]] if cut > 0 else [title]


def _arrow(number: int, move: Move, row: dict[str, int]) -> str:
    end = TOP + row[move.end] * ROW + HEIGHT / 2
    if move.start is None:
        return _labelled(f"M{LEFT - 50} {end}H{LEFT - 2}", LEFT - 62, end + 4, number)
    start = TOP + row[move.start] * ROW + HEIGHT / 2
    span = row[move.end] - row[move.start]
    if span == 1:
        x = LEFT + BOX / 2 + (number % 3 - 1) * 24
        return _labelled(f"M{x} {start + HEIGHT / 2}V{end - HEIGHT / 2 - 2}", x + 6, (start + end) / 2 + 4, number)
    forward = span > 0
    edge = LEFT + BOX if forward else LEFT
    side = 1 if forward else -1
    bend = min(40 + 22 * abs(span) + number % 4 * 7, LEFT - 20) * side
    shift = number % 5 * 4 - 8
    out, to = edge + bend, end - shift
    arc = f"M{edge} {start + shift}C{out} {start + shift} {out} {to} {edge + 2 * side} {to}"
    return _labelled(arc, edge + bend * 0.76 + (3 if forward else -14), (start + end) / 2 + 4 + shift, number)


def _labelled(path: str, x: float, y: float, number: int) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-opacity=".55" marker-end="url(#head)"/>'
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="12" font-weight="700">{number}</text>'
    )
