"""What is built from web/frontend: the same bytes each time, and nothing that is GOV.UK's alone."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT

FRONTEND = ROOT / "web" / "frontend"
STATIC = ROOT / "web" / "static"
STYLES = (STATIC / "tendercheck.css").read_text("utf-8")


def test_the_style_sheet_is_built_from_its_sources(govuk: Path, tmp_path: Path) -> None:
    """Building it anew gives the bytes that are kept."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed here, which builds the style sheet")
    subprocess.run(["npm", "run", "--silent", "css", "--", tmp_path / "built.css"], cwd=FRONTEND, check=True, timeout=120)

    assert (tmp_path / "built.css").read_bytes() == (STATIC / "tendercheck.css").read_bytes()


def test_the_script_is_unchanged(govuk: Path) -> None:
    """The components' script is the one that npm gives."""
    assert (STATIC / "govuk-frontend.min.js").read_bytes() == (govuk / "govuk-frontend.min.js").read_bytes()


def test_nothing_is_fetched_by_the_styles() -> None:
    """They name no font of GOV.UK, no picture, no crest, and no other file."""
    assert re.findall(r"url\([^)]*\)|@import|@font-face|(?i:transport|crest|crown)", STYLES) == []


def test_one_stack_of_fonts_is_used() -> None:
    """Words are in Arial; only sums are in letters of one width."""
    assert set(re.findall(r"font-family:([^;}]*)", STYLES)) == {"Arial,Helvetica,sans-serif", "ui-monospace,Consolas,Menlo,monospace"}


def test_the_packages_are_pinned() -> None:
    """Two packages, of one version each, every one of the lock with its hash and none with the host it came from."""
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}

    assert lock["packages"][""]["dependencies"] == {"govuk-frontend": "6.3.0", "sass": "1.108.2"}
    assert [name for name, each in packages.items() if "integrity" not in each or "resolved" in each] == []


def test_the_licence_goes_along() -> None:
    """The notice of the MIT licence stands beside what it is for."""
    assert "Permission is hereby granted" in (STATIC / "LICENSE-govuk-frontend.txt").read_text("utf-8")
    assert sorted(path.name for path in STATIC.iterdir() if path.suffix == ".map") == []
