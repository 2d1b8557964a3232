"""The folders are the architecture: who may import whom, what no package may read, and how long anything may be."""

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.records.fields import load_fields

ROOT = Path(__file__).resolve().parents[1]
MACROS = ROOT / "macros"
LONGEST_MODULE = 250
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 60

# Which rooms of macros/ each room may import: what it stands on, never what stands on it.
MAY_IMPORT = {
    "records": set[str](),
    "edition": {"records"},
    "translations": {"records", "edition"},
    "pages": {"records", "edition"},
    "exports": {"records", "edition"},
    "handbook": {"records", "edition"},
    "kits": {"records", "edition"},
    "contribute": {"records", "edition", "copyedit"},
    "copyedit": {"records", "edition"},
    "verdict": {"records", "edition", "pages", "handbook", "copyedit", "translations"},
    "upkeep": {"records", "edition", "exports", "verdict"},
    "publishing": set[str](),
    "engine": {"records", "edition", "translations", "pages", "exports", "contribute", "publishing"},
    "theme": set[str](),
}
# The libraries that the lowest room may import; the others take what they need.
OF_RECORDS = {"yaml", "pydantic", "pydantic_core", "annotated_types", "pycountry", "markdown_it", "markupsafe"}
# Ways to the clock, the network, the environment and the current directory.
NOT_IN_MACROS = {"socket", "urllib.request", "requests", "http.client", "subprocess", "random", "secrets"}
NOT_CALLED = {"now", "today", "utcnow", "getenv", "cwd", "getcwd", "home", "input", "print", "eval", "exec", "urandom"}
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "var", "lib"}

MODULES = sorted(MACROS.rglob("*.py"))
ROOMS = [path for path in MODULES if path.parent != MACROS]
SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))
TEMPLATES = sorted(path for path in MACROS.rglob("*") if path.suffix in (".j2", ".html", ".typ"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(MACROS).parts[0]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path, nodes: Iterable[ast.AST] = ()) -> Iterator[str]:
    """Every module that a file imports, or that these nodes of it do, relative ones made absolute."""
    package = path.relative_to(ROOT).with_suffix("").parts
    for node in nodes or ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rooms_of(path: Path) -> set[str]:
    """The rooms that a file imports from, its own left out."""
    modules = [module.split(".") for module in imports(path)]
    return {parts[1] for parts in modules if parts[0] == "macros" and len(parts) > 1} & {*MAY_IMPORT} - {room_of(path)}


def wrong(paths: Iterable[Path], fault: Callable[[Path], object]) -> dict[str, object]:
    """What is wrong with each file by its name; a file without a fault is left out."""
    return {name(path): found for path in paths if (found := fault(path))}


def called_name(node: ast.AST) -> str:
    """What a node calls, such as `re.compile`; empty for anything else."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def test_the_package_is_rooms_and_its_door() -> None:
    inside = {path.name for path in MACROS.iterdir() if path.name != "__pycache__"}

    assert inside == {"__init__.py", *MAY_IMPORT}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_the_guide_and_each_room_say_the_same(room: str) -> None:
    guide = (ROOT / "docs/maintain/architecture.md").read_text("utf-8")
    row = re.search(rf"^\| `macros/{room}/` \|.*\|(.*)\|$", guide, re.M)
    door = MACROS / room / "__init__.py"
    said = (ast.get_docstring(tree_of(door)) or "").partition("May import ")[2] if door.exists() else ""

    assert row
    assert set(re.findall(r"\w+", row[1].replace("nothing of ours", ""))) == MAY_IMPORT[room]
    assert {*MAY_IMPORT} & set(re.findall(r"\w+", said.partition(".")[0].partition(", whose")[0])) == MAY_IMPORT[room]


def test_a_room_imports_only_what_it_stands_on() -> None:
    assert wrong(ROOMS, lambda path: rooms_of(path) - MAY_IMPORT[room_of(path)]) == {}


def test_the_lowest_room_needs_few_libraries() -> None:
    known = OF_RECORDS | set(sys.stdlib_module_names) | {"macros"}
    records = [path for path in ROOMS if room_of(path) == "records"]

    assert wrong(records, lambda path: {module.split(".")[0] for module in imports(path)} - known) == {}


def test_only_one_room_knows_the_engine() -> None:
    engine = {"mkdocs", "mkdocs_macros", "material"}
    others = [path for path in ROOMS if room_of(path) != "engine"]

    assert wrong(others, lambda path: engine & {module.split(".")[0] for module in imports(path)}) == {}


def test_nothing_in_macros_reads_the_clock_the_network_or_the_environment() -> None:
    def outside(path: Path) -> set[str]:
        nodes = list(ast.walk(tree_of(path)))
        calls = [node.func for node in nodes if isinstance(node, ast.Call)]
        called = {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in calls}
        read = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        return NOT_IN_MACROS & set(imports(path)) | NOT_CALLED & called | {"environ", "argv"} & read

    assert wrong([path for path in MODULES if path.name != "hooks.py"], outside) == {}


def listed(path: Path) -> Iterator[set[str]]:
    """The texts of each list, tuple and set that a module writes out, and the keys of each table of constants."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Dict) and all(isinstance(value, ast.Constant | ast.Tuple) for value in node.values):
            yield {item.value for item in node.keys if isinstance(item, ast.Constant)}
        elif isinstance(node, ast.List | ast.Tuple | ast.Set):
            yield {item.value for item in node.elts if isinstance(item, ast.Constant)}


def test_fields_are_listed_in_fields_yml_only() -> None:
    """A list of fields elsewhere lacks the next one; what an output shows is declared with each field."""
    fields = {key.split(".")[1] for key in load_fields() if key.split(".")[0] in ("practice", "case")}
    views = [path for path in ROOMS if room_of(path) != "records"]

    assert wrong(views, lambda path: [names & fields for names in listed(path) if len(names & fields) >= 3]) == {}


def test_templates_list_no_fields_either() -> None:
    fields = {key.split(".")[1] for key in load_fields() if key.split(".")[0] in ("practice", "case")}

    def lists(path: Path) -> list[str]:
        found = re.findall(r'[(\[]((?:"\w+",?\s*){3,})[)\]]', path.read_text("utf-8"))
        return [names for names in found if len(set(re.findall(r"\w+", names)) & fields) >= 3]

    assert wrong(TEMPLATES, lists) == {}


def test_scripts_stand_on_macros_and_never_on_each_other() -> None:
    """The benchmark and the pictures have rooms below scripts/, since what they do is no part of the package."""

    def others(path: Path) -> list[str]:
        ours = [module for module in imports(path) if module.split(".")[0] == "scripts"]
        return [module for module in ours if not (ROOT / "scripts" / module.split(".")[1]).is_dir()]

    assert wrong(SCRIPTS, others) == {}


@pytest.mark.parametrize("path", [path for path in SCRIPTS if path.stem != "__init__"], ids=name)
def test_a_script_is_a_main_that_gives_a_status(path: Path) -> None:
    mains = [node for node in tree_of(path).body if isinstance(node, ast.FunctionDef) and node.name == "main"]

    assert len(mains) == 1
    assert ast.unparse(mains[0].args).startswith("argv: Sequence[str] | None=None")
    assert mains[0].returns is not None
    assert ast.unparse(mains[0].returns) == "int"


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_a_module_and_its_functions_can_be_taken_in_at_a_glance() -> None:
    def long(path: Path) -> list[str]:
        functions = [
            node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        return [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION]

    assert wrong([*MODULES, *SCRIPTS], lambda path: max(0, lines_of(path) - LONGEST_MODULE)) == {}
    assert wrong([*MODULES, *SCRIPTS], long) == {}


def test_a_template_fits_on_a_screen() -> None:
    assert wrong(TEMPLATES, lambda path: max(0, lines_of(path) - LONGEST_TEMPLATE)) == {}


def test_names_say_what_lies_behind_them() -> None:
    names = {part for path in [*MODULES, *SCRIPTS] for part in path.relative_to(ROOT).with_suffix("").parts}

    assert not VAGUE & names


def test_no_markup_stands_in_python() -> None:
    def markup(path: Path) -> list[str]:
        nodes = list(ast.walk(tree_of(path)))
        patterns = {id(inner) for node in nodes if "re.compile" in called_name(node) for inner in ast.walk(node)}
        texts = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in patterns]
        return [text for text in texts if isinstance(text, str) and re.search("</[a-z]|style=", text)]

    assert wrong((path for path in MODULES if not path.name.startswith("__")), markup) == {}


def test_macros_are_imported_without_any_of_the_development_tools() -> None:
    """In copyedit/ functions that only `make prose` calls import some; no module there does when it is imported."""
    outside = {
        module.split(".")[0]
        for path in MODULES
        for module in imports(path, tree_of(path).body if room_of(path) == "copyedit" else ast.walk(tree_of(path)))
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tools = {
        line.split("[")[0].split(">")[0].strip().replace("-", "_") for line in project["optional-dependencies"]["dev"]
    }

    assert not outside & tools


def test_styles_say_start_and_end_and_not_left_and_right() -> None:
    """Pages of some languages run from right to left. What stands at a side in each of them says `direction: ltr`."""
    side = re.compile(
        r"^\s*(?:(?:margin|padding|border)-(?:left|right)\b|(?:left|right):|(?:text-align|float): (?:l|r)).*", re.M
    )
    found = {path.name: side.findall(path.read_text("utf-8")) for path in (ROOT / "docs/assets/css").glob("*.css")}

    assert len(found) > 10
    assert {name: rules for name, rules in found.items() if rules} == {}
