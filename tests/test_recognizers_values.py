"""Numbers, money, durations, dates and numbers of people: what their tables of examples cannot show."""

from __future__ import annotations

import gc
import random
import re
from time import process_time
from types import ModuleType

import pytest

from listicle.model import IsoDate, IsoDuration
from listicle.recognizers import count, date, duration, money, number
from listicle.recognizers.number import bound
from listicle.recognizers.number import number as value_of
from listicle.text import Text

MODULES = (number, money, duration, date, count)

HOSTILE = {
    "grouped digits": "1,1,1,",
    "triple groups": "100,100,",
    "spaced groups": "100 100 ",
    "digits": "1",
    "decimals": "1.1.1.",
    "marks": "$",
    "marks and digits": "$1 ",
    "marked ranges": "$1-$",
    "to": "1 to ",
    "dashes": "1-1-1-",
    "one": "one ",
    "hyphened words": "twenty-one-",
    "scales": "hundred thousand ",
    "units": "1 year ",
    "halves": "a year and a half ",
    "slashes": "1/1/1/",
    "months": "may 1 - ",
    "days": "1 may ",
    "bounds": "up to ",
    "people": "10 students ",
    "kinds": "10 high school ",
    "groups": "class of ",
    "free": "free ",
    "free things": "free data ",
    "white space": " ",
    "brackets": "($1 ",
    "letters": "usd",
    "words before": "complete the whole thing ",
    "experience": "1 year of a/b c/d ",
}


PARTS = (
    "$ € ₹ US$ bz$ Rs. INR USD kr R PHP 5 10 1,200 1.5 20,00,000 1'200 2026 3.11.14 12/16/13 10.12.2025 ½ 1/2 one twenty-four hundred million lakh "
    "k bn lpa - – ~ − to and or y a the per / each years month weeks hour h 3h 30m mo. meses Jahre 개월 up to at least between from within less than "
    "maximum don't pay more free tuition-free is first May Jan Dec. 1st of März 15. ’25 , . ( ) + % students cohort class size of: high top old "
    "ago experience college \u00a0 \u202f İ 元 ３ ² ①"
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
@pytest.mark.parametrize("seed", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_with_the_length_of_hostile_text(module: ModuleType, seed: str) -> None:
    """Four times the text may take eight times the time, not sixteen: that would be quadratic."""
    module.mentions(Text.of(seed * 4, 0))
    short, long = (Text.of(seed * (length // len(seed)), 0) for length in (15_000, 60_000))
    times = [float("inf"), float("inf")]
    gc.disable()  # as the command does: it would look at all mentions again and again
    try:
        for _ in range(8):  # the least of several: a busy machine only adds to it
            for number, text in enumerate((short, long)):
                start = process_time()
                module.mentions(text)
                times[number] = min(times[number], process_time() - start)
            if times[1] <= 8 * times[0] + 0.005:
                return
    finally:
        gc.enable()
    pytest.fail(f"{times[0] * 1000:.1f} ms for a quarter of what takes {times[1] * 1000:.1f} ms")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_mentions_stand_in_reading_order_and_apart(module: ModuleType) -> None:
    text = Text.of(
        "From $5 to $10k per year, 3 of 12 weeks, up to 20 students by May 5, 2026; free for 2 years, 1/2/2026. " * 5,
        100,
    )
    end = 0
    for mention in module.mentions(text):
        place = mention.text.span()
        assert place.start >= end
        assert text.value[place.start - 100 : place.end - 100] == mention.text.value
        end = place.end


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_rule_has_an_example(module: ModuleType) -> None:
    """Each rule reads at least one of the examples beside the module."""
    from test_examples import all_cases

    cases = [case for case in all_cases() if case.module == module.__name__ and case.kind == "examples"]
    used = {mention.rule for case in cases for mention in module.mentions(Text.of(case.text, 0))}
    assert used == {rule.name for rule in module.RULES}


def test_lengths_and_dates_have_the_form_that_the_schema_demands() -> None:
    from test_examples import all_cases

    forms = {duration: IsoDuration.__metadata__[0].pattern, date: IsoDate.__metadata__[0].pattern}  # type: ignore[attr-defined]
    for module, form in forms.items():
        for case in all_cases():
            if case.module != module.__name__:
                continue
            for mention in module.mentions(Text.of(case.text, 0)):
                ends = (
                    [mention.value]
                    if isinstance(mention.value, str)
                    else [getattr(mention.value, key) for key in mention.value.__match_args__]
                )
                assert all(re.fullmatch(form, end) for end in ends if end is not None)


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        ("7", 7),
        ("1,200", 1200),
        ("1.200", 1200),
        ("1 200", 1200),
        ("1'200", 1200),
        ("1,234,567.89", 1234567.89),
        ("1.234.567,89", 1234567.89),
        ("20,00,000", 2000000),
        ("1.2", 1.2),
        ("0.500", 0.5),
        ("1200.5", 1200.5),
        ("twenty-four", 24),
        ("a hundred and five", 105),
        ("two hundred fifty thousand", 250000),
        ("1.2.3", None),
        ("1,2,3", None),
        ("1 20", None),
        ("this", None),
        ("", None),
    ],
)
def test_number(spelled: str, value: float | None) -> None:
    assert value_of(spelled) == value


@pytest.mark.parametrize(
    ("before", "kind", "words"),
    [
        ("it takes up to ", "most", "up to"),
        ("no more than ", "most", "no more than"),
        ("you never pay more than ", "most", "more than"),
        ("more than ", "least", "more than"),
        ("at least about ", "least", "at least"),
        ("between ", "between", "between"),
    ],
)
def test_bound(before: str, kind: str, words: str) -> None:
    found = bound(before + "5", len(before))
    assert found is not None
    assert (found.kind, found.words, before[found.start :].startswith(words)) == (kind, words, True)


@pytest.mark.parametrize("before", ["", "about ", "up too ", "cup to ", "up to, "])
def test_no_bound(before: str) -> None:
    assert bound(before + "5", len(before)) is None


def test_a_quote_is_of_the_source_whatever_lies_between() -> None:
    text = Text.join([Text.of("up to", 10), Text.of("$5", 40), Text.of("000", 60)], " ")
    (mention,) = money.mentions(text)
    assert (mention.text.value, mention.text.span()) == ("up to $5 000", (10, 63))


def test_any_row_of_words_is_read_without_an_error() -> None:
    """Words, signs and numbers thrown together: mentions stand in order, and their values keep their promises."""
    parts = PARTS.split(" ")
    draw = random.Random(0)
    for _ in range(4000):
        text = Text.of(
            "".join(draw.choice(parts) + draw.choice(("", " ", " ", "-")) for _ in range(draw.randint(1, 14))), 7
        )
        for module in MODULES:
            end = 7
            for mention in module.mentions(text):
                place = mention.text.span()
                assert end <= place.start < place.end
                end = place.end
                low, high = (getattr(mention.value, name, None) for name in ("min", "max"))
                if isinstance(low, (int, float)) and isinstance(high, (int, float)):
                    assert low <= high
                if module in (money, duration, count):
                    assert low is not None or high is not None
