"""Over every source: each quote stands at its place, and no value is without evidence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import listicle

SOURCES = sorted(path for path in (Path(__file__).parent.parent / "sources").iterdir() if path.is_file())
CORPUS = Path(os.environ.get("LISTICLE_CORPUS", Path(__file__).parents[2] / "shared" / "corpus")) / "documents"
OWN_KEYS = ("id", "position", "evidence", "extra")
"""Keys of a record that are not read from the source."""


def wrong(path: Path) -> list[str]:
    """What is wrong with the evidence of a document, checked with nothing but the source and the JSON."""
    data = path.read_bytes()
    document = json.loads(listicle.extract(data, name=path.name).model_dump_json())
    content = data.decode(document["source"]["encoding"], "replace")
    found = []
    for number, record in enumerate([document["article"], *document["programs"]]):
        for key, proofs in record["evidence"].items():
            if record.get(key) in (None, []) and not key.startswith("extra."):
                found.append(f"{number}: evidence for {key}, which holds nothing")
            for proof in proofs:
                if content[proof["start"] : proof["end"]] != proof["quote"] or not proof["quote"]:
                    found.append(f"{number}: {key}: {proof}")
        if number:
            for key, value in record.items():
                if value in (None, []) or key in OWN_KEYS:
                    continue
                proofs = record["evidence"].get(key, [])
                if len(proofs) != len(value) if isinstance(value, list) else not proofs:
                    found.append(f"{number}: {key} holds {value!r} with {len(proofs)} pieces of evidence")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_sources(path: Path) -> None:
    assert wrong(path) == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")
@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()) if CORPUS.is_dir() else [], ids=lambda path: path.name)
def test_corpus(path: Path) -> None:
    assert wrong(path) == []
