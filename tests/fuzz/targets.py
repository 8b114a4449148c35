"""Any bytes → nothing, or an exception where a promise is broken: what the fuzzers and the replay of their finds call."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import orjson

import listicle
from listicle.document import Document, SourceError
from listicle.model import ProgramList
from listicle.pipeline import journey
from listicle.readers import read
from listicle.schema import is_valid
from listicle.text import Text

TYPES = ("text/html", "text/markdown", "text/plain", None)
RECOGNIZERS = tuple(
    module
    for path in sorted((Path(listicle.__file__).parent / "recognizers").glob("*.py"))
    if hasattr(module := import_module(f"listicle.recognizers.{path.stem}"), "mentions")
)
OWN_KEYS = ("id", "position", "evidence", "extra")
"""Keys of a record that are not read from the source."""


class BrokenError(AssertionError):
    """A promise that was not kept."""


def promise(kept: object, *what: object) -> None:
    if not kept:
        raise BrokenError(*what)


def reader(data: bytes) -> None:
    """Every reader: the first byte says which, the rest is the file. Every text stands where it says."""
    kind, content = _split(data)
    try:
        document = read(content, media_type=kind)
    except SourceError as error:
        promise(str(error).isprintable() or "\\" in str(error), "an error with control characters", str(error))
        return
    _placed(document, content)


def recognizers(data: bytes) -> None:
    """Every recognizer over one text: what they find stands in it."""
    text = Text.of(data.decode("utf-8", "replace"), 0)
    for module in RECOGNIZERS:
        for mention in module.mentions(text):
            span = mention.text.span()
            promise(mention.text.value, module.__name__, "a mention of nothing")
            promise(0 <= span.start < span.end <= len(text), module.__name__, span)
            promise(text.value[span.start : span.end] == mention.text.value, module.__name__, mention)
            promise(mention.value is not None, module.__name__, mention)


def pipeline(data: bytes) -> None:
    """The whole way: the output follows the schema, every quote is at its place, every value proven, the same on each run."""
    kind, content = _split(data)
    try:
        run = journey(content, media_type=kind)
    except SourceError:
        return
    _placed(run.document, content)
    made = run.result.model_dump_json()
    document = orjson.loads(made)
    promise(is_valid(document), "the output breaks the schema")
    for record in (document["article"], *document["programs"]):
        _proven(record, run.document.content)
    for number, record in enumerate(document["programs"], 1):
        promise(record["position"] == number, "positions", number, record["position"])
    promise(len({record["id"] for record in document["programs"]}) == len(document["programs"]), "an id twice")
    if hashlib.sha256(data).digest()[0] < 32:  # an eighth of the inputs: it costs as much as the run
        promise(again(content, kind).model_dump_json() == made, "two runs differ")


def again(content: bytes, kind: str | None) -> ProgramList:
    return listicle.extract(content, media_type=kind)


TARGETS: dict[str, Callable[[bytes], None]] = {"reader": reader, "recognizers": recognizers, "pipeline": pipeline}


def timed(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, with an exception for an input that takes more than 2 s for each MB, and more than half a second."""

    def run(data: bytes) -> None:
        bound = max(0.5, 2 * len(data) / 1e6)
        for _ in range(3):  # the first one may have compiled something, the second may have been disturbed
            started = time.process_time()
            target(data)
            if time.process_time() - started <= bound:
                return
        raise BrokenError(f"takes more than {bound} s")

    return run


def _split(data: bytes) -> tuple[str | None, bytes]:
    return TYPES[data[0] % len(TYPES)] if data else None, data[1:]


def _placed(document: Document, data: bytes) -> None:
    """The content is the file in the encoding that the record names, and every text stands in it."""
    content = document.content
    promise(data.decode(document.source.encoding, "replace") == content, "the encoding gives other characters")
    promise(document.source.characters == len(content), "the length is wrong")
    for block in document.blocks:
        for text in (
            block.text,
            *block.cells,
            *(link.target for link in block.links),
            *([block.marker] if block.marker else []),
        ):
            if not text:
                continue
            at = -1
            for piece in text.pieces:
                promise(piece.at > at, "pieces out of order", text)
                promise(0 <= piece.start <= piece.end <= len(content), "a piece outside of the source", text)
                at = piece.at
        for stretch in (*block.marks, *block.links):
            promise(0 <= stretch.start <= stretch.end <= len(block.text), "a stretch outside of its block", block)


def _proven(record: dict[str, object], content: str) -> None:
    proofs = record["evidence"]
    assert isinstance(proofs, dict)
    for key, several in proofs.items():
        for proof in several:
            promise(proof["quote"], key, "an empty quote")
            promise(content[proof["start"] : proof["end"]] == proof["quote"], key, proof)
        promise(key.startswith("extra.") or record[key] not in (None, []), key, "evidence for nothing")
    if "position" not in record:
        return
    for key, value in record.items():
        if key in OWN_KEYS or value in (None, []):
            continue
        wanted = len(value) if isinstance(value, list) else 1
        promise(len(proofs.get(key, [])) >= wanted, key, "a value without evidence")
