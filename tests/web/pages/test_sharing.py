"""Open packs: what is chosen here is read there, and passed on as it was."""

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from checker.validation.packs import as_json, written
from tests.validation.test_packs import ABOUT, EXCEPTION, FILES
from tests.web.made import Site, site
from web.store.alone import ONE
from web.store.tables import Act, Decision, Procurement, Team, User, Voice

UNTIL = date.today() + timedelta(days=90)


def excepted(here: Site, team: str, **given: Any) -> str:
    """An exception on record for a procurement of a team, that Ann of the legal team agreed to; the answer is its id."""
    with here.here.store.acting(ONE) as act:
        bought = Procurement(kind="procurement", title="Secret purchase", team_id=team, created_by=ONE)
        decision = Decision(
            **{
                "procurement": bought,
                "kind": "exception",
                "state": "agreed",
                "rule": "brand-without-equivalent",
                "title": "A brand is named",
                "force": "law",
                "document": "Secret.docx",
                "sentence": "A secret sentence with Oracle in it.",
                "quote": "Oracle 19c",
                "reason": "It is <b>there</b> already.",
                "published": True,
                "until": UNTIL,
                "asked_by": ONE,
                **given,
            }
        )
        decision.voices = [Voice(user_id=ONE, by="Ann Smith", role="legal", says="agree", note="A private note")]
        act.session.add_all([bought, decision])
        act.session.flush()
        return decision.id


def given(here: Site, **chosen: Any) -> Any:
    """The answer to the form for a pack."""
    return here.client.post("/sharing/export", data={"title": "Our pack", "publisher": "Harrow Vale", "licence": "OGL-UK-3.0", **chosen})


def taken(here: Site, data: bytes) -> Any:
    """The answer to a pack that is handed in."""
    return here.client.post("/sharing/import", data={"pack": (BytesIO(data), "pack.zip")}, content_type="multipart/form-data")


def read(here: Site, address: str, status: int = 200) -> str:
    """The page at an address."""
    answer = here.client.get(address)
    assert answer.status_code == status
    return str(answer.get_data(as_text=True))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of an organisation's own rules."""
    folder = tmp_path / "Our Rules"
    (folder / "clauses").mkdir(parents=True)
    (folder / "clauses" / "our-clause.yaml").write_text("id: our-clause\ntitle: Ours\ntext: Words of ours.\n", "utf-8")
    (folder / "rulebook.yaml").write_text("disable:\n  - {rule: payment-late, because: Seen by hand., by: Legal}\n", "utf-8")
    return folder


def test_a_pack_goes_from_here_to_there_and_on_as_it_was(tmp_path: Path, own: Path) -> None:
    """Exported, imported elsewhere and exported again it is the same, byte for byte."""
    here, there = site(tmp_path / "here", rules=(str(own),)), site(tmp_path / "there")
    team = here.here.store
    with team.reading() as session:
        mine = session.query(Team).one().id
    wanted = excepted(here, mine)
    first = given(here, clauses=["lots-reason", "our-clause"], rules=["our-rules"], exceptions=[wanted])
    answer = taken(there, first.data)

    assert (first.status_code, first.mimetype, answer.status_code) == (200, "application/zip", 303)
    assert there.client.get(f"{answer.location}/pack.zip").data == first.data
    page = read(there, answer.location)
    for words in (
        "Our pack",
        "Harrow Vale",
        "Words of ours.",
        "It is &lt;b&gt;there&lt;/b&gt; already.",
        "Oracle 19c",
        "legal",
        "Seen by hand.",
    ):
        assert words in page
    assert read(there, "/sharing").count("Our pack") == 1
    assert there.here.files.names() == set()


def test_no_name_and_no_other_word_of_a_draft_leaves_with_a_pack(tmp_path: Path) -> None:
    """Only the roles of those who agreed, and the words that the exception is about."""
    here = site(tmp_path)
    with here.here.store.reading() as session:
        wanted = excepted(here, session.query(Team).one().id)
    data = given(here, exceptions=[wanted]).data
    with ZipFile(BytesIO(data)) as archive:
        words = b"".join(archive.read(name) for name in archive.namelist()).decode()
        told = json.loads(archive.read("exceptions.json"))

    assert told[0]["agreed"] == ["legal"]
    assert told[0]["until"] == UNTIL.isoformat()
    assert not [each for each in ("Ann", "Secret", "secret", "private") if each in words]


def test_only_what_was_agreed_and_may_be_published_is_offered(tmp_path: Path) -> None:
    """And nothing of other teams, however it is asked for."""
    here = site(tmp_path)
    with here.here.store.acting() as act:
        other = Team(name="Other")
        act.session.add(other)
        act.session.flush()
        mine = act.session.query(Team).filter(Team.name != "Other").one().id
    hidden = [
        excepted(here, mine, published=False, title="Not public"),
        excepted(here, mine, state="open", title="Not agreed"),
        excepted(here, mine, kind="change", title="No exception"),
        excepted(here, other.id, title="Not ours"),
    ]
    page = read(here, "/sharing/export")

    assert not [title for title in ("Not public", "Not agreed", "No exception", "Not ours") if title in page]
    assert [given(here, exceptions=[each]).status_code for each in hidden] == [422] * 4


def test_a_pack_of_nothing_is_not_made(tmp_path: Path) -> None:
    """Nor one without a title; each is said where it is mended."""
    here = site(tmp_path)

    assert "Select what the pack is to hold" in given(here).get_data(as_text=True)
    assert "Enter a title" in given(here, title="", clauses=["lots-reason"]).get_data(as_text=True)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no zip", "It is no ZIP file, or it is damaged"),
        (written(ABOUT, {"clauses/a.yaml": b"id: a\n"}), "clauses/a.yaml:1"),
        (b"", "no ZIP"),
    ],
)
def test_a_pack_that_cannot_be_taken_is_said(tmp_path: Path, data: bytes, sentence: str) -> None:
    """In one line at the field, and nothing of it is kept."""
    here = site(tmp_path)
    answer = taken(here, data)

    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert here.here.files.names() == set()
    assert "No pack has been imported yet" in read(here, "/sharing")


def test_no_file_too_large_a_file_and_the_same_again_are_said(tmp_path: Path) -> None:
    """Each with a sentence of its own."""
    here = site(tmp_path)

    assert "Select an open pack" in here.client.post("/sharing/import").get_data(as_text=True)
    assert "must be smaller than 20MB" in taken(here, b"x" * 21_000_000).get_data(as_text=True)
    assert taken(here, written(ABOUT, FILES)).status_code == 303
    assert "This pack is here already" in taken(here, written({**ABOUT, "dated": "2026-12-01"}, FILES)).get_data(as_text=True)


def test_only_so_many_packs_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or whoever may import could fill the database; one more is taken once another is removed."""
    monkeypatch.setattr("web.pages.sharing.MOST_PACKS", 1)
    here = site(tmp_path)
    location = taken(here, written(ABOUT, FILES)).location
    other = written({**ABOUT, "title": "Another"}, FILES)
    answer = taken(here, other)

    assert answer.status_code == 422
    assert "There is no room for another pack" in answer.get_data(as_text=True)
    here.client.post(f"{location}/remove", data={"sure": "y"})
    assert taken(here, other).status_code == 303


def test_packs_are_searched(tmp_path: Path) -> None:
    """Their clauses and their exceptions, with links to each."""
    here = site(tmp_path)
    location = taken(here, written(ABOUT, FILES)).location

    assert f'href="{location}#clause-lots"' in read(here, "/sharing?words=no+LOTS")
    assert f'href="{location}#exception-1"' in read(here, "/sharing?words=brand+there")
    assert "Nothing found" in read(here, "/sharing?words=zebra")


def test_rules_of_others_are_downloaded_and_never_run(tmp_path: Path) -> None:
    """As a folder that an administrator can lay over the rules."""
    here = site(tmp_path)
    before = here.here.rulebook
    location = taken(here, written(ABOUT, FILES)).location
    with ZipFile(BytesIO(here.client.get(f"{location}/rules/own.zip").data)) as archive:
        assert archive.namelist() == ["own/rulebook.yaml"]

    read(here, f"{location}/rules/other.zip", 404)
    assert here.here.rulebook is before


def test_words_of_others_are_no_markup(tmp_path: Path) -> None:
    """Wherever they are shown."""
    here = site(tmp_path)
    nasty = {**EXCEPTION, "title": "<script>x</script>", "reason": "\u202e<img>"}
    location = taken(here, written({**ABOUT, "title": "<i>Pack</i>"}, {"exceptions.json": as_json([nasty])})).location
    turned = "id: turned\ntitle: Turned\ntext: |\n  First line\n  Second \u202eline\n".encode()
    location_of_clause = taken(here, written(ABOUT, {"clauses/turned.yaml": turned})).location
    assert "First line\nSecond &lt;U+202E&gt;line</textarea>" in read(here, location_of_clause)
    pages = read(here, location) + read(here, "/sharing") + read(here, "/sharing?words=script")

    assert "<script>x" not in pages
    assert "<i>Pack" not in pages
    assert "\u202e" not in pages


def test_every_act_is_on_record_and_a_pack_can_be_removed(tmp_path: Path) -> None:
    """Without a word of what it held."""
    here = site(tmp_path)
    given(here, clauses=["lots-reason"])
    location = taken(here, written(ABOUT, FILES)).location
    assert f'href="{location}/remove"' in read(here, location)
    assert "Tick the box to remove it" in here.client.post(f"{location}/remove").get_data(as_text=True)
    read(here, location)
    assert here.client.post(f"{location}/remove", data={"sure": "y"}).location == "/sharing"
    read(here, location, 404)
    with here.here.store.reading() as session:
        assert [act.what for act in session.query(Act).order_by(Act.number)][-3:] == ["pack exported", "pack imported", "pack removed"]


def test_only_who_looks_after_the_installation_removes_a_pack(tmp_path: Path) -> None:
    """For others the link is not there, and neither is its address."""
    here = site(tmp_path)
    location = taken(here, written(ABOUT, FILES)).location
    assert "Remove this pack" in read(here, location)
    assert "will be gone for everybody" in read(here, f"{location}/remove")
    with here.here.store.acting() as act:
        act.session.get_one(User, ONE).role = "officer"

    assert "Remove this pack" not in read(here, location)
    assert here.client.post(f"{location}/remove", data={"sure": "y"}).status_code == 404
    read(here, f"{location}/remove", 404)


def test_a_pack_of_many_rules_is_still_a_page(tmp_path: Path) -> None:
    """What is long is in the download; days that are none are shown as they came."""
    here = site(tmp_path)
    long = b"# " + b"x" * 900_000 + b"\nthemes: [ours]\n"
    files = {"exceptions.json": as_json([{**EXCEPTION, "until": "2026-19-39"}]), "rules/own/rulebook.yaml": long}
    page = read(here, taken(here, written(ABOUT, files)).location)

    assert len(page) < 30_000
    assert "2026-19-39" in page
