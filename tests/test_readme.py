"""The README holds what it says: its report, its rule, its settings and its commands."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import click
import yaml

from checker.cli import commands
from checker.procurement import read_tender
from checker.render.text import as_text
from checker.service.checker import Checker
from checker.service.prove import prove
from checker.service.shelves import rules_at
from tests.kept import our_checker
from tests.places import CORPORA, ROOT, RULES
from web.settings import read_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
PACK = CORPORA / "packs" / "harrow-vale-case-management"


def block(language: str) -> str:
    """The first block of a language."""
    return re.search(rf"```{language}\n(.*?)```", README, re.S)[1]  # type: ignore[index]


def test_the_report_is_a_real_one() -> None:
    """Every line of the report stands in the real one, in the same order."""
    lines = iter(as_text(our_checker().check([str(PACK)])).split("\n"))
    shown = [line for line in block("text").strip().split("\n")[1:] if line not in ("", "…")]

    assert [line for line in shown if line not in lines] == []


def test_the_rule_proves_itself(tmp_path: Path) -> None:
    """The rule that the README shows loads with the vocabulary it describes, and all its examples are as they should be."""
    home = tmp_path / "rules"
    shutil.copytree(RULES, home)
    (home / "open-standards" / "dongle-needed.yaml").write_text(block("yaml"), encoding="utf-8")
    phrases = re.search(r"phrases: (\[.*?\])`", README)[1]  # type: ignore[index]
    words = {"kind": "dongle", "means": "A hardware key.", "phrases": yaml.safe_load(phrases)}
    (home / "vocabulary" / "dongle.yaml").write_text(yaml.safe_dump(words), encoding="utf-8")
    rulebook, rules = rules_at(str(home))
    rule = next(rule for rule in rules if rule.id == "dongle-needed")

    assert [fault for _, fault in prove(Checker(rulebook), rule) if fault] == []


def test_the_tender_can_be_read(tmp_path: Path) -> None:
    """The tender.toml that the README shows is taken as it stands."""
    file = tmp_path / "tender.toml"
    file.write_text(block("toml"), encoding="utf-8")

    assert read_tender(file)["route"].value == "open"


def command(name: str) -> click.Command:
    """A command of ours by its name, which must be one."""
    found = commands.get_command(click.Context(commands), name)
    assert found is not None, name
    return found


def test_the_commands_are_there() -> None:
    """Every command and option that the README names exists, and so does every make target and file."""
    named = re.findall(r"tendercheck (\w+)", README)
    options = {option for name in set(named) for parameter in command(name).params for option in parameter.opts}
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    used = " ".join(re.findall(r"```sh\n(.*?)```", README, re.S))

    assert set(re.findall(r"--[a-z-]+", used)) - options == set()
    assert set(re.findall(r"^make (\w+)", used, re.M)) - set(targets) == set()
    assert [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not (ROOT / link).exists()] == []


def test_the_settings_of_a_team_can_be_read(tmp_path: Path) -> None:
    """The web.toml that the page for a team shows is taken as it stands, and shows every key that there is."""
    page = (ROOT / "web" / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```toml\n(.*?)```", page, re.S)[1]  # type: ignore[index]
    (tmp_path / "web.toml").write_text(shown, encoding="utf-8")
    keys = json.loads((RULES / "schema" / "web.schema.json").read_text(encoding="utf-8"))["properties"]

    assert read_settings(tmp_path, dict.fromkeys(re.findall(r"TENDERCHECK_\w+", page), "set")).organisation == "Harrow Vale Borough Council"
    assert set(tomllib.loads(shown)) == set(keys)
    assert set(tomllib.loads(shown)["limits"]) == set(keys["limits"]["properties"])
