"""tendercheck init: a tender.toml by questions, each of which can be passed over."""

import io
from pathlib import Path

import pytest

from checker.procurement import read_tender
from tests.cli.made import PLAIN, Ended, put, typed


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """How `tendercheck init` ends when these lines are typed."""

    def ended(*lines: str) -> Ended:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return typed("init", tmp_path)

    return ended


def test_answers_become_a_tender_that_is_read(tmp_path: Path, answered) -> None:  # type: ignore[no-untyped-def]
    """Amounts and names are taken as people write them."""
    ended = answered(
        "Case files", "", "England", "open", "", "£485k", "excluded", "24", "12", "2026-12-14", "2027-01-29", "software, hosting", "2"
    )
    told = {name: stated.value for name, stated in read_tender(tmp_path / "tender.toml").items()}

    assert ended.code == 0
    assert (told["title"], told["nation"], told["buys"], told["lots"]) == ("Case files", "england", ("software", "hosting"), 2)
    assert (told["value"].pence, told["value"].vat) == (48_500_000, "excluded")  # type: ignore[attr-defined]
    assert "authority" not in told


def test_everything_can_be_passed_over(tmp_path: Path, answered) -> None:  # type: ignore[no-untyped-def]
    """Then the folder's name is the title, and whether VAT is in no value is not asked."""
    assert answered(*[""] * 12).code == 0
    assert {"title": tmp_path.name} == {name: stated.value for name, stated in read_tender(tmp_path / "tender.toml").items()}


def test_a_slip_is_said_and_asked_again(tmp_path: Path, answered) -> None:  # type: ignore[no-untyped-def]
    """The next answer counts."""
    ended = answered("Case files", "", "France", "wales", *[""] * 9)

    assert "'france' is not one of england" in ended.err
    assert read_tender(tmp_path / "tender.toml")["nation"].value == "wales"


def test_with_yes_nothing_is_asked(tmp_path: Path) -> None:
    """Every key but the title is there as a comment, and the folder can be checked at once."""
    put(tmp_path, PLAIN)

    assert typed("init", tmp_path, "--yes").code == 0
    assert "\n# nation = " in (tmp_path / "tender.toml").read_text("utf-8")
    assert typed("check", tmp_path).code == 0


@pytest.mark.parametrize("words", [(), ("--yes",)])
def test_a_file_that_is_there_is_never_replaced(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Nothing is asked either; nor is a link written through."""
    put(tmp_path, "# mine\n", "tender.toml")
    ended = typed("init", tmp_path, *words)

    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert (tmp_path / "tender.toml").read_text("utf-8") == "# mine\n"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """What it leads to is not made."""
    (tmp_path / "tender.toml").symlink_to(tmp_path / "elsewhere")

    assert typed("init", tmp_path, "--yes").code == 2
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """None is made by a slip of the fingers."""
    assert "there is no such folder" in typed("init", tmp_path / "none", "--yes").err


def test_who_stops_midway_leaves_nothing(tmp_path: Path, answered) -> None:  # type: ignore[no-untyped-def]
    """The file is written when all is asked."""
    assert answered("Case files").code == 130
    assert list(tmp_path.iterdir()) == []
