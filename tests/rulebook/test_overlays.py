"""An organisation's own rules, laid over a rulebook."""

from pathlib import Path

import pytest

from checker.errors import BadRule
from checker.model import Amendment, Rulebook
from checker.rulebook import load
from tests.rulebook.made import FILES, RULE, rulebook_in

OWN = RULE.replace("id: brand-named", "id: own-rule").replace("severity: must", "severity: should")
WORDS = "kind: own-words\nmeans: Words of ours.\nphrases: [our words]\n"
CHANGES = (
    "disable:\n  - {rule: brand-named, because: Seen by hand., by: Head of Procurement}\n"
    "regrade:\n  - {rule: other-rule, severity: consider, because: Rare., by: Legal}\n"
)
OTHER = RULE.replace("id: brand-named", "id: other-rule")


def own(folder: Path, **files: str) -> Path:
    """A folder of an organisation's own, with these files; a name's double underscores are slashes, single ones hyphens."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def laid(tmp_path: Path, **files: str) -> Rulebook:
    """The small rulebook with such a folder laid over it."""
    ours = rulebook_in(tmp_path / "ours", **{"open-standards/other-rule.yaml": OTHER})
    return load(ours, overlays=[own(tmp_path / "own", **files)])


def refused(tmp_path: Path, **files: str) -> list[str]:
    """The faults for which both together are refused, without the folder's name."""
    with pytest.raises(BadRule) as raised:
        laid(tmp_path, **files)
    return str(raised.value).replace(f"{tmp_path}/", "").splitlines()


def test_own_rules_come_with_their_words(tmp_path: Path) -> None:
    """A rule of one's own may name one's own vocabulary and ours, and stands in its theme; the folder is remembered."""
    text = OWN.replace("any: equivalence", "any: [equivalence, own-words]")
    book = laid(tmp_path, open_standards__own_rule=text, vocabulary__own_words=WORDS)

    assert [rule.id for rule in book.rules] == ["brand-named", "other-rule", "own-rule"]
    assert "own-words" in [vocabulary.kind for vocabulary in book.lexicon.vocabularies]
    assert book.overlays == (f"{tmp_path}/own",)
    assert (book.amendments, book.disabled) == ((), ())


def test_a_rule_is_disabled_or_graded_otherwise_with_reason_and_name(tmp_path: Path) -> None:
    """What is changed of a rule is kept with why, who and where."""
    book = laid(tmp_path, rulebook=CHANGES)
    file = f"{tmp_path}/own/rulebook.yaml"

    assert book.disabled == ("brand-named",)
    assert {rule.id: rule.severity for rule in book.rules} == {"brand-named": "must", "other-rule": "consider"}
    assert book.amendments == (
        Amendment("brand-named", "disabled", "must", "must", "Seen by hand.", "Head of Procurement", f"{file}:2"),
        Amendment("other-rule", "re-graded", "must", "consider", "Rare.", "Legal", f"{file}:4"),
    )


def test_a_rule_that_replaces_another_is_told(tmp_path: Path) -> None:
    """With `replaces: true` a rule of one's own stands in the place of ours, and the report can say so."""
    book = laid(tmp_path, open_standards__brand_named=RULE.replace("severity: must", "severity: should\nreplaces: true"))

    assert [(rule.id, rule.severity) for rule in book.rules] == [("other-rule", "must"), ("brand-named", "should")]
    assert [(change.rule, change.change, change.was) for change in book.amendments] == [("brand-named", "replaced", "must")]


def test_clauses_vocabularies_and_figures_can_be_replaced(tmp_path: Path) -> None:
    """Each goes by its name, a figure for the regimes that it names."""
    book = laid(
        tmp_path,
        clauses__equal_performance="id: equal-performance\nreplaces: true\ntitle: Ours\ntext: Or equal.\n",
        vocabulary__equivalence="kind: equivalence\nreplaces: true\nmeans: Ours.\nphrases: [or equal]\n",
        figures=(
            "figures:\n"
            "  - {key: payment-days, replaces: true, value: {period: 14 days}, regime: wales, from: null, until: null, source: Us}\n"
        ),
    )

    assert book.clauses["equal-performance"].text == {"": "Or equal."}
    assert [vocabulary.phrases for vocabulary in book.lexicon.vocabularies if vocabulary.kind == "equivalence"] == [("or equal",)]
    assert [(figure.regime, figure.source) for figure in book.figures if figure.key == "payment-days"] == [
        (("uk-pa2023",), "The Act"),
        (("wales",), "Us"),
    ]


def test_brands_are_added_to_ours(tmp_path: Path) -> None:
    """More makers need no word of replacing."""
    book = laid(tmp_path, vocabulary__brands__local="kind: brand\nmeans: Local ones.\nmakers: [{maker: Northfield, names: [Northfield]}]\n")

    assert {"Microsoft", "Northfield"} <= {brand.product.maker for brand in book.lexicon.brands}


def test_several_folders_are_laid_in_their_order(tmp_path: Path) -> None:
    """The later folder may change what the earlier one has brought."""
    ours = rulebook_in(tmp_path / "ours")
    group = own(tmp_path / "group", open_standards__own_rule=OWN)
    team = own(tmp_path / "team", rulebook="disable: [{rule: own-rule, because: Not here., by: Team}]\n")
    book = load(ours, overlays=[group, team])

    assert (book.disabled, book.overlays) == (("own-rule",), (str(group), str(team)))


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        (
            {"open_standards__brand_named": RULE},
            "own/open-standards/brand-named.yaml:1: id: 'brand-named' is the id of one that is there already; "
            "give it another, or say `replaces: true`",
        ),
        (
            {"open_standards__own_rule": OWN + "replaces: true\n"},
            "own/open-standards/own-rule.yaml:26: replaces: `replaces` is said, and there is no id 'own-rule' to replace",
        ),
        (
            {"vocabulary__equivalence": FILES["vocabulary/equivalence.yaml"]},
            "own/vocabulary/equivalence.yaml:1: kind: 'equivalence' is the kind",
        ),
        ({"figures": FILES["figures.yaml"]}, "own/figures.yaml:2: figures[0].key: 'payment-days' is the key of one"),
        (
            {"rulebook": CHANGES.replace("brand-named", "brand-name")},
            "own/rulebook.yaml:2: disable[0].rule: there is no rule brand-name; did you",
        ),
        (
            {"rulebook": CHANGES.replace("other-rule", "brand-named")},
            "own/rulebook.yaml:4: regrade[0].rule: 'brand-named' is changed twice",
        ),
        ({"rulebook": CHANGES.replace(", by: Legal", "")}, "own/rulebook.yaml:4: regrade[0]: the key 'by' is missing"),
        (
            {"rulebook": CHANGES.replace("because: Rare.", "because: ''")},
            "own/rulebook.yaml:4: regrade[0].because: is empty",
        ),
        (
            {"open_standards__own_rule": OWN.replace("any: equivalence", "any: x")},
            "own/open-standards/own-rule.yaml:11: check.expect[0].any: there",
        ),
    ],
)
def test_faults_are_told_by_file_line_field_and_cause(tmp_path: Path, files: dict[str, str], fault: str) -> None:
    """What cannot be laid over ours is refused as a wrong rule would be."""
    said = refused(tmp_path, **files)

    assert [line for line in said if line.startswith(fault)], said


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A wrong path is a fault for a person."""
    with pytest.raises(BadRule, match="gone:1: there is no such folder of rules"):
        load(rulebook_in(tmp_path / "ours"), overlays=[tmp_path / "gone"])


def test_a_file_that_nobody_would_read_is_told(tmp_path: Path) -> None:
    """A rule beside the themes, in a theme that is none, or with another ending, is no rule, and silence about it would mislead."""
    themed = FILES["rulebook.yaml"] + "themes: [open-standards]\n"
    folder = rulebook_in(tmp_path, rulebook=themed, **{"loose.yaml": RULE, "social/x.yaml": RULE, "open-standards/y.yml": RULE})
    with pytest.raises(BadRule) as raised:
        load(folder)
    said = str(raised.value).replace(f"{folder}/", "").splitlines()

    assert "loose.yaml:1: it is not read: a rule stands in the folder of its theme: open-standards" in said
    assert "social/x.yaml:1: it is not read: a rule stands in the folder of its theme: open-standards; 'social' is none" in said
    assert "open-standards/y.yml:1: it is not read: call it y.yaml" in said


def test_an_organisation_may_have_themes_of_its_own(tmp_path: Path) -> None:
    """A theme that its rulebook.yaml names is one."""
    ours = rulebook_in(tmp_path / "ours", rulebook=FILES["rulebook.yaml"] + "themes: [open-standards]\n")
    files = own(tmp_path / "own", social_value__own_rule=OWN, rulebook="themes: [social-value]\n")

    assert load(ours, overlays=[files]).rules[-1].theme == "social-value"


def test_a_folder_with_nothing_in_it_is_said(tmp_path: Path) -> None:
    """A folder that adds and changes nothing is the wrong folder; so is one with what only a whole rulebook has."""
    ours = rulebook_in(tmp_path / "ours", rulebook=FILES["rulebook.yaml"] + "themes: [open-standards]\n")
    (tmp_path / "own").mkdir()
    with pytest.raises(BadRule, match="own:1: there are no rules here"):
        load(ours, overlays=[tmp_path / "own"])
    own(tmp_path / "own", language=FILES["language.yaml"], open_standards__own_rule=OWN)
    with pytest.raises(BadRule, match=r"own/language\.yaml:1: it is not read"):
        load(ours, overlays=[tmp_path / "own"])
