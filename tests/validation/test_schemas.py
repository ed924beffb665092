"""Files held against our schemas, with causes in plain words; the rule schema stands for all."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from checker.shipped import knowledge_folder
from checker.validation import faults, misfits, parse_yaml
from tests.rulebook.made import RULE

BASIS = (
    "7: basis: 'custom' is not good-practice (law and policy are cited, each with its force: "
    "[{cite: Procurement Act 2023 s.56(7), regime: uk-pa2023, force: law}])"
)
NEAR = (
    "liability-barrier, absent-accessibility, outdated-accessibility, insurance-barrier, experience-barrier "
    "(all concerns stand in rules/README.md)"
)
SCHEMAS = sorted((knowledge_folder() / "schema").glob("*.schema.json"))


def said(text: str, schema: str = "rule") -> list[str]:
    """The faults of a text, without the path."""
    return [fault.removeprefix("x:") for fault in faults(parse_yaml(text, "x"), schema)]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_schema_is_a_schema(path: Path) -> None:
    """Our schemas are themselves in order."""
    schema = json.loads(path.read_text("utf-8"))

    assert validator_for(schema).check_schema(schema) is None


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_no_schema_lets_unknown_keys_through(path: Path) -> None:
    """Wherever a schema names keys, no others are allowed, so that a slip is always found."""

    def open_objects(schema: Any, inside_condition: bool = False) -> list[Any]:
        if isinstance(schema, list):
            return [found for item in schema for found in open_objects(item, inside_condition)]
        if not isinstance(schema, dict):
            return []
        loose = "properties" in schema and "additionalProperties" not in schema and "type" in schema and not inside_condition
        inner = [found for key, item in schema.items() for found in open_objects(item, inside_condition or key in ("if", "then", "else"))]
        return ([schema] if loose else []) + inner

    assert open_objects(json.loads(path.read_text("utf-8"))) == []


def test_a_whole_rule_has_no_fault() -> None:
    """The rule that these tests are made of is in order."""
    assert said(RULE) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("severity: must", "severity: high", "4: severity: 'high' is not one of must, should, consider"),
        ("severity: must", "severty: must", "4: severty: unknown key; did you mean 'severity'?"),
        ("since: 0.1.0", "since: 0.1", "5: since: 0.1 is not text; put it in quotes"),
        ("since: 0.1.0", "since: one", "5: since: 'one' is not a version of the rulebook such as 0.1.0"),
        (
            "concern: brand-without-equivalent",
            "concern: brand-without-equivalents",
            "2: concern: 'brand-without-equivalents' is not known; did you mean 'brand-without-equivalent'? "
            "(all concerns stand in rules/README.md)",
        ),
        ("basis: good-practice", "basis: custom", BASIS),
        (
            "concern: brand-without-equivalent",
            "concern: accessibility-barrier",
            f"2: concern: 'accessibility-barrier' is not known; near it are {NEAR}",
        ),
        ("severity: must", "replaces: sure\nseverity: must", "4: replaces: 'sure' is not true or false"),
        ("basis: good-practice", "basis: []", "7: basis: at least 1 must be here, not 0"),
        ("advice: Say what it must do.", "advice:", "13: advice: is empty, and must be text"),
        ("  wherever: brand", "  whereever: brand", "9: check.whereever: unknown key; did you mean 'wherever'?"),
        ("  wherever: brand", "  never: brand", "11: check.expect: only `wherever` expects something"),
        ("  wherever: brand", "  wherever: brand\n  never: brand", "10: check.never: one verb only, and `wherever` stands here too"),
        (
            "  role: [bought]",
            "  role: [bougt]",
            "10: check.role[0]: 'bougt' is not one of bought, connects-to, estate, format, skill, channel, party, example, none",
        ),
        ("within: [sentence]", "within: []", "11: check.expect[0].within: at least 1 must be here, not 0"),
        ("    - Nothing here.", "    - 7", "25: examples.does_not_apply[1]: 7 is not text or a set of keys with values; put it in quotes"),
    ],
)
def test_a_slip_in_a_rule_is_named(before: str, after: str, fault: str) -> None:
    """The fault names the line, the field and the cause."""
    assert before in RULE

    assert fault in said(RULE.replace(before, after))


def test_a_missing_key_is_named() -> None:
    """A key that must be there is named at the line of what should hold it."""
    assert said(RULE.replace("title: A brand is named\n", "")) == ["1: the key 'title' is missing"]


def test_a_measure_needs_one_bound() -> None:
    """A measure without a bound, and a bound with two limits, are faults."""
    bare = RULE.replace("  wherever: brand", "  measure: brand").replace("  expect: [{any: equivalence, within: [sentence]}]\n", "")
    twice = bare.replace("  measure: brand", "  measure: brand\n  at-most: {percent: 5, number: 3}")

    assert said(bare) == ["8: check: `measure` needs a bound: at-most or at-least"]
    assert said(twice) == ["10: check.at-most: one limit only: period, money, percent, number, figure, or times with of"]


def test_the_tender_of_an_example_has_known_keys_only() -> None:
    """What an example says of its procurement is held against the keys of tender.toml."""
    text = RULE.replace("    - Nothing here.", "    - {text: Nothing here., tender: {rout: open}}")

    assert said(text) == ["25: examples.does_not_apply[1].tender.rout: unknown key; did you mean 'route'?"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("kind: a\nmeans: b\nmakers: [{maker: c}]\nphrases: [d]\n", "3: makers: only the kind brand has makers"),
        ("kind: brand\nmeans: b\nphrases: [d]\n", "1: the key 'makers' is missing"),
        ("kind: a\nmeans: b\nphrases: [c, c]\n", "3: phrases: the same item stands twice"),
        ("kind: A B\nmeans: b\nphrases: [c]\n", "1: kind: 'A B' is not a name in lower case, its words joined by hyphens"),
    ],
)
def test_a_slip_in_a_vocabulary_is_named(text: str, fault: str) -> None:
    """Vocabularies have phrases, and only brands have makers."""
    assert fault in said(text, "vocabulary")


def test_what_does_not_fit_of_data_from_outside_is_named() -> None:
    """A notice is held against a schema of an older draft, and each place that does not fit has its cause; the rest may be there."""
    notice = {"tender": {"value": {"amount": "5"}, "lots": [{"status": None, "theirs": 1}], "tenderPeriod": {"endDate": "soon"}}}

    assert list(misfits(notice, "ocds-notice")) == [
        (("tender", "value", "amount"), "'5' is not a number or empty"),
        (("tender", "tenderPeriod", "endDate"), "'soon' is not a day such as 2026-12-04, or 2026-12-04T12:00:00Z"),
    ]
    assert list(misfits({"tender": {"value": {"amount": 5}}, "theirs": {}}, "ocds-notice")) == []
