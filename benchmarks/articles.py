"""A number of items → an article that lists them, as text, Markdown or a page such as WordPress makes; the same on every run.

`first` is the number of the first item, so that articles of the same size can differ in every sentence.
"""

from __future__ import annotations

import json

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


def html(count: int, first: int = 0) -> str:
    """The article as a page with nothing around it."""
    return _page(count, first, "", "")


def page(count: int, first: int = 0) -> str:
    """The article as a page with what stands around it on the web: about 255 KB, 1,100 tags, 1,400 strings and 34 scripts (30 %).

    It is made like the average of 94 real pages, those of 5 KB and more among the test pages of Mozilla's readability: 273 KB,
    1,112 tags, 1,708 strings, 34 scripts (29 % of the bytes).
    """
    scripts = [
        f"<script>window.slots=window.slots||[];slots.push({_json(number, 34)});</script>\n" for number in range(34)
    ]
    rules = "".join(
        f".wp-block-{number}.is-style-{number % 7}{{margin:0 auto;padding:{number % 40}px;color:#{number:06x};display:flex}}"
        for number in range(900)
    )
    metas = "".join(f'<meta property="og:extra:{number}" content="{SUBJECTS[number % 6]}">' for number in range(30))
    menu = "".join(
        f'<li id="menu-item-{number}" class="menu-item menu-item-type-post_type menu-item-object-page menu-item-{number} nav-depth-1">'
        f'<a href="https://example.org/category/{number}/" class="menu-link" data-level="1"><span class="text">Topic {number}</span></a>\n</li>\n'
        for number in range(150)
    )
    icons = "".join(
        f'<a class="share share-{number}" href="https://example.com/share?n={number}" aria-label="Share"><svg viewBox="0 0 24 24">'
        f'<path d="{"M12 2.04C6.5 2.04 2 6.53 2 12.06 " * 14}"/></svg></a>'
        for number in range(8)
    )
    teasers = "".join(
        f'<article id="post-{number}" class="post type-post status-publish format-standard has-post-thumbnail category-advice tag-{number}">\n'
        f'<div class="inner">\n<a href="https://example.org/post-{number}/">\n{_image(number)}\n</a>\n'
        f'<div class="meta">\n<span class="cat">Advice</span> <time datetime="2026-05-{number + 1:02}">May {number + 1}</time>\n</div>\n'
        f'<h3><a href="https://example.org/post-{number}/">What students say about week {number}</a></h3>\n</div>\n</article>\n'
        for number in range(24)
    )
    comments = "".join(
        f'<li id="comment-{number}" class="comment even thread-even depth-1"><article class="comment-body">\n<footer><b>Reader {number}</b>\n'
        f'<time datetime="2026-06-01">June 1</time></footer>\n<p>Thank you for this list, which helped us with week {number}.</p>\n'
        f'<div class="reply"><a rel="nofollow" href="#respond">Reply</a></div></article></li>\n'
        for number in range(12)
    )
    links = "".join(
        f'<li>\n<a href="https://example.org/about/{number}/">About {number}</a>\n</li>\n' for number in range(50)
    )
    head = f"<style>{rules}</style>{metas}{''.join(scripts[:20])}"
    before = (
        f'<header class="site-header">\n<nav class="main-navigation">\n<ul class="menu">\n{menu}</ul></nav></header>\n'
    )
    after = (
        f'<div class="share-buttons">{icons}</div>\n<aside class="widget-area">\n<div class="related-posts">\n{teasers}</div></aside>\n'
        f'<div id="comments" class="comments-area"><ol class="comment-list">\n{comments}</ol></div>\n'
        f'<footer class="site-footer">\n<ul>\n{links}</ul></footer>\n{"".join(scripts[20:])}'
    )
    return _page(count, first, before, after, head)


def _json(number: int, size: int) -> str:
    return json.dumps(
        [{"event": "load", "slot": number * size + step, "size": [300, 250], "lazy": True} for step in range(size)]
    )


def _image(number: int) -> str:
    sizes = ", ".join(
        f"https://example.org/wp-content/uploads/2026/05/picture-{number}-{width}x{width // 2}.jpg {width}w"
        for width in (300, 480, 640, 768, 1024, 1280, 1536, 2048)
    )
    return (
        f'<img decoding="async" loading="lazy" width="1024" height="512" class="attachment-large size-large wp-image-{number}" '
        f'src="https://example.org/wp-content/uploads/2026/05/picture-{number}.jpg" srcset="{sizes}" alt="">'
    )


def _page(count: int, first: int, before: str, after: str, head: str = "") -> str:
    body = [f'<h1 class="entry-title">{title(count)}</h1>', f"<p>{OPENING}</p>"]
    for number in range(first, first + count):
        heading, (about, terms) = item(number)
        body += [
            f'<h2 class="wp-block-heading" id="h-{number}"><span class="ez-toc-section">{heading}</span></h2>',
            f'<figure class="wp-block-image size-large">{_image(number)}</figure>'
            if head
            else f'<figure><img src="/uploads/{number}.jpg" alt=""></figure>',
            f'<p class="has-text-align-left">{about.replace("offers", "<strong>offers</strong>")}</p>',
            f'<p>{terms} <a href="https://example.org/programs/{number + 1}" rel="noopener">Program website</a></p>',
        ]
    body.append(f"<p>{CLOSING}</p>")
    return (
        f'<!DOCTYPE html>\n<html lang="en-US"><head><meta charset="utf-8"><title>{title(count)}</title>{head}</head>\n'
        f'<body class="single-post">{before}<main id="main"><article class="post">\n{chr(10).join(body)}\n</article></main>\n{after}</body></html>\n'
    )
