"""A program that asks the API, and holds every answer against the description of it."""

import json
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from jsonschema import Draft202012Validator

from tests.places import ROOT
from tests.web.made import Site, docx
from web.api.keys import FILE

DESCRIPTION: dict[str, Any] = json.loads((ROOT / "web" / "api" / "openapi.json").read_text("utf-8"))
_PARTS = DESCRIPTION["components"]


@dataclass
class Program:
    """A program with a key; without one where it is empty."""

    site: Site
    key: str

    def get(self, path: str) -> Any:
        """What is answered to a request for an address."""
        return self._held("get", path, self.site.client.get(path, headers=self._headers()))

    def post(self, files: dict[str, bytes] | None = None, **fields: Any) -> Any:
        """What is answered to files with fields of a form."""
        files = {"Specification.docx": docx()} if files is None else files
        sent = {"documents": [(BytesIO(data), name) for name, data in files.items()], **fields}
        path = "/api/v1/checks"
        return self._held("post", path, self.site.client.post(path, data=sent, headers=self._headers(), content_type="multipart/form-data"))

    def checked(self, files: dict[str, bytes] | None = None, **fields: Any) -> Any:
        """The state of a check that is done."""
        begun = self.post(files, **fields)
        assert begun.status_code == 202, begun.text
        self.site.work()
        return self.get(begun.headers["Location"]).get_json()

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"} if self.key else {}

    def _held(self, method: str, path: str, answer: Any) -> Any:
        """An answer that is as the description says."""
        told = _operation(method, path)["responses"].get(str(answer.status_code))
        assert told, f"{method} {path}: {answer.status_code} is not described: {answer.text[:200]}"
        told = _PARTS["responses"][told["$ref"].rsplit("/", 1)[-1]] if "$ref" in told else told
        assert set(told.get("headers", ())) <= set(answer.headers.keys())
        assert answer.mimetype in {kind.partition(";")[0] for kind in told["content"]}
        if schema := told["content"][answer.mimetype].get("schema"):
            value = answer.get_json() if answer.is_json or answer.mimetype.endswith("json") else answer.text
            if answer.mimetype.endswith("+json"):
                value = json.loads(answer.text)
            Draft202012Validator({**schema, "components": _PARTS}).validate(value)
        return answer


def own(site: Site) -> Program:
    """A program with the key of an installation for one person."""
    return Program(site, (site.here.settings.data / FILE).read_text("utf-8").strip())


def _operation(method: str, path: str) -> Any:
    """What is told of a request."""
    for template, told in DESCRIPTION["paths"].items():
        pattern = re.sub(r"\\\{.*?\\\}", "[^/.]+", re.escape(template))
        if re.fullmatch(f"/api/v1{pattern}", path) and method in told:
            return told[method]
    raise AssertionError(f"{method} {path} is not described")
