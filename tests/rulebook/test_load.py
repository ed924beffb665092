"""A folder of rules as a Rulebook, and its faults."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.errors import BadRule
from checker.model import Brand, Figure, Money, Period, Product
from checker.rulebook import default_folder, load, load_rule_file, unused
from checker.rulebook.shelf import Shelf, read_vocabularies
from tests.rulebook.made import FILES, RULE, rulebook_in


def refused(folder: Path) -> list[str]:
    """The faults for which a folder is refused, without the folder's name."""
    with pytest.raises(BadRule) as raised:
        load(folder)
    return str(raised.value).replace(f"{folder}/", "").splitlines()


def test_our_own_rules_load() -> None:
    """Our rules, vocabularies, figures, regimes and clauses are in order."""
    book = load()

    assert (bool(book.rules), book.regimes[-1].id) == (True, "other")


def test_every_vocabulary_of_ours_is_used() -> None:
    """No vocabulary is there for nothing."""
    assert unused() == ()


def test_a_rule_keeps_what_its_file_says(tmp_path: Path) -> None:
    """Theme is the folder, path the file as spoken of, good practice no basis in law."""
    (rule,) = load(rulebook_in(tmp_path)).rules

    assert (rule.id, rule.theme, rule.basis, rule.check.kinds) == ("brand-named", "open-standards", (), ("brand",))
    assert f"{tmp_path}/open-standards/brand-named.yaml" == rule.path


def test_marks_are_taken_out_of_examples(tmp_path: Path) -> None:
    """The text of an example has no marks; the marked words stand apart, and its tender too."""
    examples = load(rulebook_in(tmp_path)).rules[0].examples

    assert (examples[1].text, examples[1].marks) == ("We want Cisco switches and Dell servers.", ("Cisco", "Dell"))
    assert examples[2].tender == {"route": "below-threshold"}
    assert [example.outcome for example in examples] == ["fails"] * 3 + ["passes"] * 3 + ["does_not_apply"] * 2


def test_figures_are_in_normal_form(tmp_path: Path) -> None:
    """Pounds become pence with their VAT basis, days may be quoted or not, one regime is a list of one."""
    figures = load(rulebook_in(tmp_path)).figures

    assert Period(Decimal(30), "day") == figures[0].value
    assert Figure("threshold", Money(20772000, "GBP", "included"), ("uk-pa2023",), date(2026, 1, 1), None, "SI") == figures[1]


def test_the_rulebook_has_a_version(tmp_path: Path) -> None:
    """Version and day come from rulebook.yaml."""
    book = load(rulebook_in(tmp_path))

    assert ("0.2.0", date(2026, 11, 24)) == (book.version, book.dated)


def test_products_go_by_their_own_name_and_their_makers(tmp_path: Path) -> None:
    """A product counts with its maker's names before it; an ordinary word alone needs company."""
    brands = load(rulebook_in(tmp_path)).lexicon.brands
    word = Product("Word", "Microsoft")

    assert Brand(Product("SQL Server", "Microsoft"), ("SQL Server", "Microsoft SQL Server", "MS SQL Server")) == brands[1]
    assert Brand(word, ("Word",), ("document", "file")) == brands[2]
    assert Brand(word, ("MS Word", "Microsoft Word", "Microsoft MS Word")) == brands[3]
    assert Brand(Product("Drupal", "Drupal Association", open=True), ("Drupal", "Drupal Association Drupal"), cased=True) == brands[4]


def test_a_clause_for_other_regimes_holds_wherever_none_is_given(tmp_path: Path) -> None:
    """The wording for `other` stands under the empty key."""
    clause = load(rulebook_in(tmp_path)).clauses["equal-performance"]

    assert clause.text == {"uk-pa2023": "Equal quality is not disadvantaged.", "": "Or equivalent."}


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("id: brand-named", "id: brand", "1: id: 'brand' is not the file's name, 'brand-named'"),
        ("wherever: brand", "wherever: brnd", "9: check.wherever: there is no vocabulary/brnd.yaml; did you mean 'brand'?"),
        ("any: equivalence", "any: [equivalence, nothing]", "11: check.expect[0].any[1]: there is no vocabulary/nothing.yaml"),
        ("[[Cisco]] switches", "[[Cisco switches", "17: examples.fails[1]: a mark [[ is not closed with ]]"),
        ("message:", "clause: equal\nmessage:", "12: clause: there is no clauses/equal.yaml; did you mean 'equal-performance'?"),
        ("message:", "yields_to: [other-rule]\nmessage:", "12: yields_to[0]: there is no rule other-rule"),
    ],
)
def test_what_a_rule_names_must_be_there(tmp_path: Path, before: str, after: str, fault: str) -> None:
    """Kinds, clauses and rules that are named and not there are faults of the rule."""
    folder = rulebook_in(tmp_path, brand_named=RULE.replace(before, after))

    assert [f"open-standards/brand-named.yaml:{fault}"] == refused(folder)


def test_a_figure_that_is_named_must_be_there(tmp_path: Path) -> None:
    """A bound that points to no figure is a fault of the rule."""
    check = "check:\n  measure: period\n  at-most: {figure: payment-day}\n"
    text = RULE[: RULE.index("check:")] + check + RULE[RULE.index("message:") :]

    assert refused(rulebook_in(tmp_path, brand_named=text)) == [
        "open-standards/brand-named.yaml:10: check.at-most.figure: there is no payment-day in figures.yaml; did you mean 'payment-days'?"
    ]


def test_all_faults_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    """A broken file hides neither its own further faults nor those of others."""
    changes = {"vocabulary/equivalence.yaml": "kind: equivalence\nphrases: []\n", "clauses/a.yaml": "id: b\ntitle: B\ntext: c\n"}
    folder = rulebook_in(tmp_path)
    for name, text in changes.items():
        (folder / name).write_text(text)

    assert refused(folder) == [
        "clauses/a.yaml:1: id: 'b' is not the file's name, 'a'",
        "vocabulary/equivalence.yaml:1: the key 'means' is missing",
        "vocabulary/equivalence.yaml:2: phrases: at least 1 must be here, not 0",
    ]


def test_an_id_belongs_to_one_rule(tmp_path: Path) -> None:
    """Two themes cannot hold rules of one id."""
    folder = rulebook_in(tmp_path, **{"transparency/brand-named.yaml": RULE})

    assert refused(folder) == ["transparency/brand-named.yaml:1: id: 'brand-named' is already the id of open-standards/brand-named.yaml"]


def test_the_regimes_end_with_other(tmp_path: Path) -> None:
    """A list of regimes that does not end with `other` is refused."""
    lines = FILES["regimes.yaml"].splitlines(keepends=True)

    assert refused(rulebook_in(tmp_path, regimes="".join(lines[:2]))) == [
        "regimes.yaml:2: regimes[0].id: the last regime must be 'other', for tenders of no known regime"
    ]


def test_a_vocabulary_that_nothing_uses_is_listed(tmp_path: Path) -> None:
    """Unused vocabularies are listed, unless their file says which stage uses them; the rulebook loads all the same."""
    idle = "kind: idle\nmeans: Nothing.\nphrases: [nothing]\n"
    staged = "kind: staged\nmeans: Something.\nused-by: procurement\nphrases: [something]\n"
    folder = rulebook_in(tmp_path, **{"vocabulary/idle.yaml": idle, "vocabulary/staged.yaml": staged})

    assert (f"{folder}/vocabulary/idle.yaml:1: kind: no rule and no regime uses 'idle'; if a stage does, say so with `used-by`",) == unused(
        folder
    )
    assert len(load(folder).rules) == 1


def test_a_single_rule_file_is_held_against_a_rulebook(tmp_path: Path) -> None:
    """A rule from anywhere may name what the rulebook has, and nothing else."""
    book = load(rulebook_in(tmp_path))
    path = tmp_path / "drafts" / "new-rule.yaml"
    path.parent.mkdir()
    path.write_text(RULE.replace("id: brand-named", "id: new-rule"), "utf-8")

    assert ((rule := load_rule_file(path, book)).id, rule.theme) == ("new-rule", "drafts")

    path.write_text(RULE.replace("wherever: brand", "wherever: nothing"), "utf-8")
    with pytest.raises(BadRule) as raised:
        load_rule_file(path, book)

    assert [
        f"{path}:1: id: 'brand-named' is not the file's name, 'new-rule'",
        f"{path}:9: check.wherever: there is no vocabulary/nothing.yaml",
    ] == str(raised.value).splitlines()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A wrong path to rules is a fault for a person."""
    assert [f"{tmp_path / 'gone'}:1: there is no such folder of rules"] == refused(tmp_path / "gone")


def test_loading_rules_needs_no_heavy_library() -> None:
    """Listing the rules imports neither spaCy nor numpy nor Flask, and for rules in order not even jsonschema."""
    heavy = "[name for name in ('spacy', 'numpy', 'flask', 'sqlalchemy', 'jsonschema') if name in sys.modules]"
    words = f"import sys; from checker.rulebook import load; load(); print({heavy})"
    ran = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, cwd=default_folder().parent)

    assert ran.stdout.strip() == "[]"


def test_a_rulebook_bears_the_hash_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the same words; and none where a file was edited while it was read, since nobody knows which words were."""
    folder = rulebook_in(tmp_path)
    before = load(folder).digest
    edited = folder / "vocabulary" / "brand.yaml"

    def edits(shelf: Shelf) -> None:
        read_vocabularies(shelf)
        edited.write_text(edited.read_text() + "# more\n")

    with monkeypatch.context() as patch:
        patch.setattr("checker.rulebook.read_vocabularies", edits)
        meanwhile = load(folder).digest

    assert (len(before), meanwhile) == (64, "")
    assert load(folder).digest not in (before, "")


def test_a_folder_that_is_called_like_a_file_is_told(tmp_path: Path) -> None:
    """Of what cannot be read the fault is said, and nothing else goes wrong."""
    folder = rulebook_in(tmp_path)
    (folder / "vocabulary" / "a-folder.yaml").mkdir()

    assert any("a-folder.yaml:1: the file cannot be read" in fault for fault in refused(folder))
