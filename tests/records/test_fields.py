"""fields.yml and the model say the same of every field."""

from typing import get_args

from macros.records.fields import (
    FIELDS_FILE,
    NONE,
    OWN,
    TEXTS,
    Output,
    fields_of,
    load_fields,
    looks_of,
    part_models,
    part_name,
)
from macros.records.loader import frozen
from macros.records.model import Case, Practice, SelfCheck
from macros.records.vocabulary import Facet
from macros.records.yaml_reader import parse_yaml

WORDS = parse_yaml(FIELDS_FILE.read_text("utf-8"), FIELDS_FILE.name).data


def test_fields_yml_names_exactly_the_parts_of_the_model() -> None:
    assert sorted(WORDS) == sorted(part_name(model) for model in part_models())


def test_fields_yml_names_exactly_the_fields_of_each_part() -> None:
    for model in part_models():
        named = {name for name in model.model_fields if name != "id"}

        assert set(WORDS[part_name(model)]) == named, part_name(model)


def test_every_field_has_label_and_help_and_only_groups_go_without_an_example() -> None:
    for key, field in load_fields().items():
        part, name = key.split(".")
        wanted = {"label", "help"} if field.kind == "group" else {"label", "help", "example"}

        assert set(WORDS[part][name]) - {"heading", "section", "look", "show", "before", "translate"} == wanted, key
        assert field.label.strip(), key
        assert field.help.endswith((".", ").")), key


def test_a_field_stands_on_a_page_before_another_one_of_its_part() -> None:
    for key, field in load_fields().items():
        others = fields_of(key.split(".")[0]).keys() - {key.split(".")[1]}

        assert not field.before or field.before in others, key


def test_looks_are_told_for_outputs_that_there_are_and_are_needed() -> None:
    """What a field says of its looks differs from what fields of its kind do anyway."""
    for key, field in load_fields().items():
        said = WORDS[key.split(".")[0]][key.split(".")[1]]
        shown = said.get("show", {})
        bare = looks_of(field.kind, said.get("look", field.kind), {})

        assert set(shown) <= set(get_args(Output)), key
        assert said.get("look", OWN) in (OWN, NONE), key
        for output, look in shown.items():
            assert bare.get(output, False) != (field.kind if look is True else look), (key, output)


def test_only_what_differs_says_how_it_is_translated() -> None:
    """Every other text is translated with the body of its record, and nothing that is no text is."""
    for key, field in load_fields().items():
        said = WORDS[key.split(".")[0]][key.split(".")[1]].get("translate")

        assert said in (None, False, "head", "names"), key
        assert said is None or field.kind in TEXTS, key
        assert said != "names" or field.many, key
        assert field.translate == ({None: "body", False: ""}.get(said, said) if field.kind in TEXTS else ""), key


def test_a_group_of_a_record_that_is_a_list_has_a_look_of_its_own() -> None:
    """Outputs show a single group as its fields; of a list they cannot know what to show."""
    for part in ("practice", "case"):
        for key, field in fields_of(part).items():
            assert not (field.kind == "group" and field.many and field.looks_by_kind("page")), key


def test_a_card_names_no_other_record_by_the_kind_of_a_field() -> None:
    """Cards are kept from build to build of a preview as long as their own record is the same."""
    assert not [key for key, field in load_fields().items() if field.kind == "record" and field.looks_by_kind("card")]


def test_labels_are_told_apart_within_a_part() -> None:
    for part in WORDS:
        labels = [field.label for field in fields_of(part).values()]

        assert len(labels) == len(set(labels)), part


def test_the_examples_make_a_valid_practice_and_a_valid_case() -> None:
    for model in (Practice, Case):
        examples = {name: field.example for name, field in fields_of(part_name(model)).items()}

        record = model.model_validate(frozen({**examples, "id": "example"}))

        assert record.title == examples["title"]


def test_the_examples_make_a_valid_self_check_and_list() -> None:
    for model in (SelfCheck, Facet):
        model.model_validate(frozen({name: field.example for name, field in fields_of(part_name(model)).items()}))


def test_facts_come_from_the_model() -> None:
    fields = load_fields()

    assert (fields["practice.title"].required, fields["practice.title"].limit) == (True, 100)
    assert (fields["practice.stages"].facet, fields["practice.stages"].many) == ("stage", True)
    assert fields["researchers.career_stages"].facet == "career_stage"
    assert (fields["phase.actors"].facet, fields["phase.actors"].part) == ("actor", "involved")
    assert fields["case.kind"].facet == "institution_kind"
    assert fields["statement.stage"].facet == "stage"
    assert (fields["case.practices"].kind, fields["case.practices"].names) == ("record", "practice")
    assert fields["case.adapted_from"].names == "case"
    assert fields["judgement.level"].bounds == (1, 5)
    assert fields["practice.status"].choices == ("draft", "published", "retired")
    assert fields["source.url"].kind == "url"
    assert fields["phase.text"].kind == "prose"
    assert fields["case.country"].kind == "country"


def test_at_most_twelve_fields_of_a_practice_must_be_given() -> None:
    assert len([field for field in fields_of("practice").values() if field.required]) <= 12
