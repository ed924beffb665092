"""Reports that say the same thing with whatever words a document may hold: signs of markup, formulas, commands, control characters."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from checker.model import Gap, Report, Stated
from tests.render.made import Cell, absence, checked, decision, finding, known, outcome, partly, question, quoted, report, unread

SNARES = (
    *("=1+1", "-2", "+3", "@SUM(A1)", "\t=1", "\r=1", "a;=1", "\n=1", "'=1", "＝1"),
    *(
        "<b>x</b>",
        "<!-- x",
        "[x](http://y.z)",
        "![x](y)",
        "`x`",
        "``",
        "**x**",
        "__x__",
        "~~x~~",
        "| a | b |",
        "# x",
        "> x",
        "- x",
        "1. x",
        "1) x",
    ),
    *(
        "---",
        "===",
        "***",
        "```",
        "<http://x.y>",
        "http://x.y",
        "www.x.y",
        "a@b.cc",
        "@all",
        "@__x__",
        "#12",
        "!12",
        "gh-12",
        ":tada:",
        "&amp;",
        "$x$",
        "\\",
    ),
    *(
        "[^1]: x",
        "[x]: http://y",
        "a  \nb",
        "    x",
        "/close",
        "\\`a\\`",
        "\\*a\\*",
        "::error::x",
        "\n::error::x",
        "%0A::error::x",
        "##[error]x",
        "a,file=b",
        "a:b::c",
    ),
    *(
        "]]>",
        "<![CDATA[",
        "&#0;",
        "\x00",
        "\x1b[2J",
        "\u202e",
        "\u2028",
        "\x85",
        "\x0b",
        "\ufffe",
        "\uffff",
        "\ud800",
        "\U0001f600",
        "{0}",
        "}",
    ),
)
ANY_LETTERS = st.text(st.characters(), min_size=1, max_size=12)
WORDS = st.lists(st.sampled_from(SNARES) | ANY_LETTERS, min_size=1, max_size=4).map("".join)


def whatever_the_words(test: Callable[[str], None]) -> Callable[[], None]:
    """A test that is run with every snare, and with words that nobody thought of."""
    for snare in SNARES:
        test = example(snare)(test)
    return given(WORDS)(test)


def saying(words: str) -> Report:
    """A report with something of everything, in which these words stand wherever a document, a file's name or a person may put words."""
    path = f"pack/{words}.odt"
    sentence = f"The database shall be {words} in all places."
    at = quoted(words, sentence, document=path, headings=(words,), section="")
    here = finding(at=at, message=f"“{words}” is named.", wording=words, related=(replace(at, sentence=words),), product=words)
    cell = finding(at=quoted(words, words, document=path, sheet=f"{words}!B7", cell=Cell(0, 0, 0)), verdict="review")
    reasoned = replace(decision(), waiver=replace(decision().waiver, reason=words))
    agreed = finding(at=at, message=words, decision=reasoned)
    waiting = finding(at=at, message=words, decision=replace(reasoned, state="waiting", why="it waits for legal"))
    documents = (
        replace(unread(), path=path, cause=words),
        replace(partly(), gaps=(Gap(words, "It is a picture", words),)),
        checked(path, remarks=(words,)),
    )
    judged = outcome(here, cell, agreed, waiting, replace(here, known=True), questions=(question(at=at),))
    other = replace(outcome(absence(message=words)), reason=words)
    made = report(judged, other, outcome(verdict="unclear", reason=words), documents=documents)
    named = replace(made.packs[0], procurement=replace(known(), stated={**known().stated, "title": Stated(words, "given", words)}))
    return replace(made, packs=(named,))
