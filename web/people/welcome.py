"""The link by which somebody sets their own password: an administrator hands it over, it works once, and not for long."""

from hashlib import sha256

from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session

from web.store.tables import User

DAYS = 3


def ticket(secret: bytes, user: User) -> str:
    """What stands in the link: signed, and good until the password is another."""
    return _signer(secret).dumps([user.id, _print(user)])


def bearer(session: Session, secret: bytes, ticket: str) -> User | None:
    """Whose link it is; nobody's where it is too old, was used, was never ours, or the account is closed."""
    try:
        id, before = _signer(secret).loads(ticket, max_age=DAYS * 86_400)
    except (BadSignature, ValueError, TypeError):
        return None
    user = session.scalars(select(User).where(User.id == id, User.active)).first()
    return user if user is not None and _print(user) == before else None


def _signer(secret: bytes) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="welcome")


def _print(user: User) -> str:
    """A mark of the present password, which tells nothing of it."""
    return sha256(f"{user.id} {user.password}".encode()).hexdigest()[:16]
