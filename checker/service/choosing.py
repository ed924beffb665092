"""Which rules are run: those that are asked for by id, concern or theme."""

from collections.abc import Sequence
from dataclasses import replace

from checker.errors import BadSettings
from checker.model import Rule, Rulebook
from checker.service.judged import Settings
from checker.validation import nearest


def chosen(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """The rulebook with only the rules that are asked for, by id, concern or theme. Raises BadSettings for an unknown name."""
    settings = replace(settings, select=_plain(settings.select), ignore=_plain(settings.ignore))
    known = {name for rule in rulebook.rules for name in _names(rule)}
    unknown = [name for name in (*settings.select, *settings.ignore) if name not in known]
    if unknown:
        named = ", ".join(f"{name!r}{nearest(name, known)}" for name in unknown)
        raise BadSettings(f"No rule, concern or theme is called {named} (tendercheck rules list shows them all)")
    off = [rule.id for rule in rulebook.rules if not _wanted(rule, settings)]
    return replace(rulebook, disabled=tuple(dict.fromkeys((*rulebook.disabled, *off)))) if off else rulebook


def _plain(names: Sequence[str]) -> tuple[str, ...]:
    """Names as the files spell them: “SME access” is sme-access."""
    return tuple("-".join(name.lower().replace("_", " ").split()) for name in names)


def _names(rule: Rule) -> set[str]:
    """The names by which a rule can be chosen."""
    return {rule.id, rule.concern, rule.theme}


def _wanted(rule: Rule, settings: Settings) -> bool:
    """Whether a rule is to be run."""
    selected = not settings.select or bool(_names(rule) & set(settings.select))
    return selected and not _names(rule) & set(settings.ignore)
