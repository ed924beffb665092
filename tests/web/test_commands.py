"""The commands by which an installation gets its first administrator."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.web.made import site
from tests.web.people.made import PASSWORD
from web.commands import users

ADD = ("add", "--name", "Ada Byron", "--email", "Ada@example.gov.uk", "--role", "admin", "--team", "Housing")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of an installation with local accounts."""
    (tmp_path / "web.toml").write_text('login = "local"\n')
    return tmp_path


def typed(data: Path, *words: str, answers: str = "") -> tuple[int, str]:
    """What a command ends with and says."""
    ran = CliRunner().invoke(users, [*words, "--data", str(data)], input=answers, standalone_mode=False)
    return ran.return_value if ran.exception is None else 2, f"{ran.output}{ran.exception or ''}"


def test_the_first_administrator_is_added_and_logs_in(data: Path) -> None:
    """With the password that they typed, which nothing shows."""
    code, said = typed(data, *ADD, answers=f"{PASSWORD}\n{PASSWORD}\n")
    here = site(data, login="local", database="", queue="")  # the commands have the settings of the folder alone
    answer = here.client.post("/login", data={"email": "ada@example.gov.uk", "password": PASSWORD})

    assert (code, PASSWORD in said) == (0, False)
    assert answer.status_code == 303
    assert here.client.get("/admin").status_code == 200
    assert "Housing" in here.client.get("/account").text


def test_people_are_listed(data: Path) -> None:
    """Address, role, state and teams, a line each."""
    typed(data, *ADD, answers=f"{PASSWORD}\n{PASSWORD}\n")

    assert typed(data, "list") == (0, "ada@example.gov.uk  admin  open  Housing\n")


def test_a_weak_password_is_refused(data: Path) -> None:
    """And nobody is added."""
    code, said = typed(data, *ADD, answers="short\nshort\n")

    assert code == 2
    assert "Password must have at least 12" in said
    assert typed(data, "list")[1] == ""


def test_nobody_is_added_twice(data: Path) -> None:
    """An address has one account."""
    typed(data, *ADD, answers=f"{PASSWORD}\n{PASSWORD}\n")

    assert "There is an account with this e-mail address already" in typed(data, *ADD, answers=f"{PASSWORD}\n{PASSWORD}\n")[1]


def test_accounts_are_kept_only_where_people_log_in_with_them(tmp_path: Path) -> None:
    """Else it is said what to write where."""
    assert 'web.toml says login = "local"' in typed(tmp_path, *ADD)[1]
