"""An article and its records, written by hand: every field holds a value, and the words are awkward."""

from __future__ import annotations

import hashlib

from listicle.model import (
    SCHEMA_ID,
    Article,
    Basis,
    Dates,
    Duration,
    Evidence,
    Fact,
    Location,
    Money,
    Organization,
    Program,
    ProgramList,
    Remark,
    Size,
    Source,
    WebLink,
)

CONTENT = """2 “Fine” Fellowships | worth <b>a look</b> 🎓
By A. Writer, 2026-01-31

Some words before, with a re\u0301sume\u0301.

Europe

  1. =SUM(A1:A9) Fellowship – Zu\u0308rich, Zürich, Switzerland

The =SUM(A1:A9) Fellowship, Inc. (SUM) is a Pain Medicine fellowship, online, for a Master of "Science"; ACGME-accredited.
It takes 18 to 24 months from 2026-06-28 to 2026-08-08; apply by --12-10. It costs $0.50 to $1,200,000.5 a year and pays €100.
It takes 20 to 25 fellows; current juniors; +2 years | of work; others\\apply. Do research.

+interventional procedures, @medication; management | bars, and -integrative\ttherapies. Site: https://example.org/a?b=1&c=<2>
Average | GMAT: =704
Score: 12.5 %, rent $75, campus Lyon

  2. مستشفى الأمل

Hospital of hope 😀. Free.

These were the programs.
"""


def place(quote: str, basis: Basis = "prose", nth: int = 0) -> Evidence:
    """Evidence for the nth time that the article says something."""
    at = -1
    for _ in range(nth + 1):
        at = CONTENT.index(quote, at + 1)
    return Evidence(at, at + len(quote), quote, " ".join(quote.split()), basis, "by.hand")


def made() -> ProgramList:
    """The article's records."""
    first = Program(
        id="sum-a1-a9-fellowship",
        position=1,
        ordinal=1,
        heading="=SUM(A1:A9) Fellowship – Zu\u0308rich, Zürich, Switzerland",
        listed_as="=SUM(A1:A9) Fellowship",
        name="=SUM(A1:A9) Fellowship",
        group="Europe",
        organizations=[
            Organization("=SUM(A1:A9) Fellowship, Inc.", "SUM", "provider"),
            Organization("ACGME", None, "affiliate"),
        ],
        locations=[
            Location("Zu\u0308rich", "Zürich", "Switzerland", "CH-ZH", "CH"),
            Location("Lyon", None, None, None, None),
        ],
        program_type="fellowship",
        subject="Pain Medicine",
        credential='Master of "Science"',
        accreditors=["ACGME"],
        delivery="online",
        duration=Duration("P18M", "P24M"),
        dates=Dates("2026-06-28", "2026-08-08"),
        deadline="--12-10",
        cost=Money(0.5, 1200000.5, "USD", "year"),
        award=Money(100, 100, "EUR", None),
        eligibility=["current juniors", "+2 years | of work", "others\\apply"],
        cohort_size=Size(20, 25),
        training=["+interventional procedures", "@medication; management | bars", "-integrative\ttherapies"],
        emphases=["words before"],
        settings=["online"],
        resources=["a look</b> 🎓"],
        research=True,
        url="https://example.org/a?b=1&c=<2>",
        links=[WebLink("Site", "https://example.org/a?b=1&c=<2>"), WebLink("", "https://example.org/a?b=1&c=<2>")],
        description="+interventional procedures, @medication; management | bars, and -integrative\ttherapies.\n\nDo research.",
        facts=[Fact("Average | GMAT", "=704")],
        extra={
            "score": 12.5,
            "rent": Money(75, 75, "USD", None),
            "campus": Location("Lyon", None, None, None, None),
            "style": None,
        },
        evidence={
            "ordinal": [place("1.", "heading")],
            "heading": [place("=SUM(A1:A9) Fellowship – Zu\u0308rich, Zürich, Switzerland", "heading")],
            "listed_as": [place("=SUM(A1:A9) Fellowship", "heading")],
            "name": [place("=SUM(A1:A9) Fellowship", "heading")],
            "group": [place("Europe", "group")],
            "organizations": [place("=SUM(A1:A9) Fellowship, Inc. (SUM)"), place("ACGME")],
            "locations": [place("Zu\u0308rich, Zürich, Switzerland", "heading"), place("Lyon", "section")],
            "program_type": [place("fellowship")],
            "subject": [place("Pain Medicine")],
            "credential": [place('Master of "Science"')],
            "accreditors": [place("ACGME")],
            "delivery": [place("online")],
            "duration": [place("18 to 24 months")],
            "dates": [place("2026-06-28 to 2026-08-08")],
            "deadline": [place("--12-10")],
            "cost": [place("$0.50 to $1,200,000.5 a year")],
            "award": [place("€100")],
            "eligibility": [place("current juniors"), place("+2 years | of work"), place("others\\apply")],
            "cohort_size": [place("20 to 25")],
            "training": [
                place("+interventional procedures"),
                place("@medication; management | bars"),
                place("-integrative\ttherapies"),
            ],
            "emphases": [place("words before", "article")],
            "settings": [place("online")],
            "resources": [place("a look</b> 🎓", "article")],
            "research": [place("Do research")],
            "url": [place("https://example.org/a?b=1&c=<2>", "section")],
            "links": [place("https://example.org/a?b=1&c=<2>"), place("https://example.org/a?b=1&c=<2>")],
            "description": [
                place("+interventional procedures, @medication; management | bars, and -integrative\ttherapies."),
                place("Do research."),
            ],
            "facts": [place("Average | GMAT: =704", "section")],
            "extra.score": [place("12.5 %", "section")],
            "extra.rent": [place("$75", "section")],
            "extra.campus": [place("Lyon", "section")],
        },
    )
    nothing: dict[str, None] = dict.fromkeys(
        [
            "group",
            "program_type",
            "subject",
            "credential",
            "delivery",
            "duration",
            "dates",
            "deadline",
            "award",
            "cohort_size",
            "research",
            "url",
        ]
    )
    lists: dict[str, list[str]] = {
        key: [] for key in ["accreditors", "eligibility", "training", "emphases", "settings", "resources"]
    }
    second = Program(
        id="item-2",
        position=2,
        ordinal=2,
        heading="مستشفى الأمل",
        listed_as="مستشفى الأمل",
        name="مستشفى الأمل",
        organizations=[],
        locations=[],
        cost=Money(0, 0, None, None),
        links=[],
        description="Hospital of hope 😀. Free.",
        facts=[],
        extra={"score": None, "rent": None, "campus": None, "style": None},
        evidence={
            "ordinal": [place("2.", "heading")],
            "heading": [place("مستشفى الأمل", "heading")],
            "listed_as": [place("مستشفى الأمل", "heading")],
            "name": [place("مستشفى الأمل", "heading")],
            "cost": [place("Free")],
            "description": [place("Hospital of hope 😀. Free.")],
        },
        **nothing,
        **lists,
    )
    title = "2 “Fine” Fellowships | worth <b>a look</b> 🎓"
    data = CONTENT.encode()
    return ProgramList(
        schema=SCHEMA_ID,
        source=Source(
            "made.txt",
            "https://example.org/made",
            "text/plain",
            "utf-8",
            hashlib.sha256(data).hexdigest(),
            len(CONTENT),
        ),
        article=Article(
            title=title,
            claimed_count=2,
            program_type="fellowship",
            subject="Fine",
            introduction="Some words before, with a re\u0301sume\u0301.",
            conclusion="These were the programs.",
            author="A. Writer",
            published="2026-01-31",
            language="en",
            evidence={
                "title": [place(title, "article")],
                "claimed_count": [place("2", "article")],
                "program_type": [place("Fellowships", "article")],
                "subject": [place("Fine", "article")],
                "introduction": [place("Some words before, with a re\u0301sume\u0301.", "article")],
                "conclusion": [place("These were the programs.", "article")],
                "author": [place("A. Writer", "article")],
                "published": [place("2026-01-31", "article")],
            },
        ),
        programs=[first, second],
        remarks=[
            Remark("by-hand", "written by hand", None, None),
            Remark("has-a-place", "a place", 0, 1),
        ],
    )
