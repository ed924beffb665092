"""The words of a lexicon made ready for finding: every phrase in parts, an index of what each needs, and the names of makes.

It takes a second, and holds plain values only, so that it can be kept and read again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from checker.errors import BadRule
from checker.fixed import fixed
from checker.mentions.index import Index
from checker.mentions.phrases import Part, Phrase, Wording, compile_phrase, openings
from checker.mentions.words import Cutter
from checker.model import Brand, Lexicon

Kinds = tuple[str, ...]
Said = tuple[str, tuple[Part, ...], tuple[int, ...]]  # a phrase's kind, its parts, and those of them that can open it


@fixed
class Compiled:
    """A lexicon made ready."""

    words: dict[str, Kinds]  # kinds that a single word says
    rows: dict[Wording, Kinds]  # kinds that several words in a row say
    lengths: dict[Wording, tuple[int, ...]]  # how many words such rows have, by their first two
    phrases: tuple[Said, ...]  # all others, which must be followed
    index: Index  # of these
    names: dict[Wording, list[int]]  # the makes that are written so, by number
    long: dict[str, list[int]]  # how many words such names have, by their first
    ordinary: frozenset[str]  # words of the vocabularies, none of them the name of a make
    torn: dict[str, str]  # words that a PDF's font may have torn, by what is left of them


def compiled(lexicon: Lexicon, cutter: Cutter) -> Compiled:
    """The words of a lexicon as a cutter cuts them. Raises BadRule for a phrase that cannot be read."""
    classes = lexicon.classes
    said = [(kind, _phrase(phrase, path, cutter, classes)) for kind, phrases, path in _all_phrases(lexicon) for phrase in phrases]
    names: dict[Wording, list[int]] = defaultdict(list)
    for number, brand in enumerate(lexicon.brands):
        for name in _brand_wordings(brand, cutter):
            names[name].append(number)
    long: dict[str, set[int]] = defaultdict(set)
    for name in names:
        long[name[0]].add(len(name))
    followed = [(kind, phrase) for kind, phrase in said if not _is_plain(phrase)]
    return Compiled(
        *_plainly(kind_phrase for kind_phrase in said if _is_plain(kind_phrase[1])),
        phrases=tuple((kind, phrase.parts, tuple(openings(phrase))) for kind, phrase in followed),
        index=Index(phrase for _, phrase in followed),
        names=dict(names),
        long={word: sorted(lengths) for word, lengths in long.items()},
        ordinary=_words_of(phrase for _, phrase in said),
        torn=cutter.torn_words(),
    )


def _is_plain(phrase: Phrase) -> bool:
    """Whether a phrase is one choice of words or of words in a row: a third of all, and four fifths of what is found."""
    return len(phrase.parts) == 1 and not phrase.parts[0].shape


def _plainly(
    said: Iterable[tuple[str, Phrase]],
) -> tuple[dict[str, Kinds], dict[Wording, Kinds], dict[Wording, tuple[int, ...]]]:
    """What plain phrases say with one word, and with several, each once; and how long those rows are by what opens them."""
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    rows: defaultdict[Wording, dict[str, None]] = defaultdict(dict)
    lengths: defaultdict[Wording, set[int]] = defaultdict(set)
    for kind, phrase in said:
        for word in sorted(phrase.parts[0].words):
            words[word][kind] = None
        for wording in (wording for wordings in phrase.parts[0].longer.values() for wording in wordings):
            rows[wording][kind] = None
            lengths[wording[:2]].add(len(wording))
    return (
        {word: tuple(kinds) for word, kinds in words.items()},
        {wording: tuple(kinds) for wording, kinds in rows.items()},
        {pair: tuple(sorted(long)) for pair, long in lengths.items()},
    )


def _phrase(phrase: str, path: str, cutter: Cutter, classes: Mapping[str, str]) -> Phrase:
    """A phrase of a vocabulary; one that cannot be read is a fault of its file."""
    try:
        return compile_phrase(phrase, cutter.tokens, classes)
    except ValueError as fault:
        raise BadRule(f"{path}:1: phrases: {fault}") from None


def _all_phrases(lexicon: Lexicon) -> Iterable[tuple[str, tuple[str, ...], str]]:
    """The vocabularies and, as kinds of their own, the cues of language."""
    for vocabulary in lexicon.vocabularies:
        yield vocabulary.kind, vocabulary.phrases, vocabulary.path
    for cue, phrases in lexicon.language.items():
        yield f"cue:{cue}", phrases, "rules/language.yaml"


def _brand_wordings(brand: Brand, cutter: Cutter) -> set[tuple[str, ...]]:
    """Every way a brand is written, with and without its maker's name before it."""
    own = {cutter.tokens(name) for name in brand.names}
    maker = cutter.tokens(brand.product.maker)
    return own | {maker + name for name in own if name[: len(maker)] != maker}


def _words_of(phrases: Iterable[Phrase]) -> frozenset[str]:
    """Every word with which phrases can be said."""
    parts = [part for phrase in phrases for part in phrase.parts]
    longer = frozenset(word for part in parts for wordings in part.longer.values() for wording in wordings for word in wording)
    return longer.union(*(part.words for part in parts))
