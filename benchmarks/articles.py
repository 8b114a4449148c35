"""A number of items → an article that lists them, as text, Markdown or a page such as WordPress makes; the same on every run.

`first` is the number of the first item, so that articles of the same size can differ in every sentence.
"""

from __future__ import annotations

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wa", "zu")
HEADS = ("University", "Medical Center", "Institute", "College", "Hospital", "Clinic", "Academy")
PLACES = ("Boston, Massachusetts", "Cleveland, Ohio", "Seattle, Washington", "Denver, Colorado", "Toronto, Canada")
SUBJECTS = ("Pain Medicine", "Data Science", "Cardiology", "Public Health", "Robotics", "Palliative Care")
KINDS = ("fellowship", "residency", "internship", "certificate")
LENGTHS = ("one-year", "two-year", "12-week", "18-month")
SKILLS = ("case review", "field work", "statistics", "patient care", "grant writing", "team leadership")


def name(number: int) -> str:
    """The name of an institution that is none, another for every number."""
    head, number = HEADS[number % 7], number // 7
    word = SYLLABLES[number % 16]
    while number >= 16:
        number //= 16
        word += SYLLABLES[number % 16]
    return f"{word.title()}{'ridge' if len(word) < 5 else 'n'} {head}"


def item(number: int) -> tuple[str, list[str]]:
    """The heading of an item and its paragraphs: about 90 words."""
    listed, place = name(number), PLACES[number % 5]
    kind, subject = KINDS[number % 4], SUBJECTS[number % 6]
    one, two, three = (SKILLS[(number + step) % 6] for step in (0, 2, 3))
    return f"{listed} – {place}", [
        f"{listed} is known for its work in {subject.lower()} and for the people who teach there. The {LENGTHS[number % 4]} "
        f"{subject} {kind.title()} offers training in {one}, {two}, and {three}. It accepts {4 + number % 9} "
        f"{kind.removesuffix('ship')} applicants each year, who work closely with experienced faculty members.",
        f"Tuition is ${8 + number % 30},{number % 10}00, and a stipend of ${2 + number % 7},000 is paid to those who qualify. "
        f"Applications close on March {1 + number % 28}, 2027. Participants have access to research opportunities and "
        f"state-of-the-art facilities in inpatient and outpatient settings.",
    ]


def title(count: int) -> str:
    """The article's title."""
    return f"The {count} Best Programs for a Career in Health and Science"


OPENING = "Choosing a program takes time. The list below compares where they are, what they teach and what they cost."
CLOSING = "Whichever program you choose, write to its office early and ask what has changed since this list was made."


def text(count: int, first: int = 0) -> str:
    """The article as plain text."""
    parts = [title(count), OPENING]
    for number in range(first, first + count):
        heading, paragraphs = item(number)
        parts += [f"1. {heading}", *paragraphs]
    return "\n\n".join([*parts, CLOSING]) + "\n"


def markdown(count: int, first: int = 0) -> str:
    """The article as Markdown."""
    parts = [f"# {title(count)}", OPENING]
    for number in range(first, first + count):
        heading, (about, terms) = item(number)
        link = f"[Program website](https://example.org/programs/{number + 1})"
        parts += [f"## {heading}", about.replace("offers", "**offers**"), f"{terms} {link}"]
    return "\n\n".join([*parts, CLOSING]) + "\n"


def html(count: int, first: int = 0, furniture: int = 0) -> str:
    """The article as a page. `furniture` is how many times menus, styles, scripts and teasers stand around it; each about 9 KB."""
    body = [f'<h1 class="entry-title">{title(count)}</h1>', f"<p>{OPENING}</p>"]
    for number in range(first, first + count):
        heading, (about, terms) = item(number)
        body += [
            f'<h2 class="wp-block-heading" id="h-{number}"><span class="ez-toc-section">{heading}</span></h2>',
            f'<figure class="wp-block-image size-large"><img decoding="async" width="1024" height="576" src="/uploads/{number}.jpg" '
            f'srcset="/uploads/{number}-300.jpg 300w, /uploads/{number}-768.jpg 768w" alt=""></figure>',
            f'<p class="has-text-align-left">{about.replace("offers", "<strong>offers</strong>")}</p>',
            f'<p>{terms} <a href="https://example.org/programs/{number + 1}" rel="noopener">Program website</a></p>',
        ]
    body.append(f"<p>{CLOSING}</p>")
    styles = "".join(
        f".wp-block-{number}{{margin:0 auto;padding:{number % 40}px;color:#{number:06x};display:flex}}"
        for number in range(18)
    )
    script = "".join(
        f'window.dl=window.dl||[];dl.push({{"event":"load","slot":{number},"size":[300,250]}});' for number in range(18)
    )
    links = "".join(
        f'<li id="menu-item-{number}" class="menu-item menu-item-type-post_type"><a href="/category/{number}/">Topic {number}</a></li>'
        for number in range(24)
    )
    before = (
        f"<style>{styles}</style><script>{script}</script>"
        f'<nav class="menu-main-container"><ul class="menu">{links}</ul></nav>'
    )
    teasers = "".join(
        f'<article class="post type-post"><div class="inner"><a href="/post-{number}/"><img src="/t{number}.jpg" alt=""></a>'
        f'<div class="meta"><span class="cat">Advice</span> <time>May {number + 1}</time></div>'
        f'<h3><a href="/post-{number}/">What students say about week {number}</a></h3></div></article>'
        for number in range(6)
    )
    after = f'<aside class="widget-area"><div class="related">{teasers}</div></aside>'
    return (
        f'<!DOCTYPE html>\n<html lang="en-US"><head><meta charset="utf-8"><title>{title(count)}</title></head>'
        f'<body class="single-post">{before * furniture}<main id="main"><article class="post">{chr(10).join(body)}</article></main>'
        f"{after * furniture}<footer><p>All rights reserved.</p></footer></body></html>\n"
    )
