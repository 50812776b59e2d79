"""Takes passwords out of the address of a layer, before it is kept."""

from __future__ import annotations

import re

# what stands between // and @ in an address: a name and its password
_LOGIN = re.compile(r"(//[^\s/:@'\"?]*):[^\s/'\"]*@")
# password='…', PWD=…; and the keys and headers with which services on the web let people in
_NAMED = re.compile(
    r"(?<![\w-])(?:\w*(?:password|passwd|pwd|token|secret|signature)|sig|pass|(?:api|access|subscription)[-_]?key"
    r"|http-header:(?!referer\b)[\w-]+)"
    r"\s*=\s*(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|[^\s&;,|'\"]*)[ &;,]?",
    re.IGNORECASE,
)


def without_secrets(address: str) -> str:
    """The address without what lets one in; who logs in stays."""
    return _NAMED.sub("", _LOGIN.sub(r"\1@", address))
