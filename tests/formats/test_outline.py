"""The outline: what stands under which heading, and what speaks for an item or a cell."""

from hypothesis import given
from hypothesis import strategies as st

from checker.formats.outline import Piece, assemble
from checker.model import Block, Cell, Span


def outlined(*pieces: Piece) -> tuple[Block, ...]:
    return assemble(pieces)[1]


def heading(text: str, level: int = 1, number: str = "") -> Piece:
    return Piece("heading", text, "", level, number)


def paragraph(text: str, number: str = "") -> Piece:
    return Piece("paragraph", text, "", number=number)


def item(text: str, level: int = 0, number: str = "") -> Piece:
    return Piece("item", text, "", level, number)


def table(*rows: tuple[str, ...], head: bool = False) -> list[Piece]:
    return [
        Piece("cell", text, "", cell=Cell(0, row, column), head=head and row == 0)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


@given(st.lists(st.tuples(st.sampled_from(["heading", "paragraph", "item", "footer"]), st.text(max_size=12), st.integers(0, 4))))
def test_blocks_tile_the_text(found):
    """The blocks of a document tile its text, whatever the file holds, and each is one line of it."""
    pieces = [Piece(kind, " ".join(text.splitlines()), "", level) for kind, text, level in found]
    text, blocks, _ = assemble(pieces)
    ends = [0, *(block.span.end for block in blocks)]

    assert ends[:-1] == [block.span.start for block in blocks]
    assert len(text) == ends[-1]
    assert [piece.text + "\n" for piece in pieces if piece.text.strip()] == [text[block.span.start : block.span.end] for block in blocks]


@given(st.lists(st.tuples(st.sampled_from(["heading", "paragraph", "item", "cell"]), st.integers(0, 3), st.integers(0, 3))))
def test_leads_come_before_or_stand_in_the_table(found):
    """Nothing speaks for itself, and what speaks for a block is a block of the document."""
    blocks = outlined(*(Piece(kind, "a:", "", cell=Cell(0, row, column) if kind == "cell" else None) for kind, row, column in found))

    assert all(at not in block.leads and set(block.leads) <= set(range(len(blocks))) for at, block in enumerate(blocks))


def test_headings_are_those_above_by_level():
    """A block stands under the headings above it, and a heading ends those of its own level and below."""
    blocks = outlined(heading("A"), heading("B", 2), paragraph("b"), heading("C", 2), paragraph("c"), heading("D"), paragraph("d"))

    assert [block.headings for block in blocks] == [(), (0,), (0, 1), (0,), (0, 3), (), (5,)]


def test_section_is_the_nearest_number():
    """A block belongs to the nearest numbered clause or heading; an unnumbered heading belongs to the one above it."""
    blocks = outlined(
        heading("Payment", number="4."),
        paragraph("4.2 The Supplier shall:"),
        item("(a) invoice monthly;"),
        paragraph("Late sums bear interest."),
        heading("Disputes", 2),
        heading("Annex"),
    )

    assert [block.section for block in blocks] == ["4", "4.2", "4.2", "4.2", "4", ""]
    assert [block.number for block in blocks] == ["4.", "4.2", "(a)", "", "", ""]


def test_what_looks_like_a_number_is_no_section():
    """Multiples, dates and counts at the start of a block are no section numbers."""
    blocks = outlined(
        heading("Scope", number="1"),
        paragraph("2.5 times the yearly value"),
        paragraph("12.05.2026 Publication"),
        heading("32 Completed applications", 2),
    )

    assert [block.section for block in blocks] == ["1", "1", "1", "1"]


def test_items_continue_an_open_paragraph():
    """A list is led in by the paragraph before it when that paragraph is not finished."""
    blocks = outlined(paragraph("You must provide:"), item("laptops;", 1), item("screens.", 1), paragraph("Done."), item("apart", 1))

    assert [block.leads for block in blocks] == [(), (0,), (0,), (), ()]


def test_nested_items_are_led_by_their_parents_too():
    """An item inside an item is led by the lead-in and by every item it stands in."""
    blocks = outlined(paragraph("The system shall"), item("record:", 1), item("names", 2), item("dates", 2), item("report", 1))

    assert [block.leads for block in blocks] == [(), (0,), (0, 1), (0, 1), (0,)]


def test_depth_of_typed_items_is_told_by_their_manner():
    """Where the file gives no depth, (i) under (b) is deeper, and (i) after (h) is not."""
    marks = ["(a)", "(b)", "(i)", "(ii)", "(c)", "(h)", "(i)", "(j)"]
    blocks = outlined(*(item(f"{mark} thing", number=mark) for mark in marks))

    assert [block.level for block in blocks] == [1, 1, 2, 2, 1, 1, 1, 1]


def test_subclauses_continue_their_open_clauses():
    """4.2.1 is led by 4.2 where 4.2 is not finished, even with another clause between."""
    blocks = outlined(
        paragraph("The Supplier shall:", "4.2"),
        paragraph("mend faults", "4.2.1"),
        paragraph("Time runs from the call."),
        paragraph("keep records of", "4.2.2"),
        paragraph("calls", "4.2.2.1"),
        paragraph("The end.", "4.3"),
        paragraph("Nothing more", "4.3.1"),
    )

    assert [block.leads for block in blocks] == [(), (0,), (), (0,), (0, 3), (), ()]


def test_footers_do_not_part_a_list():
    """A page's footer between two items leaves them one list."""
    blocks = outlined(paragraph("Bring:"), item("pens", 1), Piece("footer", "Page 3", ""), item("paper", 1))

    assert blocks[3].leads == (0,)
    assert (blocks[2].leads, blocks[2].headings) == ((), ())


def test_cells_are_led_by_the_heads_of_column_and_row():
    """A cell is led by the first row's cell above it and by the first cell of its own row."""
    blocks = outlined(*table(("Item", "Make", "Price"), ("Laptop", "any", "£600")))

    assert [block.leads for block in blocks] == [(), (0,), (0,), (0,), (1, 3), (2, 3)]


def test_an_empty_head_cell_speaks_for_nothing():
    """The head left of an empty head cell does not speak for the column beside it."""
    blocks = outlined(*table(("Item", "", "Price"), ("Laptop", "any", "£600")))

    assert [block.leads for block in blocks] == [(), (0,), (0,), (2,), (1, 2)]


def test_a_merged_head_speaks_for_all_its_columns():
    """A head that spans columns leads every cell under it."""
    cells = [(0, 0, "Item"), (0, 1, "Weight"), (1, 0, "Laptop"), (1, 1, "10%"), (1, 2, "20%")]
    blocks = outlined(*(Piece("cell", text, "", cell=Cell(0, row, column)) for row, column, text in cells))

    assert blocks[4].leads == (1, 2)


def test_a_first_row_of_sentences_is_no_head():
    """A table that begins with whole sentences, as definitions do, has no head row."""
    long = "means every record that the Supplier makes or holds in the course of the services under this contract and after it"
    blocks = outlined(*table(("Authority Data", long), ("Authority", "the Council")))

    assert [block.leads for block in blocks] == [(), (0,), (), (2,)]


def test_marked_heads_are_the_only_heads():
    """Where the file marks row heads, the first row is not taken for a head."""
    pieces = [
        Piece("cell", text, "", cell=Cell(0, row, column), head=column == 0)
        for row, column, text in [(0, 0, "Start"), (0, 1, "May"), (1, 0, "End"), (1, 1, "June")]
    ]

    assert [block.leads for block in outlined(*pieces)] == [(), (0,), (), (2,)]


def test_the_open_paragraph_before_a_table_speaks_for_its_cells():
    """ "The supplier shall provide:" leads a table in as it leads a list in; a closed sentence does not."""
    led = outlined(paragraph("The supplier shall provide:"), *table(("Item", "Make"), ("Laptop", "any")))
    alone = outlined(paragraph("The supplier is paid."), *table(("Item", "Make"), ("Laptop", "any")))

    assert [0 in blocks[-1].leads for blocks in (led, alone)] == [True, False]


def test_headings_in_a_table_end_with_it():
    """A heading inside a table speaks for the table and not for what follows it."""
    inside = Piece("heading", "Part B", "", 2, cell=Cell(0, 0, 0))
    blocks = outlined(heading("Form"), inside, Piece("cell", "Name", "", cell=Cell(0, 1, 0)), paragraph("Sign here"))

    assert [block.headings for block in blocks] == [(), (0,), (0, 1), (0,)]


def test_insertions_are_counted_in_the_whole_text():
    """A tracked insertion in a block is found again in the document's text."""
    text, _, insertions = assemble([paragraph("First."), Piece("paragraph", "Pay in 60 days", "", inserted=(Span(7, 9),))])

    assert [text[span.start : span.end] for span in insertions] == ["60"]


def test_no_more_than_twenty_levels_are_believed():
    """A file that claims thousands of levels has its headings and items on twenty, so that no block stands under thousands of others."""
    blocks = outlined(*(heading("Scope", level) for level in range(1, 100)), *(item("part", level) for level in range(1, 100)))

    assert max(len(block.headings) for block in blocks) == 20
    assert max(len(block.leads) for block in blocks) <= 20
