"""What no page needs: so many elements in one another, or attributes on one element, that building the page would take for ever."""

import re

from checker.errors import UnreadableDocument

_DEEPEST = 20_000
_MOST_ATTRIBUTES = 2_000
_LONG_TAG = 4_000  # letters of a tag that is looked at more closely
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_LISTS = frozenset({"ul", "ol", "dl", "menu"})
_LIST_DEPTH = 4  # building looks through all open lists at each item, so that they are dear
# Elements that stand alone, or end by themselves where the next of their kind begins.
_SHALLOW = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
            "p",
            "li",
            "dt",
            "dd",
        ),
        *("option", "optgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "html", "head", "body", "rt", "rp"),
    }
)


def refuse_monsters(markup: str) -> None:
    """Refuse a page that is nested too deeply or has an element with too many attributes, before it is built."""
    depth = 0
    for closes, name, rest in _TAG.findall(markup):
        if name.lower() not in _SHALLOW and not rest.endswith("/"):
            step = _LIST_DEPTH if name.lower() in _LISTS else 1
            depth = max(0, depth - step) if closes else depth + step
        if depth > _DEEPEST or (len(rest) > _LONG_TAG and len(_QUOTED.sub("", rest).split()) > _MOST_ATTRIBUTES):
            raise UnreadableDocument("It is nested too deeply", "Save the page as PDF or DOCX and check that")
