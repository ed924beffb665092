"""Bytes of a request: they wait in the data folder, and nothing of them is in a folder that all on the machine share."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from tests.web.made import site
from web.incoming import keep_aside

SECRET = b"words of a draft that nobody else may see "
_HEAD = b'--part\r\nContent-Disposition: form-data; name="documents"; filename="large.txt"\r\n\r\n'
_BODY = _HEAD + SECRET * 50_000 + b"\r\n--part--\r\n"


def test_a_large_file_waits_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that is opened while it comes stands there, whatever the folder for temporary files."""
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o500)
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    opened: list[str] = []
    recording = [True]
    sys.addaudithook(lambda event, args: opened.append(str(args[0])) if recording[0] and event == "open" else None)
    here = site(tmp_path / "data")
    answer = here.client.post("/", data=_BODY, content_type="multipart/form-data; boundary=part")  # a client's own copy would stand apart
    recording[0] = False

    assert answer.status_code == 303
    assert any(path.startswith(str(tmp_path / "data" / "incoming")) for path in opened)
    assert not [path for path in opened if path.startswith((str(shared), "/tmp/tmp", "/var/tmp"))]


def test_nothing_is_left_when_the_request_is_over(tmp_path: Path) -> None:
    """Not even of one that was refused."""
    here = site(tmp_path / "data")
    here.upload({"large.exe": SECRET * 50_000})

    assert list((tmp_path / "data" / "incoming").iterdir()) == []


def test_what_was_left_by_a_server_that_died_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the next start, files and folders alike; and what this process sets aside from then on is there too."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", os.environ.get("TMPDIR", ""))
    aside = tmp_path / "incoming"
    (aside / "folder").mkdir(parents=True)
    for file in (aside / "file", aside / "folder" / "file"):
        file.write_bytes(SECRET)
    keep_aside(tmp_path)

    assert list(aside.iterdir()) == []
    with tempfile.NamedTemporaryFile() as made:
        assert Path(made.name).parent == aside
    assert os.environ["TMPDIR"] == str(aside)
