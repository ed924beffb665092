"""Notices in open contracting data: all their words are read, their facts are told, and nothing in a file brings the reader down."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from checker.errors import UnreadableDocument
from checker.formats import notice, read
from checker.formats.lines import one_line
from checker.model import Source
from tests.formats.made import find, headings, lines
from tests.formats.notices import FULL, NOTICE_LIKE, facts, package, release, saved, table
from tests.places import BENCH

SCHEMAS = BENCH.parent / "schemas"
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=9)
PROSE = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def read_or_fault(source):
    """What becomes of a file: its text, or the fault that is said of it."""
    try:
        return read(source).text
    except UnreadableDocument as fault:
        return f"{fault.cause}, {fault.cure}"


def named(source: Source) -> tuple[str, ...]:
    """The names of the notices in a file of several; none where it is one."""
    found = notice.members(source)
    assert found is None or found.apart
    return found.names if found else ()


def test_a_notice_reads_as_an_officer_reads_it():
    """The title is a heading, short fields stand in a table with their labels, prose under a heading, and each lot under its own."""
    document = read(saved(package(FULL)))

    assert (document.format, lines(document)[0], document.blocks[0].kind) == ("notice", "Case management", "heading")
    assert table(document)["Closing date for tenders"] == "12 February 2027, 12:00"
    assert table(document)["Estimated contract value"] == "£1,200,000 excluding VAT (£1,440,000 including VAT)"
    assert (table(document)["Contract term"], table(document)["Number of lots"]) == ("36 months", "2")
    assert headings(document, "Hosting and support.") == ["Case management", "Description"]
    assert find(document, "Lot 2: Training").kind == "heading"


def test_anchors_are_json_pointers():
    """Each block knows the field that it was read from."""
    data = package(release({"a/b": {"c~d": "Words that stand in an unknown field"}}))
    block = find(read(saved(data)), "Words that stand")

    assert block.anchor == "/releases/0/tender/a~1b/c~0d"


def test_criteria_stand_with_their_weights():
    """Award criteria are a table, with their weights as shares of a hundred."""
    criteria = [
        {"type": "quality", "name": "Method", "numbers": [{"number": 60, "weight": "percentageExact"}]},
        {"type": "price", "name": "Price", "numbers": [{"number": 40, "weight": "percentageExact"}]},
    ]
    said = table(read(saved(release({"awardCriteria": {"criteria": criteria}}))))

    assert (said["Method"], said["Price"]) == ("60%", "40%")


def test_web_markup_is_shown_as_text():
    """A description that was written for a web page is read as its reader sees it."""
    said = "<p>Supply of &pound;5 desks<br/>and chairs.</p><ul><li>Oak</li><li>Ash &amp;amp; elm</li></ul>"
    document = read(saved(release({"description": said, "rationale": "Smith &#039;s &amp; Jones"})))

    assert {"Supply of £5 desks and chairs.", "Oak", "Smith 's & Jones"} <= set(lines(document))
    assert find(document, "Oak").kind == "item"


@given(st.lists(PROSE, min_size=1, max_size=4), st.sampled_from(("description", "rationale", "aFieldOfTheirOwn", "url", "id")))
@settings(deadline=None)
def test_all_prose_is_in_the_text(said, key):
    """Every word of prose is read, in whatever field it stands: no field is passed over in silence."""
    said = [f"{words} one two three four five six." for words in said]
    data = release({"lots": [{"id": str(n), key: words} for n, words in enumerate(said)], "deep": {"deeper": [{key: said[0]}]}})
    text = read(saved(data)).text

    assert all(one_line(words) in text for words in said)


@given(NOTICE_LIKE)
@settings(max_examples=2 * settings().max_examples)  # so wide is JSON
def test_any_json_is_read_or_refused(value):
    """Whatever JSON comes in, it is read or said to be unreadable, and never said to be damaged."""
    assert not re.match("It is damaged", read_or_fault(saved({"ocid": "x", "tender": value})))
    assert not re.match("It is damaged", read_or_fault(saved(value)))


@given(st.binary(max_size=60), st.integers(0, 10**6))
@settings(deadline=None)
def test_a_broken_notice_is_said_to_be_broken(data, at):
    """A notice with bytes of it spoilt is read or refused."""
    whole = saved(package(FULL)).data
    cut = at % len(whole)

    assert read_or_fault(Source("notice.json", whole[:cut] + data + whole[cut + len(data) :]))


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b'{"ocid": "x", "tender": {"value": {"amount": NaN}}}', "It gives NaN"),
        (b'{"ocid": "x", "tender": {"value": {"amount": -Infinity}}}', "It gives -Infinity"),
        (b'{"ocid": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"ocid": ' + b'{"a":' * 70 + b"1" + b"}" * 71, "nested too deeply"),
        (b'{"ocid": "x"', "damaged: its JSON cannot be understood from line 1 on"),
        (b'{"ocid": "' + b'\\"' * 100_000, "damaged"),
        (b'{"ocid": "x"}', "holds no notice"),
        (b'{"releases": []}', "holds no notice"),
        (b'{"name": "x"}', "holds no notice"),
        (b"[]", "holds no notice"),
        (b'{"records": [{"ocid": "x", "releases": [{"url": "https://a.example/1", "date": "2027-01-01"}]}]}', "holds no notice"),
    ],
)
def test_what_cannot_be_a_notice_is_said(data, cause):
    """JSON that is broken, too deep, or holds no notice is refused with its cause."""
    with pytest.raises(UnreadableDocument, match=cause) as raised:
        read(Source("notice.json", data))

    assert raised.value.cure


def test_a_notice_without_end_is_refused():
    """More fields than any notice has are refused before anything is made of them."""
    with pytest.raises(UnreadableDocument, match="more fields than any notice"):
        read(saved(release({"notes": ["Words"] * 30_000})))


def test_numbers_of_any_length_are_read():
    """A whole number of thousands of figures, and a fraction too large for a computer, spoil nothing."""
    data = b'{"ocid": "x", "tender": {"title": "Desks", "value": {"amount": ' + b"9" * 5000 + b'}, "minValue": {"amount": 1e999}}}'
    document = read(Source("notice.json", data))

    assert "value" not in facts(document)
    assert any("/tender/value/amount" in remark for remark in document.remarks)


def test_a_key_that_stands_twice_is_said_and_both_are_read():
    """Of two equal keys the last counts, and the words of both are in the text."""
    document = read(Source("notice.json", b'{"ocid": "x", "tender": {"title": "Chairs", "title": "Desks"}}'))

    assert facts(document)["title"] == "Desks"
    assert "Chairs" in document.text
    assert document.remarks == ("The key 'title' stands twice in one place; the last one counts, and both were read",)


def test_words_in_a_field_of_the_wrong_shape_are_read():
    """Lots that are given as words tell no number, and their words are in the text."""
    assert "A lot for desks and a lot for chairs" in read(saved(release({"lots": "A lot for desks and a lot for chairs"}))).text


def test_an_only_lot_is_the_contract():
    """A notice that always has a lot does not say that there are lots: the only one is the contract."""
    document = read(saved(release({"lots": [{"id": "1", "title": "Desks", "description": "Oak desks."}]})))

    assert (facts(document)["lots"], "Lot 1" in document.text, "Number of lots" in document.text) == (1, False, False)


def test_a_file_of_several_procurements_is_read_one_by_one():
    """A package of two procurements is two notices, each of which can be read as a file of its own."""
    other = {**release({"title": "Desks"}), "ocid": "ocds-x/2"}
    source = saved(package(FULL, other), "all.json")

    with pytest.raises(UnreadableDocument, match="It holds 2 notices"):
        read(source)
    assert named(source) == ("ocds-x-1", "ocds-x-2")
    assert notice.member(source, "ocds-x-2").path == "all.json/ocds-x-2"
    assert [facts(read(notice.member(source, name)))["title"] for name in named(source)] == ["Case management", "Desks"]
    with pytest.raises(UnreadableDocument, match="no notice that is called"):
        notice.member(source, "nothing")


@given(st.lists(st.sampled_from(["a", "b", "a/b", "a-b", " ", ""]), min_size=2, max_size=6))
@settings(deadline=None)
def test_no_two_notices_of_a_file_bear_one_name(ocids):
    """Whatever numbers the procurements bear, each notice is found by its name."""
    releases = [{**release({"title": f"Tender {n}"}), "ocid": ocid} for n, ocid in enumerate(ocids)]
    source = saved(package(*releases))
    names = named(source)

    assert len(set(names)) == len(names)
    assert len({read(notice.member(source, name)).text for name in names}) == len(names)


def test_lines_of_json_are_several_notices():
    """A file with a package on each line holds the notices of all."""
    packages = [package(FULL), package({**FULL, "ocid": "ocds-x-9"})]
    source = Source("all.jsonl", b"\n".join(json.dumps(each).encode() for each in packages) + b"\n")

    assert named(source) == ("ocds-x-1", "ocds-x-9")


def test_releases_of_one_procurement_are_one_notice():
    """Of several releases the latest with a tender speaks, and that it was chosen is said."""
    later = {**release({"title": "Case records"}), "date": "2027-02-01T00:00:00Z"}
    award = {"ocid": "ocds-x-1", "date": "2027-06-01T00:00:00Z", "awards": [{"id": "1", "title": "Awarded"}]}
    document = read(saved(package(later, FULL, award)))

    assert notice.members(saved(package(later, FULL, award))) is None
    assert facts(document)["title"] == "Case records"
    assert document.remarks == ("It holds 3 releases of this procurement; the latest that has a tender was read",)


def test_a_record_is_read_by_what_it_compiles():
    """The compiled release of a record stands for all its releases."""
    record = {"ocid": "ocds-x-1", "releases": [FULL], "compiledRelease": release({"title": "Compiled"}, tag=["compiled"])}

    assert facts(read(saved({"records": [record]})))["title"] == "Compiled"
    assert facts(read(saved({"records": [{"ocid": "ocds-x-1", "releases": [FULL]}]})))["title"] == "Case management"


def test_the_content_tells_a_notice():
    """A notice is known by what is in it; a wrong name is said."""
    document = read(Source("notice.txt", saved(FULL).data))

    assert (document.format, document.remarks) == ("notice", ("It is called .txt, and was read as what it is: notice",))


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schemas of others are not at hand")
@pytest.mark.parametrize("made", [FULL, release({}, tag=["award"])], ids=["full", "award"])
def test_the_notices_made_here_are_of_the_standard(made):
    """The notices of these tests fit the release schema of the standard itself."""
    schema = json.loads((SCHEMAS / "ocds-release-schema.json").read_text("utf-8"))

    assert [error.message for error in Draft4Validator(schema).iter_errors(made)] == []


def test_a_reference_that_is_a_sentence_is_told_once():
    """Some systems give the title as the reference; it stands there once."""
    said = "Provision of a leisure booking system"

    assert table(read(saved(release({"id": said}))))["Reference"] == said
