"""What is said when a page cannot be given: plain sentences for a person, and the same as JSON for a program; never how the code failed."""

import errno
from dataclasses import replace

from flask import Flask, Response, abort, current_app, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, ServiceUnavailable, default_exceptions

from web.troubles import FORGED, TROUBLES, Trouble

RETRY_AFTER = 30  # seconds, where whoever raised the error says nothing else


class NoRoom(HTTPException):
    """The disk of the server is full."""

    code = 507
    description = "The disk is full."


_ERRNO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), NoRoom),
    **dict.fromkeys((errno.EROFS, errno.EBUSY, errno.EIO, errno.ENOTCONN, errno.EMFILE, errno.ENFILE), ServiceUnavailable),
}


def register_errors(app: Flask) -> None:
    """Have an app answer every error with a page, or with JSON below /api/."""
    app.register_error_handler(HTTPException, _answer)
    app.register_error_handler(OSError, _disk)
    app.before_request(_refuse_nul)


def _refuse_nul() -> None:
    """Refuse the letter NUL, which no person types and PostgreSQL does not take: no address has one, and no field may."""
    if any("\0" in str(part) for part in (request.view_args or {}).values()):
        abort(404)
    sent = [request.args, *([request.form] if request.mimetype == "application/x-www-form-urlencoded" else [])]  # files may stream
    if any("\0" in words for part in sent for values in part.listvalues() for words in values):
        abort(400, "Something that was sent holds a letter that cannot be kept.")


def trouble(error: HTTPException) -> Trouble:
    """What is told of an error: the description that a view gave it as the cause, and never that of a library."""
    code = error.code or 500
    if isinstance(error, CSRFError):
        return FORGED
    found = TROUBLES.get(code, TROUBLES[500 if code >= 500 else 400])
    if type(error) is default_exceptions.get(code) and error.description not in (None, type(error).description):
        return replace(found, cause=str(error.description))
    limit = current_app.config.get("MAX_CONTENT_LENGTH")
    return replace(found, cause=f"The files together are larger than {limit // 1_000_000} MB.") if code == 413 and limit else found


def _answer(error: HTTPException) -> HTTPException | Response:
    """The page for an error, or the same as JSON; redirects and answers that are made already go through."""
    if error.response is not None or (error.code or 500) < 400:
        return error
    told = trouble(error)
    if request.path.startswith("/api/"):
        response = jsonify(error={"code": told.name, "message": f"{told.cause} {told.cure}"})
    else:
        page = "errors/bare.html" if (error.code or 500) >= 500 else "errors/error.html"
        response = make_response(render_template(page, trouble=told))
    response.status_code = error.code or 500
    response.headers.extend((name, value) for name, value in error.get_headers() if name.lower() not in ("content-type", "content-length"))
    if response.status_code in (429, 503, 507):
        response.headers.setdefault("Retry-After", str(RETRY_AFTER))
    return response


def _disk(error: OSError) -> HTTPException | Response:
    """A disk that is full or read-only, and a database that is busy or away, are told as such; all else is a fault of ours."""
    if made := _ERRNO.get(error.errno or 0):
        return _answer(made())
    raise error
