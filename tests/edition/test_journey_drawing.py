"""The journey as one picture: its scenes stand in rows on one line, which turns at their ends."""

from lxml import etree

from macros.edition.drawing import SCENES
from macros.edition.journey_drawing import GROUND, SCENE, journey_drawing

FIVE = ("before-arrival", "on-arrival", "during-stay", "before-departure", "after-leaving")
LOOKS = {"class", "style"}


def test_half_of_the_scenes_stands_above_the_one_in_the_middle_and_half_below() -> None:
    drawing = journey_drawing(FIVE, rows=True)

    assert drawing
    grounds = [drawing.places[stage][1] for stage in FIVE]
    assert grounds == sorted(grounds)
    assert [grounds.count(ground) for ground in sorted(set(grounds))] == [2, 1, 2]
    middle, (left, right) = drawing.places["during-stay"][0], sorted(drawing.places[stage][0] for stage in FIVE[:2])
    assert middle - left == right - middle


def test_every_other_row_is_walked_from_right_to_left() -> None:
    drawing = journey_drawing(FIVE[:4], rows=True)

    assert drawing
    lefts = [drawing.places[stage][0] for stage in FIVE[:4]]
    assert lefts[0] + SCENE == lefts[1]
    assert lefts[2] - SCENE == lefts[3]


def test_one_row_holds_all_on_one_ground() -> None:
    drawing = journey_drawing(FIVE, rows=False)

    assert drawing
    assert {ground for _, ground in drawing.places.values()} == {GROUND}
    assert len({left for left, _ in drawing.places.values()}) == len(FIVE)


def test_what_is_not_drawn_is_left_out() -> None:
    drawing = journey_drawing(["no-such-stage", "on-arrival"], rows=True)

    assert drawing
    assert list(drawing.places) == ["on-arrival"]
    assert journey_drawing(["no-such-stage"], rows=True) is None


def test_every_shape_of_every_scene_is_there_and_has_its_colours_with_it() -> None:
    drawing = journey_drawing(FIVE, rows=True)

    assert drawing
    shapes = list(etree.fromstring(drawing.svg).iter())
    drawn = sum(len(list(etree.parse(str(SCENES / f"{stage}.svg")).getroot().iter())) for stage in FIVE)
    assert len(shapes) == drawn + 2  # the picture, and the line that joins the scenes
    assert not [shape for shape in shapes if LOOKS & set(shape.attrib)]
    assert "currentColor" not in drawing.svg
    assert not [shape for shape in shapes if shape.tag.endswith("path") and not {"fill", "stroke"} & set(shape.attrib)]
