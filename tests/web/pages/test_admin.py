"""The look, the keeping, the trail and the health of an installation, as its administrator sees and sets them."""

import errno
import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from tests.web.made import Site, site
from web.store.alone import ONE
from web.store.tables import Act

HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00"
PNG = HEAD + b"\x00" * 8 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20 + b"\xff\xd9"


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """An installation for one person, who may administer it."""
    return site(tmp_path / "data")


def look(here: Site, logo: bytes | None = None, name: str = "crest.svg", **more: str) -> Any:
    """Send the form of the look."""
    data: dict[str, Any] = {"organisation": "Harrow Vale Borough Council", "colour": "#123456"} | more
    return here.client.post("/admin/organisation", data=data | ({"logo": (BytesIO(logo), name)} if logo is not None else {}))


def test_pages_wear_what_an_administrator_sets(here: Site) -> None:
    """The name, the colour and the logo, from the next page on."""
    assert look(here, PNG).status_code == 303
    page = here.client.get("/").text

    assert "Harrow Vale Borough Council" in page
    assert "#123456" in here.client.get("/theme.css").text
    assert 'src="/logo"' in page


@pytest.mark.parametrize(("picture", "kind"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_logo_is_told_by_its_content(here: Site, picture: bytes, kind: str) -> None:
    """Whatever it is called; it is stored under a name of ours, and served as what it is."""
    look(here, picture, "../../crest.svg")
    answer = here.client.get("/logo")

    assert (answer.status_code, answer.mimetype, answer.data) == (200, kind, picture)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert [path.name[:5] for path in here.here.logos.iterdir()] == ["logo."]


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "must be a PNG or a JPEG"),
        (b"GIF89a", "must be a PNG or a JPEG"),
        (PNG[:20], "must be a PNG or a JPEG"),
        (PNG + b"x" * 200_000, "smaller than 200KB"),
        (PNG[:16] + b"\x00\x00\xff\xff" + PNG[20:], "at most 4000 pixels"),
    ],
    ids=["svg", "gif", "cut", "large", "wide"],
)
def test_what_is_no_logo_is_refused(here: Site, picture: bytes, sentence: str) -> None:
    """Beside its field, and nothing else is changed either."""
    answer = look(here, picture)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert here.client.get("/logo").status_code == 404
    assert "#123456" not in here.client.get("/theme.css").text


def test_a_logo_is_taken_away(here: Site) -> None:
    """By a tick."""
    look(here, PNG)
    look(here, remove="y")

    assert here.client.get("/logo").status_code == 404
    assert 'src="/logo"' not in here.client.get("/").text


@pytest.mark.parametrize("colour", ["#ffff00", "red", "#12345g", "}"])
def test_a_colour_must_be_legible(here: Site, colour: str) -> None:
    """Or the pages keep the one that they have."""
    answer = look(here, colour=colour)

    assert answer.status_code == 422
    assert "too light" in answer.text or "cannot be used" in answer.text
    assert "#1d4f5f" in here.client.get("/theme.css").text


def test_new_checks_are_kept_for_as_long_as_is_set(here: Site) -> None:
    """The pages say so, and those that are there keep their day."""
    before = here.draft(here.upload().location)
    assert here.client.post("/admin/retention", data={"quick_days": "7", "record_years": "6"}).status_code == 303
    after = here.draft(here.upload().location)

    assert before.procurement.delete_on == date.today() + timedelta(days=30)
    assert after.procurement.delete_on == date.today() + timedelta(days=7)
    assert "deleted after 7 days" in here.client.get("/").text
    assert here.here.settings.record_years == 6


@pytest.mark.parametrize(("days", "years"), [("0", "3"), ("30", "0"), ("", "3"), ("many", "3"), ("30", "31"), ("4000", "3")])
def test_a_time_that_makes_no_sense_is_refused(here: Site, days: str, years: str) -> None:
    """And nothing is changed."""
    answer = here.client.post("/admin/retention", data={"quick_days": days, "record_years": years})

    assert answer.status_code == 422
    assert here.here.settings.quick_days == 30


def test_the_trail_is_shown_and_filtered(here: Site) -> None:
    """By who, what, to what and on which day, at an address that can be kept."""
    look(here)
    draft = here.draft(here.upload().location)

    def found(**wanted: str) -> str:
        page: str = here.client.get("/admin/audit", query_string=wanted).text
        return page[page.index('id="found"') :].split(">")[1].split("<")[0]

    assert found() == "4 lines"
    assert found(what="look changed") == "1 line"
    assert found(actor=ONE) == "2 lines"
    assert found(actor="system", what="look changed") == "0 lines"
    assert found(subject=draft.id) == "1 line"
    assert found(day=(date.today() - timedelta(days=3)).isoformat()) == "0 lines"
    assert found(day="9999-12-31") == "4 lines"
    assert found(day="yesterday", page="-1") == "4 lines"


def test_a_long_trail_has_pages(here: Site) -> None:
    """A hundred lines each, and the filter goes with them."""
    with here.here.store.acting() as act:
        for number in range(150):
            act.note("looked", f"subject {number}")
    first = here.client.get("/admin/audit?what=looked").text
    second = here.client.get("/admin/audit?what=looked&page=2").text

    assert "subject 149" in first
    assert "subject 0" not in first
    assert 'href="/admin/audit?what=looked&amp;page=2"' in first
    assert "subject 0<" in second


def test_the_trail_can_be_taken_away(here: Site) -> None:
    """A line of JSON for each of its lines, with all that proves it."""
    look(here)
    answer = here.client.get("/admin/audit/lines.jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert [line["what"] for line in lines] == ["user made", "key made", "look changed"]
    assert [line["before"] for line in lines[1:]] == [line["hash"] for line in lines[:-1]]


def test_a_trail_that_was_changed_is_told(here: Site) -> None:
    """With the line at which it was; one that was not is whole."""
    look(here)
    assert "The audit trail is whole" in here.client.get("/admin/audit/check").text
    with here.here.store.engine.begin() as connection:
        connection.execute(update(Act).where(Act.number == 1).values(what="nothing"))
    page = here.client.get("/admin/audit/check").text

    assert "The audit trail is not whole" in page
    assert "Line 1 was changed after it was written" in page


def test_health_says_what_waits_and_what_holds(here: Site) -> None:
    """Drafts, room, guards, version and rulebook."""
    here.upload()
    page = here.client.get("/admin/health").text

    assert "1 draft, the oldest since" in page
    assert all(words in page for words in ("Free on the disk", "Starting programs", "Refused", "Rulebook"))


def test_health_is_told_to_whoever_watches(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """200 where the store answers, 503 where it does not, and nothing else about it."""
    assert here.client.get("/healthz").data == b"ok\n"

    def broken() -> None:
        raise OSError(errno.EROFS, "secret")

    monkeypatch.setattr(here.here.store, "reading", broken)
    answer = here.client.get("/healthz")

    assert answer.status_code == 503
    assert "secret" not in answer.text
