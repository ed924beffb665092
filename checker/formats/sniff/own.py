"""Whether a file of letters is one that Tendercheck wrote: by its mark where we write it, and never by our name in its words."""

import re

from checker.formats.letters import decode
from checker.model import own

_HEAD, _END = 4096, 16384  # where a mark stands: near the beginning, and in plain text at the end
_WORDS = r'"(?:[^"\\]|\\.)*"'  # what stands between quotation marks in JSON
_BEGINNINGS = (
    re.escape(own.COMMENT),
    rf'<!doctype html>\s*<html\b[^>]*>\s*<head>\s*(?:<meta\b[^>]*>\s*)*?<meta name="generator" content="{own.NAME}"',
    rf'(?:<\?xml[^>]*>\s*)?<testsuites name="{own.NAME}"',
    rf'\{{\s*"contract":\s*"{own.CONTRACTS}',
    rf'\{{\s*"\$schema":\s*{_WORDS},\s*"version":\s*{_WORDS},\s*"runs":\s*\[\s*\{{\s*"tool":\s*\{{\s*"driver":\s*\{{\s*"name":\s*"{own.NAME}"',
    rf'\[\s*\{{\s*"engine_name":\s*"{own.NAME}"',
    r'\{"kind": "(?:not|partly) checked", "file": \{"path": ',
    rf'\{{"rule": {_WORDS}, "title": {_WORDS}, "pack": {_WORDS}, "concern": {_WORDS}, "severity": ',
    r"[;,\t]".join(f'"?{re.escape(head)}"?' for head in own.HEADS),
)
_BEGINS = re.compile("|".join(_BEGINNINGS), re.IGNORECASE)
_ENDS = re.compile(rf"^{own.NAME} \S+, rulebook \S+ of .*^{own.NOT_JUDGED} .*^Checked [^\n]+\n?\Z", re.DOTALL | re.MULTILINE)


def is_own(data: bytes) -> bool:
    """Whether Tendercheck wrote this file, in whatever form of a report."""
    if _BEGINS.match(decode(data[:_HEAD]).lstrip("\ufeff \t\r\n")):
        return True
    end = decode(data[-_END:]).replace("\r\n", "\n")
    return own.NOT_JUDGED in end and _ENDS.search(end) is not None
