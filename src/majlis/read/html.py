"""What a page says about itself before it is decoded."""

from __future__ import annotations

import re

_SNIFFED_BYTES = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def declared_charset(data: bytes) -> str | None:
    """The encoding that the page's head declares, as written there."""
    found = _CHARSET.search(data[:_SNIFFED_BYTES])
    return found.group(1).decode("ascii") if found else None


def looks_like_page(text: str) -> bool:
    """Whether a text of unknown kind begins as an HTML page does."""
    return _PAGE.match(text) is not None
