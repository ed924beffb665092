"""The walk back to a Word, OpenDocument or PowerPoint file: every character of a block leads to the letter that it was read from."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.formats import read, traced
from checker.model import Document, Source
from tests.formats.made import find, open_document, p, word, words
from tests.formats.made_office import CHART, drawing, mark, related, tracked, with_parts
from tests.formats.test_coverage import OPEN, REAL, WORD

FORMS = ("{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:del>{}</w:del>")
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="<&>\ufffe\uffff"), max_size=12)


def run(form: str, said: str) -> str:
    tag = "delText" if "del" in form else "t"
    return form.format(f"<w:r><w:{tag}>{said}</w:{tag}><w:tab/><w:noBreakHyphen/></w:r>")


def astray(source: Source) -> list[tuple[str, object]]:
    """The characters of a file that do not lead back to the same letter, or lead back behind one that came before."""
    document = read(source)
    wrong: list[tuple[str, object]] = []
    for block, letters in traced(source, document):
        said = words(document, block)
        wrong += [(each, at) for each, at in zip(said, letters, strict=True) if not each.isspace() and (at is None or at.said != each)]
        places = [at for at in letters if at]
        wrong += [("twice", at) for at in places if places.count(at) > 1] if len(set(places)) < len(places) else []
        wrong += [("order", at) for last, at in pairwise(places) if last.leaf == at.leaf and last.at >= at.at]
    return wrong


@given(st.lists(st.lists(st.tuples(st.sampled_from(FORMS), LETTERS), max_size=5), min_size=1, max_size=5), st.booleans())
@settings(deadline=None)
def test_characters_of_word_files_lead_back(paragraphs, rejected):
    """Whatever the runs of a paragraph hold, and whichever version is read."""
    text = "".join(f"<w:p>{''.join(run(form, said) for form, said in runs)}</w:p>" for runs in paragraphs)
    source = word(p("Whole") + text)

    assert astray(replace(source, revisions="reject" if rejected else "accept")) == []


@given(st.lists(st.tuples(LETTERS, LETTERS, LETTERS), min_size=1, max_size=5), st.booleans())
@settings(deadline=None)
def test_characters_of_open_documents_lead_back(paragraphs, rejected):
    """Letters of an element, of what is in it and behind it, with what was inserted and what was deleted."""
    body = "".join(
        f"<text:p>{one}<text:span>{two}</text:span>{mark('change', 'd')}<text:s text:c='3'/>{mark('change-start', 'i')}{three}"
        f"{mark('change-end', 'i')}{one}</text:p>"
        for one, two, three in paragraphs
    )
    gone = "<text:p>gone <text:span>for</text:span></text:p><text:p>ever</text:p>"
    source = open_document(tracked({"i": "", "d": gone}, f"<text:p>Whole</text:p>{body}"))

    assert astray(replace(source, revisions="reject" if rejected else "accept")) == []


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_characters_of_real_files_lead_back(path):
    """Every character of every real file leads back to itself."""
    assert astray(Source(path.name, path.read_bytes())) == []


@pytest.mark.parametrize("source", [WORD, OPEN], ids=["word", "open document"])
def test_characters_of_boxes_notes_and_tables_lead_back(source):
    """What hangs in a text, or stands in another part, leads back too."""
    assert astray(source) == []


def leaf(source: Source, document: Document, start: str) -> list[str]:
    """The leaves that a block's letters are in, each once, in order."""
    block = find(document, start)
    return list(dict.fromkeys(at.leaf for each, letters in traced(source, document) if each == block for at in letters if at))


def test_a_leaf_is_named_by_its_part_and_its_place():
    """A leaf says in which part it is, of which kind, and how many of the kind stand before it."""
    note = '<w:p><w:r><w:t>one</w:t><w:noBreakHyphen/><w:t>two</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    source = word(p("zero") + note, footnotes=f'<w:footnote w:id="2">{p("See annex.")}</w:footnote>')
    document = read(source)

    assert leaf(source, document, "one") == ["word/document.xml#t1", "word/document.xml#noBreakHyphen0", "word/document.xml#t2"]
    assert leaf(source, document, "See") == ["word/footnotes.xml#t0"]


def test_a_leaf_of_an_open_document_is_a_stretch_of_letters():
    """Stretches are counted through the part, those behind an element too."""
    source = open_document("<text:p>zero</text:p><text:p>one <text:span>two</text:span> three</text:p>")

    assert leaf(source, read(source), "one") == ["content.xml#t1", "content.xml#t2", "content.xml#t3"]


def test_a_chosen_entry_leads_to_its_list():
    """The letters of a chosen entry, and the box of a field, lead to the elements that stand for them."""
    choices = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="one"/><w:listEntry w:val="two"/></w:ddList>'
    begun = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    source = word(f"<w:p>{begun.format(choices)}{ended}{begun.format('<w:checkBox/>')}{ended}</w:p>")

    assert leaf(source, read(source), "two") == ["word/document.xml#listEntry1", "word/document.xml#checkBox0"]
    assert astray(source) == []


def test_letters_of_a_chart_lead_to_its_part():
    """A chart is a part of its own, and its letters are there."""
    source = related(word(drawing('<c:chart r:id="chart"/>')), "chart", "charts/chart1.xml")
    words_of_it = "<c:title><a:p><a:r><a:t>Spend by </a:t></a:r><a:r><a:t>year</a:t></a:r></a:p></c:title>"
    source = with_parts(source, {"word/charts/chart1.xml": CHART.format(words_of_it)})

    assert leaf(source, read(source), "Spend by year") == ["word/charts/chart1.xml#a:t0", "word/charts/chart1.xml#a:t1"]
    assert astray(source) == []
