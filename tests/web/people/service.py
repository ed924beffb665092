"""A login service of the tests' own on this machine: OpenID Connect as far as a login needs it, and wrong in whatever way a test asks."""

import json
import threading
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, KEY_ID = "tendercheck-here", "of-the-tests"


@dataclass
class Service:
    """The service: whom it vouches for, and what it says of them."""

    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": KEY_ID}))
    signs_with: RSAKey | None = None  # another key than it publishes
    calls_itself: str = ""  # another name than its address
    asked: dict[str, str] = field(default_factory=dict)  # by whoever came to log in
    claims: dict[str, Any] = field(default_factory=dict)
    verified: list[bool] = field(default_factory=list)  # whether each code came with what PKCE wants

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _speaker(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}/tenant/v2.0"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Be gone."""
        self.server.shutdown()
        self.server.server_close()

    def metadata(self) -> dict[str, Any]:
        """What it says of itself."""
        return {
            "issuer": self.calls_itself or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }

    def came(self, address: str) -> str:
        """Somebody comes to log in; the answer is the state that leads them back."""
        split = urlsplit(address)
        self.asked = {name: values[0] for name, values in parse_qs(split.query).items()}
        assert address.startswith(f"{self.issuer}/authorize?")
        return self.asked["state"]

    def token(self) -> str:
        """Who they are, signed."""
        said = {"iss": self.issuer, "aud": CLIENT, "sub": "subject-1", "iat": int(time()), "exp": int(time()) + 300}
        said |= {"nonce": self.asked.get("nonce", ""), "name": "Ada Byron", "email": "Ada@example.gov.uk"} | self.claims
        signed: str = jwt.encode({"alg": "RS256", "kid": KEY_ID}, said, self.signs_with or self.key)
        return signed

    def exchange(self, form: dict[str, list[str]]) -> dict[str, Any]:
        """A token for a code."""
        shown = urlsafe_b64encode(sha256(form.get("code_verifier", [""])[0].encode()).digest()).rstrip(b"=").decode()
        self.verified.append(shown == self.asked.get("code_challenge") and self.asked.get("code_challenge_method") == "S256")
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": self.token()}


def _speaker(service: Service) -> type[BaseHTTPRequestHandler]:
    """Who speaks for the service."""

    class Speaker(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Say what the service is, or its keys."""
            is_keys = self.path.endswith("/keys")
            self._say({"keys": [service.key.as_dict(private=False)]} if is_keys else service.metadata())

        def do_POST(self) -> None:
            """Exchange a code."""
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._say(service.exchange(form))

        def log_message(self, *_: Any) -> None:
            """Say nothing on the console."""

        def _say(self, said: dict[str, Any]) -> None:
            data = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Speaker
