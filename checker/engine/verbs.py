"""The verbs by their names: a closed set, each in the file that bears its name."""

from collections.abc import Callable

from checker.engine.agree import agree
from checker.engine.measure import measure
from checker.engine.never import never
from checker.engine.order import order
from checker.engine.rulings import Ruling
from checker.engine.somewhere import somewhere
from checker.engine.total import total
from checker.engine.wherever import wherever
from checker.engine.windows import Scope
from checker.model import Rule, Verb

VERBS: dict[Verb, Callable[[Rule, Scope], Ruling]] = {
    "never": never,
    "wherever": wherever,
    "somewhere": somewhere,
    "measure": measure,
    "total": total,
    "agree": agree,
    "order": order,
}
