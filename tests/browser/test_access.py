"""The eye of the tests of access sees what it should, though of letters that look the same it looks at one."""

from playwright.sync_api import Browser

from tests.browser.access import faults

PAGE = """<!doctype html><html lang="en"><title>Page</title>
<style>summary, button {{ padding: 2em }} button {{ color: #999; background: #fff }} .pale {{ color: #888 }}</style><main><h1>Page</h1>
<details><summary>More</summary><p class="pale">Pale and not shown</p></details>
<button disabled>Off</button> <button>On</button>{}</main></html>"""


def test_pale_letters_are_seen_wherever_they_stand(browser: Browser) -> None:
    """After hundreds of dark ones, after pale ones that are not shown, and beside a button that is off; of each look one is told."""
    page = browser.new_page()
    pale = "<p class='pale'>Pale <b>and bold</b></p><p class='pale'>Pale again</p>"
    page.set_content(PAGE.format("<p>Dark</p>" * 300 + pale))
    found = faults(page)

    assert [rule for rule, _ in found] == ["color-contrast"] * 3
    assert [html.partition(">")[2] for _, html in found] == ["On</button>", "Pale <b>and bold</b></p>", "and bold</b>"]


def test_other_faults_are_seen_on_every_element(browser: Browser) -> None:
    """Two pictures without words are two faults."""
    page = browser.new_page()
    page.set_content(PAGE.format("<img src='data:,'>" * 2).replace("#999", "#000"))
    found = faults(page)

    assert [rule for rule, _ in found] == ["image-alt"] * 2
