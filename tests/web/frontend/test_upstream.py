"""The macros of govuk-frontend-jinja draw what govuk-frontend draws: both are of one version, and move together."""

import json
import re
from pathlib import Path

import html5lib
import pytest
from flask import Flask, render_template_string

from tests.places import ROOT
from tests.web.dressed import dressed

SOURCE = (ROOT / "web" / "frontend" / "main.scss").read_text("utf-8")
USED = re.findall(r'@use "govuk/components/(.*)"', SOURCE)
APP = dressed()


@pytest.mark.parametrize("component", USED)
def test_a_component_is_drawn_as_upstream_draws_it(govuk: Path, component: str) -> None:
    """Every fixture of it gives the same elements, attributes and words."""
    fixtures = json.loads((govuk / "components" / component / "fixtures.json").read_text("utf-8"))["fixtures"]
    different = [each["name"] for each in fixtures if elements(drawn(APP, component, each["options"])) != elements(each["html"])]

    assert fixtures
    assert different == []


def drawn(app: Flask, component: str, options: object) -> str:
    """A component as our pages draw it."""
    macro = "govuk" + "".join(word.capitalize() for word in component.split("-"))
    source = f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro} %}}{{{{ {macro}(options) }}}}'
    with app.test_request_context():
        return render_template_string(source, options=options)


def elements(markup: str) -> list[tuple[str, object, str]]:
    """What a browser makes of markup: every element and end, with its attributes, and the words between, however they are spaced."""
    tree = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    return [
        (str(each.tag), dict(sorted(each.attrib.items())), " ".join(f"{each.text or ''} | {each.tail or ''}".split()))
        for each in tree.iter()
    ]
