"""The page: what a document may and may not do to a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.render.page import Page, marked, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two  words\nand\ta third", "two words and a third"),
        ("\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"),
        ("bell\x07 back\x08", "bell<U+0007> back<U+0008>"),
        ("csi\x9b2J", "csi<U+009B>2J"),
        ("invoice\u202efdp.exe", "invoice<U+202E>fdp.exe"),
        ("lone\ud800half", "lone<U+D800>half"),
        ("soft\u00adhyphen", "softhyphen"),
        ("£5 – “ÿ” 你好", "£5 – “ÿ” 你好"),
    ],
)
def test_what_steers_a_terminal_is_written_out(text: str, shown: str) -> None:
    """Control characters and turns of direction are shown by their number, all else as it is."""
    assert shown == visible(text)


@given(st.text(), st.text())
def test_no_text_leaves_a_control_character(sentence: str, quote: str) -> None:
    """Whatever a document holds, a plain page has no control character but the end of a line."""
    page = Page(False, 80)
    page.heading(sentence)
    page.item("Label", marked(f"{sentence}{quote}{sentence}", quote))

    steering = [letter for letter in page.text() if unicodedata.category(letter) in ("Cc", "Cf", "Cs")]
    assert set(steering) <= {"\n"}  # a letter that this Python's Unicode does not know yet steers nothing
    assert "\x1b" not in page.text()


def test_marked_words_stand_between_angles_without_colour() -> None:
    """Without colour the marked words are set off by signs."""
    page = Page(False, 80)
    page.line(marked("The database shall be Oracle 19c.", "Oracle 19c"))

    assert page.text() == "The database shall be «Oracle 19c».\n"


def test_marked_words_are_painted_line_by_line() -> None:
    """In colour every line closes what it opens, so that indents and what follows stay plain."""
    page = Page(True, 50)
    page.line(marked("It must run " + "on a very long named thing " * 4 + "and no other.", ("on a very long named thing " * 4).strip()), 4)
    rows = page.text().rstrip().split("\n")

    assert [row.count("\x1b[1;35m") for row in rows] == [1, 1, 1, 0]
    assert [row.count("\x1b[0m") for row in rows] == [1, 1, 1, 0]
    assert all(row.startswith("    ") for row in rows)


def test_whole_words_are_marked_rather_than_parts() -> None:
    """A name that is also a part of a word is marked where it stands alone."""
    page = Page(False, 80)
    page.line(marked("Wording in Word.", "Word"))

    assert page.text() == "Wording in «Word».\n"


def test_of_a_long_sentence_the_surroundings_are_shown() -> None:
    """A sentence of a page's length is cut to what stands around the marked words."""
    cut = marked("before " * 200 + "Oracle" + " after" * 200, "Oracle", longest=100)

    assert cut.startswith("… before")
    assert cut.endswith("after …")
    assert len(cut) < 120


def test_a_page_is_neither_too_narrow_nor_too_wide() -> None:
    """Lines are at least 50 and at most 110 characters wide, whatever the window."""
    assert (Page(False, 1).width, Page(False, 999).width) == (50, 110)


def test_long_words_stay_whole() -> None:
    """A path is not broken, so that it can be copied."""
    page = Page(False, 50)
    page.line("x" * 80)

    assert page.text() == "x" * 80 + "\n"
