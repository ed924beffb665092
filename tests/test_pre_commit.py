"""The hooks for pre-commit, tried in a repository of their own; nothing is fetched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.made import BRAND, PLAIN, put
from tests.formats.made import p, word
from tests.places import ROOT

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
POINTER = (
    "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
)
SCRIPT = Path(sys.executable).with_name("tendercheck")
HOOKS = yaml.safe_load(MANIFEST.read_text("utf-8"))


def tried(folder: Path, *hook: str) -> tuple[int, str]:
    """How a hook ends in a repository that holds what is in a folder, and what is printed."""
    if not SCRIPT.exists() or not (ROOT / ".git").exists():
        pytest.skip("pre-commit tries hooks of a git checkout, with the tendercheck that is installed beside this Python")
    home = {"PRE_COMMIT_HOME": str(folder.parent / "home"), "PATH": f"{SCRIPT.parent}{os.pathsep}{os.environ['PATH']}"}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "PYTHONPATH": str(ROOT), "PIP_NO_INDEX": "1", "PRE_COMMIT_COLOR": "never"}
    environment = {name: said for name, said in os.environ.items() if not name.startswith("GIT_")} | home | quiet
    for words in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *words], cwd=folder, env=environment, check=True)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), *hook, "--all-files"]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
    return ended.returncode, (ended.stdout + ended.stderr).decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder to be one."""
    folder = tmp_path / "repository"
    folder.mkdir()
    return folder


def test_the_manifest_is_sound() -> None:
    """In pre-commit's own eyes."""
    checked = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST], capture_output=True)

    assert (checked.returncode, checked.stdout) == (0, b"")


def test_every_hook_runs_once_over_all_files_of_the_same_kinds() -> None:
    """They differ only in how tendercheck comes to be there, and in what it is asked."""
    assert {(hook["files"], hook["exclude"], hook["require_serial"]) for hook in HOOKS} == {(HOOKS[0]["files"], HOOKS[0]["exclude"], True)}
    assert {hook["language"] for hook in HOOKS} == {"python", "system"}


def test_a_hook_stops_a_commit_and_says_why(repository: Path) -> None:
    """A finding is told with its file, and so is a document that is elsewhere; lock files and files of other kinds are passed over."""
    put(repository, word(p(BRAND)).data, "annexes/Spec.DOCX")
    put(repository, b"\x03Ann" + b"\0" * 158, "annexes/~$Spec.docx")
    put(repository, BRAND, "notes.py")
    put(repository, POINTER, "terms.docx")
    code, said = tried(repository, "tendercheck-system")

    assert code == 1, said
    assert "annexes/Spec.DOCX: paragraph 1: must: “Oracle 19c” is named" in said
    assert "terms.docx: not checked: It only says where the document is kept (a Git LFS pointer). Fetch it with git lfs pull" in said
    assert "exit code: 3" in said
    assert [name for name in ("~$", "notes.py") if name in said] == []


def test_a_commit_without_findings_passes(repository: Path) -> None:
    """And settings of the repository hold."""
    put(repository, word(p(PLAIN)).data, "spec.docx")
    put(repository, word(p(BRAND)).data, "old.docx")
    put(repository, 'fail-on = "never"\n', "tendercheck.toml")
    code, said = tried(repository, "tendercheck-system")

    assert code == 0, said
    assert "Passed" in said
