"""The house: five floors, one way up, no exemptions; each library in one room; and the sizes that keep it readable."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from tests.places import ROOT

NOUNS = {"model", "errors", "validation"}
EVERYWHERE = {"fixed"}  # a way of writing classes
STAGES = {"formats", "isolation", "mentions", "rulebook", "procurement", "engine", "decisions", "render"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "fixed": set(),
    "cache": set(),
    "packing": set(),
    "shipped": set(),
    "validation": {"model", "errors", "shipped"},
    **dict.fromkeys(STAGES, NOUNS),
    "rulebook": NOUNS | {"shipped"},
    "isolation": NOUNS | {"formats", "shipped"},
    "settings": NOUNS,
    "keeping": NOUNS,
    "service": NOUNS | STAGES | {"cache", "keeping", "packing", "shipped", "version"},
    "batch": NOUNS | {"service", "render", "version"},
    "cli": {"batch", "cache", "service", "settings", "render", "model", "errors", "version"},
    "__main__": {"cli"},
    "version": set(),
}
WEB_USES = EVERYWHERE | {"keeping", "service", "shipped", "render", "validation", "model", "errors", "version"}  # of the checker
WEB_MAY_IMPORT = {
    "theme": set(),
    "pictures": set(),
    "navigation": set(),
    "troubles": set(),
    "settings": set(),
    "details": set(),
    "headers": set(),
    "library": set(),
    "forms": set(),
    "store": set(),
    "migrations": {"store"},
    "words": {"store"},
    "errors": {"troubles"},
    "jobs": {"store", "settings", "details"},
    "installation": {"store", "settings", "jobs", "theme"},
    "people": {"store", "settings", "installation"},
    "seen": {"store", "installation"},
    "scanning": set(),
    "logs": set(),
    "incoming": {"installation"},
    "report": {"store"},
    "uploads": {"store", "settings", "installation", "people", "jobs", "scanning"},
    "decisions": {"store", "people"},
    "signing": {"store", "decisions", "details"},
    "sharing": {"store", "installation", "people"},
    "dashboard": {"store", "people"},
    "pages": {
        "store",
        "settings",
        "installation",
        "people",
        "seen",
        "report",
        "uploads",
        "forms",
        "details",
        "words",
        "theme",
        "jobs",
        "pictures",
        "library",
        "sharing",
        "dashboard",
        "decisions",
        "signing",
    },
    "api": {"store", "installation", "people", "seen", "uploads", "details"},
    "dress": {"forms", "navigation", "pages", "theme"},
    # and the pages and the API, by their names
    "app": {"api", "dress", "errors", "headers", "incoming", "installation", "logs", "people", "settings", "words"},
    "serving": {"app", "incoming", "logs", "settings", "troubles"},
    "commands": {"incoming", "logs", "serving", "jobs", "settings", "store", "people"},
}
LIBRARY_ROOMS = {
    "click": "cli",
    "distributed": "batch",
    "docx": "render",
    "fsspec": "batch",
    "jinja2": "render",
    "jsonschema": "validation",
    "lxml": "formats/xml",
    "markdown_it": "formats/markdown",
    "markupsafe": "render",
    "odfdo": "render",
    "pdfplumber": "formats/pdf",
    "pikepdf": "formats/pdf",
    "platformdirs": "cache",
    "pyarrow": "render",
    "pypdf": "formats/pdf",
    "pypdfium2": "formats/pdf",
    "python_calamine": "formats/spreadsheet",
    "rich": "cli",
    "selectolax": "formats/html",
    "spacy": "mentions",
    "tomlkit": "decisions",
    "xlsxwriter": "render",
    "yaml": "validation",
}
WEB_LIBRARY_ROOMS = {
    "alembic": {"migrations", "store"},
    "argon2": {"people"},
    "authlib": {"people"},
    "click": {"commands"},
    "flask": {"api", "app", "dress", "errors", "headers", "incoming", "installation", "logs", "people", "pages", "words"},
    "flask_wtf": {"app", "errors", "forms", "pages"},
    "huey": {"jobs"},
    "itsdangerous": {"people"},
    "jinja2": {"dress"},
    "joserfc": {"people"},  # in which Authlib says why a token is not trusted
    "markupsafe": {"forms"},
    "requests": {"people"},
    "sqlalchemy": {
        "api",
        "migrations",
        "store",
        "jobs",
        "people",
        "uploads",
        "decisions",
        "sharing",
        "signing",
        "dashboard",
        "pages",
        "commands",
    },
    "waitress": {"serving"},
    "werkzeug": {"api", "errors", "people", "uploads", "pages"},
    "wtforms": {"forms", "pages"},
}
NO_NAMES = {"util", "utils", "helper", "helpers", "process", "handle", "manage", "manager", "base", "common", "misc"}
NAMED_BY_LIBRARIES = {"process", "process_bind_param", "process_result_value"}  # of WTForms and SQLAlchemy, which call them so

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _parsed(path: Path) -> ast.Module:
    """What a file says, read once for all tests."""
    return ast.parse(path.read_text("utf-8"))


@dataclass(frozen=True)
class File:
    """A Python file of ours with its syntax tree."""

    path: Path

    @property
    def name(self) -> str:
        """Its path from the project's folder."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def tree(self) -> ast.Module:
        """What it says."""
        return _parsed(self.path)

    @property
    def room(self) -> str:
        """The room that it stands in; the package's own first file only knows the version."""
        first = self.path.relative_to(ROOT).parts[1].removesuffix(".py")
        return "version" if first == "__init__" else first

    @property
    def library_room(self) -> str:
        """The room for libraries: within `formats` every format is a room of its own."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts[1:]
        return "/".join(parts[:2]) if parts[0] == "formats" else parts[0]

    def functions(self) -> Iterator[Function]:
        """Every function and method in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


def files(*folders: str) -> list[File]:
    """The Python files of some folders."""
    return [File(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


CHECKER = files("checker")
WEB = files("web")
OURS = [*CHECKER, *WEB]
EVERYTHING = files("checker", "web", "tests", "corpora")


def imported(file: File) -> Iterator[str]:
    """The full name of everything that a file imports, inside functions and for types alone too."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}:{node.lineno}: imports are written out in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our_rooms(file: File, package: str = "checker") -> set[str]:
    """The rooms of a package that a file imports."""
    names = [name.split(".")[1] for name in imported(file) if name.startswith(f"{package}.")]
    return {name if (ROOT / package / name).is_dir() or (ROOT / package / f"{name}.py").is_file() else "version" for name in names}


def length(function: Function) -> int:
    """How many lines a function has, its docstring too."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: Function) -> int:
    """How many parameters a function takes, itself left out."""
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([argument for argument in named if argument.arg not in ("self", "cls")])


def public(file: File) -> Iterator[tuple[str, ast.AST]]:
    """Every public class and function of a file, the methods of public classes too, with its name."""
    holders: list[ast.Module | ast.ClassDef] = [file.tree]
    while holders:
        for node in holders.pop().body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                yield f"{file.name}:{node.lineno}: {node.name}", node
                holders += [node] if isinstance(node, ast.ClassDef) else []


def test_every_room_has_a_floor() -> None:
    """No room of the checker is unknown to this test."""
    assert {file.room for file in CHECKER} - set(MAY_IMPORT) == set()


def test_imports_go_down_only() -> None:
    """A room imports from lower floors alone: stages never know each other, and one service joins them."""
    upward = {
        f"{file.name} imports {room}" for file in CHECKER for room in our_rooms(file) - {file.room} - EVERYWHERE - MAY_IMPORT[file.room]
    }

    assert upward == set()


def test_every_room_of_the_web_has_a_floor() -> None:
    """No room of the web is unknown to this test, and the rooms stand in an order in which each imports only from those before it."""
    assert {file.room for file in WEB} - set(WEB_MAY_IMPORT) == {"version"}
    order = list(WEB_MAY_IMPORT)
    assert {(room, below) for room in order for below in WEB_MAY_IMPORT[room] if order.index(below) > order.index(room)} == set()


def test_the_web_imports_go_down_only() -> None:
    """A room of the web imports from lower rooms alone, and of the checker what faces may use; its commands also print as the others do."""
    upward = {
        f"{file.name} imports {room}"
        for file in WEB
        if file.room != "version"
        for room in our_rooms(file, "web") - {file.room} - WEB_MAY_IMPORT[file.room]
    }
    beyond = {f"{file.name} imports checker.{room}" for file in WEB for room in our_rooms(file) - WEB_USES if file.room != "commands"}

    assert upward | beyond == set()


def test_each_library_of_the_web_has_its_rooms() -> None:
    """Every library from outside is imported only where it stands here."""
    tops = {(file.room, name.split(".")[0]) for file in WEB for name in imported(file)}
    outside = {(room, top) for room, top in tops if top not in ("checker", "web") and top not in sys.stdlib_module_names}

    assert {(room, top) for room, top in outside if room not in WEB_LIBRARY_ROOMS.get(top, set())} == set()


def test_each_library_has_one_room() -> None:
    """Every library from outside is imported in one room, and which one it is stands here."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in CHECKER:
        for name in imported(file):
            top = name.split(".")[0]
            if top != "checker" and top not in sys.stdlib_module_names:
                found[top].add(file.library_room)

    assert dict(found) == {library: {LIBRARY_ROOMS.get(library, "no room is known")} for library in found}


def test_files_are_short() -> None:
    """No file has more than 350 lines, and half of ours have at most 100."""
    lines = {file.name: len(file.path.read_text("utf-8").splitlines()) for file in EVERYTHING}

    assert {name: count for name, count in lines.items() if count > 350} == {}
    assert median(lines[file.name] for file in OURS) <= 100


def test_functions_are_short() -> None:
    """No function has more than 50 lines; the median is at most 10, and nine of ten have at most 25."""
    lengths = {f"{file.name}:{function.name}": length(function) for file in OURS for function in file.functions()}

    assert {name: count for name, count in lengths.items() if count > 50} == {}
    assert median(lengths.values()) <= 10
    assert sorted(lengths.values())[int(0.9 * len(lengths))] <= 25


def test_functions_take_few_parameters() -> None:
    """No function takes more than four parameters."""
    many = {f"{file.name}:{function.name}" for file in OURS for function in file.functions() if parameters(function) > 4}

    assert many == set()


def test_folders_are_shallow() -> None:
    """No file of the checker stands more than three folders deep."""
    assert {file.name for file in OURS if len(file.path.relative_to(ROOT).parts) > 4} == set()


def test_everything_public_says_what_it_is() -> None:
    """Every module, and every public class and function, opens with a sentence."""
    silent = {name for file in OURS for name, node in public(file) if not ast.get_docstring(node)}  # type: ignore[arg-type]
    silent |= {file.name for file in OURS if not ast.get_docstring(file.tree)}

    assert silent == set()


def test_every_test_says_what_is_true() -> None:
    """Every test opens with one sentence."""
    tests = [(file, function) for file in files("tests") for function in file.functions() if function.name.startswith("test_")]
    silent = {f"{file.name}:{function.name}" for file, function in tests if not ast.get_docstring(function)}

    assert silent == set()


def test_names_say_something() -> None:
    """No module, class or function bears a name that says nothing."""
    named = [(file.name, file.path.stem) for file in OURS]
    named += [(file.name, node.name) for file in OURS for node in ast.walk(file.tree) if isinstance(node, Function | ast.ClassDef)]

    assert {(name, word) for name, word in named if word not in NAMED_BY_LIBRARIES and set(word.lower().split("_")) & NO_NAMES} == set()
