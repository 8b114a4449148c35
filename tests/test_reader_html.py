"""HTML pages in, blocks out: what a reader sees of small pages, where each character stands, and how long hostile ones take."""

from __future__ import annotations

import gc
import re
import time
from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from listicle.document import Block, Document
from listicle.model import Source
from listicle.readers import html_events
from listicle.readers.html import html
from listicle.readers.html_events import PlacedTreeBuilder, TurboTreeBuilder


def read(content: str) -> Document:
    return html(Source("page.html", None, "text/html", "utf-8", "0" * 64, len(content)), content)


def blocks(content: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.value) for block in read(content).blocks]


def only(content: str) -> Block:
    (block,) = read(content).blocks
    return block


def cut(content: str, block: Block) -> str:
    start, end = block.text.span()
    return content[start:end]


TAGS = re.compile(r"<!--.*?-->|<[!?].*?>|</?[a-zA-Z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>|</>", re.DOTALL)
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", UNSEEN.sub("", text))


def proven(document: Document) -> int:
    """Check every text of the document against its source by other means than the reader's; the number checked."""
    content = document.content
    texts = []
    for block in document.blocks:
        if block.kind == "rule":
            continue
        texts += [block.text, *[cell for cell in block.cells if cell]]
        texts += [block.text[mark.start : mark.end] for mark in block.marks]
        texts += [block.text[link.start : link.end] for link in block.links if link.start < link.end]
        texts += [link.target for link in block.links]
    for text in texts:
        start, end = text.span()
        assert squeezed(unescape(TAGS.sub("", content[start:end]))) == squeezed(text.value)
        for at, character in enumerate(text.value):
            start, end = text.span(at, at + 1)
            assert start < end
            if not character.isspace() and content[start] not in "&<":
                assert content[start:end] == character
    return len(texts)


# Text and its place


def test_text_is_placed_at_its_letters() -> None:
    content = "<p>\n  Two words </p>"
    block = only(content)
    assert block.text.value == "Two words"
    assert cut(content, block) == "Two words"


@pytest.mark.parametrize(
    ("spelled", "seen"),
    [
        ("Q&amp;A", "Q&A"),
        ("it&#8217;s", "it’s"),
        ("it&#x2019;s", "it’s"),
        ("a&nbsp;b", "a b"),
        ("a &nbsp; b", "a b"),
        ("AT&amp T", "AT& T"),
        ("R&D and B&B", "R&D and B&B"),
        ("&notit; 5", "¬it; 5"),
        ("&copy2026", "©2026"),
        ("&unknown; x", "&unknown; x"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("1 < 2", "1 < 2"),
        ("a&NotEqualTilde;b", "a≂̸b"),
        ("a&#0;b", "a\ufffdb"),
        ("soft&shy;ly", "softly"),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
        ("a\u00a0\u2009b", "a b"),
        ("one\n\t two", "one two"),
        ("one\r\ntwo", "one two"),
        ("one\rtwo", "one two"),
        ("a</>b", "ab"),
        ("a<!-- no -->b", "ab"),
        ("a<![CDATA[ no ]]>b", "ab"),
        ("<?php no ?>a", "a"),
        ("a<wbr>b", "ab"),
        ("שלום <b>עולם</b>", "שלום עולם"),
        ("🎓 <i>👩‍🔬</i>!", "🎓 👩‍🔬!"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("<b>bo</b>ld", "bold"),
        ("one <b> two </b> three", "one two three"),
        ("one<span> </span>two", "one two"),
        ("<font>old</font> <nobr>tags</nobr>", "old tags"),
        ("x<sup>2</sup>", "x2"),
    ],
)
def test_spellings(spelled: str, seen: str) -> None:
    content = f"<div>before</div><p>{spelled}</p><div>after</div>"
    document = read(content)
    assert [block.text.value for block in document.blocks] == ["before", seen, "after"]
    assert proven(document)


@pytest.mark.parametrize(
    ("spelled", "seen"),
    [
        ("<span class=l>Cost</span><span class=v>$500</span>", "Cost $500"),
        ("<span class=l>Length:</span><span class=v>12 weeks</span>", "Length: 12 weeks"),
        ("<a href=/a>one</a><a href=/b>two</a>", "one two"),
        ("<a href=/a>Mayo</a><a href=/a>'s</a>", "Mayo's"),
        (
            "<span class=a>Uni</span><span class=a>versity</span> 20<span class=b>2</span><span class=b>6</span>",
            "University 2026",
        ),
        ("<span class=a>U</span><span class=a>S</span><i>A</i>", "USA"),
        ("<i>H</i><sub class=x>2</sub>O<a href=/x>x</a><sup class=y>2</sup>", "H2Ox2"),
        ("<span class=a>one</span> <span class=b>Two</span>", "one Two"),
    ],
)
def test_words_of_elements_that_touch(spelled: str, seen: str) -> None:
    document = read(f"<p>{spelled}</p>")
    assert document.blocks[0].text.value == seen
    assert proven(document)


def test_quotes_hold_what_spells_the_text() -> None:
    content = "<p>The <b>Q&amp;A</b>\r\n  session</p>"
    text = only(content).text
    assert text.value == "The Q&A session"
    assert content[slice(*text.span(4, 7))] == "Q&amp;A"
    assert content[slice(*text.span(4, 15))] == "Q&amp;A</b>\r\n  session"
    assert content[slice(*text.span(5, 6))] == "&amp;"


def test_lines_end_in_any_way() -> None:
    for end in ("\n", "\r\n", "\r"):
        content = end.join(["<h1>One</h1>", "<p>Two", "lines</p>", "", "<ul>", "<li>Three</li>", "</ul>"])
        document = read(content)
        assert [block.text.value for block in document.blocks] == ["One", "Two lines", "Three"]
        assert cut(content, document.blocks[1]) == f"Two{end}lines"
        assert document.blocks[2].marker is not None
        assert content[slice(*document.blocks[2].marker.span())] == "<li>"


def test_line_breaks() -> None:
    assert blocks("<p>a<br>b <br/> c<BR />\n</p>") == [("paragraph", "a\nb\nc")]
    assert blocks("<p>a<br> <br>b</p>") == [("paragraph", "a"), ("paragraph", "b")]
    assert blocks("<h2>a<br><br>b</h2>") == [("heading", "a\nb")]
    content = "<p>a<br class='x>y'>b</p>"
    assert content[slice(*only(content).text.span(1, 2))] == "<br class='x>y'>"


def test_a_file_may_break_off_anywhere() -> None:
    content = "<!doctype html><title>T</title><h1 class='a'>One &amp; two</h1><ul><li><a href='x'>Three</a></ul><table><tr><td>4<td>5"
    for end in range(len(content)):
        document = read(content[:end])
        proven(document)
        for block in document.blocks:
            assert "<" not in block.text.value.rstrip("</")


# Blocks


def test_headings() -> None:
    document = read("<h1>A</h1><h3>B <b>c</b></h3><div role=heading aria-level=4>D</div><h2><span>E</span></h2>")
    assert [(block.kind, block.level, block.text.value) for block in document.blocks] == [
        ("heading", 1, "A"),
        ("heading", 3, "B c"),
        ("heading", 4, "D"),
        ("heading", 2, "E"),
    ]


def test_a_heading_keeps_what_stands_in_it_together() -> None:
    assert blocks("<h2><div>1</div><div>Name</div></h2><p>x</p>") == [("heading", "1 Name"), ("paragraph", "x")]
    assert blocks("<h2><p>Name</p></h2><p>x</p>") == [("heading", "Name"), ("paragraph", "x")]
    assert blocks("<a href=x><h2>Name</h2><p>x</p></a>y") == [
        ("heading", "Name"),
        ("paragraph", "x"),
        ("paragraph", "y"),
    ]


def test_an_unclosed_heading_ends_at_the_next_block() -> None:
    assert blocks("<h2>Name<p>text<h3>Other<ul><li>item") == [
        ("heading", "Name"),
        ("paragraph", "text"),
        ("heading", "Other"),
        ("item", "item"),
    ]


def test_an_unclosed_heading_does_not_swallow_the_page() -> None:
    kinds = [kind for kind, _ in blocks("<h2>Name" + "<div>" + "text " * 100 + "</div>" + "<div>more</div>" * 400)]
    assert kinds.count("heading") == 1
    assert kinds.count("paragraph") > 200


def test_inline_content_between_blocks_is_a_paragraph() -> None:
    assert blocks("one <b>two</b><p>three<div>four<p>five</div>six") == [
        ("paragraph", "one two"),
        ("paragraph", "three"),
        ("paragraph", "four"),
        ("paragraph", "five"),
        ("paragraph", "six"),
    ]


def test_other_kinds() -> None:
    assert blocks(
        "<blockquote><p>a</p><p>b</p></blockquote><hr><figure><img alt=no><figcaption>c</figcaption></figure>"
    ) == [
        ("quote", "a"),
        ("quote", "b"),
        ("rule", ""),
        ("caption", "c"),
    ]


def test_preformatted_text_keeps_its_white_space() -> None:
    content = "<pre>\r\n  a  b\r\n\r\n<b>c</b>&amp;\n</pre>"
    block = only(content)
    assert (block.kind, block.text.value) == ("code", "  a  b\n\nc&")
    assert proven(read(content))


def test_what_is_not_shown_is_not_read() -> None:
    assert blocks(
        "<style>a{}</style><script>if (a<b) document.write('<p>no')</script><template><p>no</template><noscript><p>no</noscript>"
        "<svg><title>no</title><path d='M0'/></svg><select><option>no<option>no</select><textarea><p>no</textarea>"
        "<div hidden>no<div>no</div></div><p style='display: none'>no</p><span class='sr-only'>no</span>"
        "<iframe><p>no</p></iframe><object>no</object>yes<p hidden=until-found>found</p>"
    ) == [("paragraph", "yes"), ("paragraph", "found")]


def test_hidden_elements_end_with_what_is_around_them() -> None:
    assert blocks("<div><span hidden>no</div>yes") == [("paragraph", "yes")]
    assert blocks("<ul><li hidden>no<li>yes</ul>after") == [("item", "yes"), ("paragraph", "after")]
    assert blocks("<body style='visibility:hidden'><p>yes") == [("paragraph", "yes")]


# Lists


def test_items_know_their_list_their_number_and_their_marker() -> None:
    content = "<ol start=3><li>a<li class=x value='7'>b</li><li>c</ol><ul><li>d</ul>"
    document = read(content)
    found = [
        (block.kind, block.text.value, block.ordinal, block.marker and block.marker.value, block.depth)
        for block in document.blocks
    ]
    assert found == [
        ("item", "a", 3, "3.", 1),
        ("item", "b", 7, "7.", 1),
        ("item", "c", 8, "8.", 1),
        ("item", "d", None, "•", 1),
    ]
    marker = document.blocks[1].marker
    assert marker is not None
    assert content[slice(*marker.span())] == content[slice(*marker.span(1, 2))] == "<li class=x value='7'>"
    first, second, third, other = [block.container for block in document.blocks]
    assert first == second == third != other


@pytest.mark.parametrize(
    ("attributes", "markers"),
    [
        ("", ["1.", "2.", "3."]),
        ("reversed", ["3.", "2.", "1."]),
        ("reversed start=10", ["10.", "9.", "8."]),
        ("type=a", ["a.", "b.", "c."]),
        ("type=A start=26", ["Z.", "AA.", "AB."]),
        ("type=i start=3", ["iii.", "iv.", "v."]),
        ("start=-1", ["-1.", "0.", "1."]),
        ("start=x", ["1.", "2.", "3."]),
    ],
)
def test_numbering(attributes: str, markers: list[str]) -> None:
    document = read(f"<ol {attributes}><li>a<li>b<li>c</ol>")
    assert [block.marker and block.marker.value for block in document.blocks] == markers


def test_nested_lists_and_further_paragraphs() -> None:
    document = read("<ul><li>a<ul><li>b<li>c</ul>d<li><p>e</p><p>f</p><h3>g</h3></ul><p>h")
    assert [(block.kind, block.text.value, block.depth) for block in document.blocks] == [
        ("item", "a", 1),
        ("item", "b", 2),
        ("item", "c", 2),
        ("paragraph", "d", 1),
        ("item", "e", 1),
        ("paragraph", "f", 1),
        ("heading", "g", 1),
        ("paragraph", "h", 0),
    ]


def test_a_heading_in_an_item_takes_its_marker() -> None:
    heading, paragraph = read("<ol><li><h2>Name</h2><p>text</p></ol>").blocks
    assert (heading.kind, heading.level, heading.depth, heading.ordinal) == ("heading", 2, 1, 1)
    assert (paragraph.kind, paragraph.depth, paragraph.marker) == ("paragraph", 1, None)


def test_items_without_a_list_are_one() -> None:
    first, second, third = read("<li>a<li>b</li>\n<li>c").blocks
    assert {first.container, second.container, third.container} == {first.container}
    assert first.depth == third.depth == 1


def test_definition_lists() -> None:
    document = read("<dl><dt>Cost<dd>Free<dd>Really<div><dt>Length</dt><dd><p>A year</p></dd></div></dl>")
    assert [(block.kind, block.text.value, bool(block.marks)) for block in document.blocks] == [
        ("paragraph", "Cost", True),
        ("paragraph", "Free", False),
        ("paragraph", "Really", False),
        ("paragraph", "Length", True),
        ("paragraph", "A year", False),
    ]
    assert [block.box and block.box.name for block in document.blocks] == ["dt", "dd", "dd", "dt", "dd"]


# Tables


def cells(content: str) -> list[tuple[bool, list[str]]]:
    return [
        (block.header, [cell.value for cell in block.cells]) for block in read(content).blocks if block.kind == "row"
    ]


def test_tables() -> None:
    content = (
        "<table><caption>All</caption><thead><tr><th>Name<th>Cost</thead>"
        "<tbody><tr><td><a href=/a>A</a></td><td><b>$5</b></td></tr><tr><td>B<td></tr></tbody></table>"
    )
    document = read(content)
    caption, head, first, second = document.blocks
    assert (caption.kind, caption.text.value) == ("caption", "All")
    assert cells(content) == [(True, ["Name", "Cost"]), (False, ["A", "$5"]), (False, ["B", ""])]
    assert first.text.value == "A\t$5"
    assert [(mark.start, mark.end) for mark in first.marks] == [(2, 4)]
    assert [(link.start, link.end, link.target.value) for link in first.links] == [(0, 1, "/a")]
    assert head.container == second.container > 0
    assert proven(document)


def test_rows_without_their_tags() -> None:
    assert cells("<table><td>a<td>b<tr><td>c<td>d</table>") == [(False, ["a", "b"]), (False, ["c", "d"])]


def test_spans_keep_columns_in_line() -> None:
    assert cells(
        "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f<tr><td>g<td>h<td>i<td rowspan=3>j<tr><td>k<td>l<td>m</table>"
    ) == [
        (False, ["a", "b", "", "c"]),
        (False, ["", "d", "e", "f"]),
        (False, ["g", "h", "i", "j"]),
        (False, ["k", "l", "m", ""]),
    ]


def test_a_group_row_is_no_head() -> None:
    assert cells("<table><tr><th>N<th>C<tr><th colspan=2>Europe<tr><th>a<td>b</table>") == [
        (True, ["N", "C"]),
        (False, ["Europe", ""]),
        (False, ["a", "b"]),
    ]


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    content = "<table><tr><td>a<td><p>b</p><ul><li>c</ul><tr><td>d<td>e</table>"
    assert cells(content) == [(False, ["a", "b\nc"]), (False, ["d", "e"])]
    assert proven(read(content))


@pytest.mark.parametrize(
    "content",
    [
        "<table><tr><td><h2>a</h2><p>b</p><td>c</table>",
        "<table><tr><td>a<tr><td>b<tr><td>c</table>",
        "<table><tr><td>a<td>&nbsp;<td></table>",
        "<table role=presentation><tr><td>a<td>b</table>",
        "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
        "<table><tr><td><p>a</p><p>b</p><td>c</table>",
    ],
)
def test_tables_that_only_place_things(content: str) -> None:
    assert not [block for block in read(content).blocks if block.kind == "row" and "a" in block.text.value]


def test_no_end_tag_reaches_out_of_a_cell() -> None:
    assert cells("<div><table><tr><td>a</div></p></span><td>b<tr><td>c</li></ul><td>d</table></div>") == [
        (False, ["a", "b"]),
        (False, ["c", "d"]),
    ]


def test_parts_of_a_table_without_one() -> None:
    assert blocks("<tr><td>a</td><td>b</td></tr><caption>c</caption></table>d") == [
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("paragraph", "c"),
        ("paragraph", "d"),
    ]


# Emphasis and links


def test_marks() -> None:
    block = only(
        "<p><b>Cost: </b>free, <em>really</em> <strong>so</strong> <strong>good</strong> <span style='font-weight:700'>x</span>"
    )
    assert [(block.text.value[mark.start : mark.end], mark.strong) for mark in block.marks] == [
        ("Cost:", True),
        ("really", False),
        ("so good x", True),
    ]


def test_bold_that_is_not() -> None:
    assert not only("<b style='font-weight:normal'><p>text</p></b>").marks
    assert [mark[:] for mark in only("<b><div>text</div></b>").marks] == [(0, 4, True)]


def test_emphasis_ends_with_its_block_or_its_tag() -> None:
    first, second = read("<p><b>a<p>b").blocks
    assert (bool(first.marks), bool(second.marks)) == (True, False)
    first, second = read("<div>a<b><p>b</b>c").blocks
    assert [(mark.start, mark.end) for mark in second.marks] == [(0, 1)]


def test_links() -> None:
    content = "<p>See <a class=\"x\" data-a='href=no' HREF = ' /a?b=1&amp;c=2&copy=3 '>the <b>site</b></a> or <a name=top>this</a>."
    block = only(content)
    (link,) = block.links
    assert block.link_text(link).value == "the site"
    assert link.target.value == "/a?b=1&c=2&copy=3"
    assert content[slice(*link.target.span())] == "/a?b=1&amp;c=2&copy=3"
    assert content[slice(*link.target.span(6, 7))] == "&amp;"


@pytest.mark.parametrize("address", ["/a?b=1&amp;c=2", "&amp;", "&amp;&amp;x&amp;", "/a?b=1&amp;c=2&d", "/é?&amp;=“”"])
def test_addresses_with_ampersands(address: str) -> None:
    content = f'<p>See <a class="x" href="{address}">the site</a>.'
    (link,) = only(content).links
    assert link.target.value == unescape(address)
    for number, character in enumerate(link.target.value):
        assert unescape(content[slice(*link.target.span(number, number + 1))]) == character


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="/x">',
        "<a href='/x'>",
        "<a href=/x>",
        '<a data-href="/x" class=b href="/x">',
        """<a title=' href="/x" ' href="/x">""",
        '<a title="href=/x"href="/x">',
        "<a/href=/x>",
        '<a\nhref\n=\n"/x">',
        '<a href="/x" href="/y">',
        '<A HREF="/x">',
        f'<a title="{"long " * 200}" href="/x">',
    ],
)
def test_addresses_are_placed_in_their_attribute(tag: str) -> None:
    content = f"<p>{tag}word</a></p>"
    (link,) = only(content).links
    start, end = link.target.span()
    assert content[start:end] == link.target.value == "/x"
    assert start == tag.replace(' href="/y"', "").rindex("/x") + 3


def test_a_link_around_blocks_is_in_each_of_them() -> None:
    heading, paragraph, after = read("<a href=/x class=card><h3>Name</h3><p>some text</p></a>after").blocks
    assert [(link.start, link.end, link.target.value) for link in heading.links] == [(0, 4, "/x")]
    assert [(link.start, link.end, link.target.value) for link in paragraph.links] == [(0, 9, "/x")]
    assert heading.box is paragraph.box is not None
    assert heading.box.look == "a.card"
    assert not after.links


def test_a_link_around_a_picture_belongs_to_the_text_beside_it() -> None:
    content = "<div><a href=/a><img src=a.png></a><h3>A</h3></div><div><h3>B</h3><a href=/b><img></a></div><p><a href=/c><img></a>C</p>"
    a, b, c = read(content).blocks
    assert [(link.start, link.end, link.target.value) for link in a.links] == [(0, 0, "/a")]
    assert [(link.start, link.end, link.target.value) for link in b.links] == [(1, 1, "/b")]
    assert [(link.start, link.end, link.target.value) for link in c.links] == [(0, 0, "/c")]


def test_links_do_not_nest() -> None:
    block = only("<a href=/a>a <a href=/b>b</a> c")
    assert [(block.link_text(link).value, link.target.value) for link in block.links] == [("a", "/a"), ("b", "/b")]


# Boxes and parts


def part(document: Document, text: str) -> str:
    (block,) = [block for block in document.blocks if block.text.value == text]
    return block.box.part if block.box else ""


LONG = "<p>" + "The article goes on and on. " * 40 + "</p>"


def test_parts_of_a_page() -> None:
    document = read(
        f"""<!doctype html><html><body class="has-sidebar single-post"><header class="site-header"><p>Site</p></header>
        <div class="content-sidebar-wrap"><main><nav><a href=/>left out</a></nav><article><header><h1>Title</h1></header>{LONG}
        <section><header><h2>Item</h2></header><p>text</p><footer><a href=/x>Apply</a></footer></section>{LONG}
        <div class="share-buttons">Share</div><div class="post__related-list">Other</div></article>
        <section id="comments"><p>First!</p></section></main><aside><p>Beside</p></aside></div>
        <div class="newsletter-signup">Subscribe</div><footer><p>Legal</p></footer></body></html>"""
    )
    found = {
        text: part(document, text)
        for text in ("Site", "Title", "Item", "Apply", "Share", "Other", "First!", "Beside", "Subscribe", "Legal")
    }
    assert found == {
        "Site": "header",
        "Title": "main",
        "Item": "main",
        "Apply": "main",
        "Share": "aside",
        "Other": "related",
        "First!": "comments",
        "Beside": "aside",
        "Subscribe": "form",
        "Legal": "footer",
    }
    assert "left out" not in [block.text.value for block in document.blocks]


def test_a_form_around_the_whole_page_is_no_form() -> None:
    assert part(read(f"<form id=aspnet><h1>T</h1>{LONG}</form>"), "T") == ""
    assert part(read(f"<div class=sidebar>{LONG}<p>x</p></div>"), "x") == ""


def test_what_repeats_belongs_to_items() -> None:
    card = "<div class=card><h2>Name</h2><aside>{}</aside>" + LONG + "</div>"
    document = read("<h1>T</h1>" + "".join(card.format(number) for number in range(4)))
    assert part(document, "2") == ""


def test_a_form_or_an_aside_with_most_of_the_text_is_none() -> None:
    for around in ("form", "aside", "div class=related"):
        assert part(read(f"<h1>T</h1><{around}>{LONG}<p>x</p></{around.split()[0]}>"), "x") == ""
    assert (
        part(read(f"<main><h1>T</h1><p>{'x ' * 40}</p></main><div class=sidebar>{LONG}<p>y</p></div>"), "y") == "aside"
    )


def test_a_menu_of_programs_is_a_list() -> None:
    card = "<div class='program-menu-item'><h2>Name</h2><p>{} " + "and what it teaches " * 6 + "</p></div>"
    document = read(f"<h1>T</h1>{LONG}" + "".join(card.format(number) for number in range(4)))
    assert {block.box.part for block in document.blocks if block.box} == {""}


def test_hashes_are_no_words() -> None:
    assert part(read(f"<h1>T</h1>{LONG}<div class='el-7ad3f x9ads1'>x</div>"), "x") == ""
    assert part(read(f"<h1>T</h1>{LONG}<div class='el-7 ads'>x</div>"), "x") == "aside"


def test_siblings_look_alike() -> None:
    document = read(
        "<div class='card post-12 first el-7f3'>a</div><div class='post-345 card el-91b0 category-x'>b</div><div class=other>c</div>"
    )
    looks = [block.box.look if block.box else "" for block in document.blocks]
    assert looks[0] == looks[1] != looks[2]


def test_navigation_that_holds_the_article_is_read() -> None:
    assert blocks(f"<nav><h1>T</h1><p>x</p></nav>{LONG}")[:2] == [("heading", "T"), ("paragraph", "x")]
    assert blocks("<nav><p>x</p>") == [("paragraph", "x")]


# What the page says about itself


def test_metadata() -> None:
    content = """<html lang="en-GB"><head><title> The
        title &amp; more </title><meta property="og:title" content='OG "title"'><meta name=author content="A. Writer">
        <meta property="article:published_time" content="2026-01-31T08:00"><base href="https://example.org/">
        <link rel="shortlink canonical" href="/a?b&amp;c"><meta property="og:site_name" content="Site">
        <meta name="Description" content="About"><svg><title>no</title></svg></head>
        <body><span class=byline>By B. Writer</span>, <time datetime="2026-02-01" itemprop=datePublished>yesterday</time>"""
    document = read(content)
    assert [(meta.name, meta.value.value) for meta in document.metadata] == [
        ("language", "en-GB"),
        ("title", "The title & more"),
        ("og:title", 'OG "title"'),
        ("author", "A. Writer"),
        ("published", "2026-01-31T08:00"),
        ("base", "https://example.org/"),
        ("url", "/a?b&c"),
        ("site_name", "Site"),
        ("description", "About"),
        ("author", "B. Writer"),
        ("published", "2026-02-01"),
    ]
    for meta in document.metadata:
        start, end = meta.value.span()
        assert squeezed(unescape(content[start:end])) == squeezed(meta.value.value)


def test_data() -> None:
    content = '<script type="application/ld+json">\n{"@type": "A &amp; B", "x": "</p>"}\n</script><script>no</script>'
    (data,) = read(content).data
    assert data.value == '{"@type": "A &amp; B", "x": "</p>"}'
    assert content[slice(*data.span())] == data.value


# The parsers


PAGES = [
    "<h1>A &amp; B</h1><p>c <b>d</b><br>e</p><ol><li>f<li>g</ol><!-- h --><table><tr><th>i<th>j<tr><td>k<td>l</table>",
    "<div><a href='/x?a=1&amp;b'>m</a> &#8217; &nbsp; n</div>\r\n<p>o\r\np<p>q<pre> r\n s</pre><script>t<u</script>",
    "<ul><li><p>v</p><li>w<dl><dt>x<dd>y</dl></ul><blockquote>z</blockquote>é 🎓 1 < 2",
]


@pytest.mark.parametrize("content", PAGES)
def test_both_parsers_read_the_same(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    turbo = read(content)
    monkeypatch.setattr("listicle.readers.html.tree_builder", PlacedTreeBuilder)
    placed = read(content)
    assert [shape(block) for block in turbo.blocks] == [shape(block) for block in placed.blocks]
    assert proven(turbo) == proven(placed) > 5


def shape(block: Block) -> tuple[object, ...]:
    return (block.kind, block.text, block.level, block.depth, block.marker, block.cells, block.marks, block.links)


@pytest.mark.parametrize("content", PAGES)
def test_the_tree_builder_serves_a_plain_soup(content: str) -> None:
    soup = BeautifulSoup(content, builder=TurboTreeBuilder())
    for element in soup(["script"]):
        element.extract()
    seen = "".join(block.text.value for block in read(content).blocks)
    assert squeezed(soup.get_text()) == squeezed(seen)
    assert [tag.name for tag in soup.find_all(["h1", "p", "li", "td", "dt"])] == re.findall(
        r"<(h1|p|li|td|dt)\b", content
    )


def test_html_parser_is_the_way_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(html_events.tree_builder(), TurboTreeBuilder)
    monkeypatch.setattr(html_events, "find_spec", lambda name: None)
    assert isinstance(html_events.tree_builder(), PlacedTreeBuilder)


# Anything at all

MARKUP = """<p> </p> <div> </div> <div\thidden> <h2> </h2> <ul> <ol\treversed> <li> </li> </ul> </ol> <dl> <dt> <dd> </dl>
    <table> <tr> <td> <th> <td\tcolspan=3> <td\trowspan=2> </td> </tr> </table> <caption> <thead> </thead> <b> </b> <i> </i>
    <a> <a\thref="/x?a&amp;b"> </a> <br> <img> <span> </span> <pre> </pre> <nav> </nav> <svg> </svg> <script> </script>
    <select> <option> </select> <title> </title> <blockquote> </blockquote> <!-- --> &amp; &nbsp; &#8217; &lt a < > " ' = /
    word é 🎓 שלום <button> <summary> </html> <body>"""
FRAGMENTS = st.sampled_from(
    [*re.split("[ \n]+", MARKUP), " ", "\n", "\r\n", "\r", "\u200b", "\u00ad", "\ufeff", "\ud800"]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40))
def test_whatever_comes_is_placed(parts: list[str]) -> None:
    content = "".join(parts)
    document = read(content)
    for block in document.blocks:
        assert bool(block.text) != (block.kind == "rule")
        assert block.text.value == block.text.value.strip() or block.kind == "code"
        for text in (block.text, *block.cells, *[link.target for link in block.links]):
            end = 0
            for at, character in enumerate(text.value):
                place = text.span(at, at + 1)
                assert 0 <= place.start < place.end <= len(content)
                spelled = content[place.start : place.end]
                assert spelled == character or spelled[0] in "&<" or (character.isspace() and spelled.isspace())
                assert place.start >= end or spelled[0] == "&"
                end = place.end
        for low, high, _ in block.marks:
            assert 0 <= low < high <= len(block.text)
        for low, high, _ in block.links:
            assert 0 <= low <= high <= len(block.text)


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<b>",
        "<li>",
        "<ul><li>",
        "<p>",
        "<table><tr><td>",
        "<td>",
        "<a href=x>",
        "<nav>",
        "<svg>",
        "<span style=font-weight:bold>",
        "</div>",
        "</td>",
        "<div hidden>",
        "<select>",
        "<h2><div>",
        "<dl><dt>",
        "<footer>x",
        "<br>",
        "<a href=x><img></a>",
        "&",
        "&#",
        "<",
        "</",
        "<x ",
        "a=b ",
        "<!--",
        "<table><tr><td rowspan=65534 colspan=1000>x",
        "<tr><td>x",
        "<title>",
        "<p>x<b>",
        "<ol reversed>",
        "\u200b",
        "<button>",
    ],
)
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        content = "<table>" * unit.startswith("<tr") + "<a " * (unit == "a=b ") + unit * (size // len(unit)) + "x"
        started = time.process_time()
        document = read(content)
        spent = time.process_time() - started
        box = document.blocks[-1].box if document.blocks else None
        depth = 0
        while box is not None:
            box = box.parent
            depth += 1
        assert depth <= 600
        return spent

    seconds(20_000)
    gc.disable()  # as the command does: it would look at all blocks again and again
    try:
        small = min(seconds(50_000) for _ in range(3))
        large = min(seconds(200_000) for _ in range(3))  # the least of several: a busy machine only adds to it
    finally:
        gc.enable()
    assert large < small * 4 * 3 + 0.05  # four times the text; three times that is still far from its square
