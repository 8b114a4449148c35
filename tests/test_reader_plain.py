"""Plain text becomes blocks: by blank lines, markers, indentation, tabs and underlines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spelled import misplaced

from listicle.document import Block, Document, SourceError
from listicle.readers import read


def plain(content: str) -> Document:
    document = read(content, media_type="text/plain")
    assert misplaced(document) == []
    return document


def shape(content: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.value) for block in plain(content).blocks]


def items(content: str) -> list[tuple[str, int | None, int, str]]:
    """Marker, number, depth and text of each item."""
    return [
        (block.marker.value, block.ordinal, block.depth, block.text.value)
        for block in plain(content).blocks
        if block.kind == "item" and block.marker
    ]


def test_paragraphs() -> None:
    assert shape("Title\n\n\nA paragraph.\n \t\nAnother.\n") == [
        ("paragraph", "Title"),
        ("paragraph", "A paragraph."),
        ("paragraph", "Another."),
    ]


def test_white_space_is_collapsed_and_the_unseen_left_out() -> None:
    assert shape("\ufeffA  \t b\u00a0c\u200b d\u00ade\u3000 f \n") == [("paragraph", "A b c de f")]


@pytest.mark.parametrize("around", ["\u2002\u200b\u2002", "\u200b\u2002\u200b", "\x1f\ufeff\u3000"])
def test_white_space_of_all_kinds_around_a_line_is_no_part_of_it(around: str) -> None:
    document = read(f"{around}A clinic{around}", media_type="text/plain")
    assert [block.text.value for block in document.blocks] == ["A clinic"]
    assert misplaced(document) == []


def test_short_lines_stay_lines() -> None:
    assert shape("Northern Clinic\nDuluth, Minnesota\n12 months") == [
        ("paragraph", "Northern Clinic\nDuluth, Minnesota\n12 months")
    ]


WRAPPED = """\
The clinic has trained physicians since it opened its doors in a former
school by the harbor, and it still asks each of its fellows to spend one
day a week there. Applications are read in the order in which they come
in.
"""


def test_hard_wrapped_lines_are_joined() -> None:
    assert shape(WRAPPED) == [("paragraph", WRAPPED.strip().replace("\n", " "))]


def test_a_line_that_ends_early_in_a_wrapped_text_ends_on_purpose() -> None:
    label = "Location: Duluth\nDuration: one year, of which the second half is spent at the harbor and\nin the school"
    assert shape(f"{WRAPPED}\n{label}")[1] == (
        "paragraph",
        "Location: Duluth\nDuration: one year, of which the second half is spent at the harbor and in the school",
    )


def test_long_lines_are_not_wrapped() -> None:
    long = "This paragraph stands in one line, as programs save it from pages, and it is longer than any line a person wraps."
    content = f"{long}\n\n{long}\nA second line that is sixty-five characters long, more or less so.\nAnd a third"
    assert shape(content)[1] == ("paragraph", content.split("\n\n")[1])


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("1.", 1),
        ("12)", 12),
        ("(3)", 3),
        ("[4]", 4),
        ("#5", 5),
        ("#6:", 6),
        ("#7 –", 7),
        ("No. 8", 8),
        ("No. 9:", 9),
        ("№ 10.", 10),
        ("007.", 7),
        ("•", None),
        ("‣", None),
        ("▪", None),
        ("●", None),
        ("-", None),
        ("*", None),
        ("+", None),
        ("–", None),
        ("✓", None),
        ("➤", None),
        ("a)", None),
        ("(b)", None),
    ],
)
def test_markers(marker: str, number: int | None) -> None:
    for indent in ("", "  ", "\t"):
        content = f"Programs\n\n{indent}{marker} Harbor School\n\nText."
        assert items(content) == [(marker, number, 1, "Harbor School")]
        block = plain(content).blocks[1]
        assert block.marker is not None
        assert block.marker.span()[0] == content.index(marker)
        assert block.indent == len(indent.expandtabs(4))


@pytest.mark.parametrize(
    "line",
    [
        "1.5 million people",
        "2024. That was the year.",
        "-5 degrees",
        "*emphasis* here",
        "#hashtag here",
        "o bairro tem uma escola",
        "No one knows",
        "No. 5 of the old buildings by the harbor is the one in which the school was founded",
        "(see below) for more",
        "3:30 pm",
        "10 best programs",
        "A. Writer",
        "1.",
        "•",
        "– ",
    ],
)
def test_no_markers(line: str) -> None:
    assert shape(line) == [("paragraph", line.strip())]


def test_the_letter_o_is_a_bullet_where_it_is_set_off() -> None:
    assert items("  o Duluth\n  o\tBoston\n\n o  Austin") == [
        ("o", None, 1, "Duluth"),
        ("o", None, 1, "Boston"),
        ("o", None, 1, "Austin"),
    ]


def test_a_number_alone_in_its_line_belongs_to_the_next() -> None:
    assert items("1.\nHarbor School\n2.\nLake School") == [("1.", 1, 1, "Harbor School"), ("2.", 2, 1, "Lake School")]


def test_numbers_that_go_beyond_the_hundreds() -> None:
    content = "\n\n".join(f"{number}. Program {number}" for number in range(998, 1003))
    assert [item[1] for item in items(content)] == [998, 999, 1000, 1001, 1002]


def test_a_run_of_items_without_blank_lines() -> None:
    content = "They offer:\n- Surgery\n- Care of\n  patients\n- Research\nLearn more"
    assert shape(content) == [
        ("paragraph", "They offer:"),
        ("item", "Surgery"),
        ("item", "Care of\npatients"),
        ("item", "Research"),
        ("paragraph", "Learn more"),
    ]


def test_an_item_that_is_wrapped() -> None:
    content = f"""{WRAPPED}
  • Fellows spend the first half of the year at the clinic by the harbor
    and the second half at the school, or the other way round, as they
    like
  • Fellows teach
"""
    assert [item[3] for item in items(content)] == [
        "Fellows spend the first half of the year at the clinic by the harbor and the second half at the school, or the "
        "other way round, as they like",
        "Fellows teach",
    ]


def test_a_number_that_wrapping_put_at_the_beginning_of_a_line_is_no_marker() -> None:
    content = """\
The school was founded by a physician from the harbor, who was then aged
31. He had been trained in a clinic at the lake, and wanted to hand down
what he knew to others, who would come from all over the country to see
him.
"""
    assert shape(content) == [("paragraph", content.strip().replace("\n", " "))]


def test_nesting() -> None:
    content = "1. One\n   - inner\n     • deep\n   - inner two\n2. Two\n• flush\n3. Three"
    blocks = [block for block in plain(content).blocks if block.kind == "item"]
    assert [(block.text.value, block.depth) for block in blocks] == [
        ("One", 1),
        ("inner", 2),
        ("deep", 3),
        ("inner two", 2),
        ("Two", 1),
        ("flush", 2),
        ("Three", 1),
    ]
    containers = {block.text.value: block.container for block in blocks}
    assert containers["One"] == containers["Two"] == containers["Three"]
    assert containers["inner"] == containers["inner two"]
    assert len(set(containers.values())) == 4


def test_numbers_aligned_to_the_right_are_one_list() -> None:
    blocks = plain("  9. Nine\n 10. Ten\n 11. Eleven").blocks
    assert {(block.container, block.depth) for block in blocks} == {(1, 1)}


def test_a_paragraph_ends_a_list_unless_it_is_indented_below_its_item() -> None:
    content = "1. One\n\n   More on one.\n\n2. Two\n\nFlush text.\n\n3. Three"
    blocks = plain(content).blocks
    assert [(block.kind, block.depth, block.container) for block in blocks] == [
        ("item", 1, 1),
        ("paragraph", 1, 0),
        ("item", 1, 1),
        ("paragraph", 0, 0),
        ("item", 1, 2),
    ]


def test_every_item_may_print_one() -> None:
    content = "\n\n".join(f"  1. School {letter}\n\nText about it." for letter in "ABC")
    assert [item[:2] for item in items(content)] == [("1.", 1)] * 3


def rows(content: str) -> list[Block]:
    return [block for block in plain(content).blocks if block.kind == "row"]


@pytest.mark.parametrize("gap", ["\t", "\t\t"])
def test_tables(gap: str) -> None:
    content = "\n".join(
        gap.join(row) for row in (("School", "City", "Fee"), ("Harbor", "", "$500"), ("Lake", "Duluth", ""))
    )
    found = rows(f"Schools\n\n{content}\n\nEnd")
    assert [[cell.value for cell in row.cells] for row in found] == [
        ["School", "City", "Fee"],
        ["Harbor", "", "$500"],
        ["Lake", "Duluth", ""],
    ]
    assert [row.header for row in found] == [True, False, False]
    assert {row.container for row in found} == {1}
    assert found[1].text.value == "Harbor\t$500"


def test_a_cell_may_hold_line_breaks() -> None:
    content = "Name\t\tAge\t\tNeeds\nHarbor\t\t16\t\tGrade 10\nLive nearby\nLake\nSchool\t\t17\t\tGrade 11"
    assert [[cell.value for cell in row.cells] for row in rows(content)] == [
        ["Name", "Age", "Needs"],
        ["Harbor", "16", "Grade 10\nLive nearby\nLake"],
        ["School", "17", "Grade 11"],
    ]
    content = "Name\t\tText\t\tAge\nHarbor\t\tA school\nby the sea\t\t16\nLake\t\tAnother\t\t17"
    assert [[cell.value for cell in row.cells] for row in rows(content)][1] == ["Harbor", "A school\nby the sea", "16"]


def test_rows_of_different_lengths() -> None:
    assert [[cell.value for cell in row.cells] for row in rows("A\tB\n1\t2\t3\nx\ty")] == [
        ["A", "B", ""],
        ["1", "2", "3"],
        ["x", "y", ""],
    ]


def test_labels_and_values_have_no_header() -> None:
    assert [row.header for row in rows("City\tDuluth\nLength\t12 weeks\nFee\tnone")] == [False] * 3


def test_one_tab_is_no_table() -> None:
    assert shape("Fee:\t$500\nFree of charge") == [("paragraph", "Fee: $500\nFree of charge")]
    assert items("1.\tOne\n2.\tTwo") == [("1.", 1, 1, "One"), ("2.", 2, 1, "Two")]


def test_headings() -> None:
    content = "Programs\n========\n\nEurope\n---\nText.\n\n## Asia ##\n\n# 1 thing\nand more\n\n* * *\n\n___"
    assert [(block.kind, block.level, block.text.value) for block in plain(content).blocks] == [
        ("heading", 1, "Programs"),
        ("heading", 2, "Europe"),
        ("paragraph", 0, "Text."),
        ("heading", 2, "Asia"),
        ("paragraph", 0, "# 1 thing\nand more"),
        ("rule", 0, ""),
        ("rule", 0, ""),
    ]


def links(content: str) -> list[str]:
    return [link.target.value for block in plain(content).blocks for link in block.links]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("(http://example.org/a_(b)), or", ["http://example.org/a_(b)"]),
        ("(see www.example.org/x?y=1&z=2#top)!", ["www.example.org/x?y=1&z=2#top"]),
        ("HTTPS://EXAMPLE.ORG/A", ["HTTPS://EXAMPLE.ORG/A"]),
        ("“https://example.org/”", ["https://example.org/"]),
        ("<https://example.org/>", ["https://example.org/"]),
        ("Apply:https://example.org/ now", ["https://example.org/"]),
        ("[site](https://example.org/a)", ["https://example.org/a"]),
        ("https://example.org/a|https://example.org/b", ["https://example.org/a", "https://example.org/b"]),
        ("https://example.org/…/a", []),
        ("https://example.org/programs…", []),
        ("https://example.org/programs...", []),
        ("http://", []),
        ("www.", []),
        ("http://. and www.!", []),
        ("mail@www.example.org", []),
        ("nothing://example.org", []),
        ("https://例え.jp/道 へ", ["https://例え.jp/道"]),
    ],
)
def test_addresses(content: str, found: list[str]) -> None:
    assert links(content) == found


def test_addresses_in_cells() -> None:
    block = rows("Name\tSite\nHarbor\thttps://example.org/1")[1]
    assert [(block.link_text(link).value, link.target.value) for link in block.links] == [
        ("https://example.org/1", "https://example.org/1")
    ]


LINES = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            "1. One",
            "  2) Two",
            "\t• three",
            "- ",
            "#4 Four",
            "a\tb",
            "a\t\tb\t\tc",
            "\tx\ty",
            "=====",
            "---",
            "# Head",
            "text  with \u00a0 space",
            "caf\u00e9\u200b \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
            "https://example.org/a_(b).",
            "A line that is long enough to look as if it had been wrapped by hand at",
            "12.",
            "\ufeff",
        ]
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
@settings(max_examples=400, deadline=None)
def test_places(lines: list[str], end: str) -> None:
    try:
        document = read(end.join(lines), media_type="text/plain")
    except SourceError:
        return
    assert misplaced(document) == []


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text(content: str) -> None:
    try:
        document = read(content, media_type="text/plain")
    except SourceError:
        return
    assert misplaced(document) == []
    # Nothing that can be seen is lost, but for rules, markers, underlines and the hashes of headings.
    shown = "".join(character for block in document.blocks for character in block.text.value)
    for character in content:
        if character.isalpha():
            assert character in shown or any(
                block.marker and character in block.marker.value for block in document.blocks
            )


@pytest.mark.parametrize(
    "piece",
    [
        "a\n",
        "a\n\n",
        "1. a\n",
        "- a\n\n",
        "  - a\n",
        "a\tb\n",
        "a\t",
        "=\n",
        "-",
        " ",
        "#",
        "(",
        "http://",
        "www.",
        "\u200b",
        "1.\n",
    ],
)
def test_time_grows_with_length(piece: str) -> None:
    content = "x" + piece * (200_000 // len(piece))
    begin = time.process_time()
    read(content, media_type="text/plain")
    assert time.process_time() - begin < 10
