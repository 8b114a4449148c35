"""The rows of all sources → what a person wants to know of a batch, and the lines that say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from listicle.record import record

COLUMNS = ("path", "url", "status", "reason", "claimed_count", "programs")
"""What is looked at in a row."""

REASONS, EXAMPLES = 1000, 10
"""How many kinds of reason are counted apart, and how many of each list are told."""


@record()
class Summary:
    """A batch in numbers."""

    sources: dict[str, int]
    """How many have each status."""
    programs: int
    reasons: list[tuple[int, str, str, str]]
    """The commonest reasons for which there are no records: how many sources, status, reason, one of them."""
    short: int
    """How many promise more items than were found."""
    shortest: list[tuple[str, int, int]]
    """The first of those: source, promised, found."""

    @property
    def without_records(self) -> int:
        """How many sources gave no records for a reason."""
        return sum(self.sources.values()) - self.sources.get("ok", 0)


class _Reason(NamedTuple):
    status: str
    reason: str


def summarize(rows: Iterable[dict[str, Any]]) -> Summary:
    """The summary of sources, in memory that does not grow with them."""
    statuses: Counter[str] = Counter()
    reasons: Counter[_Reason] = Counter()
    examples: dict[_Reason, str] = {}
    programs = short = 0
    shortest: list[tuple[str, int, int]] = []
    for row in rows:
        statuses[row["status"]] += 1
        programs += row["programs"]
        source = row["url"] or row["path"]
        if row["status"] != "ok":
            reason = _Reason(row["status"], re.sub(r"[0-9]+", "#", row["reason"]))
            if reason not in examples and len(examples) >= REASONS:
                reason = _Reason(row["status"], "other reasons")
            examples.setdefault(reason, source)
            reasons[reason] += 1
        elif (row["claimed_count"] or 0) > row["programs"]:
            short += 1
            if len(shortest) < EXAMPLES:
                shortest.append((source, row["claimed_count"], row["programs"]))
    commonest = sorted(reasons.items(), key=lambda one: (-one[1], one[0]))[:EXAMPLES]
    told = [(count, *reason, examples[reason]) for reason, count in commonest]
    return Summary(dict(sorted(statuses.items())), programs, told, short, shortest)


def lines(summary: Summary, sources: str) -> Iterator[str]:
    """The summary in words; `sources` is the table where the rest stands."""
    total = sum(summary.sources.values())
    yield f"{counted(summary.programs, 'program')} in {counted(total, 'source')}"
    if summary.without_records:
        parts = ", ".join(f"{count:,} {status}" for status, count in summary.sources.items() if status != "ok")
        yield f"{counted(summary.without_records, 'source')} without records: {parts}"
        for count, status, reason, example in summary.reasons:
            yield f"  {count:,} {status}: {reason}, such as {example}"
    if summary.short:
        yield f"{counted(summary.short, 'source')} promised more items than were found"
        for source, claimed, found in summary.shortest:
            yield f"  {source}: {claimed} promised, {found} found"
    if summary.without_records or summary.short:
        yield f"all of them stand in {sources}"


def counted(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
