"""Logging in and out with an e-mail address and a password."""

from pathlib import Path
from time import time
from typing import Any, Literal

import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters

from tests.web.made import site
from tests.web.people.made import PASSWORD, Crowd, crowd
from web.pages.login import WRONG
from web.people import passwords, tries
from web.people.accounts import close
from web.people.passwords import is_outdated
from web.people.visitor import LONGEST
from web.people.welcome import DAYS, ticket
from web.store.tables import User


@pytest.fixture
def here(tmp_path: Path) -> Crowd:
    """An installation with local accounts."""
    return crowd(site(tmp_path / "data", login="local"))


def login(here: Crowd, email: str = "ada@example.gov.uk", password: str = PASSWORD, path: str = "/login") -> Any:
    """Send the form."""
    return here.site.client.post(path, data={"email": email, "password": password})


def test_whoever_is_not_in_is_led_to_the_login(here: Crowd) -> None:
    """And from there to the page that they asked for."""
    asked = here.site.client.get("/account?x=1")

    assert asked.location == "/login?back=/account?x%3D1"
    assert login(here, path=asked.location).location == "/account?x=1"


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "/\\example.org/", "javascript:alert(1)", "/a%0d%0ab", ""])
def test_a_login_leads_to_no_other_site(here: Crowd, back: str) -> None:
    """Only to pages of ours."""
    assert login(here, path=f"/login?back={back}").location == "/"


def test_a_login_begins_a_new_session(here: Crowd) -> None:
    """Nothing of the one before is left, and both log-in and log-out are on record."""
    with here.site.client.session_transaction() as session:
        session["planted"] = "by somebody else"
    login(here, " ADA@example.gov.uk ")
    with here.site.client.session_transaction() as session:
        assert "planted" not in session
    assert "Ada" in here.site.client.get("/account").text
    assert here.site.client.post("/logout").location == "/login"
    assert here.site.client.get("/account").status_code == 302
    assert [what for actor, what, _ in here.acts() if actor == here.users["ada"]] == ["logged in", "logged out"]


def test_what_was_wrong_is_not_told(here: Crowd) -> None:
    """The same answer to a wrong password, an address without an account, and an account that is closed."""
    with here.site.here.store.acting() as act:
        close(act, act.session.get_one(User, here.users["rita"]))
    answers = [login(here, password="another one"), login(here, "nobody@example.org"), login(here, "rita@example.gov.uk")]

    assert {answer.status_code for answer in answers} == {422}
    assert all(WRONG in answer.text and "<title>Error: Log in" in answer.text for answer in answers)


def test_it_takes_as_long_where_there_is_no_account(here: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password is tried once either way, at the same cost."""
    tried: list[Parameters] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            tried.append(extract_parameters(str(hash)))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Watched())
    login(here, "ada@example.gov.uk", "another one")
    login(here, "nobody@example.org", "another one")

    assert [tried[0], tried[0]] == tried


def test_what_is_missing_is_told(here: Crowd) -> None:
    """Field by field."""
    answer = login(here, "", "")

    assert answer.status_code == 422
    assert "Enter your e-mail address" in answer.text
    assert "Enter your password" in answer.text


@pytest.mark.parametrize("email", ["ada@example.gov.uk", "nobody@example.org"])
def test_nobody_may_try_for_ever(here: Crowd, email: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten tries they wait, even with the right password, until a quarter of an hour is over; it is put on record once."""
    for _ in range(tries.MOST):
        assert login(here, email, "another one").status_code == 422
    refused = login(here, email)

    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= tries.WHILE
    assert "You have tried too often. Try again in 15 minutes" in refused.text
    assert [what for _, what, _ in here.acts()].count("login blocked") == 1
    assert login(here, "rita@example.gov.uk").status_code == 303

    here.site.client.post("/logout")
    monkeypatch.setattr(tries, "WHILE", 0)
    assert login(here, email).status_code == (303 if email.startswith("ada") else 422)


def test_tries_before_the_right_password_are_forgotten(here: Crowd) -> None:
    """Whoever got in may mistype again."""
    for _ in range(2):
        for _ in range(tries.MOST - 1):
            login(here, password="another one")
        assert login(here).status_code == 303
        here.site.client.post("/logout")


def test_a_password_that_was_kept_in_an_old_way_is_kept_anew(here: Crowd) -> None:
    """At the next login, by which it is known."""
    with here.site.here.store.acting() as act:
        act.session.get_one(User, here.users["ada"]).password = PasswordHasher(1, 1024, 1).hash(PASSWORD)
    login(here)

    assert not is_outdated(here.user("ada").password)
    assert here.site.client.get("/account").status_code == 200


def test_a_session_ends(here: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten hours, whatever was done in between."""
    login(here)
    assert here.site.client.get("/account").status_code == 200
    later = time() + LONGEST + 1
    monkeypatch.setattr("web.people.visitor.time", lambda: later)

    assert here.site.client.get("/account").status_code == 302


@pytest.mark.parametrize("change", [{"role": "reviewer"}, {"active": False}, {"password": "another"}])
def test_a_session_ends_with_what_it_was_begun_with(here: Crowd, change: dict[str, Any]) -> None:
    """When the role or the password is another, or the account is closed."""
    login(here)
    with here.site.here.store.acting() as act:
        for key, value in change.items():
            setattr(act.session.get_one(User, here.users["ada"]), key, value)

    assert here.site.client.get("/account").status_code == 302


def test_a_link_lets_somebody_set_their_password_once(here: Crowd) -> None:
    """Then they are in; the link can be used no more, and the old password neither."""
    address = f"/welcome/{ticket(here.site.here.secret, here.user('ada'))}"
    assert "Enter the same password twice" in here.site.client.post(address, data={"password": "four quite odd words", "again": "x"}).text
    answer = here.site.client.post(address, data={"password": "four quite odd words", "again": "four quite odd words"})

    assert answer.status_code == 303
    assert here.site.client.get("/account").status_code == 200
    assert here.site.app.test_client().get(address).status_code == 410
    here.site.client.post("/logout")
    assert login(here).status_code == 422
    assert login(here, password="four quite odd words").status_code == 303


def test_a_link_is_good_for_three_days(here: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    """And for nobody whose account is closed."""
    address = f"/welcome/{ticket(here.site.here.secret, here.user('ada'))}"
    assert here.site.client.get(address).status_code == 200
    with monkeypatch.context() as patch:
        later = time() + DAYS * 86_400 + 60
        patch.setattr("itsdangerous.timed.time.time", lambda: later)
        assert here.site.client.get(address).status_code == 410
    with here.site.here.store.acting() as act:
        close(act, act.session.get_one(User, here.users["ada"]))
    assert here.site.client.get(address).status_code == 410


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "ada12345678901", "x" * 300])
def test_a_password_must_be_hard_to_guess(here: Crowd, password: str) -> None:
    """What is too short, too plain or one's own address is not taken."""
    address = f"/welcome/{ticket(here.site.here.secret, here.user('ada'))}"
    answer = here.site.client.post(address, data={"password": password, "again": password})

    assert answer.status_code == 422
    assert "Password must" in answer.text


def test_one_person_alone_has_no_login(tmp_path: Path) -> None:
    """Where one person uses the installation, nothing of it is shown."""
    alone = site(tmp_path / "data")

    for path in ("/login", "/account", "/login/start", "/admin/users", "/admin/teams"):
        assert alone.client.get(path).status_code == 404
    assert alone.client.post("/logout").location == "/"
    assert "Log out" not in alone.client.get("/").text
    index = alone.client.get("/admin").text
    assert "People" not in index
    assert all(words in index for words in ("Organisation", "Keeping and deleting", "Audit trail", "Health"))
