"""What each field means: one generator function a field, listed in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from listicle.extractors.accreditors import accreditors
from listicle.extractors.award import award
from listicle.extractors.cohort_size import cohort_size
from listicle.extractors.cost import cost
from listicle.extractors.credential import credential
from listicle.extractors.dates import dates
from listicle.extractors.deadline import deadline
from listicle.extractors.delivery import delivery
from listicle.extractors.duration import duration
from listicle.extractors.eligibility import eligibility
from listicle.extractors.emphases import emphases
from listicle.extractors.listed_as import listed_as
from listicle.extractors.locations import locations
from listicle.extractors.name import name
from listicle.extractors.organizations import organizations
from listicle.extractors.program_type import program_type
from listicle.extractors.research import research
from listicle.extractors.resources import resources
from listicle.extractors.settings import settings
from listicle.extractors.subject import subject
from listicle.extractors.training import training
from listicle.extractors.url import url
from listicle.item import Finding, Item

Takes = Literal["first", "best", "all"]
"""What becomes of several findings for a field: the first holds, or the list of those of the most trusted kind, or of all."""


class Field(NamedTuple):
    """A field of a record that is read by an extractor."""

    extractor: Callable[[Item], Iterator[Finding]]
    takes: Takes


FIELDS: dict[str, Field] = {
    "listed_as": Field(listed_as, "first"),
    "name": Field(name, "first"),
    "organizations": Field(organizations, "all"),
    "locations": Field(locations, "best"),
    "program_type": Field(program_type, "first"),
    "subject": Field(subject, "first"),
    "credential": Field(credential, "first"),
    "accreditors": Field(accreditors, "all"),
    "delivery": Field(delivery, "first"),
    "duration": Field(duration, "first"),
    "dates": Field(dates, "first"),
    "deadline": Field(deadline, "first"),
    "cost": Field(cost, "first"),
    "award": Field(award, "first"),
    "eligibility": Field(eligibility, "best"),
    "cohort_size": Field(cohort_size, "first"),
    "training": Field(training, "all"),
    "emphases": Field(emphases, "all"),
    "settings": Field(settings, "all"),
    "resources": Field(resources, "all"),
    "research": Field(research, "first"),
    "url": Field(url, "first"),
}
"""All fields that extractors read, in the order of the record."""

OTHER_FIELDS = ("listed_as", "url")
"""The fields of items that are no programs: books, tools, festivals."""
