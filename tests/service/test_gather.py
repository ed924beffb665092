"""Which files make which pack."""

import os
from pathlib import Path

import pytest

from checker.service.gather import Bundle, bundles, leads_to


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which paths are given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str) -> None:
    """Files with nothing of note in them."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x")


def packs(*arguments: str, one: bool = False) -> dict[str, list[str]]:
    """The files of each pack by its name."""
    return {bundle.name: [Path(path).as_posix() for path in bundle.paths] for bundle in bundles(arguments, one)}


def test_without_a_tender_file_each_file_is_its_own_pack(folder: Path) -> None:
    """A folder of templates is many packs of one file, in order."""
    put("docs/b.md", "docs/a.md", "docs/deep/c.md")

    assert packs("docs") == {"docs/a.md": ["docs/a.md"], "docs/b.md": ["docs/b.md"], "docs/deep/c.md": ["docs/deep/c.md"]}


def test_a_tender_file_makes_all_below_it_one_pack(folder: Path) -> None:
    """The nearest tender.toml at or above a file makes the pack, and is no document of it."""
    put("all/one/tender.toml", "all/one/a.md", "all/one/deep/b.md", "all/two/tender.toml", "all/two/c.md", "all/d.md")

    assert packs("all") == {
        "all/d.md": ["all/d.md"],
        "all/one": ["all/one/a.md", "all/one/deep/b.md"],
        "all/two": ["all/two/c.md"],
    }


def test_a_tender_file_above_what_was_given_is_not_used(folder: Path) -> None:
    """Only what lies inside the path that was given counts."""
    put("all/tender.toml", "all/one/a.md")

    assert [bundle.tender for bundle in bundles(["all/one"], False)] == [None]
    assert [bundle.tender for bundle in bundles(["all/one/a.md"], False)] == [None]


def test_a_tender_file_beside_a_given_file_is_used(folder: Path) -> None:
    """A file that is given by name has its own folder's tender.toml, as with a pattern such as pack/*."""
    put("pack/tender.toml", "pack/a.md", "pack/b.md")

    assert packs("pack/a.md", "pack/b.md", "pack/tender.toml") == {"pack": ["pack/a.md", "pack/b.md"]}


def test_one_pack_takes_everything(folder: Path) -> None:
    """With --pack all files under all arguments are one pack, and a tender.toml among them describes it."""
    put("x/one/a.md", "x/one/tender.toml", "x/two/b.md")
    found = bundles(["x/two", "x/one"], True)

    assert [(bundle.name, len(bundle.paths), bundle.tender) for bundle in found] == [("x", 2, Path("x/one/tender.toml"))]


def test_what_is_no_document_is_left_aside(folder: Path) -> None:
    """Hidden files, lock files, labels, settings and what editors leave are not read."""
    put("d/.hidden.md", "d/.git/x.md", "d/~$draft.docx", "d/.~lock.draft.odt#", "d/tender.yaml", "d/waivers.toml", "d/Thumbs.db", "d/a.md")

    assert packs("d") == {"d/a.md": ["d/a.md"]}


def test_a_file_comes_once(folder: Path) -> None:
    """A file that two arguments lead to is checked once."""
    put("d/a.md")

    assert packs("d", "d/a.md", "./d/../d/a.md") == {os.path.join("d", "a.md"): ["d/a.md"]}


def test_files_of_one_name_are_two_packs(folder: Path) -> None:
    """Packs are named by path, so that two drafts of one name stay apart."""
    put("one/itt.md", "two/itt.md")

    assert list(packs("one", "two")) == ["one/itt.md", "two/itt.md"]


def test_what_is_not_there_is_kept_to_be_said(folder: Path) -> None:
    """A missing path and a folder without files are not passed over in silence."""
    Path("empty").mkdir()

    assert packs("nope.docx", "empty") == {"nope.docx": ["nope.docx"], "empty": ["empty"]}


def test_a_pack_in_this_folder_bears_its_name(folder: Path) -> None:
    """The folder in which one stands is called by its name."""
    put("tender.toml", "a.md")

    assert [bundle.name for bundle in bundles(["."], False)] == [folder.name]


def test_no_two_packs_share_a_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may hold one that is called as it is: the report of one would take the place of the other's."""
    put("x/tender.toml", "x/a.md", "x/x/tender.toml", "x/x/b.md")
    monkeypatch.chdir("x")

    assert packs(".") == {"x": ["a.md"], str(folder / "x" / "x"): ["x/b.md"]}


def test_it_is_known_where_a_walk_comes_to(folder: Path) -> None:
    """To every place below the folders that are given, but not to what is hidden there, nor beside a file."""
    put("docs/a.md", "docs/deep/b.md")
    places = ("docs", "docs/out", "docs/deep/out", "docs/.out", "out", "docs2")

    assert [place for place in places if leads_to(["docs", "docs/a.md"], place)] == ["docs", "docs/out", "docs/deep/out"]
    assert not leads_to(["docs/a.md"], "docs/out")


def test_a_bundle_begins_empty() -> None:
    """A bundle has no files until some are found."""
    assert Bundle("x") == Bundle("x", [], set(), None)


def test_one_pack_may_be_given_from_here_and_from_the_root(folder: Path) -> None:
    """Some paths may be whole and others begin here; the pack bears the folder that holds them all."""
    put("d/a.md", "d/b.md")
    found = bundles(["d/a.md", str(folder / "d" / "b.md")], True)

    assert [bundle.name for bundle in found] == [str(folder / "d")]


def test_links_that_lead_out_are_closed(folder: Path) -> None:
    """A walk follows no link to a file outside its folder; one within it, and one that is given itself, are followed."""
    put("out.md", "d/a.md")
    Path("d/out.md").symlink_to(folder / "out.md")
    Path("d/in.md").symlink_to(folder / "d" / "a.md")

    assert [bundle.paths for bundle in bundles(["d"], True) if bundle.closed == {os.path.join("d", "out.md")}]
    assert bundles([os.path.join("d", "out.md")], True)[0].closed == set()


def test_a_link_to_a_folder_outside_is_said(folder: Path) -> None:
    """It is not followed, and not passed over either; one to a folder that is walked anyway, also around in a circle, adds nothing."""
    put("docs/inner/a.md", "elsewhere/b.md")
    (folder / "docs" / "out").symlink_to(folder / "elsewhere")
    (folder / "docs" / "again").symlink_to(folder / "docs" / "inner")
    (folder / "docs" / "inner" / "round").symlink_to(folder / "docs")
    found = bundles(["docs"], True)[0]

    assert [Path(path).as_posix() for path in found.paths] == ["docs/out", "docs/inner/a.md"]
    assert found.closed == {os.path.join("docs", "out")}
