"""Lists of programs → JSON-LD: a schema.org `ItemList` of `EducationalOccupationalProgram`, holding only terms of the vocabulary.

What that vocabulary has no place for is left out: subject, emphases, settings, resources, facts, awards that are no price, dates without
a year (but for the deadline, which may be words), evidence. A place belongs to the provider, as a program has none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import orjson

from listicle.model import Location, Money, Organization, Program, ProgramList

Json = dict[str, Any]

CONTEXT = "https://schema.org"

TYPES = (
    *("Article", "EducationalOccupationalProgram", "ItemList", "ListItem", "Offer", "Organization", "Person", "Place"),
    *("PostalAddress", "UnitPriceSpecification"),
)
"""The types used."""

PROPERTIES = (
    *(
        "address",
        "addressCountry",
        "addressLocality",
        "addressRegion",
        "alternateName",
        "applicationDeadline",
        "author",
    ),
    *("datePublished", "description", "educationalCredentialAwarded", "educationalProgramMode", "endDate", "headline"),
    *("identifier", "inLanguage", "item", "itemListElement", "location", "maxPrice", "maximumEnrollment", "minPrice"),
    *("name", "numberOfItems", "offers", "position", "price", "priceCurrency", "priceSpecification"),
    *("programPrerequisites", "programType", "provider", "startDate", "subjectOf", "timeToComplete", "unitText", "url"),
)
"""The properties used; a test holds each against the vocabulary, together with the type that it is used on."""


def write(records: Iterable[ProgramList], stream: BinaryIO) -> None:
    """Writes one list as it is, several as a graph."""
    lists = [_list(one) for one in records]
    document = lists[0] if len(lists) == 1 else {"@graph": lists}
    stream.write(
        orjson.dumps({"@context": CONTEXT, **document}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    )


def _list(records: ProgramList) -> Json:
    article = records.article
    about = _thing(
        "Article",
        headline=article.title,
        author=_thing("Person", name=article.author) if article.author else None,
        datePublished=_date(article.published),
        inLanguage=article.language,
        url=records.source.url,
    )
    return _thing(
        "ItemList",
        name=article.title,
        description=article.introduction,
        url=records.source.url,
        numberOfItems=len(records.programs),
        subjectOf=about if len(about) > 1 else None,
        itemListElement=[
            _thing("ListItem", position=program.position, name=program.heading, item=_program(program))
            for program in records.programs
        ],
    )


def _program(program: Program) -> Json:
    return _thing(
        "EducationalOccupationalProgram",
        identifier=program.id,
        name=program.name,
        alternateName=program.listed_as if program.listed_as != program.name else None,
        url=program.url,
        description=program.description,
        programType=program.program_type,
        educationalCredentialAwarded=program.credential,
        educationalProgramMode=program.delivery,
        provider=_providers(program.organizations, program.locations),
        timeToComplete=_range(program.duration),
        startDate=_date(program.dates.start) if program.dates else None,
        endDate=_date(program.dates.end) if program.dates else None,
        applicationDeadline=program.deadline,
        maximumEnrollment=program.cohort_size.max if program.cohort_size else None,
        programPrerequisites=program.eligibility,
        offers=_offer(program.cost),
    )


def _providers(organizations: list[Organization], locations: list[Location]) -> list[Json]:
    """The organizations, the places with the first; an unnamed one where only places are stated."""
    places = [
        _thing(
            "Place",
            address=_thing(
                "PostalAddress",
                addressLocality=place.city,
                addressRegion=place.region,
                addressCountry=place.country,
            ),
        )
        for place in locations
    ]
    found = [_thing("Organization", name=one.name, alternateName=one.abbreviation) for one in organizations]
    if places and not found:
        found = [_thing("Organization")]
    if places:
        found[0]["location"] = places if len(places) > 1 else places[0]
    return found


def _offer(cost: Money | None) -> Json | None:
    if cost is None:
        return None
    if cost.min == cost.max and cost.per is None:
        return _thing("Offer", price=cost.min, priceCurrency=cost.currency)
    one = cost.min == cost.max
    price = _thing(
        "UnitPriceSpecification",
        price=cost.min if one else None,
        minPrice=None if one else cost.min,
        maxPrice=None if one else cost.max,
        priceCurrency=cost.currency,
        unitText=cost.per,
    )
    return _thing("Offer", priceSpecification=price)


def _range(duration: Any) -> list[str]:
    """The ends of a range of durations, once each."""
    return list(dict.fromkeys(one for one in (duration.min, duration.max) if one)) if duration else []


def _date(date: str | None) -> str | None:
    """A date, if it has a year."""
    return None if date is None or date.startswith("-") else date


def _thing(kind: str, **properties: object) -> Json:
    """A node without the properties that hold nothing; a list of one member is that member."""
    node: Json = {"@type": kind}
    for name, value in properties.items():
        if value is None or value == []:
            continue
        node[name] = value[0] if isinstance(value, list) and len(value) == 1 and name != "itemListElement" else value
    return node
