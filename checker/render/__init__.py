"""Turns a report into what a person reads or a program takes in; one value, many renderers."""

from checker.render.clauses import clause_list, clause_page
from checker.render.json import json
from checker.render.lines import lines
from checker.render.measured import measured, measured_file
from checker.render.reading import reading
from checker.render.rules import rule_list, rule_page
from checker.render.text import text

__all__ = ["clause_list", "clause_page", "json", "lines", "measured", "measured_file", "reading", "rule_list", "rule_page", "text"]
