"""Pages that list programs, in layouts that vary, and archives of them: made, so that a batch of any size can be tested."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

_FIRST = ["North", "Lake", "River", "Stone", "Elm", "Silver", "Harbor", "Summit", "Maple", "Clear", "Grand", "West"]
_SECOND = ["field", "view", "brook", "ton", "dale", "port", "wood", "ridge", "ford", "haven"]
_KINDS = ["University", "College", "Institute of Technology", "Medical Center", "Clinic", "School of Design"]
_PLACES = ["Boston, Massachusetts", "Rochester, Minnesota", "Lyon, France", "Austin, Texas", "Leeds, England"]
_PROGRAMS = ["Fellowship", "Bootcamp", "Internship", "Master’s Program", "Certificate"]
_SUBJECTS = ["Pain Medicine", "Data Science", "Product Design", "Public Health", "Robotics"]
_PROSE = [
    "The program gives a thorough grounding in the field, with small groups and mentors who work in it.",
    "Participants meet twice a week, work on projects of their own and present them at the end.",
    "Applications are read by a committee that looks at experience as well as at grades.",
    "Past participants have gone on to work in hospitals, laboratories and companies of every size.",
    "Classes are held on weekday evenings, and there is a library that is open at night.",
]


def page(number: int) -> tuple[str, bytes]:
    """The media type and the content of a page: its number decides all."""
    made = random.Random(number)
    count = made.randint(3, 14)
    subject, kind = made.choice(_SUBJECTS), made.choice(_PROGRAMS)
    promised = count + (made.randint(1, 4) if made.random() < 0.1 else 0)
    title = f"The {promised} Best {subject} {kind}s of {2020 + number % 7}"
    items = [_item(made, kind) for _ in range(count)]
    layout = made.choice([_headings, _cards, _table, _ordered, _markdown, _text])
    return layout(title, items, made)


def _item(made: random.Random, kind: str) -> tuple[str, str, str, list[tuple[str, str]], list[str]]:
    name = f"{made.choice(_FIRST)}{made.choice(_SECOND)} {made.choice(_KINDS)}"
    facts = [
        ("Cost", f"${made.randint(1, 60)},{made.randint(0, 9)}00"),
        ("Duration", f"{made.randint(2, 24)} months"),
        ("Location", made.choice(_PLACES)),
    ]
    address = f"https://{name.split()[0].lower()}.example/programs"
    return name, kind, address, facts, made.choices(_PROSE, k=made.randint(1, 4))


def _headings(title: str, items: list, made: random.Random) -> tuple[str, bytes]:  # type: ignore[type-arg]
    body = [f"<h1>{title}</h1><p>{made.choice(_PROSE)}</p>"]
    for number, (name, kind, address, facts, prose) in enumerate(items, 1):
        body.append(f"<h2>{number}. {name}</h2>")
        body += [f"<p>{one}</p>" for one in prose]
        body.append("<ul>" + "".join(f"<li><strong>{key}:</strong> {value}</li>" for key, value in facts) + "</ul>")
        body.append(f'<p>See the <a href="{address}">{kind} of {name}</a>.</p>')
    return _html(title, body)


def _cards(title: str, items: list, made: random.Random) -> tuple[str, bytes]:  # type: ignore[type-arg]
    body = [f"<h1>{title}</h1><p>{made.choice(_PROSE)}</p><div class='cards'>"]
    for name, kind, address, facts, prose in items:
        rows = "".join(f"<dt>{key}</dt><dd>{value}</dd>" for key, value in facts)
        words = "".join(f"<p>{one}</p>" for one in prose)
        body.append(f'<div class="card"><h3><a href="{address}">{name} {kind}</a></h3><dl>{rows}</dl>{words}</div>')
    return _html(title, [*body, "</div>"])


def _table(title: str, items: list, made: random.Random) -> tuple[str, bytes]:  # type: ignore[type-arg]
    heads = "".join(f"<th>{key}</th>" for key in ("Program", *(key for key, _ in items[0][3])))
    body = [f"<h1>{title}</h1><p>{made.choice(_PROSE)}</p><table><tr>{heads}</tr>"]
    for name, _kind, address, facts, _prose in items:
        cells = "".join(f"<td>{value}</td>" for _, value in facts)
        body.append(f'<tr><td><a href="{address}">{name}</a></td>{cells}</tr>')
    return _html(title, [*body, "</table>"])


def _ordered(title: str, items: list, made: random.Random) -> tuple[str, bytes]:  # type: ignore[type-arg]
    body = [f"<h1>{title}</h1><p>{made.choice(_PROSE)}</p><ol>"]
    for name, _kind, _address, facts, prose in items:
        said = "; ".join(f"{key}: {value}" for key, value in facts)
        body.append(f"<li><b>{name}</b> – {said}. {' '.join(prose)}</li>")
    return _html(title, [*body, "</ol>"])


def _html(title: str, body: list[str]) -> tuple[str, bytes]:
    menu = "".join(f"<li><a href='/{word.lower()}'>{word}</a></li>" for word in _FIRST)
    style = "<style>" + "".join(f".c{number} {{ margin: {number}px }}\n" for number in range(200)) + "</style>"
    whole = (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{style}</head><body>"
        f"<nav><ul>{menu}</ul></nav><main>{''.join(body)}</main><footer><p>Copyright</p></footer></body></html>"
    )
    return "text/html; charset=utf-8", whole.encode()


def _markdown(title: str, items: list, made: random.Random) -> tuple[str, bytes]:  # type: ignore[type-arg]
    lines = [f"# {title}", made.choice(_PROSE)]
    for number, (name, _kind, address, facts, prose) in enumerate(items, 1):
        lines += [f"## {number}. [{name}]({address})", *prose]
        lines.append("\n".join(f"- **{key}:** {value}" for key, value in facts))
    return "text/markdown", "\n\n".join(lines).encode()


def _text(title: str, items: list, made: random.Random) -> tuple[str, bytes]:  # type: ignore[type-arg]
    lines = [title, made.choice(_PROSE)]
    for number, (name, _kind, _address, facts, prose) in enumerate(items, 1):
        lines += [f"{number}. {name}", *prose, "\n".join(f"{key}: {value}" for key, value in facts)]
    return "text/plain; charset=utf-8", "\n\n".join(lines).encode()


def responses(count: int) -> Iterator[tuple[str, str, bytes]]:
    """Address, media type and content of so many pages."""
    for number in range(count):
        media_type, content = page(number)
        yield f"https://example.org/{number}", media_type, content


def archive(path: Path, pages: Iterable[tuple[str, str, bytes]], encoding: str | None = None) -> None:
    """Writes a WARC file, gzipped where its name says so, as crawlers do."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "listicle's tests"}))
        for url, media_type, content in pages:
            headers = [("Content-Type", media_type)]
            if encoding == "gzip":
                content = gzip.compress(content, mtime=0)
                headers.append(("Content-Encoding", "gzip"))
            head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=head)
            writer.write_record(record)
