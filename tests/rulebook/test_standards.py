"""The open standards of a rulebook: their words become kinds, and what they name must be there."""

from pathlib import Path

import pytest

from checker.errors import BadRule
from checker.rulebook import load, unused
from tests.rulebook.made import rulebook_in

STANDARDS = """standards:
  - id: odf
    name: OpenDocument Format
    version: 1.2 or later
    need: documents
    keeper: OASIS
    adoption: compulsory
    source: GOV.UK
    buys: [software]
    needed: {words: [letters], kinds: [act-words]}
    asked: {words: [odf]}
    closed-by: [brand-named]
    clause: equal-performance
"""


def refused(folder: Path, **changes: str) -> list[str]:
    """The faults for which a rulebook is refused, without the folder's name."""
    with pytest.raises(BadRule) as raised:
        load(rulebook_in(folder, **changes))
    return str(raised.value).replace(f"{folder}/", "").splitlines()


def with_standards(text: str = STANDARDS) -> dict[str, str]:
    """The change that gives the small rulebook open standards."""
    return {"standards.yaml": text}


def test_a_rulebook_may_do_without(tmp_path: Path) -> None:
    """Without the file there are no standards."""
    assert load(rulebook_in(tmp_path)).standards == ()


def test_a_standard_keeps_what_its_file_says(tmp_path: Path) -> None:
    """Its own words stand under kinds of their own, beside those of the vocabulary."""
    book = load(rulebook_in(tmp_path, **with_standards()))
    (odf,) = book.standards
    kinds = {vocabulary.kind: vocabulary.phrases for vocabulary in book.lexicon.vocabularies}

    assert (odf.needed, odf.asked, odf.old, odf.closed_by) == (("act-words", "odf:needed"), ("odf:asked",), (), ("brand-named",))
    assert (odf.adoption, odf.sure, odf.version, odf.clause) == ("compulsory", True, "1.2 or later", "equal-performance")
    assert (kinds["odf:needed"], kinds["odf:asked"]) == (("letters",), ("odf",))


def test_a_standard_uses_its_vocabularies(tmp_path: Path) -> None:
    """A vocabulary that only a standard names is not idle."""
    extra = {"vocabulary/staged.yaml": "kind: staged\nmeans: Something.\nphrases: [something]\n"}
    folder = rulebook_in(tmp_path, **with_standards(STANDARDS.replace("act-words", "staged")), **extra)

    assert unused(folder) == ()


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("adoption: compulsory", "adoption: custom", "7: standards[0].adoption: 'custom' is not one of law, compulsory, selected, "),
        ("adoption: compulsory", "adoption: law", "2: standards[0]: the key 'bound' is missing"),
        ("asked: {words: [odf]}", "asked: {}", "11: standards[0].asked: give kinds of the vocabulary, or words, or both"),
        ("words: [odf]", 'words: ["[odf"]', "11: standards[0].asked.words[0]: '[odf' is not a phrase of words"),
        ("kinds: [act-words]", "kinds: [act-word]", "10: standards[0].needed.kinds[0]: there is no vocabulary/act-word.yaml; did you mean"),
        ("[brand-named]", "[brand-name]", "12: standards[0].closed-by[0]: there is no rule brand-name; did you mean 'brand-named'?"),
        ("clause: equal-performance", "clause: equal", "13: standards[0].clause: there is no clauses/equal.yaml"),
        ("need: documents", "ned: documents", "5: standards[0].ned: unknown key; did you mean 'need'?"),
    ],
)
def test_a_slip_is_told_by_line_field_and_cause(tmp_path: Path, before: str, after: str, fault: str) -> None:
    """A wrong standard is reported as a wrong rule is."""
    said = refused(tmp_path, **with_standards(STANDARDS.replace(before, after)))

    assert [line for line in said if line.startswith(f"standards.yaml:{fault}")] != []


def test_an_id_stands_once(tmp_path: Path) -> None:
    """Two standards of one id are a fault."""
    twice = STANDARDS + STANDARDS.removeprefix("standards:\n")

    assert refused(tmp_path, **with_standards(twice)) == ["standards.yaml:14: standards[1].id: 'odf' stands twice"]
