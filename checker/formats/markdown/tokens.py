"""From a Markdown text to its tokens, with nothing left out: not what is nested deep, and not the one word of a note."""

import sys
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import reference as defined
from markdown_it.token import Token

# The library leaves out blocks that are nested deeper than it is told; deeper than Python likes, the whole text is refused aloud.
_BLOCKS = MarkdownIt("commonmark", {"maxNesting": sys.maxsize}).enable("table").disable("inline")
_WORDS = MarkdownIt("commonmark").enable("strikethrough").disable("text_join")


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order, those of its words with their parts."""
    names: dict[str, object] = {}
    for token in _BLOCKS.parse(text, names):
        if token.type == "inline":
            token.children = []
            _WORDS.inline.parse(token.content, _WORDS, names, token.children)
        yield token


def _reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Whether a line says where a link leads; the words of a footnote stand in the same place, but are there to be read."""
    return not state.src.startswith("[^", state.bMarks[line] + state.tShift[line]) and defined(state, line, end, silent)


_BLOCKS.block.ruler.at("reference", _reference)
