"""Addresses on the web that a person gives."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..participation.words import ParticipationError, Text

NO_WEB_ADDRESS = Text(
    "“{address}” is geen webadres. Laat het beginnen met https:// of http://, of laat het leeg.",
    "“{address}” is not a web address. Let it begin with https:// or http://, or leave it empty.",
)
NO_PASSWORD = Text(
    "Het publieke adres komt op elke pagina te staan. Haal de gebruikersnaam en het wachtwoord eruit.",
    "The public address will be on every page. Take the user name and password out of it.",
)
NO_FOLDER = Text(
    "Achter de ? of # in “{address}” kan geen map staan. Geef het adres van de map waarin de publicatie komt.",
    "No folder can come after the ? or # in “{address}”. Give the address of the folder the publication is put in.",
)


def web_address(base_url: str | None) -> str | None:
    """The address with a "/" at its end; None where none was given. Raises ParticipationError where it is none."""
    address = (base_url or "").strip()
    if not address:
        return None
    try:
        parts = urlsplit(address)
        # the port is read on asking, and may be none
        is_usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    # a line end would begin a line of a calendar, and urlsplit overlooks it
    if not is_usable or not address.isprintable() or set(address) & set(' "<>\\'):
        raise ParticipationError(NO_WEB_ADDRESS.format(address=address))
    return address.rstrip("/") + "/"


def public_address(base_url: str | None) -> str | None:
    """The address of a publication as `web_address` gives it. Raises ParticipationError also where it holds a password,
    or is one below which no page can stand."""
    address = web_address(base_url)
    if address is None:
        return None
    if "@" in urlsplit(address).netloc:
        raise ParticipationError(NO_PASSWORD)
    if set(address) & set("?#"):
        raise ParticipationError(NO_FOLDER.format(address=address.rstrip("/")))
    # as a browser shows that of the first page
    return f"{address.removesuffix('/index.html/').rstrip('/')}/"
