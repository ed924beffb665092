"""Errors: a plain page for a person, JSON for a program, and never how the code failed."""

import errno
from collections.abc import Callable
from io import BytesIO

import html5lib
import pytest
from flask import Flask, abort, redirect
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, ServiceUnavailable, TooManyRequests

from tests.web.dressed import dressed
from web.errors import NoRoom
from web.troubles import TROUBLES

SECRET = "the draft's own words"
CODES = sorted(TROUBLES)


def failing(fail: Callable[[], object], **config: object) -> Flask:
    """An app of which two pages fail so."""
    app = dressed(**config)

    def page() -> ResponseReturnValue:
        fail()
        return ""

    app.add_url_rule("/fail", "fail", page)
    app.add_url_rule("/api/v1/fail", "api-fail", page)
    return app


def raising(error: BaseException) -> Callable[[], object]:
    """What raises an error."""

    def fail() -> object:
        raise error

    return fail


def failed(code: int) -> Callable[[], object]:
    """What fails with a code."""
    return raising(NoRoom()) if code == 507 else lambda: abort(code)


@pytest.mark.parametrize("code", CODES)
def test_an_error_is_a_page(code: int) -> None:
    """Its code, what happened as its heading, and what to do next."""
    answer = failing(failed(code)).test_client().get("/fail")
    html5lib.HTMLParser(strict=True).parse(answer.text)

    assert answer.status_code == code
    assert f'<h1 class="govuk-heading-xl">{TROUBLES[code].heading}</h1>' in answer.text
    assert TROUBLES[code].cure.replace("'", "&#39;") in answer.text


@pytest.mark.parametrize("code", CODES)
def test_an_error_of_the_api_is_json(code: int) -> None:
    """The same words, and a name for programs."""
    answer = failing(failed(code)).test_client().get("/api/v1/fail")
    error = answer.get_json()["error"]

    assert answer.status_code == code
    assert error == {"code": TROUBLES[code].name, "message": f"{TROUBLES[code].cause} {TROUBLES[code].cure}"}


def test_an_address_of_the_api_that_is_not_there_is_json() -> None:
    """Even where no page of ours was asked."""
    assert dressed().test_client().get("/api/v1/nothing").get_json()["error"]["code"] == "not-found"


@pytest.mark.parametrize("path", ["/fail", "/api/v1/fail"])
def test_a_fault_of_ours_shows_nothing_of_the_code(path: str) -> None:
    """No name, no line, and no words that the failing code held."""
    answer = failing(raising(ValueError(SECRET))).test_client().get(path)

    assert answer.status_code == 500
    assert "our-fault" in answer.text or "Something went wrong here" in answer.text
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    assert "ValueError" not in answer.text


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, 507), (errno.EDQUOT, 507), (errno.EROFS, 503), (errno.EACCES, 500)])
def test_a_disk_that_refuses_is_told_as_such(number: int, code: int) -> None:
    """Full is 507, read-only is 503; anything else is our fault."""
    answer = failing(raising(OSError(number, "no", "/srv/secret/path"))).test_client().get("/fail")

    assert answer.status_code == code
    assert "/srv/secret" not in answer.text


@pytest.mark.parametrize("error", [TooManyRequests(), ServiceUnavailable()])
def test_whoever_should_come_back_is_told_when(error: HTTPException) -> None:
    """In thirty seconds, unless the error says otherwise."""
    assert failing(raising(error)).test_client().get("/fail").headers["Retry-After"] == "30"


def test_an_error_may_say_when_to_come_back() -> None:
    """And is believed, once."""
    answer = failing(raising(TooManyRequests(retry_after=90))).test_client().get("/fail")

    assert answer.headers.getlist("Retry-After") == ["90"]


def test_a_view_may_say_the_cause() -> None:
    """What it knows better is said instead, escaped."""
    answer = failing(lambda: abort(413, "'<b>.docx' is larger than 25 MB.")).test_client().get("/fail")

    assert "&#39;&lt;b&gt;.docx&#39; is larger than 25 MB." in answer.text


def test_the_limit_of_a_request_is_named() -> None:
    """Where the framework itself refuses a request, it is told how much is taken."""
    client = dressed(MAX_CONTENT_LENGTH=2_000_000).test_client()
    answer = client.post("/form", data={"drafts": (BytesIO(b"x" * 2_000_001), "a.docx")})

    assert answer.status_code == 413
    assert "The files together are larger than 2 MB." in answer.text


def test_a_forged_form_is_told_in_plain_words() -> None:
    """Tokens are nothing that a person knows of."""
    answer = failing(raising(CSRFError("The CSRF session token is missing."))).test_client().get("/fail")

    assert answer.status_code == 400
    assert "This form can no longer be sent" in answer.text
    assert "token" not in answer.text


def test_a_redirect_is_no_error() -> None:
    """It goes through, also where it is raised."""
    answer = failing(lambda: abort(redirect("/help"))).test_client().get("/fail")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/help")


def test_a_method_that_is_not_taken_says_which_are() -> None:
    """As HTTP wants it."""
    answer = dressed().test_client().delete("/help")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_the_page_for_trouble_asks_nothing_of_the_database() -> None:
    """So that it does not fail as well, when that is what failed."""
    broken = failing(raising(ValueError(SECRET)), BRAND=raising(RuntimeError(SECRET)), MAY_SEE=raising(RuntimeError(SECRET)))
    answer = broken.test_client().get("/fail")

    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text
    assert broken.test_client().get("/nothing").status_code == 500
