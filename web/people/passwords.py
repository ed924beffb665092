"""Passwords of local accounts: kept as argon2 hashes alone, and as slow to try where there is no account as where there is one."""

from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200  # letters
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # as OWASP asks: 19 MiB, so that eight at once stay small
_NOBODYS = _hasher.hash("nobody has this password")  # what is tried where there is no account, so that it takes as long


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(_plain(password))


def fits(kept: str, password: str) -> bool:
    """Whether a password is the one of which this is kept; where nothing is kept it takes as long to say no."""
    try:
        return _hasher.verify(kept or _NOBODYS, _plain(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a password was kept in a way that is no longer ours, and is to be kept anew."""
    return _hasher.check_needs_rehash(kept)


def objection(password: str, email: str) -> str:
    """Why a password cannot be taken; nothing where it can."""
    if len(password) < SHORTEST:
        return f"Password must have at least {SHORTEST} letters, numbers or signs. Three words that do not belong together are a good one"
    if len(password) > LONGEST:
        return f"Password must have at most {LONGEST} letters, numbers or signs"
    if len(set(password)) < 4 or (email and email.split("@")[0].casefold() in password.casefold()):
        return "Password must be one that nobody can guess: not your e-mail address, and not a few letters again and again"
    return ""


def _plain(password: str) -> str:
    """The same letters, however a keyboard composes them."""
    return normalize("NFC", password)
