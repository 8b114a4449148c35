"""What is published: the records, as frozen dataclasses that pydantic validates and describes (see `schema.py`).

They are standard dataclasses, so that a run that only extracts need not load pydantic. `ProgramList` has the methods of
a pydantic model. Each attribute's docstring is its description in the schema; `Example` and `Term` beside its type give
its example and its counterpart in schema.org.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from listicle.record import record

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA_ID: Literal["urn:listicle:schema:programs:1.0"] = "urn:listicle:schema:programs:1.0"


class Example:
    """Marks a type with an example for the schema."""

    def __init__(self, *values: object) -> None:
        self.values = list(values)

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        return handler(core) | {"examples": self.values}


class Term:
    """Marks a type with its counterpart in schema.org: a comment, as validators refuse keywords of our own."""

    def __init__(self, term: str) -> None:
        self.term = term

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        return handler(core) | {"$comment": f"schema.org: {self.term}"}


class Pattern:
    """Marks a string with the regular expression it matches."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        core = handler(source)
        inner = core["schema"] if core["type"] == "nullable" else core
        inner["pattern"] = self.pattern
        return core


class Least:
    """Marks a number with its smallest value."""

    def __init__(self, least: int) -> None:
        self.least = least

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        core = handler(source)
        inner = core["schema"] if core["type"] == "nullable" else core
        for number in inner["choices"] if inner["type"] == "union" else [inner]:
            number["ge"] = self.least
        return core


class Filled:
    """Marks a string that is never empty: what is not stated is null."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        return handler(source) | {"min_length": 1}


_CLOSED: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}

ProgramType = Literal[
    "fellowship",
    "residency",
    "internship",
    "bootcamp",
    "masters",
    "bachelors",
    "doctorate",
    "certificate",
    "course",
    "scholarship",
    "accelerator",
    "summer-program",
    "other",
]
Delivery = Literal["online", "in-person", "hybrid"]
Role = Literal["provider", "affiliate"]
Basis = Literal["heading", "section", "prose", "group", "article", "markup"]

IsoDuration = Annotated[str | None, Pattern(r"^P(([0-9]+(\.[0-9]+)?[YMWD]){1,4}|T([0-9]+(\.[0-9]+)?[HM]){1,2})$")]
IsoDate = Annotated[str | None, Pattern(r"^([0-9]{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Words = Annotated[str, Filled()]


@record(slots=False)
class Evidence:
    """The place in the source file that proves one value."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    start: Annotated[int, Least(0), Example(404)]
    """Where the quote begins, in code points of the decoded source file."""
    end: Annotated[int, Least(1), Example(412)]
    """Where the quote ends (exclusive), in code points of the decoded source file."""
    quote: Annotated[Words, Example("one-year")]
    """The source file between start and end, exactly; in HTML or Markdown it may hold markup."""
    text: Annotated[Words, Example("one-year")]
    """The same passage as a reader sees it."""
    basis: Annotated[Basis, Example("prose")]
    """Where it stands: the item's heading, a labelled section or cell, its prose, the heading of its group,
    the article around it, or markup for machines."""
    rule: Annotated[Words, Example("duration.number-unit")]
    """The rule that read the value."""


@record(slots=False)
class Money:
    """An amount or a range of amounts."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    min: Annotated[int | float | None, Least(0), Example(10000), Term("minPrice")]
    """The amount, or the lower end of a range; null for "up to"."""
    max: Annotated[int | float | None, Least(0), Example(15000), Term("maxPrice")]
    """The upper end of a range; equal to min for one amount, null for "from"."""
    currency: Annotated[str | None, Pattern("^[A-Z]{3}$"), Example("USD"), Term("priceCurrency")]
    """ISO 4217 code; null for an amount of zero ("free")."""
    per: Annotated[Words | None, Example("year"), Term("unitText")]
    """What the amount is paid for or how often, if stated: year, month, week, day, hour, semester, term,
    course, credit, person."""


@record(slots=False)
class Duration:
    """A length of time or a range of lengths."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    min: Annotated[IsoDuration, Example("P18M")]
    """ISO 8601 duration: the length, or the lower end of a range; null for "up to"."""
    max: Annotated[IsoDuration, Example("P24M")]
    """ISO 8601 duration: the upper end of a range; equal to min for one length, null for "at least"."""


@record(slots=False)
class Dates:
    """When the program runs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    start: Annotated[IsoDate, Example("2027-06-14"), Term("startDate")]
    """ISO date of the first day, `--MM-DD` where no year is given."""
    end: Annotated[IsoDate, Example("2027-07-30"), Term("endDate")]
    """ISO date of the last day, `--MM-DD` where no year is given."""


@record(slots=False)
class Size:
    """A number of people or a range of numbers."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    min: Annotated[int | None, Least(0), Example(20)]
    """The number, or the lower end of a range; null for "up to"."""
    max: Annotated[int | None, Least(0), Example(25)]
    """The upper end of a range; equal to min for one number, null for "at least"."""


@record(slots=False)
class Organization:
    """An institution that offers or hosts the program."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    name: Annotated[Words, Example("University of California, Los Angeles"), Term("name")]
    """The name as stated."""
    abbreviation: Annotated[Words | None, Example("UCLA"), Term("alternateName")]
    """The abbreviation that the article gives beside the name."""
    role: Annotated[Role, Example("provider")]
    """provider: offers the program; affiliate: hosts it or takes part."""


@record(slots=False)
class Location:
    """A place, as far as it is stated."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    city: Annotated[Words | None, Example("Rochester"), Term("addressLocality")]
    """City or town."""
    region: Annotated[Words | None, Example("Minnesota"), Term("addressRegion")]
    """State, province or the like, spelled out."""
    country: Annotated[Words | None, Example("United States"), Term("addressCountry")]
    """Country, spelled out; null where the article does not state it."""
    region_code: Annotated[str | None, Pattern("^[A-Z]{2}-[A-Z0-9]{1,3}$"), Example("US-MN")]
    """ISO 3166-2 code of the stated region."""
    country_code: Annotated[str | None, Pattern("^[A-Z]{2}$"), Example("US")]
    """ISO 3166-1 code of the stated country."""


@record(slots=False)
class WebLink:
    """A link of the item."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    text: Annotated[str, Example("Program website"), Term("name")]
    """The words of the link; empty where the link is a picture."""
    url: Annotated[Words, Example("https://example.org/fellowship"), Term("url")]
    """The address as the article writes it; relative addresses are resolved where the article's own is known."""


@record(slots=False)
class Fact:
    """A labelled passage that no field claimed."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    label: Annotated[Words, Example("Patients seen a year"), Term("name")]
    """The label as printed."""
    value: Annotated[Words, Example("1,200"), Term("value")]
    """What stands after it, as printed."""


@record(slots=False)
class Program:
    """One listed program."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    id: Annotated[str, Pattern("^[a-z0-9]+(-[a-z0-9]+)*$"), Example("mayo-clinic"), Term("identifier")]
    """Slug, unique in the document, the same for the same text on every run."""
    position: Annotated[int, Least(1), Example(1), Term("position")]
    """1, 2, 3 … in reading order."""
    ordinal: Annotated[int | None, Least(0), Example(1)]
    """The number printed at the item."""
    heading: Annotated[Words, Example("Mayo Clinic – Rochester, Minnesota")]
    """The item's head as a reader sees it, list marker and markup stripped."""
    listed_as: Annotated[Words, Example("Mayo Clinic"), Term("alternateName")]
    """The thing listed: the heading without ordinal, place and tag line."""
    name: Annotated[Words, Example("Pain Medicine Fellowship"), Term("name")]
    """The program's own name where the item gives one, else the same as listed_as."""
    group: Annotated[Words | None, Example("Europe")]
    """The heading of the section under which the item stands."""
    organizations: Annotated[list[Organization], Term("provider")]
    """Institutions that offer or host the program, as stated."""
    locations: Annotated[list[Location], Term("location")]
    """Places, as stated."""
    program_type: Annotated[ProgramType | None, Example("fellowship"), Term("programType")]
    """The kind of program."""
    subject: Annotated[Words | None, Example("Pain Medicine"), Term("about")]
    """Subject or specialty as stated."""
    credential: Annotated[
        Words | None, Example("Master of Science in Data Science"), Term("educationalCredentialAwarded")
    ]
    """The degree or certificate awarded."""
    accreditors: Annotated[list[Words], Example(["ACGME"])]
    """Bodies that accredit the program, as stated."""
    delivery: Annotated[Delivery | None, Example("online"), Term("educationalProgramMode")]
    """How it is attended."""
    duration: Annotated[Duration | None, Term("timeToComplete")]
    """How long it takes."""
    dates: Annotated[Dates | None, Term("startDate")]
    """When it runs."""
    deadline: Annotated[IsoDate, Example("2026-11-30"), Term("applicationDeadline")]
    """Last day to apply: ISO date, `--MM-DD` where no year is given."""
    cost: Annotated[Money | None, Term("offers")]
    """What the participant pays."""
    award: Annotated[Money | None, Term("trainingSalary")]
    """What the participant gets: stipend, grant, prize, investment."""
    eligibility: Annotated[
        list[Words], Example(["Physicians who have finished a residency"]), Term("programPrerequisites")
    ]
    """Who may apply, as stated."""
    cohort_size: Annotated[Size | None, Term("maximumEnrollment")]
    """How many take part at a time."""
    training: Annotated[list[Words], Example(["interventional procedures", "medication management"]), Term("teaches")]
    """What is taught or practised."""
    emphases: Annotated[list[Words], Example(["evidence-based practice"])]
    """What the program stresses."""
    settings: Annotated[list[Words], Example(["inpatient", "outpatient"])]
    """Where one works, as stated."""
    resources: Annotated[list[Words], Example(["research opportunities", "state-of-the-art facilities"])]
    """What participants have access to or benefit from."""
    research: Annotated[bool | None, Example(True)]
    """True where the item says that participants do or may do research; null where it says nothing."""
    url: Annotated[Words | None, Example("https://example.org/fellowship"), Term("url")]
    """The item's own main link."""
    links: Annotated[list[WebLink], Term("mentions")]
    """All links of the item."""
    description: Annotated[Words | None, Example("Mayo Clinic is renowned for …"), Term("description")]
    """The item's prose; paragraphs are separated by an empty line."""
    facts: Annotated[list[Fact], Term("additionalProperty")]
    """Every labelled passage that no field claimed."""
    extra: Annotated[
        dict[str, str | int | float | Money | Duration | Location | None], Example({"average_gmat_score": 704})
    ]
    """Fields of the user's own, declared in a `--fields` file; empty without one."""
    evidence: dict[str, list[Evidence]]
    """For each key above that holds a value, the places that prove it: one for each value of a list.
    A field of the user's own has the key `extra.NAME`."""

    def plain(self) -> dict[str, Any]:
        """The record as dictionaries and lists, made of the very values that it holds: to be looked at, not to be changed."""
        return self.__dict__ | {
            "organizations": [one.__dict__ for one in self.organizations],
            "locations": [one.__dict__ for one in self.locations],
            "duration": _plain(self.duration),
            "dates": _plain(self.dates),
            "cost": _plain(self.cost),
            "award": _plain(self.award),
            "cohort_size": _plain(self.cohort_size),
            "links": [one.__dict__ for one in self.links],
            "facts": [one.__dict__ for one in self.facts],
            "extra": {name: _plain(value) for name, value in self.extra.items()},
            "evidence": _plain_proofs(self.evidence),
        }


def _plain(value: Any) -> Any:
    """A record of plain values as a dictionary; what is none as it is."""
    return getattr(value, "__dict__", value)


def _plain_proofs(evidence: dict[str, list[Evidence]]) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [proofs[0].__dict__] if len(proofs) == 1 else [one.__dict__ for one in proofs]
        for name, proofs in evidence.items()
    }


@record(slots=False)
class Source:
    """The file that was read."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    name: Annotated[Words | None, Example("article.txt")]
    """File name, without its folder."""
    url: Annotated[Words | None, Example("https://example.org/article"), Term("url")]
    """Where the article stands on the web, if known."""
    media_type: Annotated[str, Pattern("^text/(plain|markdown|html)$"), Example("text/plain"), Term("encodingFormat")]
    """text/plain, text/markdown or text/html."""
    encoding: Annotated[Words, Example("utf-8")]
    """The character encoding by which the file was decoded, as Python calls it; what it cannot read became U+FFFD."""
    sha256: Annotated[str, Pattern("^[0-9a-f]{64}$"), Example("0" * 64)]
    """SHA-256 digest of the file's bytes."""
    characters: Annotated[int, Least(1), Example(4210)]
    """Length of the decoded file in code points, a byte order mark not counted."""


@record(slots=False)
class Article:
    """The article around the list."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    title: Annotated[Words | None, Example("The Top Fellowship Programs"), Term("headline")]
    """The title as a reader sees it."""
    claimed_count: Annotated[int | None, Least(1), Example(10)]
    """How many items the title or the introduction promises."""
    program_type: Annotated[ProgramType | None, Example("fellowship")]
    """The kind of program that the title names."""
    subject: Annotated[Words | None, Example("Pain Management"), Term("about")]
    """The subject that the title names."""
    introduction: Annotated[Words | None, Example("Pain management is a critical field …")]
    """What stands before the list; paragraphs are separated by an empty line."""
    conclusion: Annotated[Words | None, Example("When choosing a program …")]
    """What stands after the list."""
    author: Annotated[Words | None, Example("A. Writer"), Term("author")]
    """Who wrote it, if stated."""
    published: Annotated[IsoDate, Example("2026-01-31"), Term("datePublished")]
    """When it was published, if stated."""
    language: Annotated[str | None, Pattern("^[a-z]{2,3}(-[A-Za-z0-9]+)*$"), Example("en"), Term("inLanguage")]
    """BCP 47 tag: as declared by the page, else counted from its commonest words."""
    evidence: dict[str, list[Evidence]]
    """For each key above that holds a value read at a place, that place."""


@record(slots=False)
class Remark:
    """Something that a careful user of the data should know."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    code: Annotated[str, Pattern("^[a-z]+(-[a-z]+)*$"), Example("ordinals-repeat")]
    """What kind of remark it is."""
    message: Annotated[Words, Example("every item prints the number 1")]
    """The remark in words."""
    start: Annotated[int | None, Least(0), Example(404)]
    """Where in the source it begins, in code points; null where it concerns the whole."""
    end: Annotated[int | None, Least(1), Example(412)]
    """Where in the source it ends."""


@record(slots=False)
class ProgramLine:
    """A program with its source: a line of JSON Lines."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    schema: Annotated[Literal["urn:listicle:schema:programs:1.0"], Example(SCHEMA_ID)]
    """The `$id` of the schema whose definition `ProgramLine` this line follows."""
    source: Source
    """The file that was read."""
    program: Program
    """The program."""


@record(slots=False)
class ProgramList:
    """The programs that one article lists."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    schema: Annotated[Literal["urn:listicle:schema:programs:1.0"], Example(SCHEMA_ID)]
    """The `$id` of the schema that this document follows."""
    source: Source
    """The file that was read."""
    article: Article
    """The article around the list."""
    programs: Annotated[list[Program], Term("itemListElement")]
    """The listed programs in reading order."""
    remarks: list[Remark]
    """What a careful user of the data should know."""

    def plain(self) -> dict[str, Any]:
        """The document as dictionaries and lists, made of the very values that it holds: to be looked at, not to be changed."""
        return self.__dict__ | {
            "source": self.source.__dict__,
            "article": self.article.__dict__ | {"evidence": _plain_proofs(self.article.evidence)},
            "programs": [one.plain() for one in self.programs],
            "remarks": [one.__dict__ for one in self.remarks],
        }

    def model_dump(self) -> dict[str, Any]:
        """The document as plain dictionaries, lists, strings and numbers."""
        import orjson

        document: dict[str, Any] = orjson.loads(orjson.dumps(self))
        return document

    def model_dump_json(self) -> str:
        """The document as the command prints it: JSON, two spaces deep, keys in the order of the schema."""
        return self.encoded().decode()

    def encoded(self) -> bytes:
        """The same in UTF-8."""
        return spelled(self)

    @classmethod
    def model_validate(cls, document: Any) -> ProgramList:
        """The records of a document made of plain dictionaries. Raises `pydantic.ValidationError`.

        What was added on request to say where a quote stands (`line`, `column`, `link`) is not kept.
        """
        import orjson

        if isinstance(document, dict):
            records = [document.get("article"), *(document.get("programs") or ())]
            if any(_placed(record) for record in records):
                document = orjson.loads(orjson.dumps(document))
                for record in (document["article"], *document["programs"]):
                    for proofs in record["evidence"].values():
                        for proof in proofs:
                            for key in PLACES:
                                proof.pop(key, None)
        return _adapter().validate_json(orjson.dumps(document), strict=True)

    @classmethod
    def model_validate_json(cls, document: str | bytes) -> ProgramList:
        """The records of a JSON document, as `model_validate`. Raises `pydantic.ValidationError`."""
        import orjson

        try:
            read = orjson.loads(document)
        except orjson.JSONDecodeError:
            return _adapter().validate_json(document, strict=True)
        return cls.model_validate(read)

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """JSON Schema as pydantic derives it; `listicle.schema` makes the published file of it."""
        return _adapter().json_schema(mode="serialization")


def spelled(document: ProgramList | dict[str, Any]) -> bytes:
    """A document, its records or plain dictionaries, as the command prints it."""
    import orjson

    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


PLACES = ("line", "column", "link")
"""Keys that a piece of evidence has only on request."""


def _placed(record: Any) -> bool:
    """Whether a record's evidence says lines, columns and links."""
    proofs = record.get("evidence") if isinstance(record, dict) else None
    first = next(iter(proofs.values()), None) if isinstance(proofs, dict) else None
    return isinstance(first, list) and bool(first) and isinstance(first[0], dict) and "line" in first[0]


@cache
def _adapter() -> TypeAdapter[ProgramList]:
    from pydantic import TypeAdapter

    return TypeAdapter(ProgramList)
