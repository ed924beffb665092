"""The list of procurements: filtered by an address that can be shared, a page at a time."""

import pytest

from tests.web.made import Site, docx
from tests.web.pages.procurements.made import begun, drafted, read
from web.pages.procurements.listing import A_PAGE
from web.store.alone import ONE, TEAM
from web.store.tables import Draft, Procurement, SignOff


def test_an_empty_list_says_what_to_do(here: Site) -> None:
    """And a quick check is not in it."""
    here.checked({"Quick.docx": docx()})
    page = read(here, "/procurements")

    assert "There are none yet. Start one, or keep a quick check as one." in page
    assert "Quick.docx" not in page


def test_each_stands_with_what_became_of_its_newest_draft(here: Site) -> None:
    """Also one without a draft."""
    begun(here, "Without")
    hub = begun(here, "With")
    drafted(here, hub, ("Spec.docx", docx()))
    page = read(here, "/procurements")

    assert "Without Procurement No documents yet" in page
    assert "With Procurement Draft 1" in page
    assert "1 to resolve" in page


def _states(here: Site) -> None:
    """One procurement in each state, called after it; and a set of templates."""
    with here.here.store.acting() as act:
        for state, must in (("queued", 0), ("running", 0), ("failed", 0), ("done", 2), ("done", 0)):
            title = f"{state} {must} case"
            row = Procurement(kind="procurement", title=title, team_id=TEAM, created_by=ONE)
            row.drafts = [Draft(number=1, created_by=ONE, state="done", counts={"must": 9 - must})] if must else []
            row.drafts.append(
                Draft(number=len(row.drafts) + 1, created_by=ONE, state=state, counts={"must": must} if state == "done" else {})
            )
            act.session.add(row)
        act.session.flush()
        act.session.add(SignOff(procurement_id=row.id, draft_id=row.drafts[-1].id, record="{}", sha256="", by="You", user_id=ONE))
        act.session.add(Procurement(kind="template", title="Our 100%_templates", team_id=TEAM, created_by=ONE))
        act.note("made for a test", "none")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"queued 0", "running 0", "failed 0", "done 2", "done 0", "100%_"}),
        ("?kind=template", {"100%_"}),
        ("?kind=procurement&words=CASE", {"queued 0", "running 0", "failed 0", "done 2", "done 0"}),
        ("?words=case+done", {"done 2", "done 0"}),
        ("?words=%25_", {"100%_"}),
        ("?words=_", {"100%_"}),
        ("?state=checking", {"queued 0", "running 0"}),
        ("?state=failed", {"failed 0"}),
        ("?state=resolve", {"done 2"}),
        ("?state=clear", {"done 0"}),
        ("?state=signed", {"done 0"}),
        ("?state=empty", {"100%_"}),
        ("?state=nonsense&team=nonsense&kind=quick", {"queued 0", "running 0", "failed 0", "done 2", "done 0", "100%_"}),
        ("?words=nowhere", set()),
    ],
)
def test_a_filter_lets_through_what_fits(here: Site, query: str, titles: set[str]) -> None:
    """By words of the title whatever their case, by kind and by the state of the newest draft; what is no choice filters nothing."""
    _states(here)
    page = here.client.get(f"/procurements{query}").get_data(as_text=True)
    every = {"queued 0", "running 0", "failed 0", "done 2", "done 0", "100%_"}

    assert {title for title in every if title in page.partition('id="found"')[2]} == titles


def test_a_long_list_is_turned_page_by_page(here: Site) -> None:
    """Each page keeps the filter, and together they hold everything once."""
    with here.here.store.acting() as act:
        act.session.add_all(
            [Procurement(kind="procurement", title=f"Case <{at:02}>", team_id=TEAM, created_by=ONE) for at in range(A_PAGE + 5)]
        )
        act.note("made for a test", "none")
    pages = [here.client.get(f"/procurements?words=case&page={at}").get_data(as_text=True) for at in (1, 2)]

    assert [page.count("Case &lt;") for page in pages] == [A_PAGE, 5]
    assert "words=case&amp;page=2" in pages[0]
    assert "There is nothing on this page of the list" in read(here, "/procurements?page=9")
    assert here.client.get("/procurements?page=-4&words=x").status_code == 200
    assert here.client.get(f"/procurements?page={10**30}").status_code == 200
