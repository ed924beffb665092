"""A small app in the look of all pages: one page with every kind of field, and the report of the demonstration pack."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask, Response, flash, render_template_string, request
from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from markupsafe import Markup
from wtforms import BooleanField, IntegerField, PasswordField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from tests.cli.made import typed
from tests.places import CORPORA, ROOT
from web.dress import dress
from web.errors import NoRoom, register_errors
from web.forms.fields import DayField
from web.pages import about
from web.theme import Brand

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
EVERY_FIELD = """
{% extends "layout.html" %}
{% import "forms.html" as forms %}
{% set crumbs = [("Procurements", "/procurements"), ("Case management", "/procurements/1")] %}
{% block title %}Details{% endblock %}
{% block summary %}{{ forms.errors(form) }}{% endblock %}
{% block content %}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-xl">Details of the procurement</h1>
<form method="post" novalidate enctype="multipart/form-data">
{{ forms.csrf(form) }}
{{ forms.input(form.title) }}
{{ forms.input(form.value, prefix={"text": "£"}, classes="govuk-input--width-10", inputmode="numeric") }}
{{ forms.textarea(form.reason, rows=3) }}
{{ forms.select(form.procedure) }}
{{ forms.radios(form.decision, hints={"excepted": "Somebody else must agree."}, inside={"excepted": forms.day(form.until)}) }}
{{ forms.checkboxes(form.buys, size="m") }}
{{ forms.tick(form.others) }}
{{ forms.day(form.ends) }}
{{ forms.files(form.drafts) }}
{{ forms.password(form.word, autocomplete="new-password") }}
<div class="govuk-button-group">{{ forms.submit("Save") }}
{{ forms.submit("Save as draft", kind="secondary", name="draft", value="1") }}</div>
</form>
</div></div>
{% endblock %}
"""
REPORT = """
{% extends "layout.html" %}
{% set wide = true %}
{% set back = "/" %}
{% block title %}Report{% endblock %}
{% block content %}
<h1 class="govuk-heading-xl">{{ headline }}</h1>
<div class="report">{{ body }}</div>
{% endblock %}
"""
PATTERNS = """
{% extends "layout.html" %}
{% block title %}Decisions{% endblock %}
{% block content %}
<h1 class="govuk-heading-xl">Decisions</h1>
<div class="app-beside-filter">
<section class="app-filter" aria-labelledby="filter">
<h2 class="govuk-heading-m" id="filter">Filter</h2>
<ul class="app-filter__on"><li><a href="?">Remove: open</a></li></ul>
</section>
<div>
<h2 class="govuk-heading-m">History</h2>
<ol class="app-timeline">
<li class="app-timeline__item"><h3 class="app-timeline__title">Exception asked for</h3>
<p class="app-timeline__when">31 March 2027 by Jo Marsh</p><p class="app-timeline__said">The licence runs until 2028.</p></li>
<li class="app-timeline__item"><h3 class="app-timeline__title">Agreed</h3>
<p class="app-timeline__when">2 April 2027 by Lee Brook</p><p class="app-timeline__said">Until 31 March 2028.</p></li>
</ol>
<div class="app-scroll" role="region" aria-label="Findings by rule" tabindex="0">
<table><thead><tr><th scope="col">Rule</th><th scope="col">Findings</th></tr></thead>
<tbody><tr><th scope="row">brand-without-equivalent</th><td>4</td></tr></tbody></table>
</div>
</div>
</div>
{% endblock %}
"""
BUYS = [SelectChoice("software", "Software"), SelectChoice("data", "Data"), SelectChoice("hardware", "Hardware")]
PROCEDURES = [SelectChoice("", "Choose"), SelectChoice("open", "Open")]
DECISIONS = [SelectChoice("change", "Change it"), SelectChoice("excepted", "Agreed exception")]


class EveryField(FlaskForm):
    """A form with a field of every kind, none of which may be left empty."""

    title = StringField("Title", [InputRequired("Enter a title"), Length(max=40)], description="As it will stand in the notice.")
    value = IntegerField("Value without VAT", [InputRequired("Enter a value")])
    reason = TextAreaField("Reason", [InputRequired("Enter a reason")])
    procedure = SelectField("Procedure", [InputRequired("Select a procedure")], choices=PROCEDURES)
    decision = RadioField("What will you do?", [InputRequired("Select what you will do")], choices=DECISIONS)
    until = DayField("Until when?", called="Last day of the exception")
    buys = SelectMultipleField("What is bought?", [InputRequired("Select what is bought")], choices=BUYS)
    others = BooleanField("Decide so for the 6 others with the same words", [InputRequired("Tick the box")], description="Each is listed.")
    ends = DayField("Last day", [InputRequired("Enter the last day")], description="For example, 31 3 2027.")
    drafts = MultipleFileField("Tender documents", [InputRequired("Select a tender document")], description="Up to 20 files.")
    word = PasswordField("Password", [InputRequired("Enter a password")])


def dressed(**config: object) -> Flask:
    """The app; what is told to it goes into its config."""
    app = Flask("dressed", static_folder=str(ROOT / "web" / "static"))
    app.config.update(SECRET_KEY="for tests alone", WTF_CSRF_ENABLED=False, **config)
    app.config.setdefault("BRAND", lambda: Brand("Harrow Vale Borough Council"))
    register_errors(app)
    dress(app)
    app.register_blueprint(about.pages)
    app.add_url_rule("/form", view_func=_form, methods=["GET", "POST"])
    app.add_url_rule("/patterns", view_func=_patterns)
    app.add_url_rule("/report", view_func=_report)
    app.add_url_rule("/full", view_func=_full)
    app.add_url_rule("/api/v1/full", "api-full", view_func=_full)
    app.after_request(_policed)
    return app


def _policed(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _form() -> str:
    form = EveryField()
    if request.method == "POST" and form.validate():
        flash("The details are saved.", "success")
    return render_template_string(EVERY_FIELD, form=form)


def _patterns() -> str:
    return render_template_string(PATTERNS)


def _report() -> str:
    return render_template_string(REPORT, body=Markup(demonstration()[1]), headline=demonstration()[0])


@cache
def demonstration() -> tuple[str, str]:
    """The headline and the rest of the demonstration pack's report, as the parts of reports draw it."""
    with TemporaryDirectory() as folder:
        typed("check", CORPORA / "packs" / "harrow-vale-case-management", "--output", Path(folder) / "report.html")
        page = (Path(folder) / "report.html").read_text("utf-8")
    found = re.search(r"<h1>(.*?)</h1>(.*)</header>\s*<main>(.*)</main>", page, re.DOTALL)
    assert found
    return found[1], found[2] + found[3]


def _full() -> str:
    raise NoRoom
