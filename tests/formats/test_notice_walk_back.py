"""The walk back to a notice: every character of a block leads to the letter of the field that it was read from."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats import notice, read, traced
from checker.model import Source
from tests.formats.made import find, words
from tests.formats.notices import FULL, form, lot, package, release, saved, strays
from tests.formats.test_eforms import COMPANY, HEAD, PROJECT, WHOLE
from tests.places import BENCH

LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="<>"), min_size=1, max_size=30)
MARKS = st.sampled_from(("&amp;", "&pound;", "&amp;amp;", "\r\n", "\n", "\u2028", " \t ", "<p>", "<b>bold</b>", "<br/>", "&#8226; "))
PROSE = st.lists(LETTERS | MARKS, min_size=1, max_size=12).map("".join)
SHORT = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)
TENDER = st.fixed_dictionaries(
    {"title": SHORT, "description": PROSE},
    optional={
        "rationale": PROSE,
        "deliveryAddresses": st.lists(st.fixed_dictionaries({"streetAddress": SHORT, "locality": SHORT}), max_size=3),
        "items": st.lists(
            st.fixed_dictionaries({"classification": st.just({"scheme": "CPV", "id": "1", "description": "Desks"})}), max_size=2
        ),
        "lots": st.lists(st.fixed_dictionaries({"id": SHORT, "title": SHORT, "description": PROSE}), max_size=3),
        "a~/key": PROSE,
        "notes": st.lists(SHORT, max_size=8),
    },
)


@given(TENDER)
def test_characters_of_open_contracting_data_lead_back(tender):
    """Whatever letters, marks of web pages and ends of lines its fields hold."""
    assert strays(saved(package(release(tender)))) == []


@given(st.lists(PROSE, min_size=1, max_size=4), SHORT)
def test_characters_of_forms_lead_back(texts, name):
    """Whatever letters the elements of a form hold, and whatever stands beside them."""
    notes = "".join(f"<cbc:Note>{escape(text)}</cbc:Note>" for text in texts)
    project = f"<cac:ProcurementProject><cbc:Name>{escape(name)}</cbc:Name>{notes}</cac:ProcurementProject>"

    assert strays(form(HEAD + PROJECT + lot("LOT-0001", project) + lot("LOT-0002", project), organisations=COMPANY)) == []


@pytest.mark.parametrize(
    "source", [WHOLE, saved(FULL), saved(package(FULL)), saved([FULL, {"ocid": "x"}])], ids=["form", "bare", "package", "list"]
)
def test_characters_of_whole_notices_lead_back(source):
    """Days, amounts, codes and counts lead to the field that they tell of."""
    assert strays(source) == []


def leaves(source: Source, start: str) -> list[tuple[str, str]]:
    """The leaves of a block's characters, each with the characters that it gave; the reader's own have none."""
    document, found = read(source), list[tuple[str, str]]()
    block = find(document, start)
    for each, letters in traced(source, document):
        for character, letter in zip(words(document, block), letters, strict=True) if each == block else ():
            leaf = letter.leaf if letter else ""
            if found and (found[-1][0] == leaf or character.isspace()):
                found[-1] = (found[-1][0], found[-1][1] + character)
            else:
                found.append((leaf, character))
    return found


def test_a_label_is_the_readers_own():
    """A label leads to no letter, and its anchor still tells which field it is of."""
    document = read(saved(FULL))
    block = find(document, "Closing date for tenders")

    assert (block.anchor, leaves(saved(FULL), "Closing date")) == (
        "/tender/tenderPeriod/endDate#label",
        [("", "Closing date for tenders")],
    )


def test_a_day_is_told_in_other_words_than_the_files():
    """A day leads to its field, which is marked as told in other words."""
    assert leaves(saved(FULL), "12 February") == [("/tender/tenderPeriod/endDate#said", "12 February 2027, 12:00")]


def test_the_heading_of_a_lot_leads_to_its_title():
    """The number before it is the reader's own."""
    assert leaves(saved(FULL), "Lot 2") == [("", "Lot 2: "), ("/tender/lots/1/title", "Training")]


def test_paragraphs_of_a_field_have_anchors_of_their_own():
    """No two blocks of a notice share an anchor, and each begins with the way to its field."""
    document = read(saved(FULL))
    anchors = [block.anchor for block in document.blocks]

    assert len(set(anchors)) == len(anchors)
    assert [find(document, said).anchor for said in ("A case", "Hosting")] == ["/tender/description", "/tender/description#2"]


def test_a_buyer_leads_to_the_organisation():
    """The buyer of a form is named among its organisations, and its characters lead there."""
    way = "/ContractNotice/UBLExtensions/UBLExtension/ExtensionContent/EformsExtension/Organizations/Organization/Company/PartyName[1]/Name"

    assert leaves(WHOLE, "Harrow Vale Council") == [(way, "Harrow Vale Council")]


def test_a_letter_knows_its_place_behind_spaces_and_marks():
    """A place is counted in the field as the file has it."""
    source = saved(release({"description": " \n&pound;5 desks"}))
    document = read(source)
    block = find(document, "£5")
    placed = next(letters for each, letters in traced(source, document) if each == block)

    assert [letter.at for letter in placed if letter] == [2, 9, 10, 11, 12, 13, 14, 15]


@pytest.mark.parametrize("path", sorted(BENCH.glob("notices/eforms/*.xml")), ids=lambda path: path.name)
def test_characters_of_real_forms_lead_back(path):
    """Every character of every example of eForms leads back."""
    assert strays(Source(path.name, path.read_bytes())) == []


@pytest.mark.parametrize("path", [*BENCH.glob("notices/*.json*"), *BENCH.glob("packs/*/*.json")], ids=lambda path: path.name)
def test_characters_of_real_notices_lead_back(path):
    """Every character of published notices leads back."""
    source = Source(path.name, path.read_bytes())
    held = notice.members(source)
    some = [notice.member(source, name) for name in held.names[:: 1 + len(held.names) // 20]] if held else [source]

    assert [stray for each in some for stray in strays(each)] == []
