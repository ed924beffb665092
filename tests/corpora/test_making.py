"""The files of the corpora come from the sources, and come out alike each time."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest

from corpora.make_packs import SOURCES, made
from corpora.making.sources import Run, manuscript, runs

once = cache(made)


def parts(data: bytes) -> dict[str, bytes] | bytes:
    """The members of a package, or the bytes of a file that is none: how tightly it is packed does not count."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: f"{source.parent.name}-{source.stem}")
def test_committed(source: Path) -> None:
    """Each file in the corpora has just what its source says."""
    path, data = once(source)

    assert parts(data) == parts(path.read_bytes())


def test_alike() -> None:
    """The same words make the same bytes."""
    assert [once(source) for source in SOURCES] == [made(source) for source in SOURCES]


def test_marks() -> None:
    """A source tells plain words from bold, put in, struck out, remarked upon and footnoted ones."""
    expected = (
        Run("Send "),
        Run("two", "inserted"),
        Run("one", "deleted"),
        Run(" copy", "bold"),
        Run("sa", "note"),
        Run(" to "),
        Run("us", "commented", "Who?"),
    )

    assert expected == runs("Send {++two++}{--one--}** copy**[^sa] to {==us==}{>>Who?<<}")


def test_nodes(tmp_path: Path) -> None:
    """A source is told apart into headings, paragraphs, items and tables, and its footnotes stand aside."""
    source = tmp_path / "letter.md"
    source.write_text(
        "---\nbuilds: letter.docx\ntitle: Letter\n---\n# One\n\nTwo\nlines\n\n- a\n- b\n\n1. c\n\n| x | y |\n| 1 | |\n\n[^n]: Aside\n"
    )

    told = manuscript(source)
    kinds = ["heading", "paragraph", "bullet", "bullet", "number", "table"]

    assert kinds == [node.kind for node in told.nodes]
    assert (Run("Two lines"),) == told.nodes[1].runs
    assert (((Run("x"),), (Run("y"),)), ((Run("1"),), ())) == told.nodes[-1].rows
    assert {"n": (Run("Aside"),)} == told.notes


def test_every_source_is_built_once() -> None:
    """No two sources make the same file."""
    assert 20 < len(SOURCES) == len({manuscript(source).builds for source in SOURCES})
