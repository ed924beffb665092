"""The report as Markdown, read with an independent parser."""

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from checker.model import Report
from checker.render.formats import rendered
from checker.render.markup import plain
from checker.render.page import visible
from tests.render.made import absence, checked, decision, finding, outcome, partly, question, quoted, report, unread
from tests.render.words import SNARES, saying, whatever_the_words

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
CALL = re.compile(r"(?<!\w)[@#!]\w|\bgh-\d|:[\w+-]*[a-z+][\w+-]*:", re.IGNORECASE)  # what forges look for in words


def text(made: Report) -> str:
    """A report in Markdown."""
    return rendered(made, "markdown").decode()


def shape(written: str) -> list[str]:
    """The kinds of all parts of a text but for its words."""
    tokens: list[Token] = [each for token in PARSER.parse(written) for each in (token, *(token.children or ()))]
    return [f"{token.type} {token.tag}" for token in tokens if token.type not in ("text", "text_special")]


def words_in(written: str) -> str:
    """The words that a reader sees."""
    return "\n".join("".join(part.content for part in token.children or ()) for token in PARSER.parse(written) if token.type == "inline")


def test_what_was_not_read_comes_first_then_the_table_then_the_matters() -> None:
    """In the order in which an officer needs it."""
    made = text(report(outcome(finding(), questions=(question(),)), documents=(checked(), partly(), unread())))
    order = [
        "# 1 thing",
        "## Not everything",
        "**pack/scan\\.pdf**",
        "## Planning",
        "| No. |",
        "### 1. A brand is named",
        "### Record a reason",
    ]

    assert [made.index(part) for part in order] == sorted(made.index(part) for part in order)


def test_a_matter_has_places_why_authority_instead_and_words_to_paste() -> None:
    """Once for all places of one rule."""
    made = words_in(text(report(outcome(finding(wording="or equivalent", asks="Why?"), finding(at=quoted(paragraph=9))))))

    assert made.count("It shuts others out.") == 1
    assert "3.1 Hosting, paragraph 5: The database layer shall be «Oracle 19c»." in made
    assert "Instead: Say what it must do." in made
    assert "or equivalent" in made.split("\n")


def test_places_are_counted_in_the_table() -> None:
    """A matter is a row, and what is absent has no place."""
    made = text(report(outcome(finding(), finding(at=quoted(paragraph=9))), outcome(absence())))

    assert "| 1 | A brand is named | Resolve before publishing | law | 2 |" in made
    assert "| 2 | Nothing asks for an exit plan | Should be resolved | law | absent |" in made


def test_exceptions_and_what_was_known_have_a_part_of_their_own() -> None:
    """They are no matters, and they stay in sight."""
    made = words_in(text(report(outcome(finding(decision=decision()), finding(known=True)))))

    assert "No findings from these checks" in made
    assert "Agreed exception: The signing service is shared with the county." in made
    assert made.count("In the baseline already.") == 1


@pytest.mark.parametrize("snare", SNARES)
def test_a_sign_of_markup_is_a_sign(snare: str) -> None:
    """Words come out of the parser as they went in, wherever they stand."""
    for before in ("", "- ", "> ", "### ", "- **", "| a |\n|---|\n| "):
        after = "**" if before.endswith("**") else " |" if before.startswith("|") else ""
        read = words_in(f"{before}{plain(f'x {snare} y')}{after}").replace("\u2060", "")

        assert " ".join(f"x {visible(snare)} y".split()) in read


@whatever_the_words
def test_no_word_of_a_document_is_markup(words: str) -> None:
    """A report has the same parts whatever its words, and calls nobody."""
    made = text(saying(words if visible(words) else "word"))

    assert shape(made) == shape(text(saying("word")))
    assert CALL.findall(words_in(made)) == []


def test_each_finding_says_by_what_it_can_be_decided_upon() -> None:
    """Beside its place, or beside its rule where it has none; each once, and short."""
    one, two = "a1b2c3d4e5f60718", "b1b2c3d4e5f60718"
    made = words_in(text(report(outcome(finding(fingerprint=one), finding(fingerprint=two)), outcome(absence(fingerprint=one)))))

    assert "«Oracle 19c». (findings a1b2c3d4e5f6 and b1b2c3d4e5f6)\n" in made
    assert made.count("a1b2c3d4e5f6") == 2
    assert re.search(r"Rule [a-z-]+ \(finding a1b2c3d4e5f6\)\.\n", made)
