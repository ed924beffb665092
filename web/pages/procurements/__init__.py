"""The pages of procurements and templates: the list, the hub of each, its details, its drafts, and what is kept of it for how long."""

from web.pages.procurements import comparing, details, drafts, hub, keeping, listing, making, standards
from web.pages.procurements.board import pages

__all__ = ["comparing", "details", "drafts", "hub", "keeping", "listing", "making", "pages", "standards"]
