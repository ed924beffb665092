"""Marked copies of Word files: comments at the words, changes that can be rejected, and nothing else touched."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats import mark, read
from checker.model import Change, Copy, Mark, Source, Span
from tests.formats.made import p, word

OTHERS = '<w:ins w:id="7" w:author="Jo" w:date="2026-11-02T09:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'
GONE = '<w:del w:id="8" w:author="Jo" w:date="2026-11-02T09:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'
RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"


def at(source: Source, words: str, change: str | None = None, instead: bool = False) -> Mark:
    """A mark at the first place of some words, with other words behind them or instead of them."""
    start = read(source).text.index(words)
    span = Span(start, start + len(words))
    made = None if change is None else Change(span if instead else Span(span.end, span.end), change)
    return Mark(span, f"About {words}", "Why: it shuts firms out.\nInstead: say what it must do.", made)


def copied(source: Source, *marks: Mark) -> tuple[Source, Copy]:
    """The marked copy of a file."""
    copy = mark(source, marks)
    return Source(source.path, copy.data), copy


def text(source: Source, revisions: str = "accept") -> str:
    """The text of a file with its changes accepted, or rejected."""
    return read(Source(source.path, source.data, revisions)).text  # type: ignore[arg-type]


def part(source: Source, name: str = "word/document.xml") -> str:
    """A part of a file, as it stands there."""
    with ZipFile(BytesIO(source.data)) as package:
        return package.read(name).decode()


def commented(source: Source) -> list[str]:
    """The words between the beginning and the end of each comment, in the order of the comments' numbers."""
    body = part(source)
    found = {}
    for number in re.findall(r'<w:commentRangeStart w:id="(\d+)"/>', body):
        inner = body.partition(f'<w:commentRangeStart w:id="{number}"/>')[2].partition(f'<w:commentRangeEnd w:id="{number}"/>')[0]
        found[int(number)] = "".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)<", inner))
    return [found[number] for number in sorted(found)]


def test_a_comment_stands_at_just_the_words() -> None:
    """Runs are cut where the words begin and end."""
    made, copy = copied(source := word(p("The database shall be Oracle 19c today.")), at(source, "Oracle 19c"))

    assert commented(made) == ["Oracle 19c"]
    assert copy.aside == ()
    assert text(made) == text(source)


def test_a_comment_says_its_title_and_each_line() -> None:
    """As paragraphs of a comment by Tendercheck."""
    made, _ = copied(source := word(p("It shall be Oracle 19c.")), at(source, "Oracle 19c"))

    assert [(comment.author, comment.text) for comment in docx.Document(BytesIO(made.data)).comments] == [
        ("Tendercheck", "About Oracle 19c\nWhy: it shuts firms out.\nInstead: say what it must do.")
    ]


def test_a_run_that_is_cut_keeps_its_looks() -> None:
    """Bold words stay bold on both sides of a mark."""
    made, _ = copied(source := word(p("It shall be Oracle 19c.", run="<w:b/>")), at(source, "Oracle"))

    assert all("<w:b/>" in run for run in re.findall(r"<w:r>.*?</w:r>", part(made)) if "<w:t" in run)


def test_words_over_several_runs_are_one_comment() -> None:
    """Word cuts a sentence into runs wherever somebody has typed."""
    body = f"<w:p>{''.join(map(RUN.format, ('It shall be Ora', 'cle 1', '9c.')))}</w:p>"
    made, _ = copied(source := word(body), at(source, "Oracle 19c"))

    assert commented(made) == ["Oracle 19c"]


def test_words_put_in_can_be_accepted_or_rejected() -> None:
    """A tracked insertion behind the words."""
    made, copy = copied(source := word(p("It shall be Oracle 19c.")), at(source, "Oracle 19c", " or equivalent"))

    assert text(made) == "It shall be Oracle 19c or equivalent.\n"
    assert text(made, "reject") == text(source)
    assert copy.unchanged == ()


def test_words_instead_of_others_can_be_accepted_or_rejected() -> None:
    """A tracked deletion with an insertion behind it."""
    made, _ = copied(source := word(p("Pages meet WCAG 2.0 level A today.")), at(source, "WCAG 2.0 level A", "WCAG 2.2 level AA", True))

    assert text(made) == "Pages meet WCAG 2.2 level AA today.\n"
    assert text(made, "reject") == text(source)
    assert commented(made) == ["WCAG 2.0 level A"]


def test_comments_and_changes_of_others_stay_as_they_are() -> None:
    """Ours are numbered behind them."""
    body = (
        f"<w:p>{RUN.format('It shall ')}{OTHERS.format('always ')}{GONE.format('never ')}"
        f'<w:commentRangeStart w:id="4"/>{RUN.format("be Oracle.")}<w:commentRangeEnd w:id="4"/>'
        '<w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    theirs = '<w:comment w:id="4" w:author="Jo"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment>'
    made, _ = copied(source := word(body, comments=theirs), at(source, "Oracle", " or equivalent"))
    body = part(made)

    assert theirs in part(made, "word/comments.xml")
    assert OTHERS.format("always ") in body
    assert GONE.format("never ") in body
    assert re.findall(r'<w:comment w:id="(\d+)"', part(made, "word/comments.xml")) == ["4", "5"]
    assert len(set(re.findall(r'<w:(?:ins|del) w:id="(\d+)"', body))) == 3
    assert text(made, "reject") == text(source, "reject") == "It shall never be Oracle.\n"


def test_words_can_be_put_in_further_on_than_those_that_are_marked() -> None:
    """A bracket that belongs to a whole sentence stands at its end, before the stop, and the comment at its own words."""
    source = word(p("Attach certificates of cover of £2m."))
    end = len("Attach certificates of cover of £2m")
    made, copy = copied(source, replace(at(source, "Attach certificates"), change=Change(Span(end, end), " (or by the start)")))

    assert text(made) == "Attach certificates of cover of £2m (or by the start).\n"
    assert text(made, "reject") == text(source)
    assert (copy.unchanged, commented(made)) == ((), ["Attach certificates"])


def test_no_change_is_made_inside_somebody_elses() -> None:
    """The comment has the wording all the same."""
    made, copy = copied(source := word(f"<w:p>{OTHERS.format('It shall be Oracle.')}</w:p>"), at(source, "Oracle", " or equivalent"))

    assert copy.unchanged == (0,)
    assert commented(made) == ["Oracle"]
    assert text(made) == text(source)


def test_what_stands_in_a_header_is_told_at_the_top() -> None:
    """Word takes no comments there."""
    body = f"{p('First words.')}<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>"
    made, copy = copied(source := word(body, header1=p("Supplied by Oracle only")), at(source, "Oracle"))

    assert copy.aside == (0,)
    assert part(made, "word/comments.xml").count("“Oracle” - About Oracle") == 1
    assert text(made) == text(source)


def test_what_is_said_of_the_whole_stands_at_the_first_paragraph_in_order() -> None:
    """The first comment of the file."""
    marks = (Mark(None, "Checked 1 document", "INTERNAL"), Mark(None, "No lots", "Why: ..."))
    made, _ = copied(word(f"<w:tbl><w:tr><w:tc>{p('A cell')}</w:tc></w:tr></w:tbl>{p('Last')}"), *marks)

    assert [comment.text.partition("\n")[0] for comment in docx.Document(BytesIO(made.data)).comments] == ["No lots", "Checked 1 document"]
    assert part(made).index("commentReference") < part(made).index("A cell")


def test_words_in_a_text_box_are_told_at_the_drawing() -> None:
    """Word takes no comments in text boxes: the comment stands at the run that holds the box."""
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Only Oracle')}</w:txbxContent></v:textbox></w:pict></w:r>"
    made, copy = copied(source := word(f"<w:p>{RUN.format('Before')}{box}</w:p>"), at(source, "Oracle", " or equivalent"))

    assert (copy.aside, copy.unchanged) == ((), (0,))
    assert re.search(r'<w:commentRangeStart w:id="0"/><w:r><w:pict>', part(made))


def test_a_link_keeps_its_words() -> None:
    """The sign of the comment stands behind the link, and no part of it."""
    link = f"<w:p>{RUN.format('See ')}<w:hyperlink w:anchor='x'>{RUN.format('the Oracle page')}</w:hyperlink>{RUN.format(' now')}</w:p>"
    made, _ = copied(source := word(link), at(source, "Oracle", " or equivalent"))

    assert commented(made) == ["Oracle"]
    assert part(made).index("</w:hyperlink>") < part(made).index("<w:commentReference")
    assert text(made) == "See the Oracle or equivalent page now\n"


def test_a_strict_file_stays_strict() -> None:
    """Every part is in the form in which the file was."""
    usual = word(p("It shall be Oracle."))
    strict = {}
    with ZipFile(BytesIO(usual.data)) as package:
        for name in package.namelist():
            content = package.read(name).decode()
            content = content.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
            strict[name] = content.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
    held = BytesIO()
    with ZipFile(held, "w") as package:
        for name, content in strict.items():
            package.writestr(name, content)
    source = Source("strict.docx", held.getvalue())
    made, _ = copied(source, at(source, "Oracle", " or equivalent"))

    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert "schemas.openxmlformats.org/wordprocessingml" not in part(made, name)
        assert "schemas.openxmlformats.org/officeDocument" not in part(made, name)
    assert text(made) == "It shall be Oracle or equivalent.\n"


@given(st.data())
def test_rejecting_our_changes_gives_the_text_back_whatever_is_marked(data: st.DataObject) -> None:
    """Character for character; and all words that were put in are in the text when they are accepted."""
    letters = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"], exclude_characters="<>&"), min_size=1, max_size=6)
    paragraphs = data.draw(st.lists(st.lists(letters, min_size=1, max_size=6), min_size=1, max_size=4))
    source = word("".join(f"<w:p>{''.join(RUN.format(f'{run} ') for run in runs)}</w:p>" for runs in paragraphs))
    document = read(source)
    marks = []
    for block in document.blocks:
        for _ in range(data.draw(st.integers(0, 2))):
            start = data.draw(st.integers(block.span.start, block.span.end - 2))
            end = data.draw(st.integers(start + 1, block.span.end - 1))
            marks.append(Mark(Span(start, end), "T", "N", Change(Span(end, end), f"[{len(marks)}]")))
    made, copy = copied(source, *marks)

    assert text(made, "reject") == document.text
    assert [number for number in range(len(marks)) if number not in copy.unchanged and f"[{number}]" not in text(made)] == []
    assert len(docx.Document(BytesIO(made.data)).comments) == len(marks) - len(copy.aside) + bool(copy.aside)


@pytest.mark.parametrize("count", [200])
def test_two_hundred_marks_take_less_than_three_seconds(count: int) -> None:
    """With a change each, in a document of two thousand paragraphs."""
    import time

    source = word("".join(p(f"Line {at} asks for brand{at} and no other.") for at in range(2000)))
    text_ = read(source).text
    marks = []
    for number in range(count):
        start = text_.index(f"brand{number * 9} ")
        end = start + len(f"brand{number * 9}")
        marks.append(Mark(Span(start, end), "Named", "Why", Change(Span(end, end), " or equivalent")))
    began = time.process_time()
    mark(source, marks)

    assert time.process_time() - began < 3
