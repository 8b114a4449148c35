"""Articles are mutated in all three formats: every quote stays at its place, and what is only spelled anew keeps its values.

Each format runs in two tests. In the first, the mutations change the spelling and not the meaning (entities, line ends, a
byte-order mark, markup around words, comments, padding); the records must be those of the article unchanged. In the second, they
change anything (repeated sentences, combining marks, emoji, other scripts, bold words, cut pieces); only the invariants must hold.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import listicle

CASES = 1700
"""Per test; there are six tests, so that more than 10,000 articles are read."""
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel")
PLACES = ("Rochester, Minnesota", "Boston, Massachusetts", "Leeds, England", "Köln, Germany", "São Paulo, Brazil")
LENGTHS = ("one-year", "12-week", "two-year", "18-month", "10-day")
COSTS = ("$5,000", "€1,200", "£900 per year", "₹20,00,000")
PROSE = (
    "Fellows receive training in acute care, sleep medicine & rehabilitation.",
    "The program emphasizes research and clinical skills.",
    "Applicants have access to “state-of-the-art” facilities, it’s said.",
    "Nobody is turned away – ever.",
)


def article(seed: int) -> list[tuple[str, str, list[tuple[str, str]], list[str]]]:
    """(name, place, labelled facts, sentences) of a few items."""
    chance = random.Random(seed)
    names = chance.sample(NAMES, chance.randint(3, 5))
    return [
        (
            f"{name} University",
            chance.choice(PLACES),
            [("Tuition", chance.choice(COSTS)), ("Application deadline", f"March {chance.randint(1, 28)}, 2027")],
            [f"This {chance.choice(LENGTHS)} fellowship in Pain Medicine is well known.", *chance.sample(PROSE, 2)],
        )
        for name in names
    ]


def as_text(seed: int) -> str:
    items = article(seed)
    out = [f"The {len(items)} Best Pain Medicine Fellowships", "", "We compared them for you, and here they are.", ""]
    for number, (name, place, facts, said) in enumerate(items, 1):
        out += [f"{number}. {name} – {place}", "", " ".join(said), ""]
        out += [f"  • {label}: {value}" for label, value in facts] + [""]
    return "\n".join([*out, "", "These fellowships are worth a look.", ""])


def as_markdown(seed: int) -> str:
    items = article(seed)
    out = [f"# The {len(items)} Best Pain Medicine Fellowships", "", "We compared them for you.", ""]
    for number, (name, place, facts, said) in enumerate(items, 1):
        out += [f"## {number}. {name} – {place}", "", " ".join(said), ""]
        out += [f"- **{label}**: {value}" for label, value in facts] + [""]
    return "\n".join(out)


def as_html(seed: int) -> str:
    items = article(seed)
    out = [f"<h1>The {len(items)} Best Pain Medicine Fellowships</h1>", "<p>We compared them for you.</p>"]
    for number, (name, place, facts, said) in enumerate(items, 1):
        out.append(
            f"<h2>{number}. {html.escape(name)} – {place}</h2>\n<p>{html.escape(' '.join(said), quote=False)}</p>"
        )
        out.append("<ul>" + "".join(f"<li>{label}: {value}</li>" for label, value in facts) + "</ul>")
    return "<!doctype html><html><body><article>\n" + "\n".join(out) + "\n</article></body></html>"


Mutation = Callable[[str, random.Random], str]


def crlf(content: str, chance: random.Random) -> str:
    return content.replace("\r\n", "\n").replace("\n", "\r\n")


def bom(content: str, chance: random.Random) -> str:
    return content if content.startswith("\ufeff") else "\ufeff" + content


def blank_lines(content: str, chance: random.Random) -> str:
    return re.sub(r"(\r?\n)\r?\n", r"\1 \1", content, count=chance.randint(1, 4))


def residue(content: str, chance: random.Random) -> str:
    return content.rstrip() + "\n\n\nLeave a Comment\n"


def between_tags(content: str, chance: random.Random, change: Callable[[str], str]) -> str:
    """Changes words of prose: in Markdown those of plain paragraphs, in HTML those between tags."""
    if "<article>" in content:
        return re.sub(r"(?<=<p>)[^<]+", lambda m: change(m[0]), content)
    return re.sub(r"(?m)^(?![#\-\s])[^\n*]+$", lambda m: change(m[0]), content)


def words(content: str, chance: random.Random, change: Callable[[str], str]) -> str:
    """Changes one word in six of the prose."""
    return between_tags(
        content,
        chance,
        lambda part: re.sub(
            r"(?<![&#\w</])\w+(?![;\w])", lambda m: change(m[0]) if chance.random() < 0.17 else m[0], part
        ),
    )


def entities(content: str, chance: random.Random) -> str:
    def spelled(word: str) -> str:
        at = chance.randrange(len(word))
        code = ord(word[at])
        return word[:at] + chance.choice((f"&#{code};", f"&#x{code:x};", f"&#x{code:X};")) + word[at + 1 :]

    return words(content, chance, spelled)


def spans(content: str, chance: random.Random) -> str:
    tag = chance.choice(("span", "mark", "font", "ins"))
    return words(content, chance, lambda word: f"<{tag}>{word}</{tag}>")


def comments(content: str, chance: random.Random) -> str:
    return between_tags(content, chance, lambda part: part.replace(" ", " <!-- one > two -->", 1))


def new_lines(content: str, chance: random.Random) -> str:
    return between_tags(content, chance, lambda part: part.replace(" ", "\n   ", 2))


def wrapping(content: str, chance: random.Random) -> str:
    return content.replace("<article>", "<div id='page'><article class='post-17'>").replace(
        "</article>", "</article></div>"
    )


def slanted(content: str, chance: random.Random) -> str:
    return words(content, chance, lambda word: f"*{word}*" if word.isalpha() else word)


def escapes(content: str, chance: random.Random) -> str:
    return between_tags(content, chance, lambda part: part.replace(".", "\\.", 1))


def repeated(content: str, chance: random.Random) -> str:
    sentences = re.findall(r"[A-Z][^.<\n]{10,80}\.", content)
    if not sentences:
        return content
    one = chance.choice(sentences)
    return content.replace(one, one + " " + one, chance.randint(1, 3))


def combining(content: str, chance: random.Random) -> str:
    at = chance.randrange(len(content))
    return (
        content[:at]
        + chance.choice(("\u0301", "\u0308", "👩🏽‍🔬", "\u200f", "مرحبا", "\u00ad", "ﬁ", "İ", "\U0001d54f"))
        + content[at:]
    )


def bold(content: str, chance: random.Random) -> str:
    open_, close = ("<b>", "</b>") if "<article>" in content else ("**", "**")
    return re.sub(r"\b\w+\b", lambda m: f"{open_}{m[0]}{close}" if chance.random() < 0.03 else m[0], content)


def cut(content: str, chance: random.Random) -> str:
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randint(1, 30) :]


def swapped(content: str, chance: random.Random) -> str:
    at = chance.randrange(len(content))
    return content[:at] + chance.choice("<>&*_[]()#|\\`\"'\t\n;:–•1$€") + content[at + 1 :]


SPELLINGS: dict[str, tuple[Mutation, ...]] = {
    "text/plain": (crlf, bom, blank_lines, residue),
    "text/markdown": (crlf, bom, entities, spans, slanted, escapes),
    "text/html": (crlf, bom, entities, spans, comments, new_lines, wrapping),
}
CHANGES: tuple[Mutation, ...] = (repeated, combining, bold, cut, swapped, crlf, bom)
WRITERS = {"text/plain": as_text, "text/markdown": as_markdown, "text/html": as_html}
KEPT = ("evidence", "links", "description", "facts", "group")
"""Keys that hold places or whole passages as spelled; everything else must come out the same."""


def read(content: str, media_type: str) -> dict[str, object]:
    """The records of an article, with the invariants checked."""
    data = content.encode()
    document = json.loads(listicle.extract(data, media_type=media_type).model_dump_json())
    source = data.decode(document["source"]["encoding"])
    for record in [document["article"], *document["programs"]]:
        for proofs in record["evidence"].values():
            for proof in proofs:
                assert source[proof["start"] : proof["end"]] == proof["quote"] != "", proof
    for program in document["programs"]:
        for key, value in program.items():
            if value not in (None, [], {}) and key not in ("id", "position", "evidence"):
                proofs = program["evidence"].get(key, [])
                assert len(proofs) == len(value) if isinstance(value, list) else proofs, (key, value)
    return document


def values(document: dict[str, object]) -> list[dict[str, object]]:
    programs = document["programs"]
    assert isinstance(programs, list)
    return [{key: value for key, value in one.items() if key not in KEPT} for one in programs]


run = settings(
    max_examples=CASES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
seeds = st.integers(0, 10**6)


@pytest.mark.parametrize("media_type", WRITERS)
def test_another_spelling_has_the_same_values(media_type: str) -> None:
    @run
    @given(
        seed=st.integers(0, 40), chance=seeds, mutations=st.lists(st.sampled_from(SPELLINGS[media_type]), max_size=3)
    )
    def check(seed: int, chance: int, mutations: list[Mutation]) -> None:
        content = WRITERS[media_type](seed)
        expected = values(read(content, media_type))
        assert len(expected) == len(article(seed))
        generator = random.Random(chance)
        for mutation in sorted(
            dict.fromkeys(mutations),
            key=lambda one: SPELLINGS[media_type].index(one) + 9 * (one is crlf) + 10 * (one is bom),
        ):
            content = mutation(content, generator)
        assert values(read(content, media_type)) == expected

    check()


@pytest.mark.parametrize("media_type", WRITERS)
def test_any_change_leaves_every_quote_at_its_place(media_type: str) -> None:
    @run
    @given(seed=st.integers(0, 40), chance=seeds, mutations=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6))
    def check(seed: int, chance: int, mutations: list[Mutation]) -> None:
        content = WRITERS[media_type](seed)
        generator = random.Random(chance)
        for mutation in (*mutations, *generator.choices(SPELLINGS[media_type], k=2)):
            content = mutation(content, generator)
        first = read(content, media_type)
        assert read(content, media_type) == first

    check()
