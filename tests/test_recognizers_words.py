"""Recognizers of words: what their examples cannot say (labels' contents, rules, places, time)."""

from __future__ import annotations

import gc
import importlib
import re
import time
from pathlib import Path

import pytest

from listicle.recognizers import accreditor, delivery, kind, organization, phrase, subject
from listicle.recognizers.sentence import sentences
from listicle.text import Text

WORDS = ("sentence", "phrase", "organization", "credential", "kind", "subject", "accreditor", "delivery", "address")
ARTICLE = Path(__file__).parents[1] / "sources" / "article.txt"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Online", ("online", "Online")),
        ("Residential at the main campus", ("in-person", "Residential")),
        ("100% remote", ("online", "remote")),
        ("Part-time, Online", ("online", "Online")),
        ("Zoom", ("online", "Zoom")),
        ("On campus, full-time", ("in-person", "On campus")),
        ("Blended", ("hybrid", "Blended")),
        ("Low-residency", ("hybrid", "Low-residency")),
        ("Online with in-person conference at the end", ("hybrid", "Online with in-person")),
        ("Fully online, no in-person requirements", ("online", "online")),
        ("Online + Campus", None),
        ("Online/In-person", None),
        ("online or in person", None),
        ("Online and in-person", None),
        ("Two years", None),
        ("", None),
    ],
)
def test_delivery_of_a_label(content: str, expected: tuple[str, str] | None) -> None:
    found = delivery.whole(Text.of(content, 0))
    assert (found and (found.value, found.text.value)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("ACGME, ABMS", ["ACGME", "ABMS"]),
        ("AACSB; EQUIS", ["AACSB", "EQUIS"]),
        ("ACGME and ABMS", ["ACGME", "ABMS"]),
        ("Distance Learning Commission (DLC)", ["Distance Learning Commission"]),
        (
            "Association of Colleges and Schools Board on Teaching",
            ["Association of Colleges and Schools Board on Teaching"],
        ),
        ("Accredited by ABET", ["ABET"]),
        ("Not accredited", []),
        ("Regionally accredited", []),
        ("Regional", []),
        ("Yes", []),
        ("No", []),
        ("Seeking ACGME", []),
    ],
)
def test_accreditors_of_a_label(content: str, expected: list[str]) -> None:
    assert [mention.value for mention in accreditor.whole(Text.of(content, 0))] == expected


def test_subject_of_a_whole_text() -> None:
    assert subject.whole(Text.of("Digital Marketing", 0)) is not None
    assert subject.whole(Text.of("Digital Marketing for Small Shops", 0)) is None
    assert subject.whole(Text.of("Anna Weber", 0)) is None
    known = subject.leading(Text.of("computer science or a related field", 0))
    assert known is not None
    assert known.value == "computer science"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("acute pain management, including surgery and massage", ["phrase.class", "phrase.member", "phrase.member"]),
        ("a wide range of conditions", ["phrase.range"]),
        ("various electives", ["phrase.range"]),
        ("state-of-the-art facilities", ["phrase.single"]),
        ("topics such as law and ethics", ["phrase.member", "phrase.member"]),
    ],
)
def test_phrases_say_what_they_are(text: str, rules: list[str]) -> None:
    assert [mention.rule for mention in phrase.mentions(Text.of(text, 0))] == rules


def test_members_are_a_weaker_hint_than_the_kind() -> None:
    assert [mention.rule for mention in kind.mentions(Text.of("Fellows of the Pain Fellowship", 0))] == [
        "kind.member",
        "kind.fellowship",
    ]


def test_organizations_say_how_they_were_told() -> None:
    text = "The Mayo Clinic course, run by Acme, with Beta's Design Certificate at UC Merced"
    rules = {mention.value.name: mention.rule for mention in organization.mentions(Text.of(text, 0))}
    assert rules == {
        "Mayo Clinic": "organization.head-word",
        "Acme": "organization.by",
        "Beta": "organization.possessive",
        "UC Merced": "organization.branch",
    }


@pytest.mark.parametrize("name", WORDS)
def test_what_is_found_stands_where_it_says(name: str) -> None:
    mentions = importlib.import_module(f"listicle.recognizers.{name}").mentions
    source = ARTICLE.read_text(encoding="utf-8")
    at = 0
    for line in source.splitlines(keepends=True):
        for mention in mentions(Text.of(line, at)):
            span = mention.text.span()
            assert source[span.start : span.end] == mention.text.value
            assert mention.rule.startswith(f"{name}.")
        at += len(line)


def test_sentences_lose_nothing() -> None:
    source = ARTICLE.read_text(encoding="utf-8")
    joined = " ".join(sentence.value for sentence in sentences(Text.of(source, 0)))
    assert joined.split() == source.split()


HARD = {
    "capitals": "A" * 20,
    "capital words": "Aa Bb of the ",
    "universities": "University of Aa and ",
    "colleges": "Aa College, ",
    "commas": "a, ",
    "ands": "and ",
    "adjectives": "clinical, ",
    "brackets": "((",
    "stops": "a. A. ",
    "dots": "a.",
    "addresses": "www.a.b/",
    "hyphens": "in-",
    "online": "online ",
    "both": "online in-person ",
    "kinds": "master of science in ",
    "certificates": "Aa Certificate in ",
    "accreditations": "accredited by the AAA and ",
    "fields": "data science, ",
    "possessives": "Aa's program ",
    "spaces": " ",
    "apostrophes": "’",
    "including": "including such as ",
}


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_time_grows_with_the_text(name: str, unit: str) -> None:
    mentions = importlib.import_module(f"listicle.recognizers.{name}").mentions

    def spent(size: int) -> float:
        text = Text.of(unit * (size // len(unit)), 0)
        mentions(text[:200])  # compiles what is to be compiled
        start = time.process_time()
        mentions(text)
        return time.process_time() - start

    gc.disable()  # as the command does: it would look at all mentions again and again
    try:
        small = min(spent(20_000) for _ in range(3))
        large = min(spent(80_000) for _ in range(3))  # the least of several: a busy machine only adds to it
    finally:
        gc.enable()
    assert large < small * 4 * 3 + 0.05  # four times the text; three times that is still far from its square


def test_patterns_are_compiled_when_needed() -> None:
    for name in WORDS:
        path = Path(delivery.__file__).with_name(f"{name}.py")
        assert not re.search(r"^\S.*re\.compile\(", path.read_text(encoding="utf-8"), re.MULTILINE)
