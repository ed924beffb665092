"""Marked copies of OpenDocument texts: annotations at the words, changes that can be rejected, and nothing else touched."""

import re
import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.formats import mark, read
from checker.model import Change, Mark, Source, Span
from tests.formats.made import open_document
from tests.formats.made_marks import at, copied, part, text
from tests.formats.made_office import mark as turn
from tests.formats.made_office import tracked

P = "<text:p>{}</text:p>"
SPAN = '<text:span text:style-name="T1">{}</text:span>'
NAMES = "urn:oasis:names:tc:opendocument:xmlns"


def content(source: Source) -> str:
    """The content of a file, as it stands there."""
    return part(source, "content.xml")


def said(source: Source) -> list[tuple[str, str]]:
    """Who says what in the annotations of a file, as another reader finds them."""
    body = odfdo.Document(BytesIO(source.data)).body
    notes = body.get_elements("//office:annotation")  # its own `get_annotations` leaves out those without a date
    return [(note.dc_creator, "\n".join(p.inner_text for p in note.get_elements("text:p"))) for note in notes]  # type: ignore[attr-defined]


def annotated(source: Source) -> list[str]:
    """The words between the beginning and the end of each annotation, in their order."""
    body, found = content(source), []
    for name in re.findall(r'<office:annotation office:name="([^"]+)"', body):
        inner = body.partition(f'<office:annotation office:name="{name}"')[2].partition(f'<office:annotation-end office:name="{name}"/>')[0]
        inner = re.sub(r"<office:annotation .*?</office:annotation>", "", inner.partition("</office:annotation>")[2])
        found.append(re.sub(r"<[^>]*>", "", inner))
    return found


def test_an_annotation_stands_at_just_the_words() -> None:
    """The letters are parted where the words begin and end, and each part stays."""
    made, copy = copied(source := open_document(P.format("The database shall be Oracle 19c today.")), at(source, "Oracle 19c"))

    assert annotated(made) == ["Oracle 19c"]
    assert (copy.aside, copy.unchanged) == ((), ())
    assert text(made) == text(source)


def test_an_annotation_says_its_title_in_bold_and_each_line() -> None:
    """As paragraphs of an annotation by Tendercheck, without a date: the same file gives the same copy."""
    source = open_document(P.format("It shall be Oracle 19c."))
    made, copy = copied(source, at(source, "Oracle 19c"))

    assert said(made) == [("Tendercheck", "About Oracle 19c\nWhy: it shuts firms out.")]
    assert '<text:p><text:span text:style-name="Tendercheck">About Oracle 19c</text:span></text:p>' in content(made)
    assert "<dc:date>" not in content(made)
    assert copy.data == mark(source, [at(source, "Oracle 19c")]).data


def test_words_over_several_spans_are_one_annotation() -> None:
    """Office programs cut a sentence into spans wherever somebody has typed."""
    body = P.format(f"It shall be {SPAN.format('Ora')}cle{SPAN.format(' 19')}c.")
    made, _ = copied(source := open_document(body), at(source, "Oracle 19c", " or equivalent"))

    assert annotated(made) == ["Oracle 19c"]
    assert text(made) == "It shall be Oracle 19c or equivalent.\n"


def test_words_put_in_can_be_accepted_or_rejected() -> None:
    """A tracked insertion behind the words, which the list of changes knows."""
    made, copy = copied(source := open_document(P.format("It shall be Oracle 19c.")), at(source, "Oracle 19c", " or equivalent"))

    assert text(made) == "It shall be Oracle 19c or equivalent.\n"
    assert text(made, "reject") == text(source)
    assert copy.unchanged == ()
    assert [each.get_attribute("text:id") for each in odfdo.Document(BytesIO(made.data)).body.get_elements("//text:changed-region")] == [
        "tendercheck1"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Pages meet WCAG 2.0 level A today.",
        f"Pages meet {SPAN.format('WCAG')} 2.0 {SPAN.format('level A today')}.",
        f"Pages {SPAN.format('meet WCAG <text:s/>' + SPAN.format('2.0'))} level A today.",
    ],
)
def test_words_instead_of_others_can_be_accepted_or_rejected(body: str) -> None:
    """A tracked deletion with an insertion behind it, both within the annotation, across whatever looks the words have."""
    made, copy = copied(source := open_document(P.format(body)), at(source, "WCAG 2.0 level A", "WCAG 2.2 level AA", True))

    assert copy.unchanged == ()
    assert text(made) == "Pages meet WCAG 2.2 level AA today.\n"
    assert text(made, "reject") == text(source)
    assert annotated(made) == ["WCAG 2.2 level AA"]
    assert said(made)[0][1].startswith("About WCAG 2.0 level A\n")


def test_a_second_annotation_at_words_that_are_taken_out_stays() -> None:
    """It begins before the deletion, and ends behind it."""
    source = open_document(P.format("Pages meet WCAG 2.0 level A today."))
    made, _ = copied(source, at(source, "WCAG 2.0 level A", "WCAG 2.2 level AA", True), at(source, "2.0"), at(source, "A today"))

    assert len(said(made)) == 3
    assert text(made) == "Pages meet WCAG 2.2 level AA today.\n"
    assert text(made, "reject") == text(source)
    assert annotated(made) == ["WCAG 2.2 level AA", "", "WCAG 2.2 level AA today"]


def test_annotations_and_changes_of_others_stay_as_they_are() -> None:
    """Ours are numbered behind them."""
    theirs = '<office:annotation office:name="Tendercheck-1"><dc:creator>Jo</dc:creator><text:p>Is this right?</text:p></office:annotation>'
    always = f"{turn('change-start', 'tendercheck1')}always {turn('change-end', 'tendercheck1')}"
    body = f"It shall {always}{turn('change', 'c8')}{theirs}be Oracle."
    regions = {"tendercheck1": "", "c8": P.format("never ")}
    source = open_document(tracked(regions, P.format(body)))
    made, _ = copied(source, at(source, "Oracle", " or equivalent"))

    assert theirs in content(made)
    assert content(made).index(tracked(regions, "").removesuffix("</text:tracked-changes>")) > 0
    assert [who for who, _ in said(made)] == ["Jo", "Tendercheck"]
    assert re.findall(r'changed-region (?:xml:id="[^"]+" )?text:id="([^"]+)"', content(made)) == ["tendercheck1", "c8", "tendercheck2"]
    assert text(made, "reject") == text(source, "reject") == "It shall never be Oracle.\n"
    assert text(made) == "It shall always be Oracle or equivalent.\n"


def test_words_can_be_put_in_further_on_than_those_that_are_marked() -> None:
    """A bracket that belongs to a whole sentence stands at its end, before the stop, and the comment at its own words."""
    source = open_document(P.format("Attach certificates of cover of £2m."))
    end = len("Attach certificates of cover of £2m")
    made, copy = copied(source, replace(at(source, "Attach certificates"), change=Change(Span(end, end), " (or by the start)")))

    assert text(made) == "Attach certificates of cover of £2m (or by the start).\n"
    assert text(made, "reject") == text(source)
    assert (copy.unchanged, annotated(made)) == ((), ["Attach certificates"])


def test_no_change_is_made_inside_somebody_elses() -> None:
    """The annotation has the wording all the same."""
    body = tracked({"c7": ""}, P.format(f"{turn('change-start', 'c7')}It shall be Oracle.{turn('change-end', 'c7')}"))
    made, copy = copied(source := open_document(body), at(source, "Oracle", " or equivalent"))

    assert copy.unchanged == (0,)
    assert annotated(made) == ["Oracle"]
    assert text(made) == text(source)


@pytest.mark.parametrize(
    "body",
    [
        '<text:bookmark-ref text:ref-name="x">the Oracle page</text:bookmark-ref>',
        '<text:a xlink:href="https://x" xmlns:xlink="http://www.w3.org/1999/xlink">the Oracle page</text:a>',
    ],
)
def test_fields_and_links_keep_their_words(body: str) -> None:
    """No words are put into what an office program makes anew, or into what a reader follows."""
    made, copy = copied(source := open_document(P.format(f"See {body} now")), at(source, "Oracle", " or equivalent"))

    assert copy.unchanged == (0,)
    assert text(made) == "See the Oracle page now\n"
    assert annotated(made) == (["the Oracle page"] if "bookmark" in body else ["Oracle"])


@pytest.mark.parametrize("between", ['<text:bookmark text:name="x"/>', turn("change", "c8")])
def test_words_are_not_taken_out_with_what_hangs_on_them(between: str) -> None:
    """A bookmark or somebody's deletion between them would be torn."""
    body = tracked({"c8": P.format("never ")}, P.format(f"Pages meet WCAG {between}2.0 today."))
    made, copy = copied(source := open_document(body), at(source, "WCAG 2.0", "WCAG 2.2", True))

    assert copy.unchanged == (0,)
    assert text(made, "reject") == text(source, "reject")
    assert annotated(made) == ["WCAG 2.0"]


def test_no_change_is_made_across_paragraphs() -> None:
    """The annotation spans both."""
    made, copy = copied(source := open_document(P.format("Use Oracle") + P.format("and SAP.")), at(source, "Oracle\nand SAP", "x", True))

    assert copy.unchanged == (0,)
    assert annotated(made) == ["Oracleand SAP"]
    assert text(made) == text(source)


def test_an_annotation_does_not_leave_its_cell() -> None:
    """Office programs cannot show one over two cells of a table."""
    cells = "".join(f"<table:table-cell>{P.format(words)}</table:table-cell>" for words in ("Oracle", "SAP"))
    source = open_document(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
    made, _ = copied(source, at(source, "Oracle\nSAP"))

    assert annotated(made) == ["Oracle"]


def test_what_stands_in_a_header_or_a_note_is_told_at_the_top() -> None:
    """In one annotation, with the words that each part of it is about."""
    around = f"<style:master-page><style:header>{P.format('Supplied by Oracle only')}</style:header></style:master-page>"
    note = f'<text:note text:note-class="footnote"><text:note-body>{P.format("Or SAP")}</text:note-body></text:note>'
    source = open_document(P.format(f"First words.{note}"), around=around)
    made, copy = copied(source, at(source, "Oracle", " or equivalent"), at(source, "SAP"))

    assert (copy.aside, copy.unchanged) == ((0, 1), (0,))
    assert len(said(made)) == 1
    assert "“Oracle” - About Oracle" in said(made)[0][1]
    assert "“SAP” - About SAP" in said(made)[0][1]
    assert text(made) == text(source)


def test_what_is_said_of_the_whole_stands_at_the_first_paragraph_in_order() -> None:
    """Even where that is in a table."""
    marks = (Mark(None, "Checked 1 document", "INTERNAL"), Mark(None, "No lots", "Why: ..."))
    table = f"<table:table><table:table-row><table:table-cell>{P.format('A cell')}</table:table-cell></table:table-row></table:table>"
    made, _ = copied(open_document(f"{table}{P.format('Last')}"), *marks)

    assert [words.partition("\n")[0] for _, words in said(made)] == ["Checked 1 document", "No lots"]
    assert content(made).index("No lots") < content(made).index("A cell")
    assert text(made) == "A cell\nLast\n"


def test_words_in_a_text_box_are_told_at_the_drawing() -> None:
    """The annotation stands around what holds the box."""
    box = f"<draw:frame><draw:text-box>{P.format('Only Oracle')}</draw:text-box></draw:frame>"
    made, copy = copied(source := open_document(P.format(f"Before {box}")), at(source, "Oracle", " or equivalent"))

    assert (copy.aside, copy.unchanged) == ((), (0,))
    assert re.search(r"</office:annotation><draw:frame>.*</draw:frame><office:annotation-end", content(made))


def test_a_flat_file_is_given_back_flat() -> None:
    """It is one part, and is marked like the part of a package."""
    names = " ".join(f'xmlns:{name}="{NAMES}:{name}:1.0"' for name in ("office", "text", "style"))
    flat = (
        f'<office:document {names} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"{P.format('It shall be Oracle.')}</office:text></office:body></office:document>"
    )
    made, copy = copied(source := Source("tender.fodt", flat.encode()), at(source, "Oracle", " or equivalent"))

    assert annotated(made) == ["Oracle"]
    assert text(made) == "It shall be Oracle or equivalent.\n"
    assert text(made, "reject") == text(source)
    assert copy.unchanged == ()


def test_other_parts_and_the_names_of_tables_in_shapes_stay() -> None:
    """Reading gives the tables of LibreOffice's shapes their usual name; the copy has that of the file."""
    space = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    shape = f"<draw:frame><loext:table {space}><table:table-row/></loext:table></draw:frame>"
    source = open_document(P.format(f"It shall be Oracle.{shape}"))
    made, _ = copied(source, at(source, "Oracle"))

    assert "<loext:table " in content(made)
    with ZipFile(BytesIO(source.data)) as old, ZipFile(BytesIO(made.data)) as new:
        assert new.namelist() == old.namelist()
        assert {name for name in old.namelist() if old.read(name) != new.read(name)} == {"content.xml"}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_rejecting_our_changes_gives_the_text_back_whatever_is_marked(data: st.DataObject) -> None:
    """Character for character; and all words that were put in are in the text when they are accepted."""
    letters = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"], exclude_characters="<>&[]"), min_size=1, max_size=6)
    runs = st.lists(
        st.tuples(letters, st.sampled_from(("{} ", SPAN.format("{} "), SPAN.format(SPAN.format("{}")), "{}<text:s/>"))), min_size=1
    )
    paragraphs = data.draw(st.lists(runs, min_size=1, max_size=4))
    source = open_document("".join(P.format("".join(form.format(run) for run, form in runs)) for runs in paragraphs))
    document = read(source)
    marks = []
    for block in document.blocks:
        for _ in range(data.draw(st.integers(0, 3))):
            start = data.draw(st.integers(block.span.start, block.span.end - 2))
            end = data.draw(st.integers(start + 1, block.span.end - 1))
            span = Span(start, end)
            marks.append(Mark(span, "T", "N", Change(span if data.draw(st.booleans()) else Span(end, end), f"[{len(marks)}]")))
    made, copy = copied(source, *marks)

    assert text(made, "reject") == document.text
    assert [number for number in range(len(marks)) if (f"[{number}]" in text(made)) == (number in copy.unchanged)] == []
    assert len(said(made)) == len(marks) - len(copy.aside) + bool(copy.aside)
    unmarked = Source(source.path, mark(source, [Mark(each.at, each.title, each.note) for each in marks]).data)
    assert text(unmarked) == document.text


def test_two_hundred_marks_take_less_than_three_seconds() -> None:
    """With a change each, in a document of two thousand paragraphs."""
    source = open_document("".join(P.format(f"Line {at} asks for brand{at} and no other.") for at in range(2000)))
    whole = read(source).text
    marks = []
    for number in range(200):
        start = whole.index(f"brand{number * 9} ")
        span = Span(start, start + len(f"brand{number * 9}"))
        marks.append(Mark(span, "Named", "Why", Change(span if number % 2 else Span(span.end, span.end), " or equivalent")))
    began = time.process_time()
    copy = mark(source, marks)

    assert time.process_time() - began < 3
    assert copy.unchanged == ()
