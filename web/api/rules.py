"""Rules for programs: all of them, and each with its authority and advice."""

from typing import Any

from flask import Blueprint, abort, jsonify, url_for

from checker.model import Rule
from checker.render.checks import how_it_looks
from checker.render.measured import rightness
from web.api.keys import keyed
from web.installation import installation

pages = Blueprint("api_rules", __name__, url_prefix="/api/v1/rules")
_IN_SHORT = ("id", "theme", "concern", "title", "severity")


@pages.get("")
@keyed()
def all_of_them() -> Any:
    """Every rule in short, in the order of the rulebook."""
    book = installation().rulebook
    return jsonify(rulebook={"version": book.version}, rules=[_in_short(rule) for rule in book.rules])


@pages.get("/<id>")
@keyed()
def one(id: str) -> Any:
    """One rule: what it looks for, why, on whose authority, and what to write instead."""
    rule = next((each for each in installation().rulebook.rules if each.id == id), None)
    if rule is None:
        abort(404)
    return jsonify(_in_full(rule))


def _in_short(rule: Rule) -> dict[str, Any]:
    """A rule as it stands in the list."""
    return {**{name: getattr(rule, name) for name in _IN_SHORT}, "links": {"self": url_for("api_rules.one", id=rule.id)}}


def _in_full(rule: Rule) -> dict[str, Any]:
    """A rule with all that its page says."""
    book = installation().rulebook
    return {
        **_in_short(rule),
        "since": rule.since,
        "looks_for": [*how_it_looks(rule, book)],
        "because": rule.because,
        "basis": [{"cite": each.cite, "force": each.force, "regime": [*each.regime], "route": [*each.route]} for each in rule.basis],
        "advice": rule.advice,
        "asks": rule.asks,
        "measured": rightness(book.measured.get(rule.id)),
    }
