"""Words that many pages share: moments, results and sizes as people say them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask

from checker.render.values import count
from web.store.tables import Draft

_HERE = ZoneInfo("Europe/London")
_STATES = {"queued": "Waiting to be checked", "running": "Being checked", "failed": "Could not be checked"}
_SAID = {"must": "to resolve", "should": "should be resolved", "consider": "to consider"}


def speak(app: Flask) -> None:
    """Give these words to the templates of an app."""
    app.jinja_env.globals |= {"moment": moment, "outcome": outcome, "size": size}


def moment(at: datetime) -> str:
    """A moment on the clocks of the United Kingdom: 26 November 2026, 2:05pm."""
    there = at.astimezone(_HERE)
    hour = there.hour % 12 or 12
    return f"{there.day} {there:%B %Y}, {hour}:{there:%M}{'am' if there.hour < 12 else 'pm'}"


def outcome(draft: Draft) -> str:
    """What became of a check, in a few words; what was not read stands first."""
    if draft.state != "done":
        return _STATES[draft.state]
    said = [f"{count(draft.counts['not_checked'], 'file')} not checked"] if draft.counts.get("not_checked") else []
    said += [f"{draft.counts[grade]} {words}" for grade, words in _SAID.items() if draft.counts.get(grade)]
    return ", ".join(said) or "No findings from these checks"


def size(number: int) -> str:
    """How large a file is: 12KB, 3.4MB."""
    return f"{number / 1_000_000:.1f}MB" if number >= 1_000_000 else f"{max(1, round(number / 1000))}KB"
