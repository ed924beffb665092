"""Web pages: headings, lists and tables with head cells, as a portal would show them."""

from html import escape
from itertools import groupby

from corpora.making.sources import Manuscript, Node, Runs

_LISTS = {"bullet": "ul", "number": "ol"}


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as a web page."""
    body = "\n".join(_together(kind, list(nodes)) for kind, nodes in groupby(manuscript.nodes, lambda node: node.kind))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(manuscript.title)}</title>\n</head>\n<body>\n"
        f"<header><p>{escape(manuscript.header)}</p></header>\n<main>\n<h1>{escape(manuscript.title)}</h1>\n<p>{escape(manuscript.subtitle)}</p>\n"
        f"{body}\n</main>\n<footer><p>{escape(manuscript.footer)}</p></footer>\n</body>\n</html>\n"
    ).encode()


def _together(kind: str, nodes: list[Node]) -> str:
    if kind in _LISTS:
        items = "\n".join(f"  <li>{_words(node.runs)}</li>" for node in nodes)
        return f"<{_LISTS[kind]}>\n{items}\n</{_LISTS[kind]}>"
    return "\n".join(_one(node) for node in nodes)


def _one(node: Node) -> str:
    if node.kind == "heading":
        return f"<h{node.level + 1}>{_words(node.runs)}</h{node.level + 1}>"
    if node.kind == "paragraph":
        return f"<p>{_words(node.runs)}</p>"
    head = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in node.rows[0])
    rows = "\n".join("<tr>" + "".join(f"<td>{_words(cell)}</td>" for cell in row) + "</tr>" for row in node.rows[1:])
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _words(runs: Runs) -> str:
    return "".join(f"<strong>{escape(run.words)}</strong>" if run.mark == "bold" else escape(run.words) for run in runs)
