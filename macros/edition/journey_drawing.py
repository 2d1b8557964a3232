"""The journey as one picture with colours of its own: the scenes in rows on one line, which turns at their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import yaml
from lxml import etree

from .drawing import DRAWINGS, SCENES

# In the units of the scenes. Their line lies at the height GROUND, from edge to edge.
SCENE, GROUND = 240, 200
_ROW, _SIDE, _TURN, _ABOVE = 220, 84, 36, 2
_NAMESPACE = "http://www.w3.org/2000/svg"
_CANVAS = (
    f'<svg xmlns="{_NAMESPACE}" viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}"'
    ' fill="none" stroke-linecap="round" stroke-linejoin="round"/>'
)


@dataclass(frozen=True)
class JourneyDrawing:
    """An SVG with its size, and for each scene its stage and the place where its line begins."""

    svg: str
    width: int
    height: int
    places: Mapping[str, tuple[int, int]]


def journey_drawing(stages: Sequence[str], *, rows: bool) -> JourneyDrawing | None:
    """The scenes of these stages, in up to three rows or in one; None where none of them is drawn."""
    drawn = [stage for stage in stages if (SCENES / f"{stage}.svg").is_file()]
    if not drawn:
        return None
    lines = _in_rows(drawn) if rows else [drawn]
    width = max(map(len, lines)) * SCENE + 2 * _SIDE
    places = _places(lines, width)
    height = GROUND + (len(lines) - 1) * _ROW + _ABOVE
    svg = etree.fromstring(_CANVAS.format(width=width, height=height))
    etree.SubElement(svg, f"{{{_NAMESPACE}}}path", {"d": _line(lines, places, width), **_paints()["line"]})
    for stage, (left, ground) in places.items():
        svg.append(_painted(stage, left, ground))
    return JourneyDrawing(etree.tostring(svg, encoding="unicode"), width, height, places)


def _in_rows(stages: Sequence[str]) -> list[Sequence[str]]:
    """A half, the one in the middle, the other half."""
    half = len(stages) // 2
    return [row for row in (stages[:half], stages[half : len(stages) - half], stages[len(stages) - half :]) if row]


def _places(lines: Sequence[Sequence[str]], width: int) -> Mapping[str, tuple[int, int]]:
    """Every other row runs from right to left."""
    return {
        stage: ((width - len(line) * SCENE) // 2 + place * SCENE, GROUND + row * _ROW)
        for row, line in enumerate(lines)
        for place, stage in enumerate(line if row % 2 == 0 else line[::-1])
    }


def _line(lines: Sequence[Sequence[str]], places: Mapping[str, tuple[int, int]], width: int) -> str:
    """What joins the lines of the scenes: from the edge to the first, and round each turn to the next row."""
    path = f"M0 {GROUND}H{places[lines[0][0]][0]}"
    for row, (line, below) in enumerate(pairwise(lines)):
        right = row % 2 == 0
        edge, sign = (width - _TURN, 1) if right else (_TURN, -1)
        ground = GROUND + row * _ROW
        start, end = (places[stage][0] + (SCENE if right else 0) for stage in (line[-1], below[0]))
        arc = f"a{_TURN} {_TURN} 0 0 {int(right)} "
        path += f"M{start} {ground}H{edge - sign * _TURN}{arc}{sign * _TURN} {_TURN}v{_ROW - 2 * _TURN}"
        path += f"{arc}{-sign * _TURN} {_TURN}H{end}"
    return path


def _painted(stage: str, left: int, ground: int) -> etree._Element:
    """A scene in its place, with colours where it has classes."""
    scene = etree.parse(str(SCENES / f"{stage}.svg")).getroot()
    scene.tag, scene.tail = f"{{{_NAMESPACE}}}g", None
    scene.attrib.clear()
    scene.set("transform", f"translate({left} {ground - GROUND})")
    for shape in scene.iterdescendants():
        paint = paint_of(str(shape.attrib.pop("class", "")).split())
        for name, value in paint.items():
            if name not in shape.attrib:
                shape.set(name, value)
    return scene


def paint_of(classes: Sequence[str]) -> Mapping[str, str]:
    """The attributes of a shape with these classes. A shape of the class `s` is a stroke of the colour of a surface."""
    found = {key: value for name, paint in _paints().items() if name in classes for key, value in paint.items()}
    if "s" in classes:
        found["stroke"] = found.pop("fill")
    return found


@cache
def _paints() -> Mapping[str, Mapping[str, str]]:
    paints: Mapping[str, Mapping[str, str]] = yaml.safe_load((DRAWINGS / "paint.yml").read_text(encoding="utf-8"))
    return paints
