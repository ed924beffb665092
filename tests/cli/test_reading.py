"""tendercheck text: what the checker sees in a file."""

from pathlib import Path

from tests.cli.made import put, typed

SPECIFICATION = "# Hosting\n\nThe database layer shall be Oracle 19c.\n\n- It shall be fast.\n"


def test_each_block_is_shown_with_its_kind(tmp_path: Path) -> None:
    """Headings, paragraphs and items stand in order, with their words."""
    ended = typed("text", put(tmp_path, SPECIFICATION))
    head, _, blocks = ended.out.partition("\n\n")

    assert (ended.code, ended.err) == (0, "")
    assert " ".join(head.split()).endswith("tender.md: markdown, 12 words")
    assert [" ".join(row.split()) for row in blocks.splitlines()] == [
        "1 heading 1 Hosting",
        "2 paragraph The database layer shall be Oracle 19c.",
        "3 item 1 • It shall be fast.",
    ]


def test_mentions_are_shown_where_they_are_asked_for(tmp_path: Path) -> None:
    """With --mentions each sentence has its part in the tender, and what is noticed in it."""
    file = put(tmp_path, SPECIFICATION)

    assert "what is required" in typed("text", file, "--mentions").out
    assert "Oracle 19c" in typed("text", file, "--mentions").out.partition("brand")[2]
    assert "what is required" not in typed("text", file).out


def test_a_folder_has_no_text(tmp_path: Path) -> None:
    """A folder is not a file, and the command says so."""
    put(tmp_path)
    ended = typed("text", tmp_path)

    assert (ended.code, ended.out, ended.err) == (3, "", f"{tmp_path}: It is a folder. Give one of the files in it.\n")
