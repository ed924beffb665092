"""A walk through the signs of a rich text file: which story they write, and what of them is not for readers."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from checker.errors import UnreadableDocument
from checker.formats.rtf import groups, pages
from checker.formats.rtf.pages import Fonts
from checker.formats.rtf.signs import Sign, Signs
from checker.formats.rtf.story import Count, Look, Story
from checker.formats.rtf.styles import Styles, outline
from checker.model import Comment, Gap, Revisions

_LETTERS = {
    **{"tab": "\t", **dict.fromkeys(("line", "lbr", "page", "column"), "\n")},
    **{"emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"},
    **{"bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
}
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_DEEPEST = 200_000  # groups in one another; word processors give up far before
_MOST_DEEP = 2000  # groups deeper than this share what was said of their letters
_PAGE_NUMBERS = (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"])  # they differ from page to page
_DEEPEST_LIST = 9
_MOST_FALLBACK = 32


@dataclass(slots=True)
class _State:
    """What holds at one place of the file, and ends with the group."""

    story: Story
    into: str = ""  # what is being told instead of a story: "fonts", "styles", "number", "author", "field"
    look: Look = field(default_factory=Look)
    page: str = ""
    nested: bool = False  # the row that is drawn is one of a table in a table
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    fallback: int = 1  # letters that stand after a Unicode one for programs that know none

    def inner(self) -> "_State":
        """What holds where a group begins: written out, as a file may have a million groups and copying by name is slow."""
        switches = (self.nested, self.bold, self.hidden, self.deleted, self.inserted)
        return _State(self.story, self.into, self.look, self.page, *switches, self.fallback)


class Reader:
    """Reads one file to its end."""

    def __init__(self, data: bytes, revisions: Revisions) -> None:
        self.count = Count()
        self.body = Story("paragraph", self.count)
        self.stories: list[Story] = []
        self.comments: list[Comment] = []
        self.gaps: list[Gap] = []
        self._signs, self._refused = Signs(data), revisions == "reject"
        self.hidden = False  # whether words were met that are not printed
        self._fonts, self._styles, self._author, self._field, self._property = Fonts(), Styles(), "", "", ""
        self._now, self._outer = _State(self.body), list[_State]()
        self._ends: list[Callable[[], None] | None] = []  # what is to be done when each group ends
        self._bytes: list[tuple[int, int]] = []
        self._half: tuple[int, int] | None = None
        self._skip, self._starred, self._fresh = 0, False, False
        self._words: dict[str, Callable[[Sign], None]] = self._of_paragraphs() | self._of_tables() | self._of_letters()

    def read(self) -> None:
        """Read on until the last group is closed."""
        reads = {"text": self._text, "word": self._word, "symbol": self._symbol, "open": self._open}
        for sign in self._signs:
            if sign.kind == "byte":
                self._byte(int(sign.said, 16), sign.at)
                continue
            self._flush()
            if sign.kind != "close":
                reads[sign.kind](sign)
            elif self._close():
                break
        self._flush()
        if self._outer:
            self.gaps.append(Gap("The end of the file", "It breaks off before its end", "Open it, save it again and check the new copy"))
        while self._outer:
            self._close()

    def _open(self, sign: Sign) -> None:
        if len(self._outer) > _DEEPEST:
            raise UnreadableDocument("It is nested too deeply", "Save it as DOCX or ODT and check that")
        self._outer.append(self._now)
        self._ends.append(None)
        self._now = self._now.inner() if len(self._outer) < _MOST_DEEP else self._now
        self._skip, self._starred, self._fresh = 0, False, True
        if self._now.into == "styles":
            self._styles.begin()

    def _close(self) -> bool:
        """Leave a group; the answer is whether it was the last."""
        if not self._outer:
            return True
        self._skip, ended = 0, self._ends.pop()
        if ended:
            ended()
        self._now = self._outer.pop()
        return not self._outer

    def _enter(self, name: str, starred: bool) -> bool:
        """Enter a group that a word begins; the answer is whether the word is spent by that."""
        if groups.passed(name, starred):
            self._signs.pass_group()
        elif name in groups.STORIES:
            self._begin(Story(groups.STORIES[name], self.count), self.stories.append)
        elif name in groups.BOXES:
            self._begin(Story(self._now.story.kind, self.count), self._now.story.boxes.append)
        elif name == "annotation":
            self._begin(Story("footnote", self.count), self._comment)
        elif name == "nesttableprops":
            self._now.nested = True
        elif name == "ud":
            self._now.into = self._outer[-2].into if len(self._outer) > 1 else ""
        elif name in groups.TOLD:
            self._now.into = groups.TOLD[name]
            self._author = "" if name == "atnauthor" else self._author
            self._field = "" if name == "fldinst" else self._field
            self._property = "" if name == "sn" else self._property
        elif name == "sv" and self._property.strip() not in groups.SHOWN:
            self._signs.pass_group()
        elif name in {"sv", "ffl"}:  # words of a shape, and a choice of a drop-down list
            self._now.into = ""
            self._ends[-1] = lambda: self._now.story.write(" ", self._signs.at)
            self._now.story.write(" ", self._signs.at)
        elif name == "fldrslt" and self._field.split()[:1] in _PAGE_NUMBERS:
            self._now.into = "nothing"
        else:
            return False
        return True

    def _begin(self, story: Story, ended: Callable[[Story], None]) -> None:
        self._now.story, self._now.into, self._now.look = story, "", Look()
        self._now.hidden = self._now.bold = self._now.nested = False
        self._ends[-1] = partial(ended, story)

    def _comment(self, story: Story) -> None:
        self.comments.append(Comment(self._author.strip(), story.words()))

    def _text(self, sign: Sign) -> None:
        dropped = min(self._skip, len(sign.said))
        self._skip -= dropped
        said, at = sign.said[dropped:], sign.at + dropped
        self._fresh = self._starred = False
        if said.isascii():
            self._say(said.decode("ascii"), at)
            return
        for offset, byte in enumerate(said):
            self._byte(byte, at + offset)
        self._flush()

    def _byte(self, byte: int, at: int) -> None:
        self._fresh = self._starred = False
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append((byte, at))

    def _flush(self) -> None:
        """Say the bytes that stood together."""
        if self._bytes:
            for letters, at in pages.decoded(self._bytes, self._now.page or self._fonts.first()):
                self._say(letters, at)
            self._bytes = []

    def _unicode(self, number: int, at: int) -> None:
        """Say a Unicode letter; those beyond the first 65,536 come in two halves."""
        number &= 0xFFFF
        self._skip, half = self._now.fallback, self._half
        self._half = (number, at) if 0xD800 <= number < 0xDC00 else None
        if half and 0xDC00 <= number < 0xE000:
            self._say(chr(0x10000 + ((half[0] - 0xD800) << 10) + number - 0xDC00), half[1])
        elif not 0xD800 <= number < 0xE000:
            self._say(chr(number), at)

    def _say(self, text: str, at: int) -> None:
        """Write letters where they belong: into a story, or to what is told of a list, a style, an author."""
        now = self._now
        if now.into == "number":
            now.story.number += text
        elif now.into == "author":
            self._author += text
        elif now.into == "field":
            self._field += text
        elif now.into == "property":
            self._property += text
        elif now.into == "styles":
            self._styles.name(text)
        elif text and not now.into and not self._gone():
            self.hidden = self.hidden or (now.hidden and not text.isspace())
            now.story.write(text, at, now.inserted and not self._refused, now.bold)

    def _gone(self) -> bool:
        """Whether what stands here is not in the text that is wanted: it was changed the other way."""
        return self._now.inserted if self._refused else self._now.deleted

    def _symbol(self, sign: Sign) -> None:
        if sign.said == b"*":
            self._starred = True
            return
        self._fresh = self._starred = False
        if self._skip:
            self._skip -= 1
        elif sign.said in _SYMBOLS:
            self._say(_SYMBOLS[sign.said], sign.at)
        elif sign.said in b"\r\n":
            self._paragraph(sign)

    def _word(self, sign: Sign) -> None:
        name = sign.said.decode("ascii")
        fresh, starred = self._fresh, self._starred
        self._fresh = self._starred = False
        if name == "u":
            self._unicode(sign.number or 0, sign.at)
        elif name in _LETTERS and self._skip:
            self._skip -= 1
        elif name in _LETTERS:
            self._say(_LETTERS[name], sign.at)
        else:
            self._skip = 0
            action = None if fresh and self._enter(name, starred) else self._words.get(name)
            if action:
                action(sign)

    def _of_paragraphs(self) -> dict[str, Callable[[Sign], None]]:
        """What the words do that end or set a paragraph."""
        return {
            **dict.fromkeys(("par", "sect"), self._paragraph),
            "pard": lambda sign: self._look(Look()),
            "outlinelevel": self._outline,
            "s": self._styled,
            "ilvl": lambda sign: self._look(replace(self._now.look, level=min(sign.many, _DEEPEST_LIST))),
            "ftnalt": lambda sign: setattr(self._now.story, "kind", "endnote"),
        }

    def _of_tables(self) -> dict[str, Callable[[Sign], None]]:
        """What the words do that draw tables and fill them."""
        return {
            "intbl": lambda sign: self._look(replace(self._now.look, depth=max(self._now.look.depth, 1))),
            "itap": lambda sign: self._look(replace(self._now.look, depth=sign.many)),
            "cell": lambda sign: self._now.story.cell(replace(self._now.look, depth=1)),
            "nestcell": lambda sign: self._now.story.cell(self._now.look),
            "row": lambda sign: self._now.story.row(1),
            "nestrow": lambda sign: self._now.story.row(max(self._now.look.depth, 2)),
            "trowd": lambda sign: self._now.story.draw(max(self._now.look.depth, 2) if self._now.nested else 1),
            "trleft": lambda sign: setattr(self._now.story.shape, "left", sign.number or 0),
            "trhdr": lambda sign: setattr(self._now.story.shape, "head", True),
            **dict.fromkeys(("clvmrg", "clmrg"), lambda sign: setattr(self._now.story.shape, "goes_on", True)),
            "cellx": lambda sign: self._now.story.shape.edge(sign.number or 0),
        }

    def _of_letters(self) -> dict[str, Callable[[Sign], None]]:
        """What the words do that dress letters, or say which letters bytes are."""
        switches = {"b": "bold", "v": "hidden", "deleted": "deleted", "revised": "inserted"}
        whole = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
        return {
            **{word: partial(self._switch, name) for word, name in switches.items()},
            **{word: partial(self._usual, page) for word, page in whole.items()},
            "plain": lambda sign: self._plain(),
            "uc": lambda sign: setattr(self._now, "fallback", min(sign.many, _MOST_FALLBACK)),
            "f": self._font,
            "fcharset": lambda sign: self._fonts.tell(pages.charset(sign.many)),
            "cpg": lambda sign: self._fonts.tell(pages.page(sign.many)),
            "deff": lambda sign: setattr(self._fonts, "default", sign.many),
            "ansicpg": lambda sign: self._usual(pages.page(sign.many), sign),
            "objemb": lambda sign: self._embedded(),
        }

    def _paragraph(self, sign: Sign) -> None:
        """End a paragraph, unless its end was deleted or is no text."""
        if self._now.into:
            return
        if self._gone():
            self._now.story.write(" ", sign.at)
        else:
            self._now.story.paragraph(self._now.look)

    def _look(self, look: Look) -> None:
        self._now.look = look

    def _outline(self, sign: Sign) -> None:
        if self._now.into == "styles":
            self._styles.outline(sign.many)
        else:
            self._look(replace(self._now.look, outline=outline(sign.many)))

    def _styled(self, sign: Sign) -> None:
        if self._now.into == "styles":
            self._styles.number(sign.many)
        else:
            self._look(replace(self._now.look, outline=self._styles.of(sign.many)))

    def _switch(self, name: str, sign: Sign) -> None:
        setattr(self._now, name, sign.number != 0)

    def _usual(self, page: str, sign: Sign) -> None:
        self._fonts.usual = page

    def _plain(self) -> None:
        now = self._now
        now.bold = now.hidden = now.deleted = now.inserted = False
        now.page = ""

    def _font(self, sign: Sign) -> None:
        if self._now.into == "fonts":
            self._fonts.begin(sign.many)
        else:
            self._now.page = self._fonts.of(sign.many)

    def _embedded(self) -> None:
        cause = "It is a file within the file and was not read"
        self.gaps.append(Gap("An embedded object", cause, "Save it as a file of its own and check that too"))
