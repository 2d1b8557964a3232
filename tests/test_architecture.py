"""The folders are the architecture: who may import whom, what no package may read, and how long anything may be."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MACROS = ROOT / "macros"
LONGEST_MODULE = 200
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 60

LEAVES = {
    "accessibility",
    "collector",
    "prose",
    "edition",
    "routes",
    "script_data",
    "countries",
    "downloads",
    "blocks",
    "fresh_code",
    "fragments",
    "preview",
    "sandbox",
}
# Knows records, and is known by several views.
SHARED = {"citation"}
VIEWS = {"pages", "exports", "handbook", "contribute"}
# Rooms that look at records or at a built site, and that no view knows.
APART = {"publishing", "quality"}
# What each part of macros/ may import of the others; the entry points of the engine may import anything.
MAY_IMPORT = {
    **{leaf: set[str]() for leaf in LEAVES},
    "records": {"prose"},
    "site_settings": {"edition", "records"},
    **{part: {"records", *LEAVES} for part in SHARED},
    **{view: {"records", *LEAVES, *SHARED} for view in VIEWS},
    **{part: {"records", *LEAVES} for part in APART},
    "assembly": {"records", "site_settings", *LEAVES, *SHARED, *VIEWS},
    "generated_page": {"blocks", "pages"},
    "made_files": {"assembly", "pages"},
    "preview_hooks": {"__init__", "made_files", "pages", "preview", "routes"},
    "asset_hooks": {"publishing"},
    "memory_hooks": set(),
    "policy_hooks": {"plain_errors", "publishing"},
    "plain_errors": set(),
    "__init__": {"records", *LEAVES, *SHARED, *VIEWS},
    "hooks": {
        "records",
        "assembly",
        "generated_page",
        "made_files",
        "plain_errors",
        "__init__",
        *LEAVES,
        *SHARED,
        *VIEWS,
        "publishing",
    },
}
# What knows MkDocs.
ENGINE = {
    "__init__",
    "hooks",
    "asset_hooks",
    "memory_hooks",
    "policy_hooks",
    "preview_hooks",
    "generated_page",
    "made_files",
    "plain_errors",
}
OUTSIDE = {
    "records": {"yaml", "pydantic", "pydantic_core", "annotated_types", "pycountry"},
    "prose": {"markdown_it", "markupsafe"},
    "edition": set[str](),
    "routes": set[str](),
    "countries": {"pycountry"},
}
# Ways to the clock, the network, the environment and the current directory.
NOT_IN_MACROS = {"socket", "urllib.request", "requests", "http.client", "subprocess", "random", "secrets"}
NOT_CALLED = {"now", "today", "utcnow", "getenv", "cwd", "getcwd", "home", "input", "print", "eval", "exec", "urandom"}
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "var", "lib"}

MODULES = sorted(MACROS.rglob("*.py"))
SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))
TEMPLATES = sorted(path for path in MACROS.rglob("*") if path.suffix in (".j2", ".html", ".typ"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_of(path: Path) -> str:
    return path.relative_to(MACROS).parts[0].removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, relative ones made absolute."""
    package = path.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def of_macros(path: Path) -> Iterator[str]:
    """The parts of macros/ that a file imports from, its own left out."""
    for module in imports(path):
        parts = module.split(".")
        if (
            parts[0] == "macros"
            and len(parts) > 1
            and ((MACROS / parts[1]).is_dir() or (MACROS / f"{parts[1]}.py").exists())
        ):
            yield parts[1]


def called_name(node: ast.AST) -> str:
    """What a node calls, such as `re.compile`; empty for anything else."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_belongs_to_a_part_that_the_architecture_knows(path: Path) -> None:
    assert part_of(path) in MAY_IMPORT


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_part_imports_only_what_lies_below_it(path: Path) -> None:
    part = part_of(path)

    assert set(of_macros(path)) - {part} <= MAY_IMPORT[part]


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) in OUTSIDE], ids=name)
def test_the_lower_parts_need_only_the_libraries_that_are_theirs(path: Path) -> None:
    outside = {module.split(".")[0] for module in imports(path)} - set(sys.stdlib_module_names) - {"macros"}

    assert outside <= OUTSIDE[part_of(path)]


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) not in ENGINE], ids=name)
def test_only_the_entry_points_know_the_engine(path: Path) -> None:
    assert not {"mkdocs", "mkdocs_macros", "material"} & {module.split(".")[0] for module in imports(path)}


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) != "hooks"], ids=name)
def test_nothing_in_macros_reads_the_clock_the_network_or_the_environment(path: Path) -> None:
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
    }
    read = {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}

    assert not NOT_IN_MACROS & set(imports(path))
    assert not NOT_CALLED & called
    assert not {"environ", "argv"} & read


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_scripts_stand_on_macros_and_never_on_each_other(path: Path) -> None:
    # the benchmark has rooms of its own below scripts/, since what it does is no part of the package
    others = [module for module in imports(path) if module.split(".")[0] == "scripts"]
    assert not [module for module in others if module.split(".")[:2] != ["scripts", "bench"]]


@pytest.mark.parametrize("path", [path for path in SCRIPTS if path.stem != "__init__"], ids=name)
def test_a_script_is_a_main_that_gives_a_status(path: Path) -> None:
    mains = [node for node in tree_of(path).body if isinstance(node, ast.FunctionDef) and node.name == "main"]

    assert len(mains) == 1
    assert ast.unparse(mains[0].args).startswith("argv: Sequence[str] | None=None")
    assert mains[0].returns is not None
    assert ast.unparse(mains[0].returns) == "int"


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=name)
def test_a_module_and_its_functions_can_be_taken_in_at_a_glance(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    functions = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION]

    assert lines <= LONGEST_MODULE
    assert long == []


def test_a_template_fits_on_a_screen() -> None:
    long = [name(path) for path in TEMPLATES if len(path.read_text("utf-8").splitlines()) > LONGEST_TEMPLATE]

    assert long == []


def test_names_say_what_lies_behind_them() -> None:
    names = {part for path in [*MODULES, *SCRIPTS] for part in path.relative_to(ROOT).with_suffix("").parts}

    assert not VAGUE & names


@pytest.mark.parametrize("path", [path for path in MODULES if not path.name.startswith("__")], ids=name)
def test_no_markup_stands_in_python(path: Path) -> None:
    nodes = list(ast.walk(tree_of(path)))
    patterns = {id(inner) for node in nodes if "re.compile" in called_name(node) for inner in ast.walk(node)}
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in patterns]

    assert not [text for text in texts if isinstance(text, str) and re.search("</[a-z]|style=", text)]


def test_macros_are_imported_without_any_of_the_development_tools() -> None:
    # quality/ is the editors' report: a tool of development itself, which nothing else imports
    shipped = [path for path in MODULES if part_of(path) != "quality"]
    outside = {module.split(".")[0] for path in shipped for module in imports(path)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tools = {
        line.split("[")[0].split(">")[0].strip().replace("-", "_") for line in project["optional-dependencies"]["dev"]
    }

    assert not outside & tools
