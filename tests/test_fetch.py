"""Fetching over a real server on loopback; what is not public is refused before a socket is opened, and nothing leaves the machine."""

from __future__ import annotations

import gzip
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace

import brotli
import orjson
import pytest
import trustme

from listicle.document import SourceError
from listicle.fetch import AGENT, REDIRECTS, Robots, fetch, is_public

PAGE = (
    "<!doctype html><title>3 Café Courses</title><h1>3 Café Courses</h1>"
    "<h2>1. Latte School</h2><p>Cost: $100.</p><h2>2. Mocha School</h2><p>Cost: $200.</p><h2>3. Flat White School</h2><p>Cost: $300.</p>"
)


class Site(ThreadingHTTPServer):
    """A server whose answers a test lays down by path: a function that writes them, or (status, headers, body)."""

    daemon_threads = True

    def __init__(self, family: socket.AddressFamily = socket.AF_INET) -> None:
        self.address_family = family
        self.answers: dict[str, tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str = PAGE, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body.encode() if isinstance(body, str) else body
        self.answers[path] = (status, {"Content-Type": "text/html; charset=utf-8"} | named, content)
        return self.url(path)


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = self.server.answers.get(self.path, (404, {}, b""))
        if callable(answer):
            answer(self)
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # the client may have had enough
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keeps quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What was slept, without sleeping."""
    slept: list[float] = []
    clock = SimpleNamespace(monotonic=time.monotonic, time=time.time, sleep=slept.append)
    monkeypatch.setattr("listicle.fetch.time", clock)  # of that module alone: other threads sleep too
    return slept


@pytest.fixture
def unplugged(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A machine where no socket can be opened; names mean what the returned table says."""
    names: dict[str, list[str]] = {}

    def no_socket(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a socket was opened")

    def resolved(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if host not in names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in names[host]]

    monkeypatch.setattr(socket, "socket", no_socket)
    monkeypatch.setattr(socket, "create_connection", no_socket)
    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    return names


def refusal(url: str, **options: object) -> str:
    with pytest.raises(SourceError) as caught:
        fetch(url, **options)  # type: ignore[arg-type]
    return caught.value.reason


# ---------------------------------------------------------------------------------------------------------------- who is asked

PRIVATE = re.findall(
    r"\S+",
    """
127.0.0.1 127.1 127.255.255.254 2130706433 017700000001 0x7f000001 0x7F.1 0177.0.0.01 127.0.0.1. 0 0x 00000 0.0.0.0
10.0.0.1 10.255.255.255 167772161 172.16.0.1 172.31.255.255 192.168.1.1 3232235777 0xc0a80101 192.168.257 192.0x00a80001
169.254.169.254 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 100.64.0.1 100.100.100.200 168.63.129.16
192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
[::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::127.0.0.1]
[64:ff9b::127.0.0.1] [64:ff9b::a9fe:a9fe] [64:ff9b::10.1.2.3] [64:ff9b:1::1] [2002:7f00:1::] [2002:a9fe:a9fe::1] [2001:0:4136::1]
[fe80::1] [fe80::1%25eth0] [fe80::1%eth0] [2a00:1450::1%25eth0] [fc00::1] [fd00:ec2::254] [fec0::1] [ff02::1] [ff0e::1] [100::1] [2001:db8::1] [5f00::1]
""",
)
"""Spellings of addresses that are not public, as the browser, the C library or a router would read them."""

NO_ADDRESS = re.findall(
    r"\S+",
    """
1.2.3.4.5 256.256.256.256 127.0.0.256 4294967296 0x1ffffffff 1.2.3.08 foo.1 a.0x7f 127..1 example.127
""",
)
"""What ends like an address and is none is not looked up: resolvers differ on it."""


@pytest.mark.parametrize("host", PRIVATE)
def test_addresses_that_are_not_public_are_refused_before_a_socket_is_opened(unplugged: object, host: str) -> None:
    assert "not public" in refusal(f"http://{host}/")
    assert "not public" in refusal(f"https://{host}:8443/latest/meta-data/")


@pytest.mark.parametrize("host", NO_ADDRESS)
def test_what_ends_like_an_address_and_is_none_is_not_looked_up(unplugged: dict[str, list[str]], host: str) -> None:
    unplugged[host] = ["93.184.215.14"]
    assert "no address" in refusal(f"http://{host}/")


@pytest.mark.parametrize(
    "host", [host.strip("[]") for host in PRIVATE if ("%" not in host and ":" in host) or host.count(".") == 3]
)
def test_names_that_stand_for_private_machines_are_refused(unplugged: dict[str, list[str]], host: str) -> None:
    try:
        address = str(ip_address(host))
    except ValueError:
        return  # a spelling that no resolver answers with
    unplugged["innocent.example"] = [address]
    assert "not public" in refusal("http://innocent.example/")
    unplugged["innocent.example"] = ["93.184.215.14", address]
    assert "not public" in refusal("http://innocent.example/"), "one of several addresses is enough"


def test_the_resolver_may_answer_with_a_scope(unplugged: dict[str, list[str]]) -> None:
    unplugged["printer.example"] = ["fe80::1%2"]
    assert "not public" in refusal("http://printer.example/")


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "1.1.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e",
        "64:ff9b::101:101",
        "192.0.1.1",
        "11.0.0.1",
    ],
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_name_is_resolved_once_and_the_checked_address_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means another machine on the second look-up (DNS rebinding) is never looked up a second time."""
    url = site.page("/").replace("127.0.0.1", "rebinding.example")
    asked: list[str] = []

    def resolved(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "10.66.66.66"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    assert fetch(url, allow_private=True).content == PAGE.encode()
    assert asked == ["rebinding.example"]
    assert site.asked[0][1]["host"] == f"rebinding.example:{site.port}"


@pytest.fixture
def doorkeeper(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The server on loopback passes for public, and is the only machine that can be reached; names mean what they say."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: tuple[str, int]) -> None:
        assert address == ("127.0.0.1", site.port), f"a connection to {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    real = is_public
    monkeypatch.setattr("listicle.fetch.is_public", lambda address: str(address) == "127.0.0.1" or real(address))
    names = {"public.example": "127.0.0.1", "innocent.example": "10.0.0.8", "metadata.example": "169.254.169.254"}
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (names[host], port))],
    )
    return site


@pytest.mark.parametrize(
    "target",
    [f"http://{host}/x" for host in PRIVATE[PRIVATE.index("0.0.0.0") :] if "127.0" not in host]
    + [
        "http://innocent.example/",
        "https://metadata.example/latest",
        "//10.0.0.1/x",
        "/\\10.0.0.1",
        "http:\\\\10.0.0.1/",
    ],
)
def test_redirects_to_private_machines_are_refused(doorkeeper: Site, target: str) -> None:
    doorkeeper.page("/", status=302, Location=target)
    reason = refusal(doorkeeper.url("/", "public.example"))
    if "\\" in target:  # browsers would go there; here it is a path of the same site, which has no such page
        assert (
            reason in ("the server answers 404", "is no address") or "only http" in reason or "names no host" in reason
        )
    else:
        assert "not public" in reason
    assert len(doorkeeper.asked) <= 2


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://public.example/x", "gopher://127.0.0.1:11211/_x", "data:text/html,x", "javascript:1"],
)
def test_redirects_to_other_schemes_are_refused(doorkeeper: Site, target: str) -> None:
    doorkeeper.page("/", status=301, Location=target)
    assert "only http:// and https://" in refusal(doorkeeper.url("/", "public.example"))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "example.org", "http:example.org", "HTTP", "", "//example.org"]
)
def test_other_schemes_are_refused(unplugged: object, url: str) -> None:
    assert "only http:// and https://" in refusal(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "http://[::1",
        "http://a b/",
        "http://example.org:99999/",
        "http://ex\nample.org/",
        "http://é́\u202e/",
    ],
)
def test_what_is_no_address_is_refused(unplugged: object, url: str) -> None:
    with pytest.raises(SourceError):
        fetch(url)


@pytest.mark.parametrize(
    "url", ["http://ann:secret@example.org/", "http://secret@127.0.0.1/", "https://example.org:secret@127.0.0.1:80/x"]
)
def test_credentials_are_refused_and_not_repeated(unplugged: object, url: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(url)
    assert "password" in caught.value.reason
    assert "secret" not in str(caught.value)


def test_credentials_behind_a_redirect_are_refused(doorkeeper: Site) -> None:
    doorkeeper.page("/", status=302, Location=f"http://ann:secret@public.example:{doorkeeper.port}/y")
    reason = refusal(doorkeeper.url("/", "public.example"))
    assert "password" in reason
    assert "secret" not in reason


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch(site.page("/"), allow_private=True).content == PAGE.encode()


# ---------------------------------------------------------------------------------------------------------------- how it is asked


def test_a_page_comes_with_its_type_and_final_address(site: Site) -> None:
    site.page("/old", status=301, Location="/new?a=1&b=2#part")
    site.page("/new?a=1&b=2", status=307, Location="newest")
    url = site.page("/newest")
    got = fetch(site.url("/old#there"), allow_private=True)
    assert (got.content, got.url, got.media_type) == (PAGE.encode(), url, "text/html; charset=utf-8")
    headers = site.asked[-1][1]
    assert headers["user-agent"] == AGENT
    assert "gzip" in headers["accept-encoding"]
    assert "br" in headers["accept-encoding"]
    assert "cookie" not in headers
    assert "referer" not in headers


def test_redirects_come_to_an_end(site: Site) -> None:
    site.page("/loop", status=302, Location="/loop")
    assert f"more than {REDIRECTS} times" in refusal(site.url("/loop"), allow_private=True)
    assert len(site.asked) == REDIRECTS + 1
    site.page("/nowhere", status=302)
    assert "says no address" in refusal(site.url("/nowhere"), allow_private=True)


def test_a_redirect_may_hold_any_characters(site: Site) -> None:
    site.answers["/"] = (302, {"Location": "/caf\u00c3\u00a9 au lait"}, b"")  # UTF-8 as servers send it, and a space
    site.page("/caf%C3%A9%20au%20lait")
    assert fetch(site.url("/"), allow_private=True).url == site.url("/caf%C3%A9%20au%20lait")


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("br", brotli.compress),
        ("deflate", zlib.compress),
        ("deflate", deflated),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    ],
)
def test_pages_are_unpacked(site: Site, name: str, pack: Callable[[bytes], bytes]) -> None:
    assert (
        fetch(site.page("/", pack(PAGE.encode()), Content_Encoding=name), allow_private=True).content == PAGE.encode()
    )


@pytest.mark.parametrize(
    ("name", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress)]
)
def test_the_bound_holds_for_the_unpacked_page(site: Site, name: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(b"a" * 20_000_000)
    assert len(bomb) < 30_000
    url = site.page("/", bomb, Content_Encoding=name)
    assert "larger than 1000000 bytes (bound: max-bytes)" in refusal(url, allow_private=True, max_bytes=1_000_000)
    assert len(fetch(url, allow_private=True, max_bytes=20_000_000).content) == 20_000_000
    assert "max-bytes" in refusal(site.page("/plain", b"a" * 1001), allow_private=True, max_bytes=1000)


def test_a_bomb_is_not_unpacked_whole(site: Site) -> None:
    """A gigabyte in a megabyte costs no gigabyte of memory before it is refused."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join([packer.compress(bytes(1 << 20)) for _ in range(1024)] + [packer.flush()])
    url = site.page("/", bomb, Content_Encoding="gzip")
    code = f"""
import resource
from listicle.fetch import fetch
from listicle.document import SourceError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    fetch({url!r}, allow_private=True, max_bytes=10_000_000)
except SourceError as error:
    print(error.reason)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) < 200_000)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.splitlines() == ["is larger than 10000000 bytes (bound: max-bytes)", "True"]


def test_other_types_are_refused(site: Site) -> None:
    for kind in (
        "application/pdf",
        "image/png",
        "application/json",
        "application/octet-stream",
        "video/mp4",
        "text/css",
    ):
        assert f"another type than text and pages: {kind}" in refusal(
            site.page("/", Content_Type=kind), allow_private=True
        )
    assert "packed in an unknown way: rot13" in refusal(site.page("/", Content_Encoding="rot13"), allow_private=True)


def test_types_that_are_read(site: Site) -> None:
    assert (
        fetch(site.page("/a.md", Content_Type="text/plain; charset=utf-8"), allow_private=True).media_type
        == "text/markdown; charset=utf-8"
    )
    assert fetch(site.page("/a.txt", Content_Type="Text/Plain"), allow_private=True).media_type == "text/plain"
    site.answers["/bare"] = (200, {}, PAGE.encode())
    assert fetch(site.url("/bare"), allow_private=True).media_type is None


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 500, 502])
def test_other_answers_are_refused_at_once(site: Site, status: int) -> None:
    assert refusal(site.page("/", status=status), allow_private=True) == f"the server answers {status}"
    assert len(site.asked) == 1


def test_a_page_cut_short_is_refused(site: Site) -> None:
    assert "broke off" in refusal(site.page("/", Content_Length="100000"), allow_private=True)

    def chunks(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>He\r\n"
        )
        handler.close_connection = True

    site.answers["/chunks"] = chunks
    assert "broke off" in refusal(site.url("/chunks"), allow_private=True)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0\1\2",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000,
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,
        b"SSH-2.0-OpenSSH\r\n",
    ],
)
def test_what_is_no_answer_is_refused(site: Site, answer: bytes) -> None:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)
        handler.close_connection = True

    site.answers["/"] = write
    assert "broke off" in refusal(site.url("/"), allow_private=True)


def test_nobody_there(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert "was not reached" in refusal(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    "begin", [b"", b"HTTP/1.1 200 OK\r\nX-", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"]
)
def test_a_server_that_drips_is_cut_off(site: Site, begin: bytes) -> None:
    """Each byte comes within the socket's own timeout; the bound on the whole page ends it."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            handler.wfile.write(begin)
            for _ in range(3000):
                handler.wfile.write(b"a")
                time.sleep(0.02)

    site.answers["/"] = drip
    started = time.monotonic()
    assert refusal(site.url("/"), allow_private=True, timeout=0.5) == "takes longer than 0.5 s (bound: timeout)"
    assert time.monotonic() - started < 30, "a hang, not a measurement: the server would drip for a minute"


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(site: Site, naps: list[float], status: int) -> None:
    left = [status, status]

    def busy(handler: BaseHTTPRequestHandler) -> None:
        if left:
            handler.send_response(left.pop())
            handler.send_header("Content-Length", "0")
        else:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/plain")
            handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"ok" if not left and handler.server.asked[2:] else b"")  # type: ignore[attr-defined]

    site.answers["/"] = busy
    assert fetch(site.url("/"), allow_private=True).content == b"ok"
    assert naps == [1, 2]


def test_a_busy_server_says_when(site: Site, naps: list[float]) -> None:
    url = site.page("/", status=503, Retry_After="7")
    assert refusal(url, allow_private=True) == "the server answers 503"
    assert naps == [7, 7]
    assert len(site.asked) == 3
    naps.clear()
    assert "come back in 3600 s" in refusal(site.page("/", status=429, Retry_After="3600"), allow_private=True)
    assert (
        refusal(site.page("/", status=429, Retry_After="Thu, 01 Jan 1970 00:00:00 GMT"), allow_private=True)
        == "the server answers 429"
    )
    assert refusal(site.page("/", status=429, Retry_After="soon"), allow_private=True) == "the server answers 429"
    assert naps == [0, 0, 1, 2]
    assert "come back in 7 s" in refusal(site.page("/", status=503, Retry_After="7"), allow_private=True, timeout=5)


def test_robots_are_respected_where_several_pages_are_fetched(site: Site, naps: list[float]) -> None:
    one, two = site.page("/open"), site.page("/closed/page")
    site.page("/door", status=302, Location="/closed/page")
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed\nCrawl-delay: 2\n", Content_Type="text/plain")
    robots = Robots()
    assert fetch(one, allow_private=True, robots=robots).content == PAGE.encode()
    assert "leave it alone" in refusal(two, allow_private=True, robots=robots)
    assert "leave it alone" in refusal(site.url("/door"), allow_private=True, robots=robots)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open", "/door"]
    assert len(naps) == 1
    assert 1 < naps[0] <= 2
    assert fetch(two, allow_private=True).content == PAGE.encode(), "a person asked for this one page"


def test_robots_may_be_addressed_by_name(site: Site) -> None:
    site.page(
        "/robots.txt", "User-agent: listicle\nDisallow: /\n\nUser-agent: *\nAllow: /\n", Content_Type="text/plain"
    )
    assert "leave it alone" in refusal(site.page("/"), allow_private=True, robots=Robots())


def test_no_robots_file_closes_nothing_and_a_broken_one_all(site: Site) -> None:
    url = site.page("/")
    assert fetch(url, allow_private=True, robots=Robots()).content == PAGE.encode()
    site.page("/robots.txt")  # a page that says there is none
    assert fetch(url, allow_private=True, robots=Robots()).content == PAGE.encode()
    site.page("/robots.txt", status=500)
    assert refusal(url, allow_private=True, robots=Robots()) == "the server answers 500"


def test_certificates_are_checked(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("good.example").configure_cert(context)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    site.handle_error = lambda *_: None  # type: ignore[method-assign]
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))],
    )
    site.page("/")
    good, other = (site.url("/", host).replace("http:", "https:") for host in ("good.example", "other.example"))
    assert "certificate of good.example is not good" in refusal(good, allow_private=True)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    assert fetch(good, allow_private=True).content == PAGE.encode()
    assert "certificate of other.example is not good" in refusal(other, allow_private=True)


# ---------------------------------------------------------------------------------------------------------------- the command


def command(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return subprocess.run(
        [sys.executable, "-m", "listicle", *arguments], capture_output=True, cwd=folder, timeout=300, env=environment
    )


def test_extract_an_address(site: Site, tmp_path: Path) -> None:
    site.page("/top", status=302, Location="/courses/")
    url = site.page("/courses/", PAGE.encode("windows-1252"), Content_Type="text/html; charset=windows-1252")
    done = command(site.url("/top"), "--allow-private", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    made = orjson.loads(done.stdout)
    assert made["source"]["url"] == url
    assert made["source"]["encoding"] == "windows-1252"
    assert made["article"]["title"] == "3 Café Courses"
    assert [one["cost"]["min"] for one in made["programs"]] == [100, 200, 300]


def test_extract_an_address_and_keep_its_page(site: Site, tmp_path: Path) -> None:
    url = site.page("/courses/..%2F..%2Fpasswd?a=/b")
    done = command(url, "--allow-private", "--save", "kept.html", "-o", "out.json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kept.html").read_bytes() == PAGE.encode()
    assert command("check", "out.json", folder=tmp_path).returncode == 0
    (tmp_path / "pages").mkdir()
    two = site.page("/more.html")
    done = command(url, two, "--allow-private", "--save", "pages", "-o", "records/", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    pages = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert len(pages) == 2
    assert "more.html" in pages, pages
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.html", "out.json", "pages", "records"]
    assert len(list((tmp_path / "records").iterdir())) == 2
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_extract_refuses_private_addresses(site: Site, tmp_path: Path) -> None:
    done = command(site.page("/"), folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"not public" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert not site.asked


def test_extract_holds_its_bound_over_the_web(site: Site, tmp_path: Path) -> None:
    done = command(site.page("/"), "--allow-private", "--max-bytes", "100", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"max-bytes" in done.stderr
