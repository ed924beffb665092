"""The description of the API: sound, whole, and led to from a page for people."""

import re
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from checker.service.drafting import QUESTIONS
from tests.web.api.asked import DESCRIPTION
from tests.web.made import Site, site
from web.api.answers import FORMS


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation."""
    return site(tmp_path / "data")


def test_the_description_is_sound() -> None:
    """By the specification of OpenAPI 3.1."""
    validate(DESCRIPTION)


def test_the_description_is_served_as_it_is_kept(here: Site) -> None:
    """To anybody, since it says nothing of a draft."""
    answer = here.client.get("/api/v1/openapi.json")

    assert answer.get_json() == DESCRIPTION


def test_every_route_is_described_and_every_description_has_its_route(here: Site) -> None:
    """With each of its methods."""
    described = {(method, path) for path, told in DESCRIPTION["paths"].items() for method in told if method != "parameters"}
    routes = {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix("/api/v1")))
        for rule in here.app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert routes == described


def test_the_forms_and_questions_that_are_described_are_those_there_are() -> None:
    """Whoever adds one tells of it."""
    schemas = DESCRIPTION["components"]["schemas"]
    keys = {question.key for question in QUESTIONS}

    assert set(schemas["Links"]["properties"]["forms"]["propertyNames"]["enum"]) == set(FORMS)
    assert set(schemas["Details"]["properties"]) == keys
    assert set(schemas["Upload"]["properties"]) == {"documents", "details"} | keys


def test_a_page_tells_people_of_the_api(here: Site) -> None:
    """With an example and the way to the description."""
    page = here.client.get("/api")

    assert page.status_code == 200
    assert "curl -H" in page.text
    assert "/api/v1/openapi.json" in page.text
    assert "api-key" in page.text
