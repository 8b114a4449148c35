"""Markdown becomes blocks; where markdown-it has an opinion, ours is the same, and every character keeps its place."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from spelled import misplaced

from listicle.document import Document, SourceError
from listicle.readers import markdown as reader
from listicle.readers import read


def markdown(content: str) -> Document:
    document = read(content, media_type="text/markdown")
    assert misplaced(document) == []
    return document


def shape(content: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.value) for block in markdown(content).blocks]


def text(content: str) -> str:
    (block,) = markdown(content).blocks
    return block.text.value


def links(content: str) -> list[tuple[str, str]]:
    return [
        (block.link_text(link).value, link.target.value) for block in markdown(content).blocks for link in block.links
    ]


def marks(content: str) -> list[tuple[str, bool]]:
    return [
        (block.text.value[start:end], strong)
        for block in markdown(content).blocks
        for start, end, strong in block.marks
    ]


def test_blocks() -> None:
    content = """\
Programs
========

Text of *one*
paragraph.

## Europe ##

> Quoted,
> twice.

- First
  goes on

  More on it.
- Second

1) One
2) Two

***

```text
code  here
  more
```

    indented
    code
"""
    assert [(block.kind, block.level, block.depth, block.text.value) for block in markdown(content).blocks] == [
        ("heading", 1, 0, "Programs"),
        ("paragraph", 0, 0, "Text of one paragraph."),
        ("heading", 2, 0, "Europe"),
        ("quote", 0, 0, "Quoted, twice."),
        ("item", 0, 1, "First goes on"),
        ("paragraph", 0, 1, "More on it."),
        ("item", 0, 1, "Second"),
        ("item", 0, 1, "One"),
        ("item", 0, 1, "Two"),
        ("rule", 0, 0, ""),
        ("code", 0, 0, "code  here\n  more"),
        ("code", 0, 0, "indented\ncode"),
    ]


def test_items() -> None:
    content = (
        "3. Three\n   - inner\n     * deep\n\n     more\n4. Four\n\n> 7) quoted\n\n- # Head\n-\n  late\n- - twice\n"
    )
    blocks = [block for block in markdown(content).blocks if block.marker]
    assert [(b.kind, b.marker and b.marker.value, b.ordinal, b.depth, b.text.value) for b in blocks] == [
        ("item", "3.", 3, 1, "Three"),
        ("item", "-", None, 2, "inner"),
        ("item", "*", None, 3, "deep"),
        ("item", "4.", 4, 1, "Four"),
        ("item", "7)", 7, 1, "quoted"),
        ("heading", "-", None, 1, "Head"),
        ("item", "-", None, 1, "late"),
        ("item", "-", None, 2, "twice"),
    ]
    assert [block.container for block in blocks] == [1, 2, 3, 1, 4, 5, 5, 6]
    assert [b.marker.span()[0] for b in blocks if b.marker] == [
        content.index(words) for words in ("3.", "- inner", "* deep", "4.", "7)", "- #", "-\n  late", "- twice")
    ]


def test_instructions_are_no_text() -> None:
    content = "{% include head.html %}\n\nText {% x %}\n\n{{< toc >}}\n\n{: .note}\n\n{x}"
    assert shape(content) == [("paragraph", "Text {% x %}"), ("paragraph", "{x}")]


def test_only_line_ends_end_lines_of_code() -> None:
    assert shape("```\na\x85b\x0cc\n\n\td\n```\n\n- ~~~\n  e") == [("code", "a\x85b\x0cc\n\td"), ("code", "e")]


def test_kinds_inside_quotes() -> None:
    assert shape("> # Head\n> text\n>\n> - item\n>\n>   more") == [
        ("heading", "Head"),
        ("quote", "text"),
        ("item", "item"),
        ("paragraph", "more"),
    ]


def test_tables() -> None:
    content = (
        "| School | Fee |\n|:--|--:|\n| [Harbor](/h) | **$5** \\| none |\n|  | `a \\| b` | lost |\n| Lake |\n\nend"
    )
    *rows, end = markdown(content).blocks
    assert [[cell.value for cell in row.cells] for row in rows] == [
        ["School", "Fee"],
        ["Harbor", "$5 | none"],
        ["", "a | b"],
        ["Lake", ""],
    ]
    assert [row.header for row in rows] == [True, False, False, False]
    assert [row.container for row in rows] == [1] * 4
    row = rows[1]
    assert row.text.value == "Harbor\t$5 | none"
    assert [(row.link_text(link).value, link.target.value) for link in row.links] == [("Harbor", "/h")]
    assert [row.text.value[start:end] for start, end, _ in row.marks] == ["$5"]
    assert end.kind == "paragraph"
    assert shape("> a | b\n> --|--\n> 1 | 2") == [("row", "a\tb"), ("row", "1\t2")]
    assert shape("- a | b\n  --|--\n  1 | 2")[-1] == ("row", "1\t2")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (r"\*not\* \[a\] \\ \a", r"*not* [a] \ \a"),
        ("Tom &amp; Ann &#8211; &copy; &#x41; &nope; &", "Tom & Ann – © A &nope; &"),
        ("a&nbsp;b", "a b"),
        ("`` code ` here `` and `x&amp;y*z*`", "code ` here and x&amp;y*z*"),
        ("a `b\nc` d", "a b c d"),
        ("one  \ntwo\\\nthree\nfour", "one\ntwo\nthree four"),
        ("one<br>two<br/>\nthree", "one\ntwo\nthree"),
        ("one\\\\\ntwo", "one\ntwo"),
        ("Offers:\n• one\n• two", "Offers:\n• one\n• two"),
        ("**City:** Duluth\n**Fee**: none", "City: Duluth\nFee: none"),
        ("a <b>bold</b> <span class='x'>word</span><!-- unseen --> here", "a bold word here"),
        ("![logo](a.png) Harbor ![](b.png) School", "Harbor School"),
        ("~~old~~ new ~one~", "old new ~one~"),
        ("snake_case_word and *a*b", "snake_case_word and ab"),
        ("***both** one*", "both one"),
        ("**open and *closed*", "**open and closed"),
        ("[not a link] (a) [x]", "[not a link] (a) [x]"),
        (":tada: :+1:", ":tada: :+1:"),
        ("<mail@example.org>", "mail@example.org"),
        ("a\u200bb \ufeff c", "ab c"),
        ("Harbor School[^1] and *Lake[^two*]", "Harbor School and *Lake"),
        ("[^1]: A note.", "A note."),
        ("[^1] opens [^ not]", "opens [^ not]"),
        ('[a](/b){:target="_blank"} {c} [d](/e){f}', "a {c} d{f}"),
        ("# Harbor {#harbor .x}", "Harbor"),
        ("## Harbor {two} ##", "Harbor {two}"),
    ],
)
def test_text(content: str, expected: str) -> None:
    assert text(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[a](/b)", [("a", "/b")]),
        ('[a **b** c]( </d e> "title" )', [("a b c", "/d e")]),
        ("[a](b(c)d)", [("a", "b(c)d")]),
        (r"[a](b\)c&amp;d%20)", [("a", "b)c&d%20")]),
        ("[a [b](c) d](e)", [("b", "c")]),
        ("[![logo](l.png)](/home) and [![x](y) School](/s)", [("School", "/s")]),
        ("[a]()", []),
        ("[a](javascript:alert%281%29)", []),
        ("<https://example.org/a*b*>", [("https://example.org/a*b*", "https://example.org/a*b*")]),
        ("see https://example.org/a_b_c.", [("https://example.org/a_b_c", "https://example.org/a_b_c")]),
        ("[https://example.org](https://example.org/b)", [("https://example.org", "https://example.org/b")]),
        ('go <a class=x href="/a?b=1&amp;c=2">here</a>, <a name=y>not</a>', [("here", "/a?b=1&c=2")]),
        ("[a][r] [r][] [R] [no][x]\n\n[r]: /r_1 'title'", [("a", "/r_1"), ("r", "/r_1"), ("R", "/r_1")]),
        ("[r]: </a b>\n[s]:\n  /c&amp;d\n\n[r] [s]", [("r", "/a b"), ("s", "/c&d")]),
        ("> [r]: /q\n\n[r]", [("r", "/q")]),
    ],
)
def test_links(content: str, expected: list[tuple[str, str]]) -> None:
    assert links(content) == expected


def test_a_target_stands_where_it_is_written() -> None:
    content = "x [a](/b) [b](/b) [c]\n\n[c]: /b\n"
    places = [link.target.span()[0] for link in markdown(content).blocks[0].links]
    assert places == [found.start() for found in re.finditer("/b", content)]


def test_marks() -> None:
    assert marks("**a** *b* __c__ _d_ ***e*** <b>f</b> <em>g</em> **h*i*j**") == [
        ("a", True),
        ("b", False),
        ("c", True),
        ("d", False),
        ("e", False),
        ("e", True),
        ("f", True),
        ("g", False),
        ("hij", True),
        ("i", False),
    ]


def test_front_matter() -> None:
    content = """\
---
title: "Harbor \\"and\\" Lake: caf\\u00e9"
author: 'Ann O''Hara'   # the editor
date: 2026-01-31
lang: en
canonical_url: https://example.org/a
excerpt: Two schools
  by the water
tags:
  - one
draft: false
description: second
---

# Programs
"""
    document = markdown(content)
    assert {meta.name: meta.value.value for meta in document.metadata} == {
        "title": 'Harbor "and" Lake: café',
        "author": "Ann O'Hara",
        "published": "2026-01-31",
        "language": "en",
        "url": "https://example.org/a",
        "description": "Two schools by the water",
    }
    assert [block.text.value for block in document.blocks] == ["Programs"]
    assert misplaced(read(content.replace("\n", "\r\n"), media_type="text/markdown")) == []
    toml = '+++\ntitle = "Harbor"\nauthors = ["A"]\n[extra]\ntitle = "no"\n+++\ntext'
    assert [(meta.name, meta.value.value) for meta in markdown(toml).metadata] == [("title", "Harbor")]
    folded = "---\ndescription: >-\n  Two schools\n  by the water\ntitle: T\n---\n"
    assert [meta.value.value for meta in markdown(folded + "x").metadata] == ["Two schools by the water", "T"]


def test_characters_in_two_halves_in_front_matter() -> None:
    halves = read('---\ntitle: "\\ud83d\\ude00 \\x41 \\ud800"\n---\nx', media_type="text/markdown")
    assert [meta.value.value for meta in halves.metadata] == ["\U0001f600 A \ufffd"]


@pytest.mark.parametrize(
    "content", ["---\n\ntext: here\n\n---\n", "---\ntext\n---\n", "text\n---\na: b\n---\n", "---\na: b\n"]
)
def test_no_front_matter(content: str) -> None:
    assert markdown(content).metadata == ()


def test_html() -> None:
    content = """\
# Programs

<p align="center">
  <a href="/h">Harbor</a> school
</p>

Text.

<!-- nothing

to see -->

<table>
<tr><th>Name</th><th>Text</th></tr>
<tr><td>Lake</td><td>Offers

- surgery
- care

in Duluth</td></tr>
</table>

<details>
<summary>More</summary>

**Inside**

</details>
"""
    document = read(content, media_type="text/markdown")
    blocks = document.blocks
    assert [block.kind for block in blocks][:3] == ["heading", "paragraph", "paragraph"]
    assert blocks[1].text.value == "Harbor school"
    assert [(blocks[1].link_text(link).value, link.target.value) for link in blocks[1].links] == [("Harbor", "/h")]
    rows = [block for block in blocks if block.kind == "row"]
    assert [row.cells[0].value for row in rows] == ["Name", "Lake"]
    assert " ".join(rows[1].cells[1].value.split()) == "Offers - surgery - care in Duluth"
    assert [block.text.value for block in blocks[-2:]] == ["More", "Inside"]
    assert all(block.box is None for block in blocks)
    for block in blocks:
        for index, character in enumerate(block.text.value):
            start, end = block.text.span(index, index + 1)
            assert content[start:end] == character or not character.strip()


def test_containers_of_html_differ_from_those_of_markdown() -> None:
    blocks = read("- a\n\n<ul>\n<li>b</li>\n</ul>\n\n- c\n", media_type="text/markdown").blocks
    assert len({block.container for block in blocks}) == 3
    assert [block.text.value for block in blocks] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("content", "expected"),
    {
        "a\n- b": ["paragraph", "item"],
        "a\n-": ["heading"],
        "a\n+": ["paragraph"],
        "a\n1. b": ["paragraph", "item"],
        "a\n10. b": ["paragraph"],
        "- a\n10. b": ["item", "item"],
        "- a\n    10. b": ["item"],
        "a\n    - b": ["paragraph"],
        "a\n# b": ["paragraph", "heading"],
        "a\n#b": ["paragraph"],
        "a\n***": ["paragraph", "rule"],
        "a\n> b": ["paragraph", "quote"],
        "a\n```": ["paragraph"],
        "a\n10. b | c\n--- | ---": ["paragraph", "row"],
        "a | b\n--- | ---\nc\n|\n- d | e": ["row", "row", "item"],
        "> a\nb": ["quote"],
        "> a\n\nb": ["quote", "paragraph"],
        "- a\n\n  b\n\nc": ["item", "paragraph", "paragraph"],
    }.items(),
)
def test_what_ends_a_block(content: str, expected: list[str]) -> None:
    assert [block.kind for block in markdown(content).blocks] == expected


def test_lines_that_are_blank_to_the_eye_only() -> None:
    assert text("a\n\xa0\nb") == "a b"
    assert text("\xa0\n\ta\n \u2003\n") == "a"


def test_stretches() -> None:
    """Read by stretches or at once, the blocks are the same."""
    content = "\n".join(
        [
            "# One",
            "",
            "text",
            "",
            "```",
            "# no heading",
            "",
            "# nor here",
            "```",
            "",
            "## Two",
            "",
            "- a",
            "",
            "see [late]",
            "",
            "# Three",
            "",
            "<!-- x",
            "",
            "# y",
            "-->",
            "",
            "# Four",
            "",
            "",
        ]
        * 3
        + ["[late]: /there", ""]
    )
    whole = shape(content)
    assert links(content) == [("late", "/there")] * 3
    before = reader._STRETCH
    try:
        for size in (0, 1, 10, 50):
            reader._STRETCH = size
            assert shape(content) == whole
            assert shape(content.replace("\n", "\r\n")) == whole
            assert links(content) == [("late", "/there")] * 3
    finally:
        reader._STRETCH = before


ATOMS = [
    *(
        "a",
        "b",
        "foo",
        " ",
        "  ",
        "\n",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](u)",
        "](<a b>)",
    ),
    *(
        '](u "t")',
        "[x]",
        "[x][]",
        "[y][x]",
        "\\*",
        "`",
        "``",
        "<",
        ">",
        "<b>",
        "</b>",
        "<br>",
        "<http://a.b>",
        "<a@b.c>",
    ),
    *(
        "&amp;",
        "&#39;",
        "&nbsp;",
        "&",
        "!",
        "-",
        "- ",
        "1. ",
        "> ",
        "# ",
        "\t",
        "é",
        "“",
        "—",
        "|",
        "\\|",
        "=",
        "🌟",
        "    ",
    ),
    *("|a|b|\n|-|-|\n", "http://x.y/z", "[x]: /u_r*l\n", "\n\n", "**a**", "*b*", "\u00a0", "\r\n"),
]
BREAKS = ("br", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "summary")
Said = tuple[str, list[tuple[str, str]], list[tuple[str, bool]]]


def even(words: str) -> str:
    words = re.sub(r"[^\S\n]+", " ", re.sub("[\u200b\u2060\ufeff\xad]+", "", words))
    return re.sub(r" *\n[ \n]*", "\n", words).strip()


def by_markdown_it(content: str) -> list[Said]:
    """Text, links and marks of each block as markdown-it parses them."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    said: list[Said] = []
    for token in parser.parse(content):
        if token.type != "inline":
            continue
        words: list[str] = []
        found_links, found_marks, opened = [], [], []
        for child in token.children or []:
            tag = re.match(r"</?([A-Za-z0-9]+)", child.content)
            if child.type in ("text", "code_inline"):
                words.append(child.content.replace("\n", " "))
            elif child.type == "softbreak":
                words.append(" ")
            elif child.type == "hardbreak" or (child.type == "html_inline" and tag and tag[1].lower() in BREAKS):
                words.append("\n")
            elif child.nesting == 1:
                opened.append((len(words), child))
            elif child.nesting == -1:
                start, opening = opened.pop()
                inner = even("".join(words[start:]))
                if child.type == "link_close" and inner and opening.attrs["href"]:
                    found_links.append((inner, str(opening.attrs["href"])))
                elif child.tag in ("strong", "em") and inner:
                    found_marks.append((inner, child.tag == "strong"))
        if even("".join(words)):
            said.append((even("".join(words)), sorted(found_links), sorted(found_marks)))
    return said


def by_us(content: str) -> list[Said]:
    said: list[Said] = []
    for block in markdown(content).blocks:
        if block.kind == "row":
            said += [(cell.value, [], []) for cell in block.cells if cell]
        elif block.kind not in ("code", "rule"):
            found_links = [
                (even(block.link_text(link).value), normalizeLink(link.target.value)) for link in block.links
            ]
            found_marks = [(even(block.text.value[start:end]), strong) for start, end, strong in block.marks]
            said.append((block.text.value, sorted(found_links), sorted(found_marks)))
    return said


def told(said: list[Said], with_marks: bool) -> list[object]:
    """What both tell: mail and bare addresses are links for one of them alone, tags give marks to one alone."""
    found: list[object] = []
    for words, found_links, found_marks in said:
        kept = [link for link in found_links if not link[0].startswith("http://") and not link[1].startswith("mailto:")]
        found.append((words, kept, found_marks) if with_marks else words)
    return found


@given(st.lists(st.sampled_from(ATOMS), max_size=14), st.sampled_from(["", "\n\n[x]: /url&amp;\\* 'ti'\n"]))
@settings(max_examples=1500, deadline=None, derandomize=True)
def test_agrees_with_markdown_it(atoms: list[str], end: str) -> None:
    content = "".join(atoms) + end
    # Where markdown-it leaves the standard: an open parenthesis at the end behind a label, a label behind a label that holds
    # another bracket, spaces between a backslash and the end of a line.
    if re.search(r"\]\(\s*(?:$|\n)|\]\[[^\]]*\[|\\ +\n", content):
        return
    # Blocks of HTML are another reader's.
    if not content.strip() or re.search(r"^[\s>*-]*(?:1\.)?\s*<[/!?a-z]", content, re.MULTILINE):
        return
    whole = "|" not in content and "<b>" not in content
    assert told(by_us(content), whole) == told(by_markdown_it(content), whole)


@given(st.lists(st.sampled_from(ATOMS), max_size=40))
@settings(max_examples=500, deadline=None)
def test_places(atoms: list[str]) -> None:
    content = "".join(atom for atom in atoms)
    if re.search(r"<[a-z/]", content):
        content = content.replace("<b", "[b").replace("</b", "[b")
    try:
        document = read(content, media_type="text/markdown")
    except SourceError:
        return
    assert misplaced(document) == []


HOSTILE = {
    "open brackets": "[",
    "stars": "*",
    "quotes": ">",
    "open links": "[a](",
    "open images": "![",
    "links in images": "![[a](b)",
    "emphasis": "*a ",
    "strong": "**a*b",
    "underscores": "_a ",
    "ticks": "`a``",
    "tags": '<a b="',
    "comments": "x<!--",
    "declarations": "x<!A",
    "entities": "&#1",
    "backslashes": "\\",
    "items": "- a\n",
    "nested items": "- ",
    "definitions": "[a]: b\n",
    "half definitions": "[a\n",
    "rows": "a|b\n",
    "bars": "|",
    "open tables": "<table>\n\n",
    "tildes": "~~a ",
    "hashes": " #",
    "underlines": "a\n===\n",
    "addresses": "http://a).",
    "spaces": " ",
    "front matter": "---\na: b\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length(name: str) -> None:
    piece = HOSTILE[name]
    content = "x" + piece * (100_000 // len(piece)) + "x"
    begin = time.process_time()
    read(content, media_type="text/markdown")
    assert time.process_time() - begin < 15


def test_deep_nesting_is_bounded() -> None:
    content = "".join(f"{'  ' * depth}- a\n" for depth in range(300))
    assert 40 <= len(markdown(content).blocks) <= 300
    assert markdown(">" * 10_000 + " a").blocks == ()
