"""A template is compiled once, wherever a root has our code."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from macros.edition import jinja_cache

TEMPLATES = Path(jinja_cache.__file__).with_name("templates")


def test_a_root_that_links_to_our_code_compiles_no_template_again(tmp_path: Path) -> None:
    link, kept = tmp_path / "templates", tmp_path / "kept" / "of this code"
    link.symlink_to(TEMPLATES)

    for folder in (TEMPLATES, link):
        cache = jinja_cache._CompiledTemplates(str(kept))
        Environment(loader=FileSystemLoader(folder), bytecode_cache=cache).get_template("in_language.html.j2")

    assert len(list(kept.iterdir())) == 1
