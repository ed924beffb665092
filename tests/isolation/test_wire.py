"""The wire: a document comes back as it was, and what is no document does not come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import formats
from checker.isolation.wire import Garbled, heard, packed, unpacked, written
from checker.model import Source
from tests.formats.made import p, word

TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
DOCUMENT = formats.read(word(p("1. Scope") + p("The supplier shall:") + p("(a) do this;") + TABLE))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_document_comes_back_as_it_was(text: str) -> None:
    """Whatever letters it holds."""
    try:
        document = formats.read(Source("a.txt", b"Words\n\n" + text.encode()))
    except formats.UnreadableDocument:
        return

    assert unpacked(heard(written(packed(document)))) == document


def test_places_come_back_too() -> None:
    """Headings, leads, cells and numbers are those that were sent."""
    assert unpacked(heard(written(packed(DOCUMENT)))) == DOCUMENT


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain["blocks"].pop(),
        lambda plain: plain.update(text="x"),
        lambda plain: plain.update(text="\ud800" * len(plain["text"])),
        lambda plain: plain.pop("blocks"),
        lambda plain: plain.update(blocks=None),
        lambda plain: plain["blocks"][0].__setitem__(7, [99]),
        lambda plain: plain["blocks"][0].__setitem__(2, -1),
        lambda plain: plain.update(told=[["value"]]),
    ],
)
def test_what_is_no_document_is_refused(spoil) -> None:
    """Blocks that do not tile the text, numbers of blocks that do not exist, missing parts, halves of letters."""
    plain = heard(written(packed(DOCUMENT)))
    spoil(plain)

    with pytest.raises(Garbled):
        unpacked(plain)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"a": NaN'])
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    """Nothing, half of something, and what is no table."""
    with pytest.raises(Garbled):
        heard(data)
