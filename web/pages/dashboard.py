"""The dashboard: what is found most, where and when, what was resolved, and which exceptions end soon."""

from collections.abc import Iterator, Sequence
from csv import QUOTE_ALL, writer
from datetime import date, timedelta
from io import StringIO
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from sqlalchemy.orm import Session
from wtforms import BooleanField, Form

from checker.render.csv import MARK, cell
from web.dashboard import SOON, Figures, Period, Row, ending, figures
from web.forms.fields import DayField
from web.installation import installation
from web.people.visitor import needs
from web.store.tables import Decision

pages = Blueprint("dashboard", __name__, url_prefix="/dashboard")
_SHOWN = 15  # rows of a chart; the CSV file has all
_TABLES = {
    "rules": ("Findings by rule", "Rule"),
    "departments": ("Findings by department", "Department"),
    "months": ("Findings by month", "Month"),
}


class PeriodForm(Form):
    """The days to look at."""

    since = DayField("From", called="The first day")
    until = DayField("To", called="The last day")
    without_quick = BooleanField("Leave quick checks out")


@pages.get("")
@needs()
def page() -> Any:
    """The dashboard of a period, the last twelve months unless another is asked for."""
    form = PeriodForm(request.args)
    period = _period(form)
    with installation().store.reading() as session:
        made = figures(session, period, _titles()) if period else None
        soon = ending(session, date.today())
        charts = [(name, *_TABLES[name], rows) for name, rows in _rows(made).items()] if made else []
        told = {"form": form, "period": period, "figures": made, "charts": charts, "ending": soon, "soon": SOON, "shown": _SHOWN}
        return render_template("dashboard/dashboard.html", **told, asked=request.query_string.decode("latin-1")), 200 if period else 400


@pages.get("/<table>.csv")
@needs()
def table(table: str) -> Response:
    """A table of the dashboard for a spreadsheet, which takes nothing in it for a formula."""
    period = _period(PeriodForm(request.args))
    if period is None or table not in (*_TABLES, "exceptions"):
        abort(404)
    with installation().store.reading() as session:
        rows = _exceptions(ending(session, date.today())) if table == "exceptions" else _table(session, period, table)
        made = StringIO()
        writer(made, quoting=QUOTE_ALL, lineterminator="\n").writerows([cell(str(each)) for each in row] for row in rows)
    head = {"Content-Disposition": f"attachment; filename={table}.csv"}
    return Response(MARK + made.getvalue(), mimetype="text/csv", headers=head)


def _period(form: PeriodForm) -> Period | None:
    """The period that is asked for; none where its days cannot stand."""
    if not form.validate():
        return None
    until = form.until.data or date.today()
    since = form.since.data or (until - timedelta(days=365)).replace(day=1)
    if since > until:
        form.until.errors = ["The last day must not be before the first day"]
        return None
    return Period(since, until, not form.without_quick.data)


def _titles() -> dict[str, str]:
    """The titles of the rules."""
    return {rule.id: rule.title for rule in installation().rulebook.rules}


def _rows(made: Figures) -> dict[str, Sequence[Row]]:
    """The rows of each table."""
    return {"rules": made.by_rule, "departments": made.by_team, "months": made.by_month}


def _table(session: Session, period: Period, table: str) -> Iterator[tuple[object, ...]]:
    """A table with its heads."""
    yield _TABLES[table][1], "Findings"
    yield from ((row.name, row.number) for row in _rows(figures(session, period, _titles()))[table])


def _exceptions(decisions: Sequence[Decision]) -> Iterator[tuple[object, ...]]:
    """The exceptions that end soon, with their heads."""
    yield "Exception", "Procurement", "Until"
    yield from ((each.title, each.procurement.title, each.until) for each in decisions)
