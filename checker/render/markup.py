"""Words in Markdown: whatever a document says stays words, on one line, and links to nothing and calls nobody."""

import re

from checker.render.page import visible

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&#$^{}!]|:(?=//)|(?<=mailto):|(?<=xmpp):|\.(?=[^\W\d_])", re.IGNORECASE)
_BEGINNING = re.compile(r"^(\d*)([-+=.):])")  # what begins a list, a rule or a heading where words begin a line
# How forges call people and issues, and draw pictures.
_CALLS = re.compile(r"[@#!](?=\\?\w)|\bgh-(?=\d)|:(?=[\w+\\-]*[a-z+][\w+\\-]*:)", re.IGNORECASE)
_UNSEEN = "\u2060"  # keeps two letters together, and has no width


def plain(words: str) -> str:
    """Words in which no sign is markup.

    A sign before which a stroke stands is itself. Forges look for people and issues when the strokes are gone, so that there a letter
    without width stands between.
    """
    signs = _SIGNS.sub(r"\\\g<0>", visible(words))
    return _CALLS.sub(lambda found: found[0] + _UNSEEN, _BEGINNING.sub(r"\1\\\2", signs))
