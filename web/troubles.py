"""Every error as it is told: plain sentences on what happened and what to do next, never on how the code failed."""

from checker.fixed import fixed


@fixed
class Trouble:
    """An error as it is told: a name for programs, what happened, and what to do next."""

    name: str
    heading: str
    cause: str
    cure: str


TROUBLES = {
    400: Trouble(
        "bad-request",
        "That could not be understood",
        "Something in the request is missing or is not as it should be.",
        "Go back, load the page again, and try once more.",
    ),
    401: Trouble(
        "no-key",
        "A key is needed here",
        "The request came without a key, or with one that is not known.",
        "Send yours in the header Authorization, as the page on the API says.",
    ),
    403: Trouble(
        "not-allowed",
        "You may not do this",
        "Your role does not include this step.",
        "If you need it, ask whoever looks after Tendercheck at your organisation.",
    ),
    404: Trouble(
        "not-found",
        "Page not found",
        "There is nothing at this address, or it is not for you to see. Files are also deleted when their time is up.",
        "Check the address. If a colleague sent it to you, ask them to add you to the procurement.",
    ),
    405: Trouble(
        "not-allowed-here",
        "This page cannot be used that way",
        "The request used a method that this address does not take.",
        "Go back to the page before, and use its links and buttons.",
    ),
    413: Trouble(
        "too-big",
        "That is too much at once",
        "The files together are larger than can be taken.",
        "Go back, choose fewer or smaller files, and try again. Nothing was kept.",
    ),
    415: Trouble(
        "wrong-type",
        "That kind of content cannot be taken",
        "The request holds a type of content that this address does not take.",
        "Send it as the help page for the API says.",
    ),
    429: Trouble(
        "too-many",
        "Too many requests",
        "You, or others at the same address, have asked for more than can be done at the moment.",
        "Wait a minute, then try again. What you sent before is still being checked.",
    ),
    500: Trouble(
        "our-fault",
        "Something went wrong here",
        "This is a fault in Tendercheck, not in what you did. It has been written down for whoever looks after it.",
        "Try again in a few minutes. What you had uploaded or decided before is kept.",
    ),
    503: Trouble(
        "busy",
        "Tendercheck cannot answer at the moment",
        "It is busy, or being worked on.",
        "Try again in a few minutes. What you had uploaded or decided before is kept.",
    ),
    507: Trouble(
        "disk-full",
        "There is no room left to keep files",
        "The disk of the server is full, so nothing you sent just now was kept.",
        "Tell whoever looks after Tendercheck at your organisation. Reports that are there already can still be read.",
    ),
}
FORGED = Trouble(
    "form-expired",
    "This form can no longer be sent",
    "It was open for too long, you signed out meanwhile, or it did not come from a page of Tendercheck. Nothing was changed.",
    "Go back, load the page again, and send the form once more.",
)
