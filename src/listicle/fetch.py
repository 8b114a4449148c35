"""An address on the public web in; the bytes of its page, its final address and its media type out.

Every machine that a name stands for is checked before a socket is opened, and the socket is opened to the checked address, so
that the name cannot come to mean another machine in between. The same holds after each redirect. Proxies that the environment
names are not used: behind a proxy nobody here could tell where a request goes.
"""

from __future__ import annotations

import email.utils
import re
import socket
import ssl
import threading
import time
from contextlib import closing, suppress
from http.client import HTTPException
from importlib.util import find_spec
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from listicle._version import __version__
from listicle.document import SourceError
from listicle.record import record

if TYPE_CHECKING:
    from urllib3.util import Url

AGENT = f"listicle/{__version__}"
"""How requests introduce themselves, and the name by which a robots.txt may address them."""
MAX_BYTES = 64 << 20
"""Of the unpacked page."""
TIMEOUT = 60.0
"""Seconds for a page, its redirects and retries; the look-up of a name apart, which the system bounds."""
SILENCE = 20.0
"""Seconds within which a machine must take a connection, or send its next bytes."""
REDIRECTS = 10
TRIES = 3
"""How often a page is asked for where the server is too busy (429, 503)."""
LONGEST_WAIT = 30.0
"""Seconds; a server that asks for more patience is given up."""
ROBOTS_BYTES = 512_000
"""The size of a robots.txt: RFC 9309 asks to read 500 KiB at least."""

_ACCEPTED = ("text/html", "application/xhtml+xml", "text/markdown", "text/x-markdown", "text/plain")
_ROBOTS = (*_ACCEPTED, "application/octet-stream")
"""Of a robots.txt: many sites answer with a page that asks nothing where they have none."""
_PIECE = 1 << 16

_GLOBAL = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64: how machines without IPv4 reach all of it."""
_CLOSED = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv4Network("168.63.129.16/32"),
    IPv6Network("2001::/23"),
    IPv6Network("2002::/16"),
    IPv6Network("3fff::/20"),
)
"""What `ipaddress` calls global in some version of Python, and nobody serves pages from: addresses for protocols (a cloud's
metadata service among them), relays and tunnels that hold IPv4 addresses (Teredo, 6to4), a cloud's service for its machines,
and examples. The metadata services of other clouds are link-local or private."""


@record()
class Fetched:
    """A page as it came."""

    content: bytes
    """Unpacked, not decoded."""
    url: str
    """Where it was found in the end."""
    media_type: str | None
    """With its charset, as `readers.read` takes it; None where the server names none."""


class Robots:
    """What the sites of a run ask of robots (RFC 9309): asked once a site, obeyed for every page and redirect."""

    def __init__(self) -> None:
        self._rules: dict[str, RobotFileParser] = {}
        self._free: dict[str, float] = {}

    def wait(self, url: str, *, allow_private: bool = False) -> None:
        """Returns when the page may be asked for; raises `SourceError` where the site asks to leave it alone."""
        parts = _parts(url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules.get(site)
        if rules is None:
            rules = self._rules[site] = _rules(site, allow_private)
        if not rules.can_fetch(AGENT, parts.url):
            raise SourceError(url, "its site asks robots to leave it alone (robots.txt)")
        delay = min(float(rules.crawl_delay(AGENT) or 0), LONGEST_WAIT)
        now = time.monotonic()
        free = max(self._free.get(site, now), now)
        self._free[site] = free + delay
        if free > now:
            time.sleep(free - now)


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT,
    robots: Robots | None = None,
) -> Fetched:
    """The page at an http or https address, wherever it redirects to.

    `max_bytes` bounds the unpacked page, `timeout` (seconds) all the work; `allow_private` permits machines that are not on
    the public web. `robots` is shared by the pages of a run and left out for a single page, which a person asked for.

    Needs the extra `web`. Raises `SourceError`: refused, not found, not reached, over a bound, of another type.
    """
    return _Errand(url, allow_private, max_bytes, timeout, _ACCEPTED, robots).run()


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the web may have this address, and nobody's own network or machine has it."""
    if any(address.version == closed.version and address in closed for closed in _CLOSED):
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if address in _TRANSLATED:
        return is_public(IPv4Address(address.packed[-4:]))
    # Loopback, link-local, private, multicast, IPv4-mapped and IPv4-compatible addresses all lie outside of 2000::/3.
    return address in _GLOBAL and address.is_global and address.scope_id is None


class _NotFoundError(SourceError):
    """The server answered with a status that is no page."""

    def __init__(self, path: str, status: int) -> None:
        super().__init__(path, f"the server answers {status}")
        self.status = status


@record()
class _Answer:
    status: int
    location: str | None = None
    retry_after: str | None = None
    media_type: str | None = None
    content: bytes = b""


class _Errand:
    """One page and its bounds; `run` brings it."""

    def __init__(
        self,
        url: str,
        allow_private: bool,
        max_bytes: int,
        timeout: float,
        accepted: tuple[str, ...],
        robots: Robots | None = None,
    ) -> None:
        self.shown = re.sub(r"(?<=//)[^/?#]{0,2000}@", "", url)  # what errors say holds no password
        self.url, self.allow_private, self.max_bytes, self.robots = url, allow_private, max_bytes, robots
        self.timeout, self.accepted, self.deadline = timeout, accepted, time.monotonic() + timeout

    def run(self) -> Fetched:
        if find_spec("urllib3") is None:
            raise self.refusal("fetching pages needs urllib3: pip install 'listicle[web]'")
        here = self.url
        for _ in range(REDIRECTS + 1):
            parts = _parts(here, self.shown)
            if self.robots is not None:
                self.robots.wait(here, allow_private=self.allow_private)
            answer = self.patiently(parts)
            if answer.status == 200:
                return Fetched(answer.content, parts._replace(fragment=None).url, answer.media_type)
            if answer.status not in (301, 302, 303, 307, 308):
                raise _NotFoundError(self.shown, answer.status)
            if not answer.location:
                raise self.refusal(f"the server answers {answer.status} and says no address")
            here = urljoin(parts.url, answer.location)
        raise self.refusal(f"is redirected more than {REDIRECTS} times")

    def patiently(self, parts: Url) -> _Answer:
        """Asks again where the server is too busy, as often and as late as it wants within the bounds."""
        for attempt in range(TRIES):
            answer = self.ask(parts)
            if answer.status not in (429, 503) or attempt == TRIES - 1:
                break
            wait = _wait(answer.retry_after, attempt)
            if wait > LONGEST_WAIT or time.monotonic() + wait > self.deadline:
                raise self.refusal(f"the server answers {answer.status} and asks to come back in {wait:.0f} s")
            time.sleep(wait)
        return answer

    def ask(self, parts: Url) -> _Answer:
        """One request to one machine."""
        from urllib3.connection import HTTPConnection
        from urllib3.exceptions import HTTPError
        from urllib3.response import HTTPResponse
        from urllib3.util import make_headers

        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = str(parts.host)
        addresses = self.addresses(host, port)
        try:
            with closing(self.connected(addresses, port)) as raw, closing(raw.dup()) as spare:
                # The timeout of a socket starts anew with each byte; a server that drips them is cut off here.
                end = threading.Timer(max(self.deadline - time.monotonic(), 0), _shut, [spare])
                end.daemon = True
                end.start()
                try:
                    connection = HTTPConnection(host, port, timeout=SILENCE)
                    connection.auto_open = 0  # or it would look up the name by itself
                    connection.sock = self.secured(raw, host) if parts.scheme == "https" else raw
                    headers = make_headers(keep_alive=False, accept_encoding=True, user_agent=AGENT)
                    headers |= {"host": parts.netloc or host, "accept": ", ".join(self.accepted), "connection": "close"}
                    connection.request("GET", parts.request_uri, headers=headers, preload_content=False)
                    with closing(connection), closing(connection.getresponse()) as response:
                        named = response.headers.get
                        if response.status != 200:
                            location = (named("location") or "").encode("latin-1", "replace").decode("utf-8", "replace")
                            return _Answer(response.status, location, named("retry-after"))
                        packed = [one.strip().lower() for one in (named("content-encoding") or "").split(",")]
                        unknown = {*packed} - {"", "identity", *HTTPResponse.CONTENT_DECODERS}
                        if unknown:
                            raise self.refusal(f"is packed in an unknown way: {', '.join(sorted(unknown))}")
                        media_type = self.media_type(named("content-type"), parts.path or "")
                        content = bytearray()
                        for piece in response.stream(_PIECE, decode_content=True):
                            content += piece
                            if len(content) > self.max_bytes:
                                raise self.refusal(f"is larger than {self.max_bytes} bytes (bound: max-bytes)")
                        if time.monotonic() >= self.deadline:
                            raise self.late()
                        return _Answer(200, media_type=media_type, content=bytes(content))
                finally:
                    end.cancel()
        except ssl.SSLCertVerificationError as error:
            raise self.refusal(f"the certificate of {host} is not good: {error.verify_message}") from error
        except (OSError, HTTPError, HTTPException) as error:
            if time.monotonic() >= self.deadline:
                raise self.late() from error
            raise self.refusal(f"{host} was not reached, or broke off: {_reason(error)}") from error

    def addresses(self, host: str, port: int) -> list[IPv4Address | IPv6Address]:
        """The machines that a host stands for, each checked; no socket has been opened when this refuses."""
        literal = _literal(host)
        if literal is not None:
            found = [literal]
        elif _ends_in_number(host):
            raise self.refusal(f"{host} is no address")
        else:
            try:
                known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except (OSError, UnicodeError) as error:
                raise self.refusal(f"{host} is not known: {_reason(error)}") from error
            found = list(dict.fromkeys(ip_address(str(one[4][0])) for one in known))
        if not self.allow_private:
            for address in found:
                if not is_public(address):
                    raise self.refusal(f"{host} is {address}, which is not public (--allow-private permits it)")
        return found

    def connected(self, addresses: list[IPv4Address | IPv6Address], port: int) -> socket.socket:
        """A socket to the first of the machines that takes the connection."""
        failure: OSError = OSError("no address")
        for address in addresses:
            left = self.deadline - time.monotonic()
            if left <= 0:
                raise self.late()
            one = socket.socket(socket.AF_INET if address.version == 4 else socket.AF_INET6, socket.SOCK_STREAM)
            try:
                one.settimeout(min(left, SILENCE))
                one.connect((str(address), port))
                one.settimeout(SILENCE)
            except OSError as error:
                one.close()
                failure = error
            else:
                return one
        raise failure

    def secured(self, raw: socket.socket, host: str) -> socket.socket:
        return ssl.create_default_context().wrap_socket(raw, server_hostname=host.strip("[]"))

    def media_type(self, said: str | None, path: str) -> str | None:
        """The type that the server says, or Markdown where it serves that as plain text, as most do."""
        kind, _, parameters = (said or "").partition(";")
        kind = kind.strip().lower()
        if not kind:
            return None
        if kind not in self.accepted:
            raise self.refusal(f"is of another type than text and pages: {kind}")
        if kind == "text/plain" and path.lower().endswith((".md", ".markdown")):
            kind = "text/markdown"
        return f"{kind};{parameters}" if parameters else kind

    def refusal(self, reason: str) -> SourceError:
        return SourceError(self.shown, reason)

    def late(self) -> SourceError:
        return self.refusal(f"takes longer than {self.timeout:g} s (bound: timeout)")


def _rules(site: str, allow_private: bool) -> RobotFileParser:
    """What a site asks of robots. None is nothing asked; a server that fails to say is not bothered."""
    rules = RobotFileParser()
    try:
        said = _Errand(f"{site}/robots.txt", allow_private, ROBOTS_BYTES, TIMEOUT, _ROBOTS).run().content
    except _NotFoundError as error:
        if not 400 <= error.status < 500 or error.status == 429:
            raise
        said = b""
    rules.parse(said.decode("utf-8-sig", "replace").splitlines())
    rules.modified()
    return rules


def _parts(url: str, shown: str | None = None) -> Url:
    """An address taken apart, by the one parser that also makes the request of it."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    shown = shown or url
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https") or not url[len(scheme) :].startswith("://"):
        raise SourceError(shown, f"only http:// and https:// addresses are fetched, not {url[:40]!r}")
    if re.search(r"[\x00-\x20\x7f]", url):
        url = re.sub(r"[\x00-\x20\x7f]", lambda found: f"%{ord(found[0]):02X}", url)
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise SourceError(shown, "is no address") from error
    if parts.auth is not None:
        raise SourceError(shown, "addresses that hold a user name or password are not fetched")
    if not parts.host:
        raise SourceError(shown, "is no address: it names no host")
    return parts


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host spells in any of the ways that systems read: decimal, octal, hexadecimal, shortened."""
    try:
        return ip_address(host.strip("[]").replace("%25", "%"))
    except ValueError:
        pass
    numbers = host.removesuffix(".").split(".")
    if len(numbers) > 4 or not all(
        re.fullmatch(r"0x[0-9a-f]*|\d+", number, re.ASCII | re.IGNORECASE) for number in numbers
    ):
        return None
    try:
        *leading, last = (_number(number) for number in numbers)
    except ValueError:
        return None
    if any(number > 255 for number in leading) or last >= 256 ** (4 - len(leading)):
        return None
    return IPv4Address(last + sum(number << (24 - 8 * place) for place, number in enumerate(leading)))


def _number(digits: str) -> int:
    if digits[:2].lower() == "0x":
        return int(digits[2:] or "0", 16)
    return int(digits, 8 if len(digits) > 1 and digits[0] == "0" else 10)


def _ends_in_number(host: str) -> bool:
    """No name on the web does, so that what looks like an address and is none is never looked up."""
    last = host.removesuffix(".").rpartition(".")[2]
    return bool(re.fullmatch(r"0x[0-9a-f]*|\d+", last, re.ASCII | re.IGNORECASE))


def _wait(retry_after: str | None, attempt: int) -> float:
    """Seconds until the next try: what the server asks for, else 1, 2, 4."""
    said = (retry_after or "").strip()
    if re.fullmatch(r"\d{1,9}", said, re.ASCII):
        return float(said)
    with suppress(ValueError, TypeError):
        return max(email.utils.parsedate_to_datetime(said).timestamp() - time.time(), 0)
    return float(2**attempt)


def _shut(one: socket.socket) -> None:
    with suppress(OSError):  # it may have ended in the meantime
        one.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
