"""The list of procurements and templates, with a filter whose address can be shared."""

from typing import Any

from flask import render_template, request, url_for
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased, joinedload
from wtforms import Form, SelectField, StringField

from web.forms.fields import choices
from web.installation import installation
from web.pages.procurements.board import pages
from web.people.visitor import needs, visitor
from web.store.tables import Draft, Procurement, SignOff

A_PAGE = 20
KINDS = {"": "Both", "procurement": "Procurements", "template": "Templates"}
STATES = {
    "": "Any state",
    "empty": "No documents yet",
    "checking": "Being checked",
    "failed": "Could not be checked",
    "resolve": "Something to resolve",
    "clear": "Nothing that must be resolved",
    "signed": "Signed off",
}
_LAST = 10_000  # pages that may be asked for


class Filter(Form):
    """What of the list is wanted."""

    words = StringField("Words in the title")
    team = SelectField("Team")
    state = SelectField("State of the latest draft", choices=choices(STATES.items()))
    kind = SelectField("Kind", choices=choices(KINDS.items()))

    def said(self, name: str) -> str:
        """What is chosen in a field; nothing where that is no choice of it."""
        field: Any = self[name]
        return field.data if field.data in {choice.value for choice in field.iter_choices()} else ""


@pages.get("")
@needs()
def listing() -> str:
    """The procurements and templates of the visitor's teams, newest draft first."""
    form = _filter()
    number = min(max(request.args.get("page", 1, int), 1), _LAST)
    wanted = _wanted(form)
    with installation().store.reading() as session:
        total = session.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
        rows = session.execute(wanted.options(joinedload(Procurement.team)).limit(A_PAGE).offset((number - 1) * A_PAGE)).all()
        return render_template("procurements/listing.html", form=form, rows=rows, total=total, kinds=KINDS, turning=_turning(number, total))


def _filter() -> Filter:
    """The filter as its address says it."""
    form = Filter(request.args)
    form.team.choices = choices([("", "All teams"), *visitor().teams])
    return form


def _wanted(form: Filter) -> Select[Procurement, Draft]:
    """The procurements that the filter lets through, each with its newest draft, if it has one."""
    other = aliased(Draft)
    newest = select(func.max(other.number)).where(other.procurement_id == Procurement.id).correlate(Procurement).scalar_subquery()
    rows = select(Procurement, Draft).outerjoin(Draft, (Draft.procurement_id == Procurement.id) & (Draft.number == newest))
    rows = rows.where(Procurement.kind != "quick", Procurement.team_id.in_([team for team, _ in visitor().teams]))
    for word in (form.words.data or "").split():
        rows = rows.where(Procurement.title.icontains(word, autoescape=True))
    if kind := form.said("kind"):
        rows = rows.where(Procurement.kind == kind)
    if team := form.said("team"):
        rows = rows.where(Procurement.team_id == team)
    if state := form.said("state"):
        rows = rows.where(_is(state))
    return rows.order_by(func.coalesce(Draft.created, Procurement.created).desc(), Procurement.id)


def _is(state: str) -> ColumnElement[bool]:
    """Whether the newest draft is in a state; what must be resolved is counted as it was when it was checked."""
    must = Draft.counts["must"].as_integer()
    found: dict[str, ColumnElement[bool]] = {
        "empty": Draft.id.is_(None),
        "checking": Draft.state.in_(("queued", "running")),
        "failed": Draft.state == "failed",
        "resolve": (Draft.state == "done") & (must > 0),
        "clear": (Draft.state == "done") & (must == 0),
        "signed": select(SignOff.id).where(SignOff.draft_id == Draft.id).exists(),
    }
    return found[state]


def _turning(number: int, total: int) -> dict[str, Any]:
    """The links to other pages of the list, as the macro for them wants it; none where all stands on one."""
    last = -(-total // A_PAGE)
    if last <= 1:
        return {}
    shown = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    items: list[dict[str, Any]] = []
    for before, at in zip([0, *shown], shown, strict=False):
        items += [{"ellipsis": True}] if at > before + 1 else []
        items.append({"number": at, "href": _page(at), "current": at == number})
    ends = {"previous": {"href": _page(number - 1)}} if number > 1 else {}
    return {"items": items, **ends, **({"next": {"href": _page(number + 1)}} if number < last else {})}


def _page(number: int) -> str:
    """The address of another page of the same list."""
    kept: dict[str, Any] = {name: said for name in ("words", "team", "state", "kind") if (said := request.args.get(name))}
    return url_for("procurements.listing", **kept, page=number)
