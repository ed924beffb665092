"""Imports spaCy without its command line, which it otherwise loads along with itself and which takes a third of its time.

While spaCy is imported an empty module stands in for `spacy.cli`; afterwards it is taken away, so that whoever wants the real one gets it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

__all__ = ["LEX_ATTRS", "Doc", "English", "StringStore", "Token", "Vocab", "attrs"]

ABSENT = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_command_line() -> Iterator[None]:
    """Let spaCy be imported without its command line; where it is imported already, nothing is done."""
    if "spacy" in sys.modules:
        yield
        return
    for name in ABSENT:
        stand_in = ModuleType(name)
        stand_in.__path__ = []
        stand_in.info = None  # type: ignore[attr-defined]  # what spaCy takes from it
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in ABSENT:
            sys.modules.pop(name, None)


with without_command_line():
    from spacy import attrs
    from spacy.lang.en import English
    from spacy.lang.lex_attrs import LEX_ATTRS
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab
