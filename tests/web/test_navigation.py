"""The sections that pages lead to: the right one is marked, and nobody is led to what they may not see."""

import pytest

from web.navigation import SECTIONS, sections


def everything(section: str) -> bool:
    """Whoever may see all."""
    return True


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/", "/"),
        ("/checks/1", "/"),
        ("/rules", "/rules"),
        ("/rules/x", "/rules"),
        ("/rulesets", None),
        ("/help", None),
        ("/checksum", None),
    ],
)
def test_the_section_of_a_page_is_marked(path: str, marked: str | None) -> None:
    """At most one is, by whole parts of the address."""
    assert [each.href for each in sections(path, everything) if each.active] == ([marked] if marked else [])


def test_only_the_page_itself_is_current() -> None:
    """A page within a section is in it, but is not it."""
    assert [each.href for each in sections("/rules", everything) if each.current] == ["/rules"]
    assert [each.href for each in sections("/rules/x", everything) if each.current] == []


def test_a_section_that_is_not_for_somebody_is_left_out() -> None:
    """So that they are not led to a page that is not there for them."""
    assert [each.href for each in sections("/", lambda section: section != "/admin")] == [each for each in SECTIONS if each != "/admin"]
