"""Has a worker of Dask, which takes this up before it begins, know a few rules only: all take longer, and prove no more."""

from checker.batch import work
from tests.batch.made import few

work.open_rulebook = few  # type: ignore[assignment]
