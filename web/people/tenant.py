"""The login service of the organisation: one tenant that the settings name, asked by OpenID Connect with code, PKCE, state and nonce."""

import logging
from collections.abc import Mapping
from functools import cache
from typing import Any

from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App, OAuthError  # type: ignore[import-untyped]
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response

from checker.errors import CheckerError
from web.settings import WebSettings

_NAME = "tenant"
_SIGNED = ["RS256", "PS256", "ES256"]  # by a key that only the service has: never none, and never by a secret that both know
_PATIENCE, _LEEWAY = 10, 60  # seconds that the service has to answer, and by which clocks may differ
_log = logging.getLogger(__name__)


class NotTrusted(CheckerError):
    """What came from the login service, or in its name, proves nothing: nobody is logged in by it."""


class NotAnswering(CheckerError):
    """The login service cannot be reached, or is not the one that the settings name."""


def to_service(settings: WebSettings, back: str) -> Response:
    """The way to the login service, which leads on to an address of ours. Raises NotAnswering."""
    try:
        made: Response = _proven(settings).authorize_redirect(back)
        return made
    except (RequestException, ValueError, KeyError, RuntimeError) as fault:
        raise _silent(fault) from None


def answered(settings: WebSettings) -> Mapping[str, Any]:
    """What the service says of whoever comes back from it, proved to be its own. Raises NotTrusted and NotAnswering."""
    try:
        service = _proven(settings)
        options = {
            "iss": {"essential": True, "values": [service.server_metadata["issuer"]]},
            "aud": {"essential": True, "values": [settings.oidc_client]},
        }
        token = service.authorize_access_token(claims_options=options, leeway=_LEEWAY)
    except RequestException as fault:
        raise _silent(fault) from None
    except (OAuthError, JoseError, ValueError, KeyError, TypeError, RuntimeError) as fault:
        _log.warning("a login was refused: %s", type(fault).__name__)
        raise NotTrusted("What the login service sent could not be trusted") from None
    if not (token.get("userinfo") or {}).get("sub"):
        raise NotTrusted("The login service did not say who you are")
    said: Mapping[str, Any] = token["userinfo"]
    return said


def _proven(settings: WebSettings) -> FlaskOAuth2App:
    """The service, which calls itself as the settings do. Raises NotAnswering, and whatever asking it raises."""
    service = _service(settings.oidc_issuer, settings.oidc_client, settings.oidc_secret)
    metadata = service.load_server_metadata()
    if str(metadata.get("issuer", "")).rstrip("/") != settings.oidc_issuer.rstrip("/"):
        _service.cache_clear()
        raise NotAnswering("The login service is not the one that the settings name")
    metadata["id_token_signing_alg_values_supported"] = _SIGNED
    return service


@cache
def _service(issuer: str, client: str, secret: str) -> FlaskOAuth2App:
    """The client of one login service; what it says of itself is asked for once."""
    return FlaskOAuth2App(
        FlaskIntegration(_NAME),
        _NAME,
        client_id=client,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256", "default_timeout": _PATIENCE},
    )


def _silent(fault: Exception) -> NotAnswering:
    """That the service does not answer; the log says how it failed, the page does not."""
    _log.error("the login service does not answer: %s", type(fault).__name__)
    return NotAnswering("The login service does not answer")
