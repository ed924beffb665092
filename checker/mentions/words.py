"""Cuts a block into words and sentences: the one place that knows spaCy.

Citations such as "cf. Art. 42 para. 3" do not end a sentence, and a number that opens a paragraph is no sentence of
its own. Words are matched in a plain form: lower case, straight quotes, ordinary hyphens, and no white space between.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from checker.fixed import fixed
from checker.mentions.quick import LEX_ATTRS, Doc, English, StringStore, Token, Vocab, attrs

ABBREVIATIONS = (
    *("cf.", "Cf.", "Art.", "art.", "Arts.", "arts.", "para.", "Para.", "paras.", "Paras.", "No.", "Nos.", "no.", "nos.", "reg.", "Reg."),
    *(
        "regs.",
        "Regs.",
        "s.",
        "ss.",
        "Sch.",
        "sch.",
        "cl.",
        "Cl.",
        "approx.",
        "Approx.",
        "vs.",
        "p.",
        "pp.",
        "ref.",
        "Ref.",
        "Sec.",
        "sec.",
    ),
    *(
        "Fig.",
        "fig.",
        "Dr.",
        "Mr.",
        "Mrs.",
        "Ms.",
        "St.",
        "incl.",
        "Rs.",
        "rs.",
        "excl.",
        "min.",
        "max.",
        "ca.",
        "viz.",
        "Dept.",
        "dept.",
        "Gov.",
        "Tel.",
    ),
)
MAY_CLOSE = {"etc.", "ltd.", "inc.", "co.", "no.", "p.m.", "a.m.", "u.s.", "u.k.", "plc."}  # end a sentence where a capital follows
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-"})
TORN, SHORT = re.compile(r"([ft])i"), 5
WHOLE = frozenset(("patent", "patents", "patently", "stater", "forty", "party", "entry"))  # words of their own
HYPHENS = re.compile("[^-]+|-")
STOPS = {".", "!", "?"}
MOST_WORDS = 600  # of a sentence; what runs on for longer is a list without stops, and is heard in parts
ASKED = (attrs.IS_ALPHA, attrs.IS_SPACE, attrs.LIKE_NUM, attrs.LOWER)  # of a new word spaCy would find out twenty things: we ask for these
CLOSERS = {'"', "'", ")", "]", "”", "’"}


@fixed
class Words:
    """The words of one block: their plain forms, where each starts and ends in the document, and where sentences start."""

    plain: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]  # from word, to word

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that a stretch of the document touches."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


def plainly(word: str) -> str:
    """A word as it is matched: lower case, with straight quotes and ordinary hyphens."""
    return word.translate(PLAIN).lower()


class Written(dict[int, tuple[str, int, bool]]):
    """The words that were met, by the numbers that spaCy gives them: each in plain form, none for white space; its length; and whether
    it ends with a stop.
    """

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, number: int) -> tuple[str, int, bool]:
        """What is told of a word that is met for the first time."""
        word = self._strings[number]
        self[number] = told = ("" if word.isspace() else plainly(word), len(word), word[-1] in STOPS)
        return told


def tender_sentences(doc: Doc, stops: Sequence[int]) -> list[int]:
    """The words with which the sentences of a tender begin, after the first; `stops` are those that end with a stop."""
    begins: list[int] = []
    for stop in stops:
        token = doc[stop]
        following = _next_word(doc, token)
        if following is not None and _ends(doc, token, following, begins[-1] if begins else 0):
            begins.append(following.i)
    return begins


def _next_word(doc: Doc, token: Token) -> Token | None:
    """The word that would open the next sentence: closing quotes and white space belong to this one."""
    position = token.i + 1
    while position < len(doc) and (doc[position].is_space or (doc[position].text in CLOSERS and not token.is_space)):
        position += 1
    return doc[position] if position < len(doc) else None


def _ends(doc: Doc, token: Token, following: Token, began: int) -> bool:
    """Whether a sentence ends with this word, seeing which word comes next."""
    opens = following.text[0].isupper() or following.text[0].isdigit() or following.text[0] in "\"'“‘([•"
    if not opens or following.text in STOPS or not (token.whitespace_ or doc[token.i + 1].is_space or following.i > token.i + 1):
        return False
    if token.lower_ in MAY_CLOSE:
        return following.text[0].isupper() and (token.i + 1 - began) > 1 and not _counts(doc, token) and not _opens_name(doc, token)
    after_figure = token.i > began and doc[token.i - 1].like_num and token.text[-1] == "." and len(token) <= 3  # "£5m."
    if token.text not in STOPS and not after_figure:
        return False
    return any(doc[i].is_alpha and len(doc[i]) > 1 for i in range(began, token.i))


def _counts(doc: Doc, token: Token) -> bool:
    """Whether "no." counts what follows: "2 no. boilers"."""
    return token.lower_ == "no." and token.i > 0 and doc[token.i - 1].like_num


def _opens_name(doc: Doc, token: Token) -> bool:
    """Whether "Co." is a county: "(..., Co. Sligo)"."""
    return token.text == "Co." and token.i > 0 and doc[token.i - 1].text in {",", "(", "in", "at", "of", "to"}


class Cutter:
    """spaCy's English tokenizer with the abbreviations of tenders, our sentences, and phrase matching on plain words."""

    def __init__(self) -> None:
        told = {**LEX_ATTRS, **English.Defaults.lex_attr_getters}
        self.nlp = English(Vocab(lex_attr_getters={asked: told[asked] for asked in ASKED}))
        self.nlp.max_length = 100_000_000
        for abbreviation in ABBREVIATIONS:
            self.nlp.tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])  # type: ignore[union-attr]
        self.torn: dict[str, str] = {}  # see torn_words
        self._known: dict[str, tuple[str, ...]] = {}
        self._special = frozenset(self.nlp.tokenizer.rules or ())  # type: ignore[union-attr]  # words that spaCy cuts in its own way

    def torn_words(self) -> dict[str, str]:
        """Words of the vocabularies by what is left of them where a PDF's font lacks the letter i after f or t: "terminaton"."""
        known = {token for tokens in self._known.values() for token in tokens}
        torn = {TORN.sub(r"\1", word): word for word in known if len(word) > SHORT and TORN.search(word)}
        return {left: word for left, word in torn.items() if left not in known and left not in WHOLE}

    def cut(self, text: str, offset: int, torn: bool = False) -> Words:
        """The words and sentences of a block that starts at `offset` of its document; `torn` where its font may have lost letters."""
        doc = self.nlp.make_doc(text)  # a whole pipeline costs more than its one part
        met = [(*self._written[number], offset + at) for number, at in doc.to_array(["ORTH", "IDX"]).tolist()]
        kept = [(word, at, at + length) for word, length, _, at in met if word]
        begins = tender_sentences(doc, [i for i, (_, _, stop, _) in enumerate(met) if stop])
        if len(kept) < len(met):  # white space is no word
            words = [i for i, (word, *_) in enumerate(met) if word]
            begins = [bisect_left(words, begin) for begin in begins]
        begins = [at for begin, end in pairwise([0, *begins, len(kept)]) for at in range(begin, end, MOST_WORDS)]
        plain, starts, ends = zip(*kept, strict=True) if kept else ((), (), ())
        whole = tuple([self.torn.get(word, word) for word in plain]) if torn else plain
        return Words(whole, starts, ends, tuple(pairwise([*begins, len(kept)])))

    @cached_property
    def _written(self) -> Written:
        """The words that were met."""
        return Written(self.nlp.vocab.strings)

    def tokens(self, phrase: str) -> tuple[str, ...]:
        """A phrase of a vocabulary cut as the text is cut, in plain form."""
        if (known := self._known.get(phrase)) is not None:
            return known
        words = phrase.split()
        return self._word(phrase) if len(words) == 1 else tuple([token for word in words for token in self._word(word)])

    def _word(self, word: str) -> tuple[str, ...]:
        """What spaCy makes of a word that stands alone; plain words, and those joined by hyphens, need not be shown to it."""
        if word not in self._known:
            plain = word.replace("-", "a").isalpha() and word.isascii() and word not in self._special
            cut = HYPHENS.findall(word) if plain else [token.text for token in self.nlp.tokenizer(word) if not token.is_space]
            self._known[word] = tuple([plainly(token) for token in cut])
        return self._known[word]
