"""Fields as pages draw them: label, hint and error belong together, and what was typed never becomes markup."""

import re

import pytest
from flask import render_template_string
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import DecimalField, Form, IntegerField, RadioField, StringField
from wtforms.fields import SelectChoice

from tests.web.dressed import EveryField, dressed
from web.forms.drawing import mistakes

HOSTILE = '"><script>alert(1)</script>'
APP = dressed()


def drawn(call: str, form: Form | None = None) -> str:
    """What a macro draws of a form."""
    with APP.test_request_context(method="GET"):
        return render_template_string(f'{{% import "forms.html" as forms %}}{{{{ forms.{call} }}}}', form=form or EveryField())


def failed() -> EveryField:
    """The form with nothing filled in."""
    with APP.test_request_context(method="POST"):
        form = EveryField()
        form.validate()
        return form


@pytest.mark.parametrize("call", ["input(form.title)", "textarea(form.reason)", "select(form.procedure)", "password(form.word)"])
def test_a_control_is_named_by_its_label_and_told_by_its_error(call: str) -> None:
    """By the ids that browsers join them with."""
    page = drawn(call, failed())
    control = re.search(r"<(?:input|textarea|select)[^>]*>", page)
    assert control
    name = re.search(r'id="(\w+)"', control[0])
    assert name

    assert f'for="{name[1]}"' in page
    assert f"{name[1]}-error" in control[0]
    assert f'id="{name[1]}-error"' in page


def test_a_hint_is_told_with_its_field() -> None:
    """The description of a field is its hint."""
    page = drawn("input(form.title)")

    assert "As it will stand in the notice." in page
    assert 'aria-describedby="title-hint"' in page


def test_a_group_is_named_by_its_question() -> None:
    """Radios, checkboxes and days stand within a fieldset, whose legend asks."""
    for call in ("radios(form.decision)", "checkboxes(form.buys)", "day(form.ends)"):
        assert re.search(r"<fieldset.*<legend.*</legend>.*</fieldset>", drawn(call), re.DOTALL)


def test_a_label_may_be_the_heading_of_its_page() -> None:
    """Then it is the h1."""
    assert re.search(r"<h1[^>]*>\s*<label.*Title", drawn("input(form.title, heading=true)"), re.DOTALL)
    assert re.search(r"<legend.*<h1[^>]*>\s*Last day", drawn("day(form.ends, heading=true)"), re.DOTALL)


def test_what_was_typed_never_becomes_markup() -> None:
    """Not in boxes, not in errors, and not in what a choice opens."""
    with APP.test_request_context(method="POST", data={"title": HOSTILE, "reason": HOSTILE, "ends-day": HOSTILE, "value": HOSTILE}):
        form = EveryField()
        form.validate()
    calls = ["input(form.title)", "textarea(form.reason)", "day(form.ends)", "input(form.value)", "errors(form)"]
    pages = [drawn(call, form) for call in calls] + [drawn(f"radios(form.decision, inside={{'change': {HOSTILE!r}}})", form)]

    assert [page for page in pages if "<script>" in page] == []
    assert all("&lt;script&gt;" in page for page in pages[:4])


def test_a_choice_may_open_further_fields() -> None:
    """Which are markup of the macros."""
    page = drawn("radios(form.decision, inside={'excepted': forms.day(form.until)})")

    assert 'id="until-day"' in page
    assert isinstance(Markup(page), str)


def test_what_was_chosen_stays_chosen() -> None:
    """After a form failed for another reason."""
    with APP.test_request_context(method="POST", data={"buys": ["data"], "decision": "change", "procedure": "open", "others": "y"}):
        form = EveryField()

    assert re.search(r'value="data"[^>]* checked', drawn("checkboxes(form.buys)", form))
    assert not re.search(r'value="software"[^>]* checked', drawn("checkboxes(form.buys)", form))
    assert re.search(r'value="change"[^>]* checked', drawn("radios(form.decision)", form))
    assert re.search(r'value="open"[^>]* selected', drawn("select(form.procedure)", form))
    assert re.search(r'value="y"[^>]* checked', drawn("tick(form.others)", form))


def test_no_password_is_sent_back() -> None:
    """What was typed there is not shown again."""
    with APP.test_request_context(method="POST", data={"word": "a secret of mine"}):
        form = EveryField()

    assert "a secret of mine" not in drawn("password(form.word)", form)


def test_several_files_may_be_chosen_at_once() -> None:
    """In one control, which says so."""
    page = drawn("files(form.drafts)")

    assert re.search(r'<input[^>]*type="file"[^>]* multiple', page)
    assert "Choose files" in page


def test_hidden_fields_go_along() -> None:
    """The token against forged forms is among them."""
    app = dressed()
    app.config["WTF_CSRF_ENABLED"] = True
    with app.test_request_context():
        page = render_template_string('{% import "forms.html" as forms %}{{ forms.csrf(form) }}', form=EveryField())

    assert re.fullmatch(r'<input id="csrf_token" name="csrf_token" type="hidden" value="[^"]+">', page.strip())


def test_the_summary_leads_to_the_box_at_fault() -> None:
    """For a day to the first of its boxes that is wrong."""
    with APP.test_request_context(method="POST", data={"ends-day": "1", "ends-year": "2027"}):
        form = EveryField()
        form.validate()

    assert {"text": "Last day must include a month", "href": "#ends-month"} in list(mistakes(form))
    assert drawn("errors(form)").strip() == ""


def test_errors_of_the_library_are_put_in_plain_words() -> None:
    """And name what they are about."""

    class Plain(Form):
        """A form whose fields say no words of their own."""

        pages = IntegerField("Pages")
        value = DecimalField("Value")
        title = StringField("Title")
        route = RadioField("Route", choices=[SelectChoice("open", "Open")])

    form = Plain(MultiDict({"pages": "x", "value": "y"}))
    form.validate()

    assert [each["text"] for each in mistakes(form)] == [
        "Pages must be a whole number, such as 12",
        "Value must be a number, such as 12.50",
        "Select an answer: Route",
    ]
