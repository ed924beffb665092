"""What axe-core finds wrong with a page, by WCAG 2.2 AA and by good practice.

Contrast is by far the dearest to look at, and is the same wherever letters look the same: of each look on a page, one is looked at.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SCRIPT = Axe().axe_script
_RUN = """async levels => {
  const counts = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "textShadow", "position", "clipPath"];
  const looks = new Map([[null, ""]]);
  const look = element => {
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = [element.matches(":disabled, [aria-disabled=true]"), ...counts.map(name => style[name])];
      looks.set(element, `${look(element.parentElement)}|${own}`);
    }
    return looks.get(element);
  };
  const hasLetters = element =>
    element.matches("button, input, select, textarea") || [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const first = new Map();
  for (const element of document.body.querySelectorAll("*"))
    if (hasLetters(element) && element.checkVisibility() && !first.has(look(element))) first.set(look(element), element);
  const given = { resultTypes: ["violations"] };
  const all = await axe.run({ ...given, runOnly: { type: "tag", values: levels }, rules: { "color-contrast": { enabled: false } } });
  const contrast = await axe.run({ include: [...first.values()] }, { ...given, runOnly: { type: "rule", values: ["color-contrast"] } });
  return [...all.violations, ...contrast.violations].flatMap(rule => rule.nodes.map(node => [rule.id, node.html]));
}"""


def faults(page: Page) -> list[tuple[str, str]]:
    """Each fault by the name of its rule, with the element that has it."""
    page.evaluate(_SCRIPT)
    return [(rule, html) for rule, html in page.evaluate(_RUN, _LEVELS)]
