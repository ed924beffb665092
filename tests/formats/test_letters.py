"""Which encoding a text was saved in."""

import pytest

from checker.formats.letters import decode

WORDS = "A fee of £250 – the café pays."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encoding_is_told(encoding):
    """What people save a text as is told from its bytes."""
    assert decode(WORDS.encode(encoding)) == WORDS


def test_one_broken_letter_does_not_spoil_the_others():
    """A text in UTF-8 with one byte gone keeps its pound signs, and the broken letter is a sign for it."""
    assert decode("£".encode() + WORDS.encode() + b"\xc3 end") == f"£{WORDS}\ufffd end"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Oracle \xed\xa0\x80 19c", "Oracle \ufffd 19c"),
        (b"Oracle \xed\xa0\xbd\xed\xb8\x80 19c", "Oracle \U0001f600 19c"),
        (b"\xff\xfeO\x00\x00\xd8k\x00", "O\ufffdk"),
    ],
)
def test_half_a_letter_is_replaced(data, text):
    """Half of a letter, which no later stage could write down, is a sign for it; two halves are one letter."""
    assert decode(data) == text


@pytest.mark.parametrize(("said", "text"), [("iso-8859-2", "Ł"), ("no-such", "£"), ("rot13", "£")])
def test_a_page_may_say_its_encoding(said, text):
    """What a web page says of itself is believed where it makes sense."""
    assert decode(f'<meta charset="{said}"><p>'.encode() + b"\xa3", page=True).endswith(text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_without_a_mark(encoding):
    """Letters of two or four bytes are told by their zeros, where no mark says so."""
    assert decode(WORDS.encode(encoding)) == WORDS


def test_letters_of_an_old_mac():
    """A text with the line ends or the quotation marks of an old Mac is in its letters; Windows letters stay so."""
    for text in ("The café’s “fee”\ris £5.", "You don’t “pay” – we do.", "The buyer’s plan"):
        assert decode(text.encode("mac_roman")) == text
        assert decode(text.replace("\r", "\n").encode("cp1252")) == text.replace("\r", "\n")
