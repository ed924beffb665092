"""tendercheck rules: the rules for a reader, and the proof of them."""

import re
from pathlib import Path

import pytest

from checker.service.shelves import open_rulebook
from tests.cli.made import Ended, put, typed
from tests.places import ROOT, RULES
from tests.rulebook.made import BRAND, FILES, RULE, rulebook_in

OURS = RULES / "open-standards" / "brand-named.yaml"


def refused(folder: Path, **changes: str) -> str:
    """What is said of a rulebook with a broken file, without the folder's name."""
    ended = typed("rules", "test", rulebook_in(folder, **changes))

    assert (ended.code, ended.out) == (2, "")
    return ended.err.replace(f"{folder}/", "")


def test_the_list_has_every_rule() -> None:
    """Every rule stands in the list, with its severity and title."""
    ended = typed("rules", "list")

    assert ended.code == 0
    assert [rule.id for rule in open_rulebook().rules if f"\n  {rule.id} " not in ended.out] == []


def test_a_rule_is_shown_as_a_page() -> None:
    """A rule's page says what it looks for, why, on whose authority, and what to write instead."""
    ended = typed("rules", "show", "brand-named")

    assert ended.code == 0
    for heading in ("What it looks for", "Why", "On whose authority", "What to write instead"):
        assert f"\n{heading}\n" in ended.out


def test_a_misspelt_rule_is_one_line_with_a_hint() -> None:
    """The rule that was probably meant is named."""
    ended = typed("rules", "show", "plac-holder-left")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "No rule is called 'plac-holder-left'. Did you mean placeholder-left? (tendercheck rules list shows them all)\n"


def test_a_word_like_no_rule_has_no_hint() -> None:
    """Where nothing is near, nothing is guessed."""
    assert typed("rules", "show", "zzz").err == "No rule is called 'zzz'. (tendercheck rules list shows them all)\n"


def test_a_rule_file_is_proved_by_its_examples() -> None:
    """One file may be tested alone; the last line counts rules and examples."""
    ended = typed("rules", "test", OURS)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("1 rule, ")
    assert ended.out.endswith(" examples: all are as they should be\n")


def _spoilt(folder: Path) -> Ended:
    """What is said of one of our rules, with an example that it does not bear out."""
    text = OURS.read_text("utf-8").replace("\n  fails:\n", "\n  fails:\n    - The [[colour]] shall be red.\n")
    return typed("rules", "test", put(folder, text, OURS.name).parent)


def test_an_example_that_is_not_borne_out_ends_with_1(tmp_path: Path) -> None:
    """The example is named by rule, kind and number, with what the rule says of it instead."""
    ended = _spoilt(tmp_path / "open-standards")

    assert ended.code == 1
    assert ended.err.startswith("brand-named: fails[1]: the verdict is not-applicable")
    assert ended.out.endswith(": 1 is not as it should be\n")


def test_a_rulebook_stands_on_itself(tmp_path: Path) -> None:
    """A folder with a rulebook.yaml is tested with its own words: a brand that only ours knows is none there."""
    ended = typed("rules", "test", rulebook_in(tmp_path))

    assert (ended.code, ended.out) == (1, "1 rule, 8 examples: 6 are not as they should be\n")
    assert ended.err.startswith("brand-named: fails[1]: the verdict is not-applicable")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"brand_named": RULE.replace("severity: must", "severity: most")}, "open-standards/brand-named.yaml:4: severity: "),
        ({"brand_named": RULE.replace("wherever: brand", "wherever: brnd")}, "open-standards/brand-named.yaml:9: check.wherever: "),
        ({"brand_named": RULE + "title: again\n"}, "open-standards/brand-named.yaml:26: title: the same key stands twice"),
        ({"brand_named": RULE + ": ["}, "open-standards/brand-named.yaml:26: this is not YAML"),
        ({"brand": BRAND.replace("means:", "meens:")}, "vocabulary/brand.yaml:2: meens: "),
        ({"equivalence": "kind: equivalence\nmeans: x\nphrases: 3\n"}, "vocabulary/equivalence.yaml:3: phrases: "),
        ({"figures": FILES["figures.yaml"].replace("30 days", "30 dies")}, "figures.yaml:2: figures[0].value.period: "),
        ({"regimes": "regimes: []\n"}, "regimes.yaml:1: regimes: "),
        ({"equal_performance": "id: equal\ntitle: x\ntext: y\n"}, "clauses/equal-performance.yaml:1: id: "),
        ({"rulebook": ""}, "rulebook.yaml:1: "),
    ],
    ids=lambda given: "" if isinstance(given, dict) else given,
)
def test_a_broken_rulebook_is_said_by_file_line_field_and_cause(tmp_path: Path, changes: dict[str, str], fault: str) -> None:
    """Every kind of file is reported as a wrong tender would be: where it is wrong, and how."""
    said = refused(tmp_path, **changes)

    assert fault in said
    assert "Traceback" not in said
    assert [line for line in said.splitlines() if line.count(":") < 2] == []


def test_a_place_without_rules_is_said(tmp_path: Path) -> None:
    """A path where no rule is ends with 2 and says what to give."""
    ended = typed("rules", "test", tmp_path)

    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(f"{tmp_path}: there is no rule here. Give a rule file, ")


def test_the_list_has_every_concern_and_theme() -> None:
    """What --select takes stands in the list: themes as they are typed, and concerns with their rules."""
    out = typed("rules", "list").out

    assert [rule.concern for rule in open_rulebook().rules if f"\n  {rule.concern} " not in out] == []
    assert [rule.theme for rule in open_rulebook().rules if f" ({rule.theme})\n" not in out] == []


def test_a_rule_says_how_right_it_is() -> None:
    """The page of a rule gives its figures on labelled tenders."""
    assert "\nHow right it is, on labelled tenders\n  It found " in typed("rules", "show", "brand-named").out


def test_the_rules_are_measured(tmp_path: Path) -> None:
    """The tables are printed, and the counts are written to a file where that is asked for."""
    sheet = "id: t\nfile: a.md\nannotations: []\ntraps: []\ndocuments: {absent-lots: {verdict: present}}\n"
    put(tmp_path / "labels", sheet, "t.yaml")
    put(tmp_path / "documents", name="a.md")
    ended = typed("rules", "measure", tmp_path, "--output", tmp_path / "m.json")

    assert (ended.code, ended.err) == (0, "")
    assert "\nBy concern\n" in ended.out
    assert (tmp_path / "m.json").read_text("utf-8").startswith('{\n"sets": {\n "labelled": {"documents": 1, ')


def test_a_place_without_labels_is_one_line(tmp_path: Path) -> None:
    """Where nothing is labelled that is said, and the code is 2."""
    ended = typed("rules", "measure", tmp_path)

    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


OWN = re.search(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)[1]  # type: ignore[index]
WORDS = "kind: dongle\nmeans: A hardware key.\nphrases: [hardware key, '[usb|licence] dongle~']\n"


def own(folder: Path) -> Path:
    """An organisation's own rules, with a vocabulary and no rulebook.yaml."""
    put(folder, OWN, "open-standards/dongle-needed.yaml")
    put(folder, WORDS, "vocabulary/dongle.yaml")
    return folder


def test_own_rules_stand_beside_ours(tmp_path: Path) -> None:
    """With --rules a rule of one's own is listed, shown, and not measured."""
    folder = own(tmp_path)

    assert "\n  dongle-needed " in typed("rules", "list", "--rules", folder).out
    assert "\n  Not measured.\n" in typed("rules", "show", "dongle-needed", "--rules", folder).out
    assert typed("rules", "show", "dongle-needed").code == 2


def test_a_folder_with_words_of_its_own_is_tested_over_ours(tmp_path: Path) -> None:
    """Without a rulebook.yaml too its rules may name its own vocabulary, and only they are run."""
    ended = typed("rules", "test", own(tmp_path))

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "1 rule, 8 examples: all are as they should be\n"


def test_one_rule_of_such_a_folder_can_be_tested_alone(tmp_path: Path) -> None:
    """A file, or a theme, finds the words that stand in its own folder."""
    folder = own(tmp_path) / "open-standards"
    for path in (folder, folder / "dongle-needed.yaml"):
        assert typed("rules", "test", path).out == "1 rule, 8 examples: all are as they should be\n"


def test_a_page_says_what_an_organisation_has_changed(tmp_path: Path) -> None:
    """A rule that is not run here says so, with the reason and the name."""
    put(tmp_path, "disable: [{rule: brand-named, because: Seen by hand., by: Legal}]\n", "rulebook.yaml")
    said = " ".join(typed("rules", "show", "brand-named", "--rules", tmp_path).out.split())

    assert f"brand-named is not run: Seen by hand (Legal; {tmp_path}/rulebook.yaml:1)." in said


def test_a_rule_in_the_place_of_ours_was_not_measured(tmp_path: Path) -> None:
    """The figures are those of our rule, and not of the one that stands in its place."""
    put(tmp_path, OURS.read_text("utf-8") + "replaces: true\n", "open-standards/brand-named.yaml")

    assert "\n  Not measured.\n" in typed("rules", "show", "brand-named", "--rules", tmp_path).out
