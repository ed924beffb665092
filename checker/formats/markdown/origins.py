"""From the words of a Markdown block back to the lines of its file: the marks between the words are passed over one by one."""

from collections.abc import Iterator

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from checker.formats.places import Letter

Spots = list[tuple[int, int]]  # for each letter of a token its line and column, from 0


def inline(token: Token, spots: Spots) -> Iterator[Letter]:
    """The letters of a block of words."""
    content, at = token.content, 0
    for child in token.children or ():
        start, end, after = _stretch(child, content, at)
        if child.type == "text_special" and child.content != child.markup:
            yield _letter(child.content, spots, start)
        elif child.type in {"text", "text_special", "code_inline"}:
            yield from (_letter(child.content[offset], spots, start + offset) for offset in range(len(child.content)))
        elif child.type in {"softbreak", "hardbreak"} or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            yield _letter(" ", spots, start)
        elif child.type == "image":
            yield from (_letter(content[place], spots, place) for place in range(start, end))
        at = after


def whole(text: str, spots: Spots) -> Iterator[Letter]:
    """The letters of a text without marks."""
    return (_letter(said, spots, at) for at, said in enumerate(text))


def spots(content: str, lines: list[str], first: int, column: int = 0) -> Spots:
    """Where the letters of a token's content lie: each of its lines ends a line of the file, after the marks of lists and quotes."""
    found: Spots = []
    for number, part in enumerate(content.split("\n"), start=first):
        line = lines[number] if number < len(lines) else ""
        start = line.rfind(part.rstrip()) if column == 0 else line.find(part, column)
        start = max(start, 0)
        found += [(number, start + offset) for offset in range(len(part) + 1)]
    return found


def cell_spots(content: str, line: str, number: int, column: int) -> Spots:
    """Where the letters of a cell lie, from a column on; a bar within it is written with a backslash."""
    start, found = line.find(content.replace("|", "\\|"), column), Spots()
    at = max(start, column)
    for letter in content:
        at += letter == "|" and line[at : at + 1] == "\\"
        found.append((number, at))
        at += 1
    return [*found, (number, at)]


def _letter(said: str, spots_: Spots, at: int) -> Letter:
    line, column = spots_[min(max(at, 0), len(spots_) - 1)]
    return Letter(said, f"line/{line + 1}", column)


def _stretch(child: Token, content: str, at: int) -> tuple[int, int, int]:
    """Where a part of the words begins and ends, and where what follows it may begin."""
    if child.type == "text":
        return _found(content, child.content, at)
    if child.type == "code_inline":
        inside = _found(content, child.markup, at)[1]
        start, end, _ = _found(content.replace("\n", " "), child.content, inside)
        return start, end, _found(content, child.markup, end)[1]
    if child.type in {"softbreak", "hardbreak"}:
        return _found(content, "\n", at)
    if child.type == "image":
        start = _found(content, "![", at)[1]
        end = start + len(child.content)
        return start, end, _after_link(content, end)
    if child.type == "link_close" and child.markup != "autolink":
        start, end, _ = _found(content, "]", at)
        return start, end, _after_link(content, start)
    return _found(content, _mark(child), at)


def _mark(child: Token) -> str:
    """How a mark is written."""
    if child.type in {"link_open", "link_close"}:
        return ("<" if child.type == "link_open" else ">") if child.markup == "autolink" else "["
    return child.content if child.type == "html_inline" else child.markup


def _found(content: str, part: str, at: int) -> tuple[int, int, int]:
    start = content.find(part, at)
    start = at if start < 0 else start
    return start, start + len(part), start + len(part)


def _after_link(content: str, at: int) -> int:
    """Where a link ends that has its closing bracket at a place: after its address, or after the name of its address."""
    at += 1
    if content[at : at + 1] == "[":
        return _found(content, "]", at)[1]
    if content[at : at + 1] != "(":
        return at
    end = len(content)
    inside = _spaces(content, at + 1)
    address = parseLinkDestination(content, inside, end)
    inside = _spaces(content, address.pos if address.ok else inside)
    title = parseLinkTitle(content, inside, end)
    inside = _spaces(content, title.pos if title.ok else inside)
    return inside + 1 if content[inside : inside + 1] == ")" else at


def _spaces(content: str, at: int) -> int:
    while at < len(content) and content[at].isspace():
        at += 1
    return at
