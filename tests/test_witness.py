"""Markup for machines is heard as a second witness: it confirms, adds and disputes, and never overrules the article."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listicle import extract
from listicle.check import check
from listicle.model import ProgramList
from listicle.text import Text
from listicle.witness import DEEPEST, LONGEST, parsed, read

SOURCES = Path(__file__).resolve().parents[1] / "sources"
HERE = "https://journal.example/best-fellowships"
NAMES = ("Alder Clinic", "Birch Hospital", "Cedar Institute")


def page(*scripts: object, links: tuple[str | None, ...] = (None, None, None), byline: str = "") -> str:
    """A page that lists three fellowships, with scripts (JSON, or text as it stands) in its head."""
    head = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}</script>'
        for one in scripts
    )
    items = "".join(
        f"<h2>{number}. {name}</h2><p>{name} offers a one-year fellowship in medicine."
        + (f' <a href="{link}">Visit the website</a>' if link else "")
        + "</p>"
        for number, (name, link) in enumerate(zip(NAMES, links, strict=True), 1)
    )
    return (
        f"<html><head><title>3 Best Fellowships in Medicine</title>{head}</head><body><article>"
        f"<h1>3 Best Fellowships in Medicine</h1>{byline}<p>We compared three fellowships for physicians.</p>{items}"
        "<h2>Conclusion</h2><p>Apply in time.</p></article></body></html>"
    )


def listing(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": list(elements)}


def element(position: int, name: str, url: str | None = None) -> dict[str, Any]:
    return {"@type": "ListItem", "position": position, "name": name} | ({"url": url} if url else {})


def run(source: str, tmp_path: Path) -> ProgramList:
    """The records of a page, which stand up to a check against it."""
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    found = extract(tmp_path / "page.html", url=HERE)
    (tmp_path / "page.json").write_text(found.model_dump_json(), encoding="utf-8")
    assert [problem.message for problem in check(tmp_path / "page.json")] == []
    assert [program.listed_as for program in found.programs] == list(NAMES)
    return found


def disputes(found: ProgramList) -> list[str]:
    return [remark.message for remark in found.remarks if remark.code == "markup-disagrees"]


def bases(found: ProgramList, number: int, key: str) -> list[str]:
    return [piece.basis for piece in found.programs[number].evidence.get(key, [])]


def test_agreement_is_evidence(tmp_path: Path) -> None:
    article = {"@type": "BlogPosting", "headline": "3 Best Fellowships in Medicine"}
    items = [element(n, name, f"https://{name[:5].lower()}.example/") for n, name in enumerate(NAMES, 1)]
    links = tuple(item["url"] for item in items)
    found = run(page({"@graph": [article, listing(*items)]}, links=links), tmp_path)
    assert disputes(found) == []
    assert [piece.basis for piece in found.article.evidence["title"]] == ["article", "markup"]
    for number in range(3):
        assert bases(found, number, "listed_as") == ["heading", "markup"]
        assert bases(found, number, "ordinal") == ["heading", "markup"]
        assert bases(found, number, "url") == ["prose", "markup"]


def test_what_only_markup_states_is_published(tmp_path: Path) -> None:
    article = {
        "@type": ["NewsArticle"],
        "author": [{"@type": "Person", "@id": "#who"}],
        "datePublished": "2026-03-04T09:00:00Z",
    }
    who = {"@type": "Person", "@id": "#who", "name": "Ren\u00e9e O&#8217;Neil \\ Co"}
    course = {"@type": "https://schema.org/Course", "name": "the BIRCH hospital", "url": "/birch"}
    found = run(page([article, who], course), tmp_path)
    assert (found.article.author, found.article.published) == ("Renée O’Neil \\ Co", "2026-03-04")
    assert [piece.basis for piece in found.article.evidence["author"]] == ["markup"]
    assert [program.url for program in found.programs] == [None, "https://journal.example/birch", None]
    assert bases(found, 1, "url") == ["markup"]
    assert disputes(found) == []


def test_the_article_holds_where_markup_contradicts_it(tmp_path: Path) -> None:
    article = {"@type": "Article", "headline": "9 Worst Films", "author": "A. Machine", "datePublished": "1999-01-01"}
    items = [
        element(3, NAMES[0], "https://elsewhere.example/alder"),
        element(2, NAMES[1]),
        element(1, "Cypress Institute"),
    ]
    source = page(
        article,
        listing(*items),
        links=("https://alder.example/", None, None),
        byline="<p>By Renata Holloway</p><p>March 4, 2026</p>",
    )
    found = run(source, tmp_path)
    assert found.article.title == "3 Best Fellowships in Medicine"
    assert (found.article.author, found.article.published) == ("Renata Holloway", "2026-03-04")
    assert [program.position for program in found.programs] == [1, 2, 3]
    assert [program.url for program in found.programs] == ["https://alder.example/", None, None]
    said = disputes(found)
    assert [message.partition(" is ")[0] for message in said] == [
        "the article: title",
        "the article: author",
        "the article: published",
        "Alder Clinic: the position",
        "Alder Clinic: url",
    ]
    assert 'not "A. Machine" as the page' in said[1]
    for remark in found.remarks:
        if remark.code == "markup-disagrees":
            assert remark.start is not None
            assert remark.end is not None
            assert source[remark.start : remark.end] in remark.message


def test_items_meet_by_position_where_their_names_differ(tmp_path: Path) -> None:
    items = [element(1, NAMES[0]), element(2, NAMES[1]), element(3, "Cypress Institute", "https://cypress.example/")]
    found = run(page(listing(*items)), tmp_path)
    assert disputes(found) == [
        'Cedar Institute: listed_as is "Cedar Institute" as the article says, not "Cypress Institute" as the page\'s markup says'
    ]
    assert found.programs[2].url == "https://cypress.example/"


def test_a_list_of_addresses_goes_by_position(tmp_path: Path) -> None:
    items = [{"@type": "ListItem", "position": n, "url": f"https://site.example/{n}"} for n in range(3)]
    found = run(page(listing(*items)), tmp_path)
    assert [program.url for program in found.programs] == [f"https://site.example/{n}" for n in range(3)]


def test_another_list_says_nothing_of_the_items(tmp_path: Path) -> None:
    related = listing(*(element(n, f"Story {n}", f"https://journal.example/{n}") for n in (1, 2, 3)))
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [element(1, NAMES[0], "https://journal.example/")]}
    short = listing({"@type": "ListItem", "position": 1, "url": "https://journal.example/1"})
    found = run(page(related, crumbs, short), tmp_path)
    assert [program.url for program in found.programs] == [None, None, None]
    assert disputes(found) == []


def test_an_older_list_is_told_once(tmp_path: Path) -> None:
    older = listing(element(3, NAMES[0]), element(1, "Dogwood School"), element(2, "Elm College"))
    assert disputes(run(page(older), tmp_path)) == [
        "the page's markup lists 3 items, of which 1 are among the article's; the article's are kept"
    ]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("https://alder.example/", "http://www.alder.example"),
        ("https://alder.example/", "https://alder.example/?ref=list"),
        (None, HERE + "#alder"),
        (None, "#alder"),
        (None, "javascript:void(0)"),
        (None, "mailto:a@alder.example"),
    ],
)
def test_addresses_that_say_nothing_new(own: str | None, said: str, tmp_path: Path) -> None:
    found = run(page({"@type": "Course", "name": NAMES[0], "url": said}, links=(own, None, None)), tmp_path)
    assert found.programs[0].url == own
    assert disputes(found) == []


@pytest.mark.parametrize("name", ["admin", "Administrator", " editor "])
def test_accounts_are_no_authors(name: str, tmp_path: Path) -> None:
    assert run(page({"@type": "Article", "author": {"name": name}}), tmp_path).article.author is None


BROKEN = [
    *(
        "",
        "{",
        "}",
        "[",
        "]",
        "{]",
        "[}",
        ",",
        ":",
        '"',
        '{"a"',
        '{"a":',
        '{"a":}',
        '{"a":1,}',
        "[1,]",
        "[,1]",
        "[1 2]",
    ),
    *(
        '{"a" 1}',
        "{1:2}",
        '{"a":1 "b":2}',
        "1 2",
        "{}{}",
        "nul",
        "NaN",
        "'a'",
        '{"a":"b}',
        "[1]]",
        "<!-- {} -->",
        "[:]",
    ),
    *("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), '{"a":' * 100_000, "[" * 200_000, '"' + "a" * LONGEST + '"'),
]


@pytest.mark.parametrize("script", BROKEN, ids=lambda script: script[:20])
def test_broken_json_says_nothing(script: str) -> None:
    assert parsed(Text.of(script, 0)) is None
    assert read([Text.of(script, 0)]) == read([])


ODD: list[object] = [
    [], {}, "text", 7, None, [[[]]], {"@type": 7}, {"@type": "ItemList"}, {"@type": "ItemList", "itemListElement": 7},
    {"@type": "ItemList", "itemListElement": [None, 7, [], {}, {"item": []}, {"item": {"@id": "#gone"}}]},
    {"@type": "Article", "author": [], "datePublished": 7, "headline": {}},
    {"@type": "Article", "author": {"@id": "#me"}, "@id": "#me", "datePublished": "2026-13-45", "headline": ""},
    {"@type": "Course"}, {"@type": "Course", "name": [], "url": {}}, {"@type": ["Course", None], "name": "  "},
    {"@type": "ItemList", "itemListElement": [{"position": -1}, {"position": "x"}, {"position": 10**9}]},
]  # fmt: skip


@pytest.mark.parametrize("script", ODD, ids=str)
def test_odd_markup_does_no_harm(script: object, tmp_path: Path) -> None:
    found = run(page(script), tmp_path)
    assert disputes(found) == []
    assert (found.article.author, found.article.published) == (None, None)


def plain(value: object) -> object:
    """A value as `json` reads it, numbers as they are spelled, true and false as nothing."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return None if value is None or isinstance(value, bool) else str(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(st.characters(exclude_characters="&", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc\"\\é\n", max_size=3), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(JSON, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_read_as_json_reads_it(value: object, ascii_only: bool, indent: int | None) -> None:
    spelled = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert plain(parsed(Text.of(spelled, 5))) == plain(value)


def test_digits_of_other_scripts_spell_no_character() -> None:
    assert str(parsed(Text.of('"\\u' + "\u0660" * 4 + '"', 0))) == "u" + "\u0660" * 4


@given(st.text('{}[]:,"\\u0a1&; \ntf') | st.text())
def test_no_text_is_an_error(text: str) -> None:
    value = parsed(Text.of(text, 0))
    try:
        read = json.loads(text, strict=False, parse_float=str)  # as it is spelled: 0E0
        assert plain(value) == plain(read) or "&" in text
    except json.JSONDecodeError:
        assert value is None or not text.isascii() or re.search(r"[\\0-9]", text)  # some escapes and zeros are let pass


@given(st.text(st.characters(exclude_characters="&", exclude_categories=["Cs"]), min_size=1))
def test_strings_know_their_place(value: str) -> None:
    spelled = json.dumps({"k": value})
    found = parsed(Text.of(spelled, 0))
    assert isinstance(found, dict)
    text = found["k"]
    assert isinstance(text, Text)
    assert json.loads(f'"{spelled[slice(*text.span())]}"') == value
    for at in range(len(text)):
        part = spelled[slice(*text.span(at, at + 1))]
        assert json.loads(f'"{part}"') == value[at]


def test_the_stale_markup_of_a_source() -> None:
    """A page that was written anew, and whose markup still speaks of the old one: nothing of it is published."""
    found = extract(SOURCES / "summer-schools.html")
    assert (found.article.author, found.article.published) == ("Leonie Abernathy", "2027-01-09")
    assert not [piece for program in found.programs for piece in program.evidence["url"] if piece.basis == "markup"]
    assert [message.split(" is ")[0] for message in disputes(found)] == ["the article: title", "the article: published"]


def test_the_markup_of_a_source_that_agrees() -> None:
    found = extract(SOURCES / "mba-programs.html")
    assert disputes(found) == []
    assert all(program.evidence["url"][-1].basis == "markup" for program in found.programs)
    assert [len(program.evidence["ordinal"]) for program in found.programs] == [
        2,
        2,
        2,
        2,
        2,
        1,
        1,
    ]  # 7 and 8 are sixth, seventh
