"""The library: what each rule looks for and on whose authority, wording to paste, and the open standards."""

from io import BytesIO
from typing import Any

from flask import Blueprint, abort, render_template, request, send_file
from wtforms import Form, SelectField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]

from checker.render.checks import how_it_looks
from checker.render.clause_files import KINDS, clause_file
from checker.render.clauses import wordings
from checker.render.measured import rightness
from checker.render.rules import theme_name
from checker.render.standards import bound, full_name
from checker.render.values import FORCES
from web.installation import installation
from web.library import SEVERITIES, Wanted, authorities, by_theme, changed, examples, forces, laws, offered_by, says, wording_of
from web.people.visitor import needs

pages = Blueprint("library", __name__)
_ANY = SelectChoice("", "Any")
_GRADES = {"must": "Must", "should": "Should", "consider": "Consider"}
_FEW = 10  # faults, below which a rate is only a count


class Filter(Form):
    """What to look for among the rules."""

    words = StringField("Words")
    theme = SelectField("Theme", default="")
    severity = SelectField("Severity", default="", choices=[_ANY, *(SelectChoice(each, _GRADES[each]) for each in SEVERITIES)])
    force = SelectField("Force", default="", choices=[_ANY, *(SelectChoice(force, words.capitalize()) for force, words in FORCES.items())])
    regime = SelectField("Law", default="")


@pages.get("/rules")
@needs()
def rules() -> Any:
    """All rules by theme, or those that somebody looks for."""
    book = installation().rulebook
    form = Filter(request.args)
    form.theme.choices = [_ANY, *(SelectChoice(theme, theme_name(theme)) for theme in sorted({rule.theme for rule in book.rules}))]
    form.regime.choices = [_ANY, *(SelectChoice(regime.id, regime.name) for regime in book.regimes if regime.id != "other")]
    valid = form.validate()
    found = by_theme(book, Wanted(**{name: (each or "").strip() for name, each in form.data.items()})) if valid else []
    number = sum(len(group) for _, group in found)
    off = [change for change in book.amendments if change.change == "disabled"]
    page = render_template("library/rules.html", form=form, found=found, number=number, book=book, forces=forces, grades=_GRADES, off=off)
    return page, 200 if valid else 400


@pages.get("/rules/<id>")
@needs()
def rule(id: str) -> Any:
    """One rule: what it looks for, why, on whose authority, what to write, and how right it is."""
    book = installation().rulebook
    found = next((rule for rule in book.rules if rule.id == id), None)
    if found is None:
        abort(404)
    counted = book.measured.get(id)
    return render_template(
        "library/rule.html",
        rule=found,
        theme=theme_name(found.theme),
        grade=_GRADES[found.severity],
        looks=list(how_it_looks(found, book)),
        authorities=list(authorities(found, book)),
        changes=changed(id, book),
        disabled=id in book.disabled,
        clause=wording_of(found, book),
        wordings=wordings,
        laws=laws(book),
        counted=counted,
        rightness=rightness(counted),
        few=counted is not None and counted.hits + counted.missed < _FEW,
        examples=list(examples(found)),
        book=book,
    )


@pages.get("/clauses")
@needs()
def clauses() -> Any:
    """All clauses, or those with some words."""
    book = installation().rulebook
    words = request.args.get("words", "")
    found = [each for _, each in sorted(book.clauses.items()) if says(words, " ".join((each.id, each.title, *each.text.values())))]
    found.sort(key=lambda clause: clause.title.casefold())
    return render_template("library/clauses.html", clauses=found, words=words, kinds=KINDS, book=book)


@pages.get("/clauses/<id>")
@needs()
def clause(id: str) -> Any:
    """One clause: its wording by law, to copy or to download, and what offers it."""
    book = installation().rulebook
    if id not in book.clauses:
        abort(404)
    found = book.clauses[id]
    rules, standards = offered_by(id, book)
    return render_template(
        "library/clause.html",
        clause=found,
        wordings=wordings(found, laws(book)),
        rules=rules,
        standards=standards,
        kinds=KINDS,
    )


@pages.get("/clauses/<id>.<kind>")
@needs()
def clause_download(id: str, kind: str) -> Any:
    """A clause as a file, or with "all" as its name every clause."""
    book = installation().rulebook
    if kind not in KINDS or not (id == "all" or id in book.clauses):
        abort(404)
    chosen = sorted(book.clauses.values(), key=lambda clause: clause.title.casefold()) if id == "all" else [book.clauses[id]]
    name = f"clauses.{kind}" if id == "all" else f"{id}.{kind}"
    return send_file(BytesIO(clause_file(kind, chosen, laws(book))), KINDS[kind], as_attachment=True, download_name=name)


@pages.get("/standards")
@needs()
def standards() -> Any:
    """The open standards, by the need that they serve."""
    book = installation().rulebook
    words = request.args.get("words", "")
    found = [each for each in book.standards if says(words, f"{full_name(each)} {each.need} {each.keeper} {each.source}")]
    found.sort(key=lambda each: each.need.casefold())
    return render_template("library/standards.html", standards=found, words=words, bound=bound, full_name=full_name, book=book)
