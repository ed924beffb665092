"""The pages about Tendercheck itself say what is so in this installation."""

from tests.web.dressed import dressed


def test_privacy_names_how_long_files_are_kept() -> None:
    """As the installation sets it."""
    assert "30 days, then deleted" in dressed().test_client().get("/privacy").text
    told = dressed(QUICK_DAYS=7, RECORD_YEARS=6).test_client().get("/privacy").text
    assert "7 days, then deleted" in told
    assert "6 years" in told


def test_every_page_names_whom_to_ask() -> None:
    """The contact that the installation gives, or whoever looks after it."""
    for path in ("/accessibility", "/privacy", "/help"):
        assert "whoever looks after Tendercheck" in dressed().test_client().get(path).text
        assert "tenders@harrow-vale.example" in dressed(CONTACT="tenders@harrow-vale.example").test_client().get(path).text


def test_known_faults_are_told() -> None:
    """Both that are of components, by the number of their criterion."""
    page = dressed().test_client().get("/accessibility").text

    assert "2.5.3" in page
    assert "4.1.2" in page


def test_help_uses_the_words_of_reports() -> None:
    """So that who reads one understands the other; and it says what is not judged."""
    page = dressed().test_client().get("/help").text

    for word in ("Resolve before publishing", "Should be resolved", "Consider", "Did not apply", "Unclear", "Not judged here"):
        assert word in page
