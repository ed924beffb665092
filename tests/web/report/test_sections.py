"""Long texts are cut into sections, at headings where there are any, and never within a row."""

from dataclasses import replace

from checker.model import Block, Cell, Document, Span
from tests.render.made import finding
from web.report.sections import LONGEST, around, section_of, sections

BLOCK = 1000  # letters of a block in these tests


def document(*kinds: str) -> Document:
    """A document of blocks of equal length: h is a heading, c a cell in a row of ten, anything else a paragraph."""
    blocks = []
    for at, kind in enumerate(kinds):
        cell = Cell(0, at // 10, at % 10) if kind == "c" else None
        name = {"h": "heading", "c": "cell"}.get(kind, "paragraph")
        blocks.append(Block(name, Span(at * BLOCK, (at + 1) * BLOCK), f"b{at}", cell=cell))  # type: ignore[arg-type]
    text = "".join(f"{at:04} ".ljust(BLOCK - 1, "x") + "\n" for at in range(len(kinds)))
    return Document("Spec.docx", "0" * 64, "docx", text, tuple(blocks))


def test_sections_tile_the_text() -> None:
    """Every block stands in just one of them."""
    made = document(*"hppppppppp" * 8)

    assert [at for each in sections(made) for at in each.blocks] == list(range(80))


def test_a_section_begins_with_a_heading() -> None:
    """As soon as there has been enough text before it."""
    assert [each.first for each in sections(document(*"hpppp" * 8))] == [0, 10, 20, 30]


def test_text_without_headings_is_cut_all_the_same() -> None:
    """When it gets too long."""
    assert [each.first for each in sections(document(*"p" * 40))] == [0, 15, 30]
    assert LONGEST == 15 * BLOCK


def test_a_row_is_never_cut() -> None:
    """Its cells stay side by side, however many there are."""
    assert [each.first for each in sections(document(*"c" * 40))] == [0, 20]


def test_a_document_without_text_has_one_section() -> None:
    """So that there is a page to say so."""
    (only,) = sections(replace(document(), text=""))

    assert (only.title, list(only.blocks)) == ("No text", [])


def test_a_finding_stands_in_the_section_of_its_block() -> None:
    """Also in the last one."""
    made = sections(document(*"p" * 40))
    found = [replace(finding().at.place, block=block) for block in (0, 14, 15, 39)]  # type: ignore[union-attr]
    placed = [replace(finding(), at=replace(finding().at, place=place)) for place in found]  # type: ignore[type-var]

    assert [section_of(made, each).number for each in placed] == [1, 1, 2, 3]


def test_around_a_cell_stands_its_row() -> None:
    """Under the row of heads, where there is one; and around a paragraph the one before and the one after."""

    def at(block: int) -> object:
        spot = replace(finding().at.place, block=block)  # type: ignore[union-attr]
        return replace(finding(), at=replace(finding().at, place=spot))  # type: ignore[type-var]

    assert around(document(*"c" * 30), at(14)) == list(range(10, 20))  # type: ignore[arg-type]
    headed = document(*"c" * 30)
    headed = replace(headed, blocks=(*headed.blocks[:24], replace(headed.blocks[24], leads=(4, 20)), *headed.blocks[25:]))
    assert around(headed, at(24)) == [*range(10), *range(20, 30)]  # type: ignore[arg-type]
    assert around(document(*"ppp"), at(1)) == [0, 1, 2]  # type: ignore[arg-type]
    assert around(document(*"ppp"), at(0)) == [0, 1]  # type: ignore[arg-type]
