"""The stages of a procedure and the acts that lead from one to another, drawn as SVG from the registry.

The shortest way through the procedure stands as one column, from top to bottom; stages beside it stand to its right.
Each line bears a number that the list beside the drawing explains.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape

from tutash.kernel import law
from tutash.kernel.acts import ACTS, ANY_STAGE, Act
from tutash.kernel.text import Text

BOX, HEIGHT, ROW = 210, 44, 92  # pixels: width and height of a box, distance of rows
LEFT, GAP, RIGHT, TOP = 110, 200, 60, 14  # room for lines that go back, between the columns, right of them, above
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)  # of a line, where its number may stand
NEAR = 22  # pixels between two numbers that would touch
APART = 0.72  # rows between two boxes beside the column
Side = Literal["left", "right", "top", "bottom"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Move:
    """Acts that lead from one stage to another; `start` is None where they create the subject."""

    start: str | None
    end: str
    acts: tuple[type[Act], ...]


def moves(kind: str) -> list[Move]:
    """Every pair of stages that acts connect, in the order of the procedure."""
    found: dict[tuple[str | None, str], list[type[Act]]] = {}
    for act in ACTS.values():
        if not act.retired:
            for start, end in _steps(act, kind):
                found.setdefault((start, end), []).append(act)
    order = {stage.code: n for n, stage in enumerate(law.stages(kind))}
    lines = [Move(start, end, tuple(acts)) for (start, end), acts in found.items()]
    return sorted(lines, key=lambda move: (order.get(move.start or "", -1), order[move.end]))


def _steps(act: type[Act], kind: str) -> Iterator[tuple[str | None, str]]:
    """From where to where an act moves a subject of this kind: its own, or a further one that it names."""
    if act.subject == kind and act.then:
        starts: Iterable[str | None] = act.when or (None,)
        yield from ((start, act.then) for start in starts if start != act.then and start not in ANY_STAGE)
    for name, then in act.also_then.items():
        if act.also[name] == kind:
            yield from ((start, then) for start in act.also_when.get(name, ()) if start != then)


# ---- where the boxes stand


@dataclass
class Box:
    """A stage in the drawing, with the lines that end at each of its sides."""

    code: str
    title: str
    x: float
    y: float  # of its middle
    ports: dict[Side, list[tuple[float, int, bool]]] = field(default_factory=dict)  # height of the other end, line, out


def spine(kind: str, lines: Sequence[Move]) -> list[str]:
    """The shortest way from the first stage to the one that is farthest from it."""
    first = next((s.code for s in law.stages(kind) if any(m.start is None and m.end == s.code for m in lines)), "")
    ways: dict[str, list[str]] = {first: [first]} if first else {}
    waiting = [first] if first else []
    for code in waiting:
        for move in lines:
            if move.start == code and move.end not in ways:
                ways[move.end] = [*ways[code], move.end]
                waiting.append(move.end)
    return max(ways.values(), key=len, default=[])


def place(kind: str, lines: Sequence[Move]) -> dict[str, Box]:
    """The way through in one column; beside it the other stages, each near those that it is connected with."""
    way = spine(kind, lines)
    titles = {stage.code: str(stage.title) for stage in law.stages(kind)}
    boxes = {code: Box(code, titles[code], LEFT, _height(row)) for row, code in enumerate(way)}
    rest = sorted((code for code in titles if code not in way), key=lambda code: _wanted(code, way, lines))
    lowest = -APART
    for code in rest:
        row = max(_wanted(code, way, lines), lowest + APART)
        boxes[code], lowest = Box(code, titles[code], LEFT + BOX + GAP, _height(row)), row
    return boxes


def _height(row: float) -> float:
    return TOP + HEIGHT / 2 + row * ROW


def _wanted(code: str, way: list[str], lines: Sequence[Move]) -> float:
    """The row at which a stage beside the way would best stand; at the end, where nothing leads to it."""
    near = [way.index(move.start) for move in lines if move.end == code and move.start in way]
    near += [way.index(move.end) for move in lines if move.start == code and move.end in way]
    return sum(near) / len(near) if near else len(way) - APART


# ---- the drawing


def draw(kind: str, title: Text) -> str:
    """The diagram as SVG, without a style of its own but the colour of the text around it."""
    lines = moves(kind)
    boxes = place(kind, lines)
    width = LEFT + BOX + GAP + BOX + RIGHT
    height = max((box.y for box in boxes.values()), default=0) + HEIGHT / 2 + TOP
    for number, line in enumerate(lines, 1):
        _plug(boxes, line, number)
    parts = [_drawn(box) for box in boxes.values()]
    taken: list[Point] = []
    parts += [_line(boxes, line, number, taken) for number, line in enumerate(lines, 1)]
    return (
        f'<svg viewBox="0 0 {width} {height:.0f}" width="{width}" height="{height:.0f}" role="img" '
        'font-family="Tutash Sans, PT Sans, Arial, sans-serif" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(str(title))}</title>'
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>' + "".join(parts) + "</svg>"
    )


def _drawn(box: Box) -> str:
    middle, rows = box.x + BOX / 2, _wrap(box.title)
    words = "".join(f'<tspan x="{middle}" dy="{16 if n else 0}">{escape(row)}</tspan>' for n, row in enumerate(rows))
    top = box.y - HEIGHT / 2
    return (
        f'<rect x="{box.x}" y="{top:.0f}" width="{BOX}" height="{HEIGHT}" rx="4" fill="#fff" stroke="currentColor" '
        f'stroke-width="1.5"/><text x="{middle}" y="{box.y + 5 - 8 * (len(rows) - 1):.0f}" text-anchor="middle" '
        f'font-size="14" fill="currentColor">{words}</text>'
    )


def _wrap(title: str, longest: int = 25) -> Sequence[str]:
    if len(title) <= longest:
        return [title]
    spaces = [n for n, letter in enumerate(title) if letter == " "]
    cut = min(spaces, key=lambda n: abs(n - len(title) / 2), default=0)
    return [title[:cut], title[cut + 1 :]] if cut else [title]


def _sides(boxes: dict[str, Box], line: Move) -> tuple[Side | None, Side]:
    """At which sides of its boxes a line begins and ends."""
    end = boxes[line.end]
    if line.start is None:
        return None, "left" if end.x == LEFT else "right"
    start = boxes[line.start]
    if start.x != end.x:
        return ("right", "left") if start.x < end.x else ("left", "right")
    if start.x == LEFT and 0 < end.y - start.y <= ROW:
        return "bottom", "top"
    return ("left", "left") if start.x == LEFT else ("right", "right")


def _plug(boxes: dict[str, Box], line: Move, number: int) -> None:
    out, into = _sides(boxes, line)
    end = boxes[line.end]
    start = boxes[line.start] if line.start else None
    if start and out:
        start.ports.setdefault(out, []).append((end.y, number, True))
    end.ports.setdefault(into, []).append((start.y if start else end.y, number, False))


def _port(box: Box, side: Side, number: int, out: bool) -> Point:
    """Where at its side a line touches a box: the lines of a side stand apart, in the order of their other ends."""
    ends = sorted(box.ports[side])
    at = next(n for n, (_, line, leaves) in enumerate(ends) if (line, leaves) == (number, out))
    share = (at + 1) / (len(ends) + 1)
    if side in ("top", "bottom"):
        return box.x + BOX * share, box.y + (HEIGHT / 2 if side == "bottom" else -HEIGHT / 2)
    return box.x + (BOX if side == "right" else 0), box.y - HEIGHT / 2 + HEIGHT * share


def _line(boxes: dict[str, Box], line: Move, number: int, taken: list[Point]) -> str:
    """A line with its number; `taken` are the places of the numbers before it."""
    out, into = _sides(boxes, line)
    x2, y2 = _port(boxes[line.end], into, number, False)
    if line.start is None or out is None:
        away = -44 if into == "left" else 44
        return _labelled(f"M{x2 + away:.0f} {y2:.0f}H{x2:.0f}", (x2 + away * 1.2, y2), number)
    x1, y1 = _port(boxes[line.start], out, number, True)
    if out == "bottom":
        return _labelled(f"M{x1:.0f} {y1:.0f}V{y2:.0f}", (x1, (y1 + y2) / 2), number)
    first, last = (x2 - x1) / 2, (x1 - x2) / 2
    if out == into:
        first = last = min(28 + abs(y2 - y1) / 5, LEFT - 22) * (-1 if out == "left" else 1)
    xs, ys = (x1, x1 + first, x2 + last, x2), (y1, y1, y2, y2)
    points = [_along(xs, ys, share) for share in SHARES]
    at = next((point for point in points if all(_apart(point, other) for other in taken)), points[0])
    taken.append(at)
    curve = "M{} {}C{} {} {} {} {} {}".format(*(round(value) for pair in zip(xs, ys, strict=True) for value in pair))
    return _labelled(curve, at, number)


def _apart(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) >= NEAR or abs(one[1] - other[1]) >= NEAR


def _along(xs: Sequence[float], ys: Sequence[float], t: float) -> Point:
    """A point of a Bézier curve."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return sum(w * x for w, x in zip(weights, xs, strict=True)), sum(w * y for w, y in zip(weights, ys, strict=True))


def _labelled(path: str, at: Point, number: int) -> str:
    x, y = at
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-opacity=".6" marker-end="url(#head)"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9.5" fill="#fff"/>'
        f'<text x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle" font-size="12" font-weight="700" '
        f'fill="currentColor">{number}</text>'
    )
