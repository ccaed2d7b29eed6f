"""What XML can hold."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with what XML 1.0 forbids (most control characters) shown as the replacement character."""
    return _NOT_XML.sub("\ufffd", text)
