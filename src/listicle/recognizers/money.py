"""Amounts of money as stated: text comes in, mentions of `Money` go out, their currencies written after ISO 4217.

The code is a normalisation of what is said: "$" and "dollars" alone are USD, "£" and "pounds" GBP, "¥" JPY, "Rs" INR. Signs
and words that several countries share without a commonest one ("kr", "pesos") give no code. Nothing is converted. "Free" is an
amount of zero without currency. A number without a sign of currency is not money. Number words are read in English only, and
so are bounds ("up to"). Whether the amount is a price or a prize is not decided here.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from listicle.model import Money
from listicle.recognizers.number import DIGITS, WORDS, number
from listicle.recognizers.rule import Mention, Rule, compiled, scan
from listicle.text import Text

_CODES = (
    "usd eur gbp inr cad aud nzd sgd hkd twd jpy cny rmb krw chf sek nok dkk pln czk huf ron bgn rub uah try ils aed sar qar "
    "kwd bhd omr egp mad zar ngn kes ghs ugx tzs brl mxn clp cop ars pen uyu php thb vnd idr myr pkr bdt lkr npr"
)
_CODE = _CODES.replace(" ", "|")
_SHOUTED: Final = frozenset(["cad", "aud", "try", "mad", "pen", "php", "cop", "ars", "sar", "ron", "huf"])
"""Codes that also spell something else: they must be in capitals, with an amount of a hundred or more."""

_SIGNS: Final[dict[str, str]] = {code: code.upper() for code in _CODES.split()} | {
    sign: code
    for code, signs in {
        "USD": "$,us$,usd$,us $,u.s. $,dollar,us dollar,u.s. dollar,american dollar,buck",
        "CAD": "c$,ca$,cad$,cdn$,cad $,canadian dollar",
        "AUD": "a$,au$,aud$,aud $,australian dollar",
        "NZD": "nz$,nzd$,new zealand dollar",
        "SGD": "s$,sg$,sgd$,singapore dollar",
        "HKD": "hk$,hkd$,hong kong dollar",
        "TWD": "nt$",
        "MXN": "mx$,mexican peso",
        "BRL": "r$,real,reais,brazilian real",
        "EUR": "€,euro",
        "GBP": "£,pound,pound sterling,pounds sterling,british pound",
        "INR": "₹,rs,rs.,rupee,indian rupee",
        "PKR": "pakistani rupee",
        "JPY": "¥,円,yen,jp¥",
        "CNY": "rmb,元,yuan,renminbi,cn¥",
        "KRW": "₩,원,won,korean won",
        "CHF": "fr.,sfr.,swiss franc",
        "RUB": "₽,ruble,rouble",
        "PLN": "zł,zloty,złoty,złotych",
        "CZK": "kč",
        "AED": "dhs,dhs.,dh,dirham",
        "ZAR": "r,rand",
        "NGN": "₦,naira",
        "KES": "ksh,ksh.,kshs",
        "PHP": "₱",
        "THB": "฿,baht",
        "VND": "₫,dong",
        "TRY": "₺",
        "ILS": "₪,shekel",
        "UAH": "₴",
        "GHS": "₵,cedi",
        "MYR": "rm,ringgit",
        "BDT": "৳,taka",
        "": "kr,kr.,kronor,kroner,peso,dinar,franc,shilling",
    }.items()
    for sign in signs.split(",")
}

_TIMES: Final[dict[str, int]] = {
    word: value
    for value, words in {
        10**3: "k thousand tsd mil",
        10**5: "l lakh lakhs lac lacs",
        10**6: "m mm mn mio million millions millionen millones",
        10**7: "cr crore crores",
        10**9: "b bn billion billions",
    }.items()
    for word in words.split()
}

_PER: Final[dict[str, str]] = {
    word: unit
    for unit, words in {
        "year": "year yr annum annually yearly p.a. p.a jahr año an",
        "month": "month mo mth monthly monat mes mois",
        "week": "week wk weekly woche semana semaine",
        "day": "day daily tag",
        "hour": "hour hr hourly",
        "semester": "semester",
        "term": "term quarter trimester",
        "course": "course class module",
        "credit": "credit unit",
        "person": "person student participant attendee head learner child fellow recipient applicant trainee member",
        "session": "session",
        "lesson": "lesson",
        "team": "team",
    }.items()
    for word in words.split()
}

_MARK = r"[$€£₹¥₩₽₦₱฿₫₺₪₴₵৳]"
_SIGN = rf"(?:(?<![a-z])(?:(?:us|ca|cad|cdn|c|au|aud|a|nz|nzd|sg|s|hk|nt|mx|r|usd)\$|(?:us|u\.s\.|cad|aud)\ \$|(?:jp|cn)¥)|{_MARK})"
_TIMES_WORD = r"(?:k|mn?|mm|bn?|l|cr)\b(?!\.\w)|[\s-]?(?:k|mn|bn|thousand|millions?|billions?|lakhs?|lacs?|crores?|cr|mio|tsd|mil(?=\seuros)|millionen|millones)\b"
_AMOUNT = rf"{DIGITS}(?:[.,][-–—](?!\d))?"
_BOUND = r"""(?:(?P<most>up\sto|upto|as\smuch\sas|under|below|less\sthan|no(?:t)?\smore\sthan|not\s(?:to\sexceed|exceeding)
        |max(?:imum)?(?:\sof|:|\.)?|capped\sat|at\smost)
    |(?P<least>from|start(?:ing|s)\s(?:at|from)|at\sleast|as\s(?:low|little)\sas|min(?:imum)?(?:\sof|:|\.)?|more\sthan|over|upwards\sof|in\sexcess\sof)
    |(?P<between>between))\s(?:an?\s)?"""
_JOINT = r"(?:\s?[-–—‑−~]\s?|(?(between)\sand\s|\s(?:up\s)?to\s))"
_TAIL = r"""(?:(?P<plus>\s?\+|\s(?:or\smore|and\s(?:up|above|over)|upwards?|onwards?)\b)|(?P<less>\sor\s(?:less|under)\b))?
    (?:\s?\(?(?:/|per\s|an?\s|each\s|every\s|al\s|por\s|pro\s|par\s)\s?(?:academic\s|calendar\s|school\s|full\s)?
        (?P<per>year|yr|annum|month|mo|mth|week|wk|day|hour|hr|semester|term|quarter|trimester|course|class|module|credit|unit
            |person|student|participant|attendee|head|learner|child|fellow|recipient|applicant|trainee|member|session|lesson|team
            |jahr|año|an|monat|mes|mois|woche|semana|semaine|tag)\b(?:[\s-]hours?\b)?
        |\s(?P<often>annually|yearly|monthly|weekly|daily|hourly|p\.a\b\.?))?"""

_MARKED = rf"""
    (?:\b{_BOUND})?
    (?:\((?=[^()\n]{{1,60}}\)\s?(?:{_CODE})\b))?
    (?P<sign>(?<!\d){_SIGN})(?:(?=\d)|(?<!\d\s.)\s)
    (?P<low>{_AMOUNT})(?P<times>{_TIMES_WORD})?
    (?:{_JOINT}(?:(?P<sign2>{_SIGN})\s?|(?=\d{{3}}|\d[\d.,]*(?:[\s-]?(?:k|m|mn|bn|million|billion|thousand|lakhs?|lacs?|crores?)\b|\s?(?:/|per\b|an?\b))|\d[\d.,]*(?<=\d)(?:[.,;)]|$)))
        (?P<high>{_AMOUNT})(?P<times2>{_TIMES_WORD})?(?!\s?-?(?:%|week|month|year|day|hour|student|people|credit)))?
    (?:\s?\)?\s?(?P<code>{_CODE})\b|\s(?:us\s|u\.s\.\s|canadian\s|australian\s)?dollars\b)?
    {_TAIL}
"""

_CODED = rf"""
    (?<![\w$€£.])(?:{_BOUND})?
    (?P<sign>[a-z]{{1,4}}\.?)\s?
    (?P<low>{_AMOUNT})(?P<times>{_TIMES_WORD})?
    (?:{_JOINT}(?:(?P<sign2>[a-z]{{2,4}}\.?)\s?)?(?P<high>{_AMOUNT})(?P<times2>{_TIMES_WORD})?(?!\s?-?(?:%|week|month|year|day|hour)))?
    {_TAIL}
"""

_AFTER = rf"""(?:{_MARK}(?!\s?\d)|(?:us|ca|c|au|a|nz|sg|s|hk|r|nt)\$(?!\s?\d)|元|円|원|zł(?:otych)?\b|kč|kr\b\.?|fr\.|rs\b\.?|dhs?\b|(?:{_CODE})\b
    |(?:us\s|u\.s\.\s|american\s|canadian\s|australian\s|new\szealand\s|singapore\s|hong\skong\s|british\s|swiss\s|indian\s|pakistani\s|mexican\s|brazilian\s|korean\s)?
    (?:dollar|euro|pound|rupee|franc|dirham|peso|yen|yuan|renminbi|won|rand|naira|shilling|kronor|kroner|zloty|złoty|ringgit|baht|dong|shekel
        |ro?uble|real|reais|taka|cedi|dinar|buck)s?\b(?:\ssterling\b)?)"""

_FOLLOWED = rf"""
    (?<![\w$€£₹.,/:-])(?:{_BOUND})?
    (?P<low>{_AMOUNT})(?P<times>{_TIMES_WORD})?
    (?:(?:\s?(?P<sign2>{_MARK}))?{_JOINT}(?P<high>{_AMOUNT})(?P<times2>{_TIMES_WORD})?)?
    [\s-]?(?P<sign>{_AFTER})
    {_TAIL}
"""

_SPELLED = rf"""\b(?:{_BOUND})?(?P<low>{WORDS}|half\sa\smillion)(?P<times>)\s(?P<sign>(?:us\s|u\.s\.\s|canadian\s|australian\s)?(?:dollar|euro|rupee)s?)\b
    (?P<high>){_TAIL}"""

_NEGATED = r"(?:\bnot?|n[’']t|never|without)\b[^.;:]{0,25}$"
_NO_PRICE = r"\s?(?:off\b|discount|coupon|rebate|billion-dollar|bills?\b)"

_FREE = r"""
    \b(?:(?:tuition|cost)[-\s]free|free\sof\s(?:all\s)?(?:charge|cost)s?|(?:at\s)?no\s(?:cost|charge|tuition(?:\sfees?)?|fees?)
        |(?:completely|totally|fully|entirely|absolutely|100%)\s(?:tuition[-\s])?free|free
        |gratis|kostenlose?[nrsm]?|kostenfrei|gratuit[aoe]?s?|무료)\b(?!-|\s(?:of\s(?!charge|cost)|until|unless|up[-\s]?front|in\sadvance|increase))
"""
_FREE_BEFORE = r"""(?:
      [-–’']
    | \b(?:feels?|feeling|be|break|set|sets|setting|for|risk|hands|worry|stress|toll|sugar|debt|drug|smoke|interest|ad|gluten|hassle|fee|commission
        |not|n[’']t|isn[’']t|never|your|their|some|more|offers?|provides?|including|includes?|plus|get|of)\s
    )$"""
_FREE_AFTER = r"""(?:
      \s?(?:$|[.,;:!)\]|/\n]|[-–—]\s)
    | \s(?:and|or|but|with|for|to|online|of\scost|in|if|as|while|at|on|program|tuition|course|class|bootcamp|boot\scamp|workshop|training|summer|camp|
        certificat|certification|mooc|degree|education|admission|participation|lesson|module|curriculum|intensive|internship|fellowship)
    )"""


class _Amount(NamedTuple):
    value: int | float
    factor: int


def _amount(spelled: str, times: str | None) -> _Amount | None:
    value = 500_000 if spelled == "half a million" else number(spelled.rstrip(".,-–—"))
    return None if value is None else _Amount(value, _TIMES[times.strip(" -\u00a0")] if times else 1)


def _whole(value: float) -> int | float:
    value = round(value, 2)
    return int(value) if value == int(value) else value


def _code(sign: str) -> str | None:
    """The code of a sign, word or code of a currency; None where several countries share it."""
    sign = sign.strip()
    return _SIGNS.get(sign) or _SIGNS.get(sign.removesuffix("s").removesuffix(".")) or None


def _money(match: re.Match[str]) -> Money | None:
    groups = match.groupdict()
    text, start, end = match.string, match.start(), match.end()
    low = _amount(groups["low"], groups["times"])
    if low is None or compiled(_NO_PRICE).match(text, end):
        return None
    first = low.value * low.factor
    last: float = first
    if groups["high"]:
        high = _amount(groups["high"], groups.get("times2"))
        if high is None:
            return None
        last = high.value * high.factor
        if not groups["times"] and low.value <= high.value and high.factor > 1:
            first *= high.factor
        elif not groups.get("sign2") and first * 1000 <= last and last % 1000 == 0:
            first *= 1000
        if first >= last:
            return None
    currency = _code(groups.get("code") or "") or _code(groups["sign"])
    per = groups["per"] or (groups["often"] or "").strip()
    at_most, at_least = groups["most"] or groups["less"], groups["least"] or groups["plus"]
    if groups["least"] in ("more than", "over", "at least") and compiled(_NEGATED).search(
        text, max(0, start - 40), start
    ):
        at_most, at_least = groups["least"], None
    minimum: int | float | None = _whole(first)
    maximum: int | float | None = _whole(last)
    if at_most:
        minimum = None
    elif at_least and first == last:
        maximum = None
    return Money(minimum, maximum, currency if last else None, _PER[per] if per else None)


def _followed(match: re.Match[str]) -> Money | None:
    # "20 won" is rather a victory, "20 pounds" a weight
    if match["sign"] in ("won", "pounds", "pound") and not match["times"] and (number(match["low"]) or 0) < 100:
        return None
    return _money(match)


def _coded(match: re.Match[str]) -> Money | None:
    sign = match["sign"]
    if sign not in _SIGNS or sign in ("us", "real", "won", "rand", "dong", "taka", "yen", "euro", "peso", "baht"):
        return None
    if sign == "r" and not compiled(r"\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d{4,}").match(match["low"]):
        return None
    return _money(match)


def _free(match: re.Match[str]) -> Money | None:
    text, start, end = match.string, match.start(), match.end()
    if match[0] == "free" and (
        compiled(_FREE_BEFORE).search(text, max(0, start - 15), start) or not compiled(_FREE_AFTER).match(text, end)
    ):
        return None
    return Money(0, 0, None, None)


RULES: tuple[Rule[Money], ...] = (
    Rule("money.sign-first", _MARKED, _money, tuple("$€£₹¥₩₽₦₱฿₫₺₪₴₵৳")),
    Rule("money.sign-last", _FOLLOWED, _followed, tuple("0123456789")),
    Rule("money.code-first", _CODED, _coded, tuple("0123456789")),
    Rule("money.words", _SPELLED, _money, ("dollar", "euro", "rupee")),
    Rule("money.free", _FREE, _free, ("free", "no ", "gratis", "kosten", "gratuit", "무료")),
)


def mentions(text: Text) -> list[Mention[Money]]:
    """The amounts of money of a text, in reading order."""
    return [mention for mention in scan(text, RULES) if _meant(mention)]


def _meant(mention: Mention[Money]) -> bool:
    """A code that is also a word ("try", "PHP") counts in capitals and with an amount of a hundred or more."""
    code = mention.value.currency
    if code is None or code.lower() not in _SHOUTED or code.lower() not in mention.text.folded():
        return True
    return code in mention.text.value and max(mention.value.min or 0, mention.value.max or 0) >= 100
