"""The list is found whatever its layout and format, and an article without one has none."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest

import listicle
from listicle import readers
from listicle.item import Listicle
from listicle.listicle import cases_of, find
from listicle.listicle.evidence import DEAR, LOSSES
from listicle.listicle.page import read as read_page

TYPES = {"md": "text/markdown", "html": "text/html", "txt": "text/plain"}


class Case(NamedTuple):
    """An article, and the heads that a careful person reads in it."""

    name: str
    kind: str
    source: str
    heads: str
    """One a line; a number and a tab before it where one is printed."""


def found(kind: str, source: str) -> Listicle:
    return find(readers.read(source, media_type=TYPES[kind]))


def prose(name: str) -> str:
    return (
        f"{name} takes people who have never done this before and keeps them for a season. The days are long, the groups are small, "
        "and somebody who knows the trade is always near."
    )


def paragraphs(heads: list[str], form: str) -> str:
    """An article's items: each head in a form, with a paragraph below it."""
    return "\n\n".join(form.format(head=head, number=number, text=prose(head)) for number, head in enumerate(heads, 1))


SCHOOLS = ["Harrow Field Station", "Tidewater Institute", "Lindqvist Academy", "Camp Ostara", "Northlight College"]
NUMBERED = "\n".join(f"{number}\t{head}" for number, head in enumerate(SCHOOLS, 1))
PLAIN = "\n".join(SCHOOLS)
IT = prose("it")
INTRO = "Summer is short and the choice is large. We asked former students where they learned most, and these are the places they named."
END = "Whichever you choose, apply early: places go fast, and none of these schools keeps a waiting list for long."


def page(body: str, title: str = "The 5 Best Summer Schools for Young Botanists", around: str = "") -> str:
    """A whole HTML page around an article, with the furniture that pages have."""
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} | Fernway Review</title></head><body>
<header><a href="/">Fernway Review</a><nav><ul><li><a href="/a">Schools</a></li><li><a href="/b">Camps</a></li><li><a href="/c">Grants</a></li>
<li><a href="/d">About</a></li></ul></nav></header>
<main><article><h1>{title}</h1><p>{INTRO}</p>{body}<p>{END}</p></article></main>{around}
<aside><h3>Related posts</h3><ul><li><a href="/1">10 Best Greenhouses in Europe</a></li>
<li><a href="/2">7 Gardens to See Once</a></li><li><a href="/3">Why Moss Matters</a></li></ul></aside>
<footer><ul><li><a href="/x">Imprint</a></li><li><a href="/y">Privacy</a></li><li><a href="/z">Contact</a></li></ul></footer></body></html>"""


def items(form: str) -> str:
    return "\n".join(form.format(head=head, number=number, text=prose(head)) for number, head in enumerate(SCHOOLS, 1))


TITLE = "# The 5 Best Summer Schools for Young Botanists\n\n" + INTRO + "\n\n"

LISTS = [
    # Markdown, one layout each
    Case(
        "numbered headings",
        "md",
        TITLE + paragraphs(SCHOOLS, "## {number}. {head}\n\n{text}") + f"\n\n## Conclusion\n\n{END}",
        NUMBERED,
    ),
    Case("numbers with a sign", "md", TITLE + paragraphs(SCHOOLS, "### #{number} {head}\n\n{text}"), NUMBERED),
    Case("numbers with a bracket", "md", TITLE + paragraphs(SCHOOLS, "## {number}) {head}\n\n{text}"), NUMBERED),
    Case("numbers with a dash", "md", TITLE + paragraphs(SCHOOLS, "### {number} - {head}\n\n{text}"), NUMBERED),
    Case("bare numbers", "md", TITLE + paragraphs(SCHOOLS, "## {number} {head}\n\n{text}"), NUMBERED),
    Case(
        "numbers in a line above",
        "md",
        TITLE + paragraphs(SCHOOLS, "#{number} in our ranking\n\n## {head}\n\n{text}"),
        NUMBERED,
    ),
    Case(
        "plain headings",
        "md",
        TITLE + paragraphs(SCHOOLS, "## {head}\n\n{text}") + f"\n\n## Conclusion\n\n{END}",
        PLAIN,
    ),
    Case(
        "ordered list",
        "md",
        TITLE + "\n".join(f"{n}. **{head}**: {prose(head)}" for n, head in enumerate(SCHOOLS, 1)) + f"\n\n{END}",
        NUMBERED,
    ),
    Case(
        "ordered list, every item 1",
        "md",
        TITLE + paragraphs(SCHOOLS, "1. {head}\n\n{text}") + f"\n\n{END}",
        "\n".join(f"1\t{head}" for head in SCHOOLS),
    ),
    Case(
        "bullets with links",
        "md",
        TITLE + "\n".join(f"- [{head}](https://{n}.example) – {prose('it')}" for n, head in enumerate(SCHOOLS)),
        PLAIN,
    ),
    Case("bullets with bold names", "md", TITLE + "\n".join(f"* **{head}**: {prose(head)}" for head in SCHOOLS), PLAIN),
    Case(
        "bullets with bare names",
        "md",
        TITLE + "\n".join(f"- {head} - mostly for beginners, with a small fee" for head in SCHOOLS),
        PLAIN,
    ),
    Case("bold lines", "md", TITLE + paragraphs(SCHOOLS, "**{head}**\n\n{text}") + f"\n\n{END}", PLAIN),
    Case("numbered bold lines", "md", TITLE + paragraphs(SCHOOLS, "**{number}. {head}**\n\n{text}"), NUMBERED),
    Case("paragraphs with a bold lead", "md", TITLE + paragraphs(SCHOOLS, "**{head}.** {text}"), PLAIN),
    Case(
        "paragraphs with a linked lead",
        "md",
        TITLE + paragraphs(SCHOOLS, "[{head}](https://example.org/{number}) {text}"),
        PLAIN,
    ),
    Case(
        "table",
        "md",
        TITLE
        + "| School | Place | Weeks |\n|---|---|---|\n"
        + "\n".join(f"| [{head}](https://{n}.example) | Town {n} | {n + 2} |" for n, head in enumerate(SCHOOLS)),
        PLAIN,
    ),
    Case(
        "table with a rank",
        "md",
        TITLE
        + "| Rank | School | Fee |\n|---|---|---|\n"
        + "\n".join(f"| {n} | {head} | ${n}00 |" for n, head in enumerate(SCHOOLS, 1)),
        NUMBERED,
    ),
    Case(
        "table whose names come second",
        "md",
        TITLE
        + "| Deadline | Program | Fee |\n|---|---|---|\n"
        + "\n".join(f"| May {n} | {head} | ${n}00 |" for n, head in enumerate(SCHOOLS, 1)),
        PLAIN,
    ),
    Case(
        "groups of headings",
        "md",
        "# Summer Schools for Young Botanists\n\n"
        + INTRO
        + "\n\n## Europe\n\n"
        + paragraphs(SCHOOLS[:3], "### {head}\n\n{text}")
        + "\n\n## Asia\n\n"
        + paragraphs(SCHOOLS[3:], "### {head}\n\n{text}")
        + "\n\n## Additional resources\n\n### Seed Library\n\nA library of seeds.\n\n### Plant Atlas\n\nAn atlas of plants.",
        PLAIN,
    ),
    Case(
        "groups of ordered lists",
        "md",
        "# Summer Schools for Young Botanists\n\n## Europe\n\n"
        + "\n".join(f"{n}. {head}, Norway (https://{n}.example/apply)" for n, head in enumerate(SCHOOLS[:3], 1))
        + "\n\n## Asia\n\n"
        + "\n".join(f"{n}. {head}, Japan (https://{n}.example/apply)" for n, head in enumerate(SCHOOLS[3:], 1)),
        "\n".join(f"{n}\t{head}, Norway" for n, head in enumerate(SCHOOLS[:3], 1))
        + "\n"
        + "\n".join(f"{n}\t{head}, Japan" for n, head in enumerate(SCHOOLS[3:], 1)),
    ),
    Case(
        "groups of bullets",
        "md",
        "# Awesome Summer Schools\n\nA curated list.\n\n## Contents\n\n- [Europe](#europe)\n- [Asia](#asia)\n\n## Europe\n\n"
        + "\n".join(f"- [{head}](https://{n}.example) - For beginners." for n, head in enumerate(SCHOOLS[:3]))
        + "\n\n## Asia\n\n"
        + "\n".join(f"- [{head}](https://{n}.example) - For everybody." for n, head in enumerate(SCHOOLS[3:]))
        + "\n\n## Contributing\n\n- [Open an issue](https://github.example/issues)\n- [Read the guide](https://github.example/guide)",
        PLAIN,
    ),
    Case(
        "countdown with a tie",
        "md",
        TITLE
        + f"## 5. Harrow Field Station\n\n{prose('It')}\n\n## 4. Tidewater Institute\n\n{prose('It')}\n\n## 3. (tie) Lindqvist Academy\n\n{prose('It')}\n\n"
        + f"## 3. (tie) Camp Ostara\n\n{prose('It')}\n\n## 1. Northlight College\n\n{prose('It')}",
        "5\tHarrow Field Station\n4\tTidewater Institute\n3\tLindqvist Academy\n3\tCamp Ostara\n1\tNorthlight College",
    ),
    # Markdown with decoys
    Case(
        "contents, advice between items, questions after",
        "md",
        TITLE
        + "## Table of Contents\n\n"
        + "\n".join(f"{n}. [{head}](#{n})" for n, head in enumerate(SCHOOLS, 1))
        + "\n\n"
        + paragraphs(SCHOOLS[:3], "## {head}\n\n{text}\n\n### Pros\n\n- Small\n- Old\n\n### Cons\n\n- Far away")
        + "\n\n## Get your free planner\n\nLeave your address and we send it.\n\n"
        + paragraphs(SCHOOLS[3:], "## {head}\n\n{text}\n\n### Pros\n\n- Cheap\n- New\n\n### Cons\n\n- Full")
        + "\n\n## How do I choose a summer school?\n\nVisit it.\n\n## Are summer schools worth the money?\n\nOften.\n\n## What should I bring?\n\nBoots.",
        PLAIN,
    ),
    Case(
        "table repeated by headings",
        "md",
        TITLE
        + "| School | Weeks |\n|---|---|\n"
        + "\n".join(f"| {head} | {n} |" for n, head in enumerate(SCHOOLS, 1))
        + "\n\n"
        + paragraphs(SCHOOLS, "## {head}\n\n{text}"),
        PLAIN,
    ),
    Case(
        "table beside numbered questions",
        "md",
        "# Top 10 Botany Grants\n\n"
        + INTRO
        + "\n\n## Top 10 Grants\n\n| Grant | Funder |\n|---|---|\n| [Moss Grant](/m) | Moss Trust |\n| [Fern Award](/f) | Fern Fund |\n| [Lichen Prize](/l) | Lichen Club |\n\n"
        + "## How to apply\n\n1. **Write a plan** of one page.\n2. **Ask two teachers** for letters.\n3. **Send it all** before June.\n\n"
        + "## FAQ\n\n### 1. Who can apply?\n\nAnybody.\n\n### 2. When is the deadline?\n\nIn June.\n\n### 3. How much is paid?\n\nEnough.\n\n### 4. Can I apply twice?\n\nNo.",
        "Moss Grant\nFern Award\nLichen Prize",
    ),
    Case(
        "facts as bullets under each item",
        "md",
        "# Accelerators for Gardeners\n\n"
        + paragraphs(
            SCHOOLS,
            "## {head}\n- **Investment**: $1{number}k\n- **Duration**: {number} months\n- **Place**: Oslo\n\n**What Is Given**:\n- A desk\n- A mentor",
        )
        + "\n\n## Before You Write\n\n- Choose more than one\n- Show your garden\n- Try again next year",
        PLAIN,
    ),
    Case(
        "items of the title's level with the same five sections",
        "md",
        "# Five Summer Schools\n\nThis page compares 5 summer schools.\n\n"
        + paragraphs(
            SCHOOLS,
            "# {number}. {head}\n\n## Dates\n\nJune {number} to July {number}\n\n## Cost\n\n$1{number}00\n\n## Eligibility\n\nAnybody over 1{number}.",
        )
        + "\n\n# At a Glance: Deadlines\n\n| School | Deadline |\n|---|---|\n"
        + "\n".join(f"| {head} | May {n} |" for n, head in enumerate(SCHOOLS, 1)),
        NUMBERED,
    ),
    Case(
        "only the sub-headings of one section",
        "md",
        "# Certificates in Gardening\n\n## What is gardening?\n\nThe care of plants.\n\n### Two kinds of gardens\n\nThere are two.\n\n## Why should "
        "you get certified?\n\nTo be hired.\n\n"
        + "## Top Certificates for Gardeners\n\nThese are the best.\n\n"
        + paragraphs(SCHOOLS, "### {head}\n\n{text}")
        + "\n\n## How much do gardeners earn?\n\nIt depends.\n\n## How to get started\n\nBuy a spade.",
        PLAIN,
    ),
    Case(
        "names that begin with numbers",
        "md",
        "# Best Startup Programs\n\n"
        + "\n\n".join(
            f"### {head}\n\n{prose(head)}"
            for head in ("500 Gardens", "Y Moss", "100 Days of Seeds", "3M Plant Lab", "Tuesday Works")
        ),
        "500 Gardens\nY Moss\n100 Days of Seeds\n3M Plant Lab\nTuesday Works",
    ),
    Case(
        "ten pieces of advice that were promised are a list",
        "md",
        "# 5 Tips for Young Botanists\n\n"
        + paragraphs(
            ["Walk slowly", "Draw what you see", "Learn the Latin", "Find a teacher", "Keep a diary"],
            "## {number}. {head}\n\n{text}",
        ),
        "1\tWalk slowly\n2\tDraw what you see\n3\tLearn the Latin\n4\tFind a teacher\n5\tKeep a diary",
    ),
    # other languages
    Case(
        "German",
        "md",
        "# Die 5 besten Sommerschulen für Botaniker\n\nWir haben verglichen.\n\n"
        + "\n\n".join(
            f"## {n}. {head}\n\nDie Schule {head} nimmt jedes Jahr nur wenige Leute auf, und alle lernen dort sehr viel über Moose und Farne."
            for n, head in enumerate(SCHOOLS, 1)
        )
        + "\n\n## Fazit\n\nAlle sind gut.",
        NUMBERED,
    ),
    Case(
        "Spanish",
        "md",
        "# Los 5 mejores cursos de botánica\n\nAquí están.\n\n"
        + "\n".join(
            f"{n}. **{head}:** es una escuela pequeña que ofrece cursos de doce semanas y ayuda a sus alumnos."
            for n, head in enumerate(SCHOOLS, 1)
        )
        + "\n\n## ¿Cómo elegir un curso?\n\n- **El precio**: importa.\n- **El lugar**: también.\n- **La fecha**: sobre todo.",
        NUMBERED,
    ),
    Case(
        "Korean",
        "md",
        "# 여름학교 추천 TOP 3\n\n여름학교를 비교했습니다.\n\n## 1. 한강 식물원\n\n한강 식물원은 매년 여름 학생을 모집합니다.\n\n## 2. 설악 캠프\n\n"
        "설악 캠프는 초보자에게 좋습니다.\n\n## 3. 제주 학교\n\n"
        "제주 학교는 바다 식물을 배웁니다.\n\n## 자주 묻는 질문\n\n언제 신청하나요?",
        "1\t한강 식물원\n2\t설악 캠프\n3\t제주 학교",
    ),
    # plain text
    Case(
        "text, numbered lines",
        "txt",
        "The Best Summer Schools for Botanists\n\n"
        + INTRO
        + "\n\n"
        + paragraphs(SCHOOLS, "  {number}. {head}\n\n{text}")
        + f"\n\n\n{END}\n\nLeave a Comment",
        NUMBERED,
    ),
    Case(
        "text, short lines",
        "txt",
        "The Best Summer Schools for Botanists\n\n"
        + INTRO
        + "\n\n"
        + paragraphs(SCHOOLS, "{head}\n\n{text}")
        + f"\n\nConclusion\n\n{END}",
        PLAIN,
    ),
    Case(
        "text, short lines in groups, with repeated tags",
        "txt",
        "Internships for Botanists\n\n"
        + INTRO
        + "\n\nInternships in Europe\n\n"
        + paragraphs(SCHOOLS[:3], "{head}\n\n{text}\n\nApply now")
        + "\n\nInternships in Asia\n\n"
        + paragraphs(SCHOOLS[3:], "{head}\n\n{text}\n\nApply now")
        + "\n\nWhy take an internship?\n\nBecause it teaches you more than a book does, and because it is paid.",
        PLAIN,
    ),
    Case(
        "text, what most items have below them",
        "txt",
        "The Best Botany Courses\n\n"
        + INTRO
        + "\n\nCourses by the Fern School\n\n"
        + "The Fern School has been around for a hundred years and is still run by the family that founded it.\n\nPricing:\n\nFree\n\n"
        + paragraphs(SCHOOLS[:2], "{head}\n\n{text}\n\nWhat You’ll Learn:\n  • Moss\n  • Fern")
        + "\n\nCourses by Open Meadow\n\nOpen Meadow is a newer school, and its courses can be taken from anywhere in the world.\n\nPricing:\n\n$20\n\n"
        + paragraphs(SCHOOLS[2:], "{head}\n\n{text}\n\nWhat You’ll Learn:\n  • Moss\n  • Fern"),
        PLAIN,
    ),
    Case(
        "text, bullets",
        "txt",
        "Summer Schools for Botanists\n\n"
        + INTRO
        + "\n\n"
        + "\n".join(f"  • {head} – {prose('it')}" for head in SCHOOLS),
        PLAIN,
    ),
    Case(
        "text, table",
        "txt",
        "Grants for Botanists\n\nGrant\t\tAmount\t\tDue\n"
        + "\n".join(f"{head} Grant\t\t${n}00\t\tMay {n}" for n, head in enumerate(SCHOOLS, 1)),
        "\n".join(f"{head} Grant" for head in SCHOOLS),
    ),
    # HTML pages
    Case("page, numbered headings", "html", page(items("<h2>{number}. {head}</h2><p>{text}</p>")), NUMBERED),
    Case(
        "page, number in an element inside the heading",
        "html",
        page(items("<h2><span class='n'>{number}</span> {head}</h2><p>{text}</p>")),
        NUMBERED,
    ),
    Case(
        "page, number in an element above the heading",
        "html",
        page(items("<div class='n'>{number}</div><h2>{head}</h2><p>{text}</p>")),
        NUMBERED,
    ),
    Case(
        "page, plain headings with facts",
        "html",
        page(items("<h3>{head}</h3><p>{text}</p><ul><li>Place: Oslo</li><li>Fee: $10</li></ul>")),
        PLAIN,
    ),
    Case(
        "page, ordered list",
        "html",
        page("<ol>" + items("<li><strong>{head}</strong>: {text}</li>") + "</ol>"),
        NUMBERED,
    ),
    Case(
        "page, bullets",
        "html",
        page("<ul>" + items("<li><a href='https://{number}.example'>{head}</a>: {text}</li>") + "</ul>"),
        PLAIN,
    ),
    Case("page, bold paragraphs", "html", page(items("<p><strong>{head}</strong></p><p>{text}</p>")), PLAIN),
    Case("page, bold leads", "html", page(items("<p><b>{number}. {head}</b><br>{text}</p>")), NUMBERED),
    Case(
        "page, lines of links",
        "html",
        page(
            "<p>"
            + "<br>".join(f'<a href="https://{n}.example">{head}</a> – {IT}' for n, head in enumerate(SCHOOLS))
            + "</p>"
        ),
        PLAIN,
    ),
    Case(
        "page, table",
        "html",
        page(
            "<table><tr><th>School</th><th>Place</th></tr>"
            + items("<tr><td>{head}</td><td>Town {number}</td></tr>")
            + "</table>"
        ),
        PLAIN,
    ),
    Case(
        "page, cards with headings",
        "html",
        page(
            "<div class='grid'>"
            + items("<div class='card'><img src='{number}.png' alt=''><h3>{head}</h3><p>{text}</p></div>")
            + "</div>"
        ),
        PLAIN,
    ),
    Case(
        "page, cards without headings",
        "html",
        page(
            "<div class='grid'>"
            + items(
                "<a class='card' href='/s/{number}'><img src='{number}.png' alt=''><div class='t'>{head}</div><p>{text}</p></a>"
            )
            + "</div>"
        ),
        PLAIN,
    ),
    Case(
        "page, related posts look the same",
        "html",
        page(
            items("<h3>{head}</h3><p>{text}</p>"),
            around="<section class='related'><h2>Related posts</h2>"
            + "".join(f"<h3>{n} Gardens to See</h3><p>Read it.</p>" for n in range(5, 20))
            + "</section>",
        ),
        PLAIN,
    ),
    Case(
        "page, cards with a line above the heading, advisors after them",
        "html",
        page(
            "<ul>"
            + items("<li class='card'><p class='by'>House {number}</p><h3>{head}</h3><p>{text}</p></li>")
            + "</ul><h2>Talk to us</h2>"
            + "".join(
                f"<div class='advisor'><h3>{name} Vik</h3><p>Books calls.</p></div>"
                for name in ("Bea", "Tom", "Grace", "Luis", "Hana", "Peter", "Ruth")
            )
        ),
        PLAIN,
    ),
    Case(
        "page, one heading more than promised",
        "html",
        page("<h2>Summer as a time for moss and rain</h2><p>It rains.</p>" + items("<h2>{head}</h2><p>{text}</p>")),
        PLAIN,
    ),
    Case(
        "page, table with rows that name groups",
        "html",
        page(
            "<table><tr><th>School</th><th>Place</th></tr><tr><td colspan='2'>Europe</td></tr>"
            + "".join(f"<tr><td>{head}</td><td>Oslo</td></tr>" for head in SCHOOLS[:3])
            + "<tr><td colspan='2'>Asia</td></tr>"
            + "".join(f"<tr><td>{head}</td><td>Kyoto</td></tr>" for head in SCHOOLS[3:])
            + "</table>"
        ),
        PLAIN,
    ),
    Case(
        "page, an advertisement in an aside between items",
        "html",
        page(
            "".join(
                f"<h2>{head}</h2><p>{prose(head)}</p>"
                + ("<aside><h2>Gardeners' Almanac</h2><p>Buy it for $9.</p></aside>" if number == 2 else "")
                for number, head in enumerate(SCHOOLS)
            )
        ),
        PLAIN,
    ),
    Case(
        "page, a missing number",
        "html",
        page(
            "".join(
                f"<h2>{'' if number == 3 else f'{number}. '}{head}</h2><p>{prose(head)}</p>"
                for number, head in enumerate(SCHOOLS, 1)
            )
        ),
        "\n".join(head if number == 3 else f"{number}\t{head}" for number, head in enumerate(SCHOOLS, 1)),
    ),
    Case(
        "page, the tag line before the name",
        "html",
        page(items("<p><strong>Where to go in week {number}: {head}</strong></p><p>{text}</p>")),
        "\n".join(f"Where to go in week {number}: {head}" for number, head in enumerate(SCHOOLS, 1)),
    ),
    Case(
        "text, numbers in lines above the names",
        "txt",
        "The 5 Best Summer Schools\n\n"
        + INTRO
        + "\n\n"
        + paragraphs(SCHOOLS, "#{number} Best Summer Schools\n\n{head}\n\n{text}"),
        NUMBERED,
    ),
    Case(
        "text, a list inside an item counts for itself",
        "txt",
        "The 5 Best Summer Schools\n\n"
        + INTRO
        + "\n\n"
        + paragraphs(SCHOOLS, "{number}. {head}\n\n{text}\n\n  1. Moss\n  2. Fern\n  3. Grass"),
        NUMBERED,
    ),
    Case(
        "text, a countdown in which a tie is set apart",
        "txt",
        f"Four Summer Schools, Counted Down\n\n{INTRO}\n\n4. Harrow Field Station\n\n{IT}\n\n2 (tie). Tidewater Institute\n\n{IT}\n\n2 (tie). Camp "
        f"Ostara\n\n{IT}\n\n1. Northlight College\n\n{IT}",
        "4\tHarrow Field Station\n2\tTidewater Institute\n2\tCamp Ostara\n1\tNorthlight College",
    ),
    Case(
        "names that read like advice, told by the facts below them",
        "md",
        "# The Best Botany Courses\n\n"
        + "\n\n".join(
            f"## {head}\n\n{prose(head)}\n\n**Price:** $2{number}\n\n**What you'll learn:** moss, fern and grass."
            for number, head in enumerate(
                (
                    "Moss for Painters",
                    "Introduction to Ferns",
                    "How to Press a Flower",
                    "Learning Lichen: Basics",
                    "Grasses of the North",
                    "Seaweed School",
                )
            )
        ),
        "Moss for Painters\nIntroduction to Ferns\nHow to Press a Flower\nLearning Lichen: Basics\nGrasses of the North\nSeaweed School",
    ),
    Case(
        "page, contents link to the items",
        "html",
        page(
            "<ol>"
            + items("<li><a href='#s{number}'>{head}</a></li>")
            + "</ol>"
            + items("<h2 id='s{number}'>{head}</h2><p>{text}</p>")
        ),
        PLAIN,
    ),
]


@pytest.mark.parametrize("case", LISTS, ids=lambda case: f"{case.kind}: {case.name}")
def test_list_is_found(case: Case) -> None:
    result = found(case.kind, case.source)
    heads = [
        f"{entry.number}\t{entry.heading}" if entry.number is not None else str(entry.heading)
        for entry in result.entries
    ]
    assert heads == case.heads.split("\n"), "\n".join(
        f"{c.score} {c.layout}: {', '.join(c.reasons)}" for c in result.candidates[:4]
    )


ARTICLES = {
    "recipe": (
        "md",
        "# Fern Soup\n\nA soup for spring.\n\n## Ingredients\n\n- 200 g fiddleheads\n- 1 onion\n- 1 l stock\n- Salt\n\n## Instructions\n\n1. Wash "
        "the ferns.\n2. Fry the onion.\n3. Add the stock and boil it all.\n4. Serve hot.\n\n## Notes\n\nNever eat them raw.",
    ),
    "how-to with numbered steps": (
        "md",
        "# How to Apply for a Botany Scholarship\n\nIt is easier than you think.\n\n## 1. Research your options\n\nRead about the funds and write "
        "down their dates.\n\n## 2. Write your essay\n\nBegin early and show it to a friend.\n\n"
        "## 3. Ask for letters\n\nTwo teachers are enough.\n\n## 4. Submit the form\n\nDo it a day before the deadline.",
    ),
    "article in numbered sections": (
        "md",
        "# The Botany Bootcamp Guide: Begin Your Career Among Plants\n\nBotany bootcamps are short courses.\n\n## 1. How Botany Bootcamps Work\n\n"
        "They last some weeks and are hard work.\n\n## 2. What Comes of Botany Bootcamps\n\n"
        "What comes of them depends on you.\n\n## 3. Plants That Are Taught\n\nThe lessons cover:\n\n- **Moss**: a first plant.\n- **Fern**: a "
        "second plant.\n- **Grass**: a third plant.\n\n## 4. The Cost\n\nThe cost is high.\n\n## 5. Begin in Spring\n\nGo on.",
    ),
    "news": (
        "html",
        page(
            "".join(
                f"<p>The minister said on day {n} that the five schools would share a new garden, which is to be opened in spring by the mayor of the town.</p>"
                for n in range(8)
            ),
            title="Ministry adds five schools to garden program",
        ),
    ),
    "questions and answers": (
        "md",
        "# Frequently Asked Questions About Summer Schools\n\n"
        + "\n\n".join(
            f"## {n}. {question}\n\nThat depends on the school you choose and on the year."
            for n, question in enumerate(
                (
                    "What is a summer school?",
                    "Who may come?",
                    "How long does it last?",
                    "What does it cost?",
                    "When do I apply?",
                ),
                1,
            )
        ),
    ),
    "product documentation": (
        "md",
        "# fernlib\n\nA library for ferns.\n\n## Installation\n\nUse pip.\n\n## Usage\n\n1. Import it.\n2. Call `grow()`.\n3. Wait.\n\n## API\n\n"
        "### grow(seed)\n\nGrows a fern.\n\n### cut(fern)\n\nCuts a fern.\n\n## Contributing\n\nPlease do.\n\n## License\n\nMIT",
    ),
    "personal account": (
        "md",
        "# My Summer at a Botany Bootcamp\n\nI chose [Harrow](https://h.example) over [Tidewater](https://t.example), and it worked as follows:\n\n"
        "- We drew small plants at first, and I liked it.\n- We had a garden for the evenings.\n- We were taught by gardeners and did daily work.\n"
        "- Finally we built our own greenhouse.\n\nTo be honest, it was basic.",
    ),
    "announcement": (
        "txt",
        "Free Online Botany Courses\n\nDOWNLOAD THE LIST\n\nThe garden club has a new list of 90 courses, taught at schools in many towns.\n\nEvery "
        "course is free, and teachers can use it in class.\n\nThanks to M. for this.",
    ),
    "marketing": (
        "md",
        "# The Best Alternative to Tidewater in 2026: Why Students Choose Harrow\n\nHarrow is better.\n\n## What happened to Tidewater?\n\nIt "
        "closed.\n\n## Why students choose Harrow\n\n### ✅ 1. Results that can be seen\n\nMost of our graduates work.\n\n### ✅ 2. A clear and simple "
        "guarantee\n\nOr your money back.\n\n"
        "### ✅ 3. Real human support\n\nDay and night.\n\n## Harrow vs Tidewater\n\n| Feature | Tidewater | Harrow |\n|---|---|---|\n"
        "| Price | $9 | $5 |\n| Weeks | 3 | 9 |\n| Teachers | 1 | 7 |\n| Gardens | 0 | 2 |\n\n## FAQs\n\n**Is it hard?**\n\nNo.\n\n**Is it "
        "long?**\n\nNo.\n\n**Is it dear?**\n\nNo.",
    ),
    "advice": (
        "txt",
        "Grants for Gardeners\n\nThese notes say how to ask for a grant, after two that were paid to me while I was a student.\n\nThe Moss Research "
        "Fellowship\n\nI sent my plan in autumn and had the money by spring. I gladly lend the plan to others.\n\n"
        "The Fern Foundation Fellowship\n\nThis fellowship is another matter, since it asks for a statement about your teaching and gives no feedback.",
    ),
    "ordinary article with sections": (
        "html",
        page(
            "".join(
                f"<h2>{head}</h2><p>{text}</p>"
                for head, text in (
                    ("Overview", "Botany is the study of plants, and has been for a long time."),
                    ("History of botany", "The history of botany begins with the Greeks and goes on to this day."),
                    ("Botany today", "Today botany is done with computers, which the Greeks did not have."),
                    ("Careers in botany", "Careers in botany are many, and most of them are spent outdoors."),
                    ("Salary", "The salary is not high, but the air is good."),
                    ("Conclusion", "Botany is worth your while."),
                )
            ),
            title="A Short Guide to Botany",
        ),
    ),
    "front page of teasers": (
        "html",
        page(
            "".join(f"<p>{prose('It')} {prose('She')}</p>" for _ in range(6))
            + "".join(
                f"<div class='teaser'><h3><a href='/news/{n}'>{head}</a></h3><p>Read on.</p></div>"
                for n, head in enumerate(
                    (
                        "Mayor Opens Garden",
                        "Rain in Harrow",
                        "Tidewater Wins Cup",
                        "Moss Prices Rise",
                        "New Bridge for Ostara",
                    )
                )
            ),
            title="Town council meets on Tuesday",
        ),
    ),
    "page with a menu": (
        "html",
        "<html><head><title>Garden News</title></head><body><h1>Garden opens in Harrow</h1><div><ul>"
        + "".join(
            f"<li><a href='/{n}'>{name}</a></li>"
            for n, name in enumerate(("Home", "Moss", "Ferns", "Grasses", "Trees", "About Harrow", "Visit Ostara"))
        )
        + "</ul></div>"
        + "".join(f"<p>{prose('It')}</p>" for _ in range(4))
        + "</body></html>",
    ),
    "comparison of two things": (
        "md",
        "# Harrow vs Tidewater\n\nWhich is better?\n\n| | Harrow | Tidewater |\n|---|---|---|\n| Price | $10 | $20 |\n"
        "| Length | 2 weeks | 3 weeks |\n| Teachers | 5 | 7 |\n| Food | good | bad |\n\n## Verdict\n\nHarrow.",
    ),
    "what matters in a choice": (
        "md",
        "# Choosing a Botany Bootcamp: What Matters\n\n"
        + paragraphs(
            ["Teachers and Gardens", "Days in the Field", "Rates of Placement", "Price and Loans"],
            "## {number}. {head}\n\n{text}",
        ),
    ),
    "a department's page": (
        "md",
        "# Graduate Programs in Botany\n\n"
        + paragraphs(
            ["About the Department", "Research Areas", "Faculty and Staff", "Student Life"], "## {head}\n\n{text}"
        ),
    ),
    "course by weeks": (
        "md",
        "# Botany Courses for Spring\n\n"
        + paragraphs(["Cells", "Leaves", "Roots", "Flowers", "Seeds"], "## Week {number}: {head}\n\n{text}"),
    ),
    "interview": (
        "md",
        "# Two Summers at Fellowships Abroad\n\n"
        + paragraphs(
            ["How did you hear of it?", "What did you do there?", "Would you go again?", "Any advice?"],
            "**{head}**\n\n{text}",
        ),
    ),
    "timetable": (
        "md",
        "# Summer School Timetable\n\n| Time | Monday | Tuesday |\n|---|---|---|\n| 9:00 | Opening | Lecture |\n| 10:00 | Break | Lab |\n"
        "| 11:00 | Lecture | Seminar |\n| 14:00 | Lab | Excursion |",
    ),
    "vacancy": (
        "md",
        "# Teaching Fellow\n\nWe are hiring.\n\n## Responsibilities\n\n- Teach two courses\n- Advise students\n- Attend meetings\n\n"
        "## Qualifications\n\n- A degree\n- Experience\n- Strong writing\n\n## Benefits\n\n- Insurance\n- Housing\n- Travel",
    ),
    "single program": (
        "md",
        "# Moss Research Fellowship\n\nThe fellowship is for one year.\n\n## Eligibility\n\n- Citizens\n- Under 30\n- A degree in botany\n\n"
        "## Benefits\n\n- $30,000 a year\n- A garden\n- A mentor\n\n## How to Apply\n\n1. Fill in the form\n2. Send two letters\n3. Wait for an "
        "interview\n\n## Contact\n\nmoss@example.org",
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_article_without_a_list_has_none(name: str) -> None:
    kind, source = ARTICLES[name]
    result = found(kind, source)
    assert [str(entry.heading) for entry in result.entries] == [], result.candidates[0].reasons


def test_parts_of_an_entry() -> None:
    result = found("txt", next(case.source for case in LISTS if case.name == "text, numbered lines"))
    assert str(result.title) == "The Best Summer Schools for Botanists"
    assert [block.text.value for block in result.introduction] == [INTRO]
    assert [block.text.value for block in result.conclusion] == [END]
    assert [[block.text.value for block in entry.body] for entry in result.entries] == [
        [prose(head)] for head in SCHOOLS
    ]
    assert str(result.entries[1].ordinal) == "2."


FAR = [
    f"{first}{second} {third}"
    for third in ("Field", "Hall", "Camp", "Lodge", "Farm", "House", "Garden")
    for first in "ABCDEFGHKLMNOPRSTW"
    for second in ["ashby", "arton", "allen", "emwell", "estone", "indale", "orford", "orpe", "ackley"]
][:1005]


@pytest.mark.parametrize(
    ("kind", "form", "step"),
    [
        ("md", "## {number}. {head}\n\n{text}", 1),
        ("md", "## {number}. {head}\n\n{text}", -1),
        ("md", "## #{number} {head}\n\n{text}", 1),
        ("md", "**{number}. {head}** – {text}", 1),
        ("md", "**{number}. {head}** – {text}", -1),
        ("html", "<h2>{number}) {head}</h2><p>{text}</p>", 1),
        ("txt", "{number}. {head}\n\n{text}", 1),
    ],
)
def test_numbers_count_on_past_999(kind: str, form: str, step: int) -> None:
    listed = list(enumerate(FAR, 1))[::step]
    items = "\n\n".join(form.format(number=number, head=head, text=IT) for number, head in listed)
    start = {"md": "# {title}\n\n", "html": "<h1>{title}</h1>", "txt": "{title}\n\n"}[kind]
    result = found(kind, start.format(title="The 1,005 Best Summer Schools") + items)
    assert [(entry.number, str(entry.heading)) for entry in result.entries] == listed


def test_years_are_no_numbers() -> None:
    items = [f"{year}. {head}" for year, head in enumerate(SCHOOLS, 2019)]
    result = found("md", "# Summer Schools\n\n" + paragraphs(items, "## {head}\n\n{text}"))
    assert [(entry.number, str(entry.heading)) for entry in result.entries] == [(None, item) for item in items]


def test_a_number_that_the_list_has_not_reached_is_none() -> None:
    items = [*(f"{number}. {head}" for number, head in enumerate(FAR[:999], 1)), "2024. Hastings"]
    result = found("md", "# 999 Summer Schools\n\n" + paragraphs(items, "## {head}\n\n{text}"))
    assert [entry.number for entry in result.entries] == list(range(1, 1000))


def test_groups_are_the_headings_above() -> None:
    result = found("md", next(case.source for case in LISTS if case.name == "groups of headings"))
    assert [tuple(map(str, entry.groups)) for entry in result.entries] == [("Europe",)] * 3 + [("Asia",)] * 2


def test_rows_bring_their_columns() -> None:
    result = found("md", next(case.source for case in LISTS if case.name == "table with a rank"))
    assert [(str(name), str(cell)) for name, cell in result.entries[1].row] == [("Fee", "$200")]
    assert result.entries[1].body == ()


def test_a_card_begins_above_its_heading_and_an_advertisement_is_no_text() -> None:
    result = found("html", next(case.source for case in LISTS if case.name.startswith("page, cards with a line above")))
    assert [[block.text.value for block in entry.body] for entry in result.entries] == [
        [f"House {n}", prose(head)] for n, head in enumerate(SCHOOLS, 1)
    ]
    result = found("html", next(case.source for case in LISTS if case.name.startswith("page, an advertisement")))
    assert [[block.text.value for block in entry.body] for entry in result.entries] == [
        [prose(head)] for head in SCHOOLS
    ]


def test_rows_stand_under_the_row_that_names_their_group() -> None:
    result = found("html", next(case.source for case in LISTS if case.name == "page, table with rows that name groups"))
    assert [tuple(map(str, entry.groups)) for entry in result.entries] == [("Europe",)] * 3 + [("Asia",)] * 2


def test_every_vote_has_a_reason() -> None:
    result = found("md", next(case.source for case in LISTS if case.name == "table repeated by headings"))
    best, *others = result.candidates
    assert best.layout == result.layout == "plain-headings"
    assert best.heads == tuple(SCHOOLS)
    assert best.score == sum(int(reason.partition(" ")[0]) for reason in best.reasons)
    assert any("repeats what has more text elsewhere" in reason for other in others for reason in other.reasons)


def test_dear_votes_give_no_more_than_they_are_said_to() -> None:
    """Else a page could be taken for one without a list before all its votes are counted."""
    for source in (*((case.kind, case.source) for case in LISTS), *ARTICLES.values()):
        page = read_page(readers.read(source[1], media_type=TYPES[source[0]]))
        for case in cases_of(page):
            for vote, most in DEAR.items():
                before = case.score
                vote(page, case)
                assert before - LOSSES[vote] <= case.score <= before + most


@pytest.mark.parametrize(
    "rest",
    [
        "\n\nLeave a Comment",
        "\n\nShare this:\n\nTweet",
        f"\n\n\n{END}",
        f"\n\nIn conclusion, {END}",
        f"\n\nFinal Thoughts\n\n{END}",
        f"\n\nEach of these schools is good. {END}",
    ],
)
def test_the_last_item_ends_where_the_list_ends(rest: str) -> None:
    result = found(
        "txt", "The Best Summer Schools\n\n" + INTRO + "\n\n" + paragraphs(SCHOOLS, "{number}. {head}\n\n{text}") + rest
    )
    assert [block.text.value for block in result.entries[-1].body] == [prose(SCHOOLS[-1])]
    assert [block.text.value for block in result.conclusion] == (
        [] if END not in rest else [block.strip() for block in rest.split("\n\n") if END in block]
    )


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("The 11 Best Cameras (Plus 5 More) in 2026", 11),
        ("Top 10 U.S. Bakeries", 10),
        ("Ten Scholarships You Should Know", 10),
        ("Los 7 mejores cursos de Sevilla", 7),
        ("Die 25 beliebtesten Gartenblumen im Norden", 25),
        ("Les 12 meilleures écoles de commerce", 12),
        ("Best Online Nursing Programs 2024", None),
        ("700 Harbor and Its Rivals", None),
        ("Learn Botany in 30 Days", None),
        ("Where to Spend $300 Well", None),
    ],
)
def test_promised_count_of_a_title(title: str, count: int | None) -> None:
    claimed = found("md", f"# {title}\n\nText.").claimed
    assert (claimed[0] if claimed else None) == count
    assert claimed is None or str(claimed[1]).lower() in title.lower()


def test_promised_count_of_the_introduction() -> None:
    result = found(
        "md",
        f"# Summer Schools\n\nThis guide compares 5 competitive summer schools, chosen from more than 100.\n\n{paragraphs(SCHOOLS, '## {head}' + chr(10) * 2 + '{text}')}",
    )
    assert result.claimed is not None
    assert result.claimed[0] == 5


@pytest.mark.parametrize(
    "form", ["## {head}\n\n{text}", "{number}. **{head}**: {text}", "- [{head}](https://example.org): {text}"]
)
def test_time_grows_with_the_number_of_items(form: str) -> None:
    def seconds(count: int) -> float:
        document = readers.read(paragraphs([f"School {n}" for n in range(count)], form), media_type="text/markdown")
        started = time.process_time()
        assert len(find(document).entries) == count
        return time.process_time() - started

    seconds(200)
    # Four times the items take four times as long; the rest is the machine's noise.
    assert min(seconds(4000) for _ in range(3)) < 10 * min(seconds(1000) for _ in range(3))


def test_time_grows_with_the_lines_of_a_paragraph() -> None:
    def seconds(count: int) -> float:
        lines = "<br>".join(f'<a href="/{n}">School {n}</a> is a school' for n in range(count))
        document = readers.read(f"<html><body><p>{lines}</p></body></html>", media_type="text/html")
        started = time.process_time()
        find(document)
        return time.process_time() - started

    seconds(200)
    assert min(seconds(4000) for _ in range(3)) < 10 * min(seconds(1000) for _ in range(3))


def test_a_heading_of_nothing_but_its_number_stands_as_it_is() -> None:
    found = listicle.extract(
        "# 3 Best Programs\n\n## 1. Lake College\n\nOne year.\n\n## 2. :\n\n## 3. Elm Clinic\n",
        media_type="text/markdown",
    )
    assert [program.heading for program in found.programs] == ["Lake College", "2. :", "Elm Clinic"]


def test_a_number_that_does_not_count_is_none() -> None:
    table = "| # | Program | Cost |\n|---|---|---|\n| 1 | Lake College | $5 |\n| ² | Elm Clinic | $6 |\n| 3 | Oak School | $7 |\n"
    found = listicle.extract(f"# 3 Best Programs\n\n{table}", media_type="text/markdown")
    assert [(program.ordinal, program.heading) for program in found.programs] == [
        (1, "Lake College"),
        (None, "Elm Clinic"),
        (3, "Oak School"),
    ]
