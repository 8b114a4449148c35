"""What a batch does → what a person sees of it: a bar on a terminal, or plain lines in a log, or nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from listicle.batch.model import SourceRow
from listicle.batch.summary import counted

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

Say = Callable[[str], None]


class Watch:
    """Counts what is done, and shows nothing."""

    interval = 1.0
    """Seconds after which `tick` is wanted, even if nothing was done."""

    def begin(self, weight: int) -> None:
        """The batch begins; its inputs have so many bytes."""
        self.weight, self.reached, self.skipped = weight, 0, 0
        self.sources = self.programs = self.without_records = self.before = 0
        self.began = time.monotonic()

    def skip(self, weight: int, sources: int) -> None:
        """So much was done by an earlier run."""
        self.reached += weight
        self.skipped += weight
        self.before += sources

    def done(self, weight: int, rows: Sequence[SourceRow]) -> None:
        """These sources are done."""
        self.reached += weight
        self.sources += len(rows)
        self.programs += sum(row.programs for row in rows)
        self.without_records += sum(row.status != "ok" for row in rows)

    def tick(self) -> None:
        """Time has gone by."""

    def end(self) -> None:
        """All is done, or the batch was ended."""

    @property
    def rate(self) -> float:
        """Sources a second."""
        return self.sources / max(time.monotonic() - self.began, 0.001)

    @property
    def left(self) -> float | None:
        """Seconds, if all goes on as it went."""
        worked = self.reached - self.skipped
        if not worked:
            return None
        return (time.monotonic() - self.began) * max(self.weight - self.reached, 0) / worked

    def words(self) -> str:
        """What was counted, in one line."""
        found = f"{counted(self.before + self.sources, 'source')}, {self.rate:,.1f} a second, {counted(self.programs, 'program')}"
        return f"{found}, {self.without_records:,} without records"


class Log(Watch):
    """A line from time to time."""

    def __init__(self, say: Say, seconds: float = 10) -> None:
        self._say, self._seconds = say, seconds

    def begin(self, weight: int) -> None:
        super().begin(weight)
        self._said = self.began

    def tick(self) -> None:
        if time.monotonic() - self._said >= self._seconds:
            self._said = time.monotonic()
            left = "" if self.left is None else f", {_span(self.left)} left"
            self._say(f"{self.words()}{left}")

    def end(self) -> None:
        self._say(f"{self.words()}, in {_span(time.monotonic() - self.began)}")


class Bar(Watch):
    """A bar that moves, on a terminal."""

    interval = 0.2

    def begin(self, weight: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        super().begin(weight)
        columns: list[ProgressColumn] = [BarColumn(), TaskProgressColumn(), TextColumn("{task.description}")]
        self._bar: Progress = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._task = self._bar.add_task("", total=weight)
        self._bar.start()

    def tick(self) -> None:
        left = "" if self.left is None else f", {_span(self.left)} left"
        self._bar.update(self._task, completed=self.reached, description=f"{self.words()}{left}")
        self._bar.refresh()

    def end(self) -> None:
        self._bar.stop()


def watch(say: Say, *, quiet: bool, terminal: bool) -> Watch:
    """What fits where the messages go."""
    if quiet:
        return Watch()
    return Bar() if terminal else Log(say)


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
