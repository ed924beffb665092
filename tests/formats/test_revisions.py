"""Tracked changes: a file is read as if all were accepted, or as it was before any of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from checker.formats import read
from checker.model import Source
from tests.formats.made import lines, open_document, p, sentences, word
from tests.formats.made_office import mark, tracked


def both(source: Source) -> tuple[list[str], list[str]]:
    """The lines of a file with its changes accepted, and with its changes rejected."""
    return lines(read(source)), lines(read(replace(source, revisions="reject")))


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def op(text: str) -> str:
    return f"<text:p>{text}</text:p>"


@given(sentences())
@settings(deadline=None)
def test_without_tracked_changes_both_readings_are_the_same(texts):
    """A file in which nothing is tracked says the same either way."""
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    for source in (word("".join(map(p, escaped))), open_document("".join(map(op, escaped)))):
        accepted, rejected = both(source)

        assert texts == accepted == rejected


def test_words_of_a_word_file():
    """Rejected, insertions and the new places of moved words are out, deletions and the old places in."""
    changes = (
        f"<w:del>{run('30', 'delText')}</w:del><w:ins>{run('60')}</w:ins>"
        f"<w:moveFrom>{run(' working')}</w:moveFrom>{run(' days')}<w:moveTo>{run(' in all')}</w:moveTo>"
    )
    accepted, rejected = both(word(f"<w:p>{run('Pay in ')}{changes}</w:p>"))

    assert (accepted, rejected) == (["Pay in 60 days in all"], ["Pay in 30 working days"])


def test_what_is_accepted_alone_is_told_as_inserted():
    """Insertions are remembered where they are in the text, and nowhere else."""
    source = word(f"<w:p><w:ins>{run('New')}</w:ins>{run(' old')}</w:p>")

    assert [read(source).words(span) for span in read(source).insertions] == ["New"]
    assert read(replace(source, revisions="reject")).insertions == ()


def test_ends_of_paragraphs_of_a_word_file():
    """An inserted end of a paragraph parts nothing where changes are rejected, and a deleted one does."""
    body = p("Oracle ", "<w:rPr><w:del/></w:rPr>") + p("or equal.") + p("A ", "<w:rPr><w:ins/></w:rPr>") + p("B")
    accepted, rejected = both(word(body))

    assert accepted == ["Oracle or equal.", "A", "B"]
    assert rejected == ["Oracle", "or equal.", "A B"]


@pytest.mark.parametrize("after", ["", "<w:tbl><w:tr><w:tc>" + p("cell") + "</w:tc><w:tc>" + p("other") + "</w:tc></w:tr></w:tbl>"])
def test_a_paragraph_with_a_deleted_end_keeps_its_words(after):
    """Where nothing follows that it could run on into, a paragraph whose end is deleted still ends: no table and no cell swallows it."""
    tail = p("Last words", "<w:rPr><w:del/></w:rPr>")
    accepted, _ = both(word(f"<w:tbl><w:tr><w:tc>{tail}</w:tc><w:tc>{p('next')}</w:tc></w:tr></w:tbl>{tail}{after}"))

    assert accepted[:3] == ["Last words", "next", "Last words"]


def test_rows_and_cells_of_a_word_file():
    """Rows and cells are there in one reading alone where they are tracked."""

    def tr(text: str, change: str = "", cell: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{p(text)}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"

    table = tr("a") + tr("b", "<w:ins/>") + tr("c", "<w:del/>") + tr("d", cell="<w:cellIns/>") + tr("e", cell="<w:cellDel/>")
    accepted, rejected = both(word(f"<w:tbl>{table}</w:tbl>"))

    assert accepted == ["a", "x", "b", "x", "d", "x", "x"]
    assert rejected == ["a", "x", "c", "x", "x", "e", "x"]


def test_the_old_dress_of_a_paragraph_is_its_dress_before():
    """A line that was made a plain paragraph was a heading before."""
    styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    change = '<w:pPrChange><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
    source = word(p("Scope", change), styles=styles)

    assert [read(source).blocks[0].kind, read(replace(source, revisions="reject")).blocks[0].kind] == ["paragraph", "heading"]


def test_words_of_an_open_document():
    """Rejected, what was deleted stands again where it stood, and what was inserted is out."""
    body = op(f"Pay in {mark('change', 'd')}{mark('change-start', 'i')}60{mark('change-end', 'i')} days")
    accepted, rejected = both(open_document(tracked({"i": "", "d": op("30")}, body)))

    assert (accepted, rejected) == (["Pay in 60 days"], ["Pay in 30 days"])
    assert read(open_document(tracked({"i": "", "d": op("30")}, body))).blocks[0].anchor == "content/p1"


def test_deleted_paragraphs_of_an_open_document():
    """Of several paragraphs that were deleted the first goes on with the words before, and the last with those behind."""
    gone = op(" tail") + op("Middle") + op("Head ")
    accepted, rejected = both(open_document(tracked({"d": gone}, op(f"First{mark('change', 'd')}last"))))

    assert (accepted, rejected) == (["Firstlast"], ["First tail", "Middle", "Head last"])


def test_inserted_paragraphs_of_an_open_document():
    """An insertion over several paragraphs, with what stands between them, leaves one where it is rejected."""
    table = f"<table:table><table:table-row><table:table-cell>{op('cell')}</table:table-cell></table:table-row></table:table>"
    body = op(f"Start{mark('change-start', 'i')} new") + op("newer") + table + op(f"newest{mark('change-end', 'i')} end")
    accepted, rejected = both(open_document(tracked({"i": ""}, body)))

    assert accepted == ["Start new", "newer", "cell", "newest end"]
    assert rejected == ["Start end"]


def test_a_deleted_table_of_an_open_document():
    """A table that was deleted as a whole is put back between the paragraphs."""
    row = f"<table:table-row><table:table-cell>{op('a')}</table:table-cell><table:table-cell>{op('b')}</table:table-cell></table:table-row>"
    body = op("Before") + mark("change", "d") + op("After")
    accepted, rejected = both(open_document(tracked({"d": f"<table:table>{row}</table:table>"}, body)))

    assert (accepted, rejected) == (["Before", "After"], ["Before", "a", "b", "After"])


def test_a_deletion_inside_an_insertion_was_never_there():
    """What one person inserted and another deleted again is in neither reading."""
    body = op(f"A{mark('change-start', 'i')} b{mark('change', 'd')}{mark('change-end', 'i')} c")
    accepted, rejected = both(open_document(tracked({"i": "", "d": op(" x")}, body)))

    assert (accepted, rejected) == (["A b c"], ["A c"])


def test_words_of_a_web_page():
    """What a page marks as inserted or deleted is a tracked change; what is struck through is words."""
    source = Source("tender.html", b"<p>Pay in <del>30</del><ins>60</ins> days <s>or so</s></p><del><p>Old</p></del><ins><p>New</p></ins>")

    assert both(source) == (["Pay in 60 days or so", "New"], ["Pay in 30 days or so", "Old"])
    assert [read(source).words(span) for span in read(source).insertions] == ["60", "New"]


def test_what_was_left_out_of_a_web_page_is_told():
    """A page that shows what was deleted is told of, for its readers see it."""
    assert read(Source("tender.html", b"<p>Pay in <del>30</del> days</p>")).remarks == (
        "What it marks as deleted was left out, and is still there for who reads the page",
    )
    assert read(Source("tender.html", b"<p>Pay in <ins>30</ins> days</p>")).remarks == ()


@pytest.mark.parametrize("source", [word(p("A")), open_document(op("A")), Source("a.html", b"<p>A</p>"), Source("a.rtf", b"{\\rtf1 A}")])
def test_that_changes_were_rejected_is_told(source):
    """A file that can hold tracked changes and is read without them says so; one that cannot has nothing to say."""
    assert read(replace(source, revisions="reject")).remarks == ("Read as if all tracked changes were rejected",)
    assert read(source).remarks == read(Source("a.txt", b"A", "reject")).remarks == ()


def test_deleted_words_that_stand_in_the_text():
    """LibreOffice writes them so in flat files: they are out where the change is accepted, and in where it is rejected."""
    regions = '<text:changed-region text:id="d"><text:deletion/></text:changed-region>'
    struck = f"{mark('change-start', 'd')}30{mark('change-end', 'd')}"
    accepted, rejected = both(open_document(f"<text:tracked-changes>{regions}</text:tracked-changes>{op(f'Pay in {struck}60 days')}"))

    assert (accepted, rejected) == (["Pay in 60 days"], ["Pay in 3060 days"])
