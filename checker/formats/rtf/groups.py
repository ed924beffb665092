"""Groups of a rich text file by the word that begins them: which are read, as what, and which are passed over unread."""

from checker.model import BlockKind

STORIES: dict[str, BlockKind] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    "footnote": "footnote",
}
BOXES = frozenset({"shptxt", "dptxbxtext"})
TOLD = {  # no story, but wanted
    **{"fonttbl": "fonts", "stylesheet": "styles", "listtext": "number", "pntext": "number", "atnauthor": "author", "upr": "nothing"},
    **{"fldinst": "field", "sn": "property", "formfield": "nothing"},
}
SHOWN = frozenset({"gtextUNICODE"})  # properties of shapes that are words for readers: letters drawn along a line
_STARRED_AND_READ = frozenset({"shpinst", "do", "moMath", "nesttableprops", "ud", "annotation", "ffl", *STORIES, *BOXES, *TOLD})
_PASSED = frozenset(
    {
        *("colortbl", "info", "pict", "nonshppict", "listtable", "listoverridetable", "filetbl", "revtbl", "rsidtbl", "generator"),
        *("xe", "tc", "rxe", "txe", "shprslt", "objdata", "objclass", "objname", "nonesttables", "mmathPict"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "template", "private", "falt", "fontemb", "pntxta", "pntxtb"),
        *("atnref", "atndate", "atntime", "atnicn", "bkmkstart", "bkmkend", "datafield"),
    }
)


def passed(name: str, starred: bool) -> bool:
    """Whether a group holds nothing for readers: pictures, lists of colours, and what a star says older programs may leave out."""
    return name in _PASSED or name.endswith("Pr") or (starred and name not in _STARRED_AND_READ)
