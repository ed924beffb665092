"""Keys: whoever has none is told so, cookies count for nothing, and drafts of others are not there."""

from pathlib import Path

import pytest
from sqlalchemy import update

from tests.web.api.asked import Program, own
from tests.web.made import Site, site
from web.api.keys import FILE, hashed
from web.store.alone import ONE
from web.store.tables import Team, User


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation."""
    return site(tmp_path / "data")


def _somebody(here: Site, key: str, active: bool = True, role: str = "officer") -> None:
    """Somebody of another team, with a key."""
    with here.here.store.acting() as act:
        act.session.add(User(name="Sam", email=key, role=role, token=hashed(key), active=active, teams=[Team(name=key)]))


@pytest.mark.parametrize("key", ["", "wrong", "0" * 64])
def test_without_a_key_nothing_is_told(here: Site, key: str) -> None:
    """Even in an installation for one person, where pages need no login."""
    answer = Program(here, key).get("/api/v1/rules")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_cookie_is_no_key(here: Site) -> None:
    """So that no page elsewhere can ask in the name of whoever is logged in."""
    with here.client.session_transaction() as session:
        session["user"] = ONE

    assert here.client.post("/api/v1/checks").status_code == 401


def test_a_password_is_no_key(here: Site) -> None:
    """Only a bearer is asked in."""
    assert here.client.get("/api/v1/rules", auth=("user", "word")).status_code == 401


def test_a_key_needs_no_token_of_a_form(here: Site) -> None:
    """Since a browser never sends a key by itself."""
    here.app.config["WTF_CSRF_ENABLED"] = True

    assert own(here).post().status_code == 202
    assert here.client.post("/").status_code == 400


def test_the_key_of_one_person_is_in_a_file_of_theirs(here: Site) -> None:
    """That nobody else may read, and of which the database has the hash alone."""
    file = here.here.settings.data / FILE
    key = file.read_text("utf-8").strip()
    with here.here.store.reading() as session:
        kept = session.get_one(User, ONE).token

    assert (len(key) >= 43, file.stat().st_mode & 0o777) == (True, 0o600)
    assert kept == hashed(key) != key


def test_a_key_is_made_anew_where_its_file_is_gone(here: Site) -> None:
    """At the next start; the old one is then worth nothing."""
    old = own(here)
    (here.here.settings.data / FILE).unlink()
    again = site(here.here.settings.data, **({"database": here.here.settings.database} if here.here.settings.database else {}))

    assert own(again).get("/api/v1/rules").status_code == 200
    assert Program(again, old.key).get("/api/v1/rules").status_code == 401


def test_who_has_left_has_no_key(here: Site) -> None:
    """An account that is closed is closed for programs too."""
    _somebody(here, "gone", active=False)

    assert Program(here, "gone").get("/api/v1/rules").status_code == 401


def test_a_role_that_may_check_nothing_may_not_here(here: Site) -> None:
    """Whatever the key: what is not for its owner is not there, as on the pages."""
    _somebody(here, "looker", role="nobody")

    assert Program(here, "looker").post().status_code == 404
    assert Program(here, "looker").get("/api/v1/rules").status_code == 200


def test_drafts_of_others_are_not_there(here: Site) -> None:
    """Not their state, not their report in any form, and not their copies."""
    links = own(here).checked()["links"]
    _somebody(here, "other")
    other = Program(here, "other")

    for address in (links["self"], links["report"], *links["forms"].values(), links["marked"][0]["href"]):
        assert other.get(address).status_code == 404


def test_a_key_that_was_changed_is_worth_nothing(here: Site) -> None:
    """From the next request on."""
    _somebody(here, "first")
    with here.here.store.acting() as act:
        act.session.execute(update(User).where(User.email == "first").values(token=hashed("second")))

    assert Program(here, "first").get("/api/v1/rules").status_code == 401
    assert Program(here, "second").get("/api/v1/rules").status_code == 200
