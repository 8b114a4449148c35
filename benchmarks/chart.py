"""Names with numbers → a bar chart as SVG, readable on light and on dark ground."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, ROW, NAMES = 760, 30, 290
"""Pixels: of the whole, of a bar with its gap, and of the column of names."""


def bars(title: str, rows: Sequence[tuple[str, float]]) -> str:
    """The first row stands out, as the one that the chart is about."""
    most = max(value for _, value in rows)
    height = 48 + ROW * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">',
        "<style>text{font:14px system-ui,sans-serif;fill:#1f2328}.b{fill:#8c959f}.f{fill:#0969da}"
        "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#6e7681}.f{fill:#4493f8}}</style>",
        f'<text x="8" y="24" font-weight="600">{escape(title)}</text>',
    ]
    for number, (name, value) in enumerate(rows):
        y = 40 + ROW * number
        length = (WIDTH - NAMES - 70) * value / most
        parts += [
            f'<text x="8" y="{y + 16}">{escape(name)}</text>',
            f'<rect class="{"b" if number else "f"}" x="{NAMES}" y="{y}" width="{length:.1f}" height="22" rx="3"/>',
            f'<text x="{NAMES + length + 8:.1f}" y="{y + 16}">{value:.1f}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
