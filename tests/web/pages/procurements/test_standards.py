"""The open standards that matter to what is bought, with wording to copy."""

from tests.web.made import Site, docx
from tests.web.pages.procurements.made import drafted, read


def test_a_draft_comes_first(here: Site, hub: str) -> None:
    """Without one the page says so."""
    assert "A draft must have been checked first" in read(here, f"{hub}/standards")


def test_each_standard_has_its_state_and_wording(here: Site, hub: str) -> None:
    """The wording of each clause stands once, with a link to the clause; what is asked for needs none."""
    here.client.post(f"{hub}/details", data={"title": "Case management", "buys": ["software", "hosting"], "nation": "england"})
    check = drafted(here, hub, ("Spec.docx", docx("Specification", "The system shall have an API.", "Documents are exported as ODF 1.2.")))
    standings = here.here.reports.report(here.draft(check)).packs[0].standards
    page = here.client.get(f"{hub}/standards").get_data(as_text=True)
    missing = {each.standard.clause for each in standings if each.ask != "asked for" and each.wording}

    assert missing
    assert {clause for clause in missing if page.count(f'id="wording-{clause}"') != 1} == set()
    assert page.count('class="paste"') == len(missing)
    assert {clause for clause in missing if f'href="/clauses#{clause}"' not in page} == set()
    assert page.count("<tr><th") == len(standings) + 1


def test_none_that_matters_is_told(here: Site, hub: str) -> None:
    """With where to say more."""
    here.client.post(f"{hub}/details", data={"title": "Cleaning", "buys": ["people"], "nation": "england"})
    check = drafted(here, hub, ("Spec.docx", docx("Cleaning of offices", "Floors are swept each day.")))
    standings = here.here.reports.report(here.draft(check)).packs[0].standards

    assert ("None that is known here matters" in read(here, f"{hub}/standards")) == (not standings)
