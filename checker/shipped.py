"""What is shipped with the checker: where our own rules stand on the disk, with their schemas, and how right each of them was."""

from pathlib import Path

_MEASURED = "measured.json"


def knowledge_folder() -> Path:
    """Where the rules live: inside an installed tendercheck, or beside the package in a checkout."""
    installed = Path(__file__).parent / "_rules"
    return installed if installed.is_dir() else Path(__file__).parents[1] / "rules"


def measured_files(rules: Path) -> tuple[Path, ...]:
    """Where the counts of rules may stand: beside them where they are installed, else with the corpora."""
    return rules / _MEASURED, rules.parent / "corpora" / _MEASURED
