"""Installed from its wheel, outside the checkout and without a network, Tendercheck checks with the rules that came along."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.places import ROOT, RULES


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    done(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it, and beside it the libraries of this one.

    They are named in a .pth file, and Python reads no further .pth files where such a file leads: so the checkout, to which the
    environment of the tests is bound by one, cannot be seen from there.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    done(sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "--no-index", "--no-deps", wheel)
    (place,) = folder.glob("lib/python*/site-packages")
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (place / "libraries.pth").write_text("\n".join(libraries), "utf-8")
    return folder


def done(*command: object, cwd: Path | None = None, codes: tuple[int, ...] = (0,)) -> str:
    """What a command prints, run without a path to the checkout, and without a package index to ask."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    words = [str(word) for word in command]
    ended = subprocess.run(words, cwd=cwd, env={**environment, "PIP_NO_INDEX": "1"}, capture_output=True, text=True)
    assert ended.returncode in codes, ended.stdout + ended.stderr
    return ended.stdout


def test_the_wheel_holds_every_rule_and_nothing_else_of_the_project(wheel: Path) -> None:
    """Every file of the rules is in it, and how right they are; tests and corpora are not."""
    names = set(ZipFile(wheel).namelist())
    rules = {f"checker/_rules/{path.relative_to(RULES).as_posix()}" for path in RULES.rglob("*") if path.suffix in (".yaml", ".json")}

    assert rules - names == set()
    assert "checker/_rules/measured.json" in names
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"checker", "web"}


def test_it_checks_with_the_rules_that_came_along(home: Path, tmp_path: Path) -> None:
    """It finds a planted fault from an empty folder, and speaks as the rule says that stands beside it, not as that of the checkout."""
    (rule,) = home.glob("lib/python*/site-packages/checker/_rules/open-standards/brand-named.yaml")
    rule.write_text(rule.read_text("utf-8").replace("\ntitle: ", "\ntitle: Installed. "), "utf-8")
    (tmp_path / "file.md").write_text("The database layer shall be Oracle 19c.\n", "utf-8")
    report = json.loads(done(home / "bin" / "tendercheck", "check", "file.md", "--format", "json", cwd=tmp_path, codes=(1,)))
    (found,) = [finding for finding in report["findings"] if finding["rule"] == "brand-named"]

    assert (found["quote"], found["title"].startswith("Installed. ")) == ("Oracle 19c", True)


def test_nothing_of_it_comes_from_the_checkout(home: Path, tmp_path: Path) -> None:
    """Code, rules and schemas all lie in the environment, and the checkout is on no path."""
    code = (
        "import checker, sys; from checker import rulebook; from checker.shipped import knowledge_folder; "
        "print(checker.__file__, rulebook.default_folder(), knowledge_folder(), *sys.path, sep='\\n')"
    )
    package, rules, schemas, *path = done(home / "bin" / "python", "-c", code, cwd=tmp_path).splitlines()

    assert all(Path(place).is_relative_to(home) for place in (package, rules, schemas))
    assert str(ROOT) not in path
