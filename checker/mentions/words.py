"""Cuts a block into words and sentences: the one place that knows spaCy.

Citations such as "cf. Art. 42 para. 3" do not end a sentence, and a number that opens a paragraph is no sentence of
its own. Words are matched in a plain form: lower case, straight quotes, ordinary hyphens, and no white space between.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from checker.fixed import fixed
from checker.mentions.quick import LEX_ATTRS, Doc, English, Token, Vocab, attrs

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


def tender_sentences(doc: Doc) -> Doc:
    """Mark where the sentences of a tender begin."""
    if STOPS.isdisjoint(doc.text.rstrip()[:-1]):  # most blocks are one sentence
        return doc
    began = 0
    for token in doc[:-1]:
        if token.text[-1] not in STOPS:
            continue
        following = _next_word(doc, token)
        if following is not None and _ends(doc, token, following, began):
            following.is_sent_start = True
            began = following.i
    return doc


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
    spoken = [word for word in doc[began : token.i] if word.is_alpha and len(word) > 1]
    return bool(spoken)


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
        doc = tender_sentences(self.nlp.make_doc(text))  # a whole pipeline costs more than its one part
        kept = [(token.text, token.idx, token.is_sent_start is True) for token in doc if not token.is_space]
        begins = [i for i, (_, _, first) in enumerate(kept) if first] + [len(kept)]
        if kept and begins[0] != 0:
            begins.insert(0, 0)
        begins = [at for begin, end in pairwise(begins) for at in range(begin, end, MOST_WORDS)] + [len(kept)]
        plain = [plainly(word) for word, _, _ in kept]
        return Words(
            tuple(self.torn.get(word, word) for word in plain) if torn else tuple(plain),
            tuple(offset + at for _, at, _ in kept),
            tuple(offset + at + len(word) for word, at, _ in kept),
            tuple((a, b) for a, b in pairwise(begins) if a < b),
        )

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
