"""From a folder of labelled documents to how well they are read: precision, recall and F1, per item and per field.

A label file is JSON, one for each document, with the keys `id` (the document's file name without suffix), `format`, `kind`, `items`
and, if any, `detail_items` and `optional_headings`; each item states heading, name, ordinal and the fields. An extracted
program is an item if its heading or its listed name is the same text but for case, accents, punctuation and small differences.
Items are averaged over documents, so that one long list does not drown the others; fields are counted over all stated values.
The intervals hold the middle 95 % of what 1,000 draws of as many documents, with repetition, give: documents, not values, are what
varies. The draws are the same on every run.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import orjson

from listicle.document import SourceError
from listicle.model import Program
from listicle.pipeline import extract

FORMATS = ("html", "markdown", "text")
DRAWS, SEED = 1000, 1
ALIKE = 0.85
"""Similarity from which two heads are those of one item, as `difflib` measures it."""
ALMOST = 0.9
"""Likewise for two names or subjects."""


class LabelError(Exception):
    """A label file that cannot be read, and why."""


class Difference(NamedTuple):
    """One thing that was read otherwise than it was labelled."""

    document: str
    item: str
    field: str
    kind: str
    """missed, invented or different; for items, missed or invented."""
    stated: object
    found: object

    def __str__(self) -> str:
        if self.field == "item":
            return f"{self.document}: item {self.kind}: {self.item!r:.100}"
        return (
            f"{self.document}: {self.item!r:.60} {self.field} {self.kind}: stated {self.stated!r}, found {self.found!r}"
        )


@dataclass(slots=True)
class Tally:
    """How many values were found as stated, found otherwise or without being stated, and stated but not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def stated(self) -> int:
        return self.right + self.missed

    def figures(self) -> Figures:
        found = self.right + self.wrong
        precision = self.right / found if found else 1.0
        recall = self.right / self.stated if self.stated else 1.0
        return Figures(precision, recall, _f1(precision, recall))


class Figures(NamedTuple):
    precision: float
    recall: float
    f1: float


@dataclass(slots=True)
class Scored:
    """One document, read and compared with its labels."""

    id: str
    kind: str
    format: str
    stated: int
    found: int
    matched: int
    refused: str | None
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    differences: list[Difference] = field(default_factory=list)

    @property
    def figures(self) -> Figures:
        if not self.stated:
            right = 0.0 if self.found or self.refused else 1.0
            return Figures(right, right, right)
        precision = self.matched / self.found if self.found else 0.0
        recall = self.matched / self.stated
        return Figures(precision, recall, _f1(precision, recall))

    @property
    def exact(self) -> bool:
        return self.matched == self.stated == self.found


@dataclass(slots=True)
class Evaluation:
    """All documents that were compared, and the ids of the labels without a document."""

    documents: list[Scored]
    missing: list[str]

    def report(self) -> dict[str, Any]:
        """The figures as plain data: `items` by kind and format, `fields` by field, each with its 95 % interval."""
        groups: dict[str, list[Scored]] = {"all": self.documents}
        for key in ("kind", "format"):
            for one in self.documents:
                groups.setdefault(getattr(one, key), []).append(one)
        names = ["all", *sorted({name for one in self.documents for name in one.fields})]
        return {
            "items": {name: _items(group) for name, group in groups.items()},
            "fields": {name: _values(self.documents, name) for name in names},
            "failed": [one.id for one in self.documents if one.refused],
            "not_found": self.missing,
        }

    def kinds_of_errors(self) -> list[tuple[str, int]]:
        """How often each kind of difference occurs, the most frequent first."""
        counts = Counter(f"{one.field} {one.kind}" for scored in self.documents for one in scored.differences)
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def evaluate(labels: Path, documents: Path, only: str | None = None) -> Evaluation:
    """Reads every labelled document and compares it with its labels; `only` names a format. Raises `LabelError`."""
    paths = {path.stem: path for path in sorted(documents.iterdir())}
    read = [_label(path) for path in sorted(labels.glob("*.json"))]
    wanted = [label for label in read if only in (None, label["format"])]
    present = [label for label in wanted if label["id"] in paths]
    missing = [label["id"] for label in wanted if label["id"] not in paths]
    return Evaluation([_scored(label, paths[label["id"]]) for label in present], missing)


def _label(path: Path) -> dict[str, Any]:
    try:
        label = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise LabelError(f"{path}: is no JSON: {error}") from error
    keys = ("id", "format", "kind", "items")
    absent = [key for key in keys if not isinstance(label, dict) or key not in label]
    if absent:
        raise LabelError(f"{path}: lacks {', '.join(absent)}")
    if not all(isinstance(item, dict) and {"heading", "name"} <= item.keys() for item in label["items"]):
        raise LabelError(f"{path}: an item lacks heading or name")
    result: dict[str, Any] = label
    return result


# --- figures -----------------------------------------------------------------------------------------------------------


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _items(group: Sequence[Scored]) -> dict[str, Any]:
    rows = [(*one.figures, float(one.exact)) for one in group]

    def means(weights: Sequence[int]) -> list[float]:
        total = sum(weights)
        return [sum(row[n] * weight for row, weight in zip(rows, weights, strict=True)) / total for n in range(4)]

    return _with_intervals(("precision", "recall", "f1", "exact"), means, len(rows)) | {"documents": len(rows)}


def _values(documents: Sequence[Scored], name: str) -> dict[str, Any]:
    tallies = []
    for one in documents:
        tally = Tally()
        for key, more in one.fields.items():
            if name in ("all", key):
                tally.add(more)
        tallies.append(tally)
    tallies = [tally for tally in tallies if tally.right or tally.wrong or tally.missed]

    def figures(weights: Sequence[int]) -> Figures:
        total = Tally()
        for tally, weight in zip(tallies, weights, strict=True):
            if weight:
                total.add(Tally(tally.right * weight, tally.wrong * weight, tally.missed * weight))
        return total.figures()

    stated = sum(tally.stated for tally in tallies)
    counts = {"stated": stated, "documents": len(tallies)}
    return _with_intervals(Figures._fields, figures, len(tallies)) | counts


def _with_intervals(
    names: Sequence[str], measure: Callable[[Sequence[int]], Sequence[float]], count: int
) -> dict[str, Any]:
    """Each figure over `count` documents, and as `NAME_interval` the middle 95 % of it over draws of the documents."""
    if not count:
        return dict.fromkeys(names, 0.0) | {f"{name}_interval": [0.0, 0.0] for name in names}
    draw = random.Random(SEED)
    drawn = []
    for _ in range(DRAWS):
        weights = [0] * count
        for _ in range(count):
            weights[draw.randrange(count)] += 1
        drawn.append(measure(weights))
    low, high = round(DRAWS * 0.025), round(DRAWS * 0.975) - 1
    report: dict[str, Any] = {}
    for number, (name, value) in enumerate(zip(names, measure([1] * count), strict=True)):
        spread = sorted(one[number] for one in drawn)
        report[name] = round(value, 4)
        report[f"{name}_interval"] = [round(spread[low], 4), round(spread[high], 4)]
    return report


# --- one document ------------------------------------------------------------------------------------------------------


def _scored(label: dict[str, Any], path: Path) -> Scored:
    refused = None
    found: list[dict[str, Any]] = []
    try:
        found = [_named_as_labels(program) for program in extract(path).programs]
    except SourceError as error:
        refused = error.reason
    stated = label["items"]
    pairs = _pairs(stated, found)
    optional = label.get("optional_headings")
    if optional:  # heads that a careful reader may count or not
        kept = {number for _, number in pairs}
        found = [
            one
            for number, one in enumerate(found)
            if number in kept or not any(_alike(heading, one["heading"]) for heading in optional)
        ]
        pairs = _pairs(stated, found)
    scored = Scored(label["id"], label["kind"], label["format"], len(stated), len(found), len(pairs), refused)
    differ = scored.differences.append
    partner = dict(pairs)
    for number, item in enumerate(stated):
        if number not in partner:
            differ(Difference(scored.id, item["heading"], "item", "missed", None, None))
    for number, one in enumerate(found):
        if number not in partner.values():
            differ(Difference(scored.id, one["heading"], "item", "invented", None, None))
    if label["kind"] == "program-listicle":
        for number in label.get("detail_items") or range(len(stated)):
            _compare(scored, stated[number], found[partner[number]] if number in partner else None)
    return scored


def _named_as_labels(program: Program) -> dict[str, Any]:
    """A program under the names of the labels: its first place, its subject as `field`, `listed_as` as `name`."""
    place = program.locations[0] if program.locations else None
    return {
        "heading": program.heading,
        "name": program.listed_as,
        "ordinal": program.ordinal,
        "organizations": [organization.name for organization in program.organizations],
        "city": place.city if place else None,
        "region": place.region if place else None,
        "country": place.country if place else None,
        "duration": program.duration and {"min": program.duration.min, "max": program.duration.max},
        "cost": program.cost and _amount(program.cost.min, program.cost.max, program.cost.currency),
        "award": program.award and _amount(program.award.min, program.award.max, program.award.currency),
        "deadline": program.deadline,
        "accreditors": list(program.accreditors),
        "program_type": program.program_type,
        "field": program.subject,
        "delivery": program.delivery,
        "url": program.url,
    }


def _amount(low: float | None, high: float | None, currency: str | None) -> dict[str, Any]:
    return {"amount": low, "max": high, "currency": currency}


def _compare(scored: Scored, item: dict[str, Any], found: dict[str, Any] | None) -> None:
    """Counts every field of one item; an item that was not found has all its values missed."""
    for name, canonical in _SCALARS.items():
        stated, read = item.get(name), found[name] if found else None
        want, have = (None if value in (None, "", []) else canonical(value) for value in (stated, read))
        tally = scored.fields[name]
        if want is not None and have is not None and _same(name, want, have):
            tally.right += 1
            continue
        tally.missed += want is not None
        tally.wrong += have is not None
        if found and (want is not None or have is not None):
            kind = "missed" if have is None else "invented" if want is None else "different"
            scored.differences.append(Difference(scored.id, item["name"], name, kind, stated, read))
    for name in _SETS:
        wanted = {_organization(one) for one in item.get(name) or ()}
        had = {_organization(one) for one in found[name]} if found else set()
        scored.fields[name].add(Tally(len(wanted & had), len(had - wanted), len(wanted - had)))
        if found and wanted != had:
            kind = "missed" if not had - wanted else "invented" if not wanted - had else "different"
            scored.differences.append(Difference(scored.id, item["name"], name, kind, sorted(wanted), sorted(had)))


def _pairs(stated: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Which stated item is which found one: the matching in reading order with the greatest similarity in sum."""
    alike = [
        [max(_alike(a["heading"], b["heading"]), _alike(a["name"] or "", b["name"] or "")) for b in found]
        for a in stated
    ]
    best = [[0.0] * (len(found) + 1) for _ in range(len(stated) + 1)]
    for i in range(len(stated) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            taken = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(stated) and j < len(found):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(one: str, other: str) -> float:
    """The similarity of two heads; 0 where they are not alike."""
    one, other = _folded(one), _folded(other)
    if not one or not other or one == other:
        return float(bool(one) and one == other)
    ratio = _ratio(one, other, ALIKE)
    return ratio if ratio >= ALIKE else 0.0


def _ratio(one: str, other: str, least: float) -> float:
    """How alike two texts are; less than `least` where cheap bounds say so already."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


# --- when two values are the same --------------------------------------------------------------------------------------

_ALIASES = {
    **dict.fromkeys(("usa", "us", "u s", "u s a", "america", "united states of america"), "united states"),
    **dict.fromkeys(("uk", "u k", "great britain"), "united kingdom"),
    **dict.fromkeys(("washington dc", "washington d c"), "washington"),
    **dict.fromkeys(("new york city", "nyc"), "new york"),
    "uae": "united arab emirates",
}
_DAYS = {"Y": 360, "M": 30, "W": 7, "D": 1}


def _folded(text: object) -> str:
    """A text without case, accents, punctuation, white space and "the", the commonest names of countries as one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", str(text)).casefold() if not unicodedata.combining(c))
    plain = re.sub("[’']", "", plain.replace("&", " and "))
    plain = " ".join(re.findall(r"\w+", plain)).removeprefix("the ")
    return _ALIASES.get(plain, plain)


def _organization(name: object) -> str:
    """A name without the abbreviation in brackets after it."""
    return _folded(re.sub(r"\s*\([^)]*\)", "", str(name)) or name)


def _days(value: Any) -> tuple[float, float] | None:
    """A duration, or a range of them, in days: twelve months are a year."""
    low, high = (value.get("min"), value.get("max")) if isinstance(value, dict) else (value, value)
    ends = []
    for end in (low or high, high or low):
        parts = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T.*)?", str(end))
        if parts is None:
            return None
        ends.append(
            sum(float(number) * _DAYS[unit] for number, unit in zip(parts.groups(), "YMWD", strict=True) if number)
        )
    return ends[0], ends[1]


def _money(value: Any) -> tuple[float, float, str | None] | None:
    if not isinstance(value, dict):
        return None
    low, high = value.get("amount", value.get("min")), value.get("max")
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return None
    return round(float(ends[0]), 2), round(float(ends[-1]), 2), value.get("currency")


def _url(value: Any) -> str:
    """An address without scheme, `www.`, last slash and place on the page."""
    parts = urlsplit(str(value).strip())
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def _date(value: Any) -> str:
    return str(value)[:10]


def _same(name: str, stated: Any, found: Any) -> bool:
    if stated == found:
        return True
    if name in ("name", "field") and stated and found:
        return _ratio(stated, found, ALMOST) >= ALMOST
    if name == "url" and stated and found:  # one that is relative on the page may be published whole
        return bool(stated.startswith(("/", ".", "?")) and found.endswith(stated.lstrip(".")))
    return False


_SCALARS: dict[str, Callable[[Any], Any]] = {
    "name": _folded,
    "ordinal": int,
    "city": _folded,
    "region": _folded,
    "country": _folded,
    "duration": _days,
    "cost": _money,
    "award": _money,
    "deadline": _date,
    "program_type": _folded,
    "field": _folded,
    "delivery": _folded,
    "url": _url,
}
"""The fields of one value, each with what makes two values the same."""
_SETS = ("organizations", "accreditors")


# --- for people --------------------------------------------------------------------------------------------------------


def lines(evaluation: Evaluation, *, errors: bool = False) -> Iterator[str]:
    """The figures as lines of text, what could not be compared, and on request every difference and how often each kind occurs."""
    report = evaluation.report()
    for name, row in report["items"].items():
        yield (
            f"items   {name:<17} {row['documents']:>5} documents  precision {row['precision']:.3f}  recall {row['recall']:.3f}  "
            f"F1 {_told(row, 'f1')}  exact {_told(row, 'exact')}"
        )
    for name, row in report["fields"].items():
        yield (
            f"fields  {name:<17} {row['stated']:>5} in {row['documents']:>3} doc.  precision {row['precision']:.3f}  recall {row['recall']:.3f}  "
            f"F1 {_told(row, 'f1')}"
        )

    yield from (f"refused: {one.id}: {one.refused}" for one in evaluation.documents if one.refused)
    yield from (f"no document for: {name}" for name in evaluation.missing)
    if errors:
        yield from (str(difference) for one in evaluation.documents for difference in one.differences)
        yield from (f"{count:>5} {name}" for name, count in evaluation.kinds_of_errors())


def _told(row: dict[str, Any], name: str) -> str:
    low, high = row[f"{name}_interval"]
    return f"{row[name]:.3f} ({low:.3f}–{high:.3f})"
