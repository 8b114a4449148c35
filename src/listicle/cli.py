"""The command `extract`: arguments, files and exit codes; the only module that opens, prints or exits."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from listicle.later import later

# Libraries import these, and a run hardly ever asks them for anything: a tenth of a cold start.
later("inspect", "ipaddress", "random", "socket")

from pathlib import Path  # noqa: E402

import click  # noqa: E402

from listicle._version import __version__  # noqa: E402
from listicle.bounds import BOUNDS, Bounds  # noqa: E402
from listicle.document import SourceError  # noqa: E402
from listicle.record import record  # noqa: E402

if TYPE_CHECKING:
    from listicle.fetch import Fetched, Robots
    from listicle.fields import OwnField
    from listicle.formats.json import Encoded
    from listicle.model import ProgramList, Remark
    from listicle.pipeline import Journey

FINE, REFUSED, WRONG_USE = 0, 1, 2
"""Exit codes: all went well; a source was refused or a document does not conform; the command was used wrongly."""

Made = TypeVar("Made")

DEFAULT = "programs"
"""The command that runs when none is named."""

PROMISES = ("no-programs", "count-differs", "ordinals-gap", "ordinals-missing")
"""Remarks that make `--strict` fail: the article promises more, or something else, than was found."""

TYPES = {"text": "text/plain", "markdown": "text/markdown", "html": "text/html"}


class Option(click.Option):
    """An option whose help is one line: click would load `inspect` to straighten it."""

    def __init__(self, *declared: Any, help: str | None = None, **others: Any) -> None:
        super().__init__(*declared, **others)
        self.help = help


option = partial(click.option, cls=Option)

OWN = option(
    "--fields",
    "own",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="TOML file that declares fields of your own.",
)


@record()
class Limits:
    """What a run may cost, and whom it may ask."""

    bounds: Bounds
    timeout: float
    allow_private: bool
    robots: Robots | None = None
    """Of a run that fetches several pages."""
    save: dict[str, Path] | None = None
    """Where the page of each address is kept; a folder or a file."""


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options of `Limits`."""

    @option("--max-bytes", type=click.IntRange(min=1), default=BOUNDS.max_bytes, help="Bytes of a source.")
    @option("--max-depth", type=click.IntRange(min=1), default=BOUNDS.max_depth, help="Levels of nesting.")
    @option("--max-programs", type=click.IntRange(min=1), default=BOUNDS.max_programs, help="Items of a list.")
    @option("--timeout", type=click.FloatRange(min=0.1), default=300, help="Seconds for a source.")
    @option("--allow-private", is_flag=True, help="Fetch from addresses that are not public as well.")
    @wraps(command)
    def run(
        max_bytes: int, max_depth: int, max_programs: int, timeout: float, allow_private: bool, **others: Any
    ) -> None:
        command(limits=Limits(Bounds(max_bytes, max_depth, max_programs), timeout, allow_private), **others)

    return run


class Command(click.Command):
    """A command whose `--help` is an option like the others."""

    helping: click.Parameter | None = None

    def get_help_option(self, ctx: click.Context) -> Any:
        """The option that shows the help; the same one at each call."""
        if self.helping is None:
            click.help_option(*ctx.help_option_names, cls=Option, help="Show this message and exit.")(self)
            self.helping = self.params.pop()
        return self.helping


class Extract(Command, click.Group):
    """A group of commands in which `extract SOURCE` means the first of them."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default command before arguments that name none."""
        if not args:
            args = ["--help"]
        if args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help of the default command, then the other commands."""
        default = self.commands[DEFAULT]
        inner = click.Context(default, info_name=ctx.info_name, parent=None)
        default.format_usage(inner, formatter)
        formatter.write_usage(ctx.command_path, "COMMAND --help")
        default.format_help_text(inner, formatter)
        default.format_options(inner, formatter)
        with formatter.section("Other commands"):
            commands = [(name, one) for name, one in self.commands.items() if not one.hidden]
            formatter.write_dl([(name, one.get_short_help_str(90)) for name, one in commands])
        default.format_epilog(inner, formatter)


@click.group(cls=Extract, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(
    __version__, prog_name="extract", message="%(prog)s %(version)s", cls=Option, help="Show the version and exit."
)
@click.pass_context
def main(context: click.Context) -> None:
    """Turn articles that list programs into validated records."""
    gc.disable()  # a tenth of a short run, and finds nothing: see `pipeline.journey`
    context.call_on_close(gc.freeze)  # nor at the end, when Python would look through all that was loaded once more


@main.command(
    DEFAULT,
    hidden=True,
    epilog="""\b
Examples:
  extract sources/article.txt > programs.json
  extract article.html more/*.md -o records/
  extract article.md -o programs.csv
  extract https://example.org/top-10 --save top-10.html -o top-10.json

\b
Exit codes: 0 fine, 1 a source was refused or --strict found a promise unkept, 2 wrong use.
A file that is called like a command is reached as ./NAME.""",
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@option(
    "-o",
    "--output",
    callback=lambda ctx, option, value: _place(value),
    metavar="PATH",
    help="File to write (its suffix chooses the format), or folder (made, if it ends in /) for one file per source.",
)
@option("-f", "--format", "form", help="json (default), jsonl, csv, parquet, sqlite, jsonld or md.")
@option(
    "--type",
    "media_type",
    type=click.Choice(list(TYPES)),
    help="What the sources are; without it, their names and contents decide.",
)
@option("--url", help="Where the source stands on the web; relative links are resolved against it.")
@OWN
@option(
    "--places",
    is_flag=True,
    help="With each quote its line and column, and with --url a link that opens the page at it; JSON only.",
)
@option("--strict", is_flag=True, help="Exit with 1 where the article promises more items than were found.")
@option("--save", type=click.Path(path_type=Path), help="File or folder that keeps the pages that were fetched.")
@option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
@limited
def programs(
    sources: tuple[str, ...],
    output: Path | None,
    form: str | None,
    media_type: str | None,
    url: str | None,
    own: Path | None,
    places: bool,
    strict: bool,
    save: Path | None,
    quiet: bool,
    limits: Limits,
) -> None:
    """Read each SOURCE (a file, an https:// address, or - for standard input) and print the programs it lists as JSON.

    Every value is proven by its exact place in the source. The same input gives the same bytes on every run.
    """
    chosen = _format(form, output)
    targets = _targets(sources, output, chosen)
    if url is not None and len(sources) > 1:
        _wrong("--url", "goes with one source")
    if places and chosen != "json":
        _wrong("--places", "goes with JSON")
    fields = _own(own)
    limits = _fetching(limits, sources, save)
    failed = False

    def read(*sources: str) -> Iterator[ProgramList | Encoded]:
        nonlocal failed
        for source in sources:
            try:
                found = _read(source, media_type, url, fields, limits=limits, make=_maker(chosen, places))
            except SourceError as error:
                _complain(f"{error.path}: {error.reason}")
                failed = True
                continue
            if not quiet:
                _remark(source, found.remarks)
            failed |= strict and any(remark.code in PROMISES for remark in found.remarks)
            yield found

    if targets is None:
        found = list(read(*sources))
        if found:
            _write(found, chosen, output)
    else:
        for source, target in zip(sources, targets, strict=True):
            for one in read(source):
                _write([one], chosen, target)
    sys.exit(REFUSED if failed else FINE)


@main.command()
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@option(
    "--source",
    type=click.Path(path_type=Path, exists=True),
    help="The file that the records were read from, or the folder that holds it; without it, the folder of FILE.",
)
@option("--format", "style", type=click.Choice(["human", "github"]), default="human", help="How problems are told.")
@OWN
def check(files: tuple[Path, ...], source: Path | None, style: str, own: Path | None) -> None:
    """Check records against the schema, and every quote against its source.

    FILE is what `extract` printed, as JSON or JSON Lines. With --fields, the examples of your own fields are tested as well.
    Exit codes: 0 all is right, 1 something is wrong, 2 wrong use.
    """
    from listicle.check import FORMATS
    from listicle.check import check as problems

    if not files and own is None:
        raise click.UsageError("Missing argument 'FILE...'.")
    count = 0
    if own is not None:
        from listicle.fields import failures

        for failure in failures(_own(own)):
            count += 1
            click.echo(_shown(f"{own}: {failure}"))
    for file in files:
        for problem in problems(file, source):
            count += 1
            click.echo(FORMATS[style](problem))
    if count:
        click.echo(f"{count} {'problem' if count == 1 else 'problems'}", err=True)
    sys.exit(REFUSED if count else FINE)


@main.command()
@click.argument("source", metavar="SOURCE")
@option("--program", type=int, metavar="N", help="Only the program at this position, from 1.")
@option("--field", metavar="F", help="Only this field.")
@option("--type", "media_type", type=click.Choice(list(TYPES)), help="What the source is.")
@OWN
@limited
def explain(
    source: str, program: int | None, field: str | None, media_type: str | None, own: Path | None, limits: Limits
) -> None:
    """Tell why the records of SOURCE are what they are.

    Which layouts competed for the list and why one won; for each field what was found, by which rule, what lost and why.
    """
    from listicle.report.explain import explain as lines

    try:
        for line in lines(_journey_or_exit(source, media_type, fields=_own(own), limits=limits), program, field):
            click.echo(_shown(line))
    except ValueError as error:
        _wrong("--field" if field else "--program", str(error))


@main.command()
@click.argument("source", metavar="SOURCE")
@option("-o", "--output", type=click.Path(path_type=Path), required=True, help="File to write.")
@option("--type", "media_type", type=click.Choice(list(TYPES)), help="What the source is.")
@option("--url", help="Where the source stands on the web; relative links are resolved against it.")
@OWN
@limited
def report(
    source: str, output: Path, media_type: str | None, url: str | None, own: Path | None, limits: Limits
) -> None:
    """Write a page that shows SOURCE and its records side by side.

    Every passage that proves a value is marked. The page is one HTML file that needs no network.
    """
    from listicle.formats import replacing

    try:
        from listicle.report.page import page
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        _complain("report needs jinja2: pip install 'listicle[report]'")
        sys.exit(REFUSED)
    made = page(_journey_or_exit(source, media_type, url, _own(own), limits=limits)).encode()
    try:
        with replacing(output) as stream:
            stream.write(made)
    except OSError as error:
        _complain(f"{output}: {error.strerror or error}")
        sys.exit(REFUSED)


@main.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@option("-o", "--output", required=True, help="File: .jsonl or .parquet.")
@option("--glob", help="Which files of folders to read, such as '*.html'; without it, all that can be read.")
@option("--jobs", type=click.IntRange(min=1), help="Processes; without it, one for each core.")
@limited
@option("--memory", type=click.IntRange(min=256), default=2048, show_default=True, help="MiB for a process.")
@option("--resume", is_flag=True, help="Go on with a batch that was ended.")
@option(
    "--engine",
    type=click.Choice(["daft", "ray"]),
    help="Read by a cluster: Daft in this process, or Daft on Ray (RAY_ADDRESS). OUTPUT is then a folder, also s3://….",
)
@option("--timings", is_flag=True, help="Write how long each source took; the bytes then differ from run to run.")
@option("-q", "--quiet", is_flag=True, help="Nothing on standard error but errors.")
def batch(
    inputs: tuple[str, ...],
    output: str,
    glob: str | None,
    jobs: int | None,
    limits: Limits,
    memory: int,
    resume: bool,
    engine: str | None,
    timings: bool,
    quiet: bool,
) -> None:
    """Read every INPUT, however many there are, and write two tables: a program a row, and a source a row.

    INPUT is a file, a folder, a web archive (.warc, .warc.gz), an address, or @LIST, a file that names such things, one a line.
    The second table is OUTPUT with .sources before its suffix: what became of each source, and why. Order and bytes are always the same.
    Exit codes: 0 fine, 1 some sources gave no records, 2 wrong use.
    """
    from listicle.batch.model import SUFFIXES, Batch, BatchError
    from listicle.batch.model import Limits as PageLimits
    from listicle.batch.summary import lines

    bounds = PageLimits(limits.bounds, limits.timeout, memory, limits.allow_private)
    path = Path(output)
    form = SUFFIXES.get(path.suffix.lower())
    if engine is None and form is None:
        _wrong("--output", "ends in .jsonl or .parquet")
    if engine is not None and (form or glob or resume or timings):
        _wrong("--engine", "goes with a folder as OUTPUT, and without --glob, --resume and --timings")
    try:
        if form is None:
            from listicle.batch import cluster

            summary = cluster.run(inputs, output.rstrip("/"), bounds, jobs or 1, ray=engine == "ray")
        else:
            from listicle.batch.progress import watch
            from listicle.batch.run import run

            asked = Batch(inputs, path, form, glob, jobs or _cores(), bounds, resume, timings)
            summary = run(asked, watch(_say, quiet=quiet, terminal=sys.stderr.isatty()))
    except ModuleNotFoundError as error:
        if error.name not in ("pebble", "pyarrow", "fastwarc", "rich", "daft", "ray"):
            raise
        _complain(f"batch needs {error.name}: pip install 'listicle[{'cluster' if engine else 'batch'}]'")
        sys.exit(REFUSED)
    except BatchError as error:
        _complain(str(error))
        sys.exit(WRONG_USE)
    except OSError as error:
        _complain(f"{error.filename or output}: {error.strerror or error}")
        sys.exit(REFUSED)
    except KeyboardInterrupt:
        _complain("ended" if engine else "ended; what is done is kept: --resume goes on")
        sys.exit(130)
    if not quiet:
        for line in lines(summary, path.with_suffix(f".sources.{form}").name if form else f"{output}/sources"):
            _say(line)
    sys.exit(REFUSED if summary.without_records else FINE)


@main.command()
@option("--draft", type=click.Choice(["2020-12", "07"]), default="2020-12", help="Draft of JSON Schema.")
@OWN
def schema(draft: str, own: Path | None) -> None:
    """Print the JSON Schema of the records, with your own fields if you declare any."""
    from listicle.schema import text

    click.echo(text("07" if draft == "07" else "2020-12", [field.declared for field in _own(own)]), nl=False)


@main.command()
@click.argument("labels", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("documents", type=click.Path(path_type=Path, exists=True, file_okay=False))
@option("--format", "form", type=click.Choice(["html", "markdown", "text"]), help="Only documents of this format.")
@option("--errors", is_flag=True, help="Tell every difference, and how often each kind occurs.")
@option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(labels: Path, documents: Path, form: str | None, errors: bool, as_json: bool) -> None:
    """Measure how well labelled DOCUMENTS are read.

    LABELS holds a JSON file for each document. Precision, recall and F1, per item and field, with 95 % intervals.
    """
    import orjson

    from listicle.evaluate import LabelError, lines
    from listicle.evaluate import evaluate as measured

    try:
        evaluation = measured(labels, documents, form)
    except LabelError as error:
        _complain(str(error))
        sys.exit(WRONG_USE)
    if as_json:
        click.echo(orjson.dumps(evaluation.report(), option=orjson.OPT_INDENT_2))
        return
    for line in lines(evaluation, errors=errors):
        click.echo(_shown(line))


def _own(path: Path | None) -> tuple[OwnField, ...]:
    """The fields of the user's own."""
    if path is None:
        return ()
    from listicle.fields import FieldsError, fields

    try:
        return fields(path.read_text(encoding="utf-8"))
    except FieldsError as error:
        _complain(f"{path}: {error}")
    except UnicodeDecodeError:
        _complain(f"{path}: is not UTF-8")
    except OSError as error:
        _complain(f"{path}: {error.strerror or error}")
    sys.exit(WRONG_USE)


def _format(form: str | None, output: Path | None) -> str:
    from listicle.formats import FORMATS, format_of

    if form is not None:
        if form not in FORMATS:
            _wrong("--format", f"{form!r} is none of {', '.join(FORMATS)}")
        return form
    if output is None or output.is_dir() or not output.suffix:
        return "json"
    chosen = format_of(output)
    if chosen is None:
        _wrong("--output", f"no format is written to files that end in {output.suffix!r}; say which with --format")
    return chosen


def _place(output: str | None) -> Path | None:
    """Where to write; a path that ends in a slash is a folder, and made if it is not there."""
    if output is not None and output.endswith(("/", os.sep)):
        Path(output).mkdir(parents=True, exist_ok=True)
    return Path(output) if output is not None else None


def _targets(sources: tuple[str, ...], output: Path | None, form: str) -> list[Path] | None:
    """A file for each source where the output is a folder, else None."""
    from listicle.formats import FORMATS

    if output is None or (not output.is_dir() and (output.suffix or len(sources) == 1)):
        return None
    output.mkdir(parents=True, exist_ok=True)
    names = _names(sources)
    for name in names:
        if names.count(name) > 1:
            _wrong("--output", f"two sources would be written to {output / (name + FORMATS[form].suffixes[0])}")
    return [output / (name + FORMATS[form].suffixes[0]) for name in names]


def _maker(form: str, places: bool) -> Callable[..., ProgramList | Encoded]:
    """What makes of a source, with the arguments of `pipeline.extract`, what is written in a format.

    All of it follows the schema: what does not is a fault of ours, raised as `FormatError`.
    """
    from listicle import pipeline
    from listicle.formats import unsound

    def documents(*source: Any, **given: Any) -> Encoded:
        from listicle.formats.json import Encoded, encoded

        if not places:
            return encoded(pipeline.run(*source, **given))
        from listicle.report.places import located
        from listicle.schema import is_valid

        journey = pipeline.journey(*source, **given)
        document = located(journey)
        if not is_valid(document):
            raise unsound(journey.document.source.name)
        return Encoded([document], journey.result.remarks)

    def records(*source: Any, **given: Any) -> ProgramList:
        from listicle.schema import conforms

        result = pipeline.extract(*source, **given)
        if not conforms(result):
            raise unsound(result.source.name)
        return result

    return documents if form == "json" else records


def _write(found: list[ProgramList | Encoded], form: str, target: Path | None) -> None:
    from listicle.formats import FormatError, write

    try:
        write(found, form, sys.stdout.buffer if target is None else target)
        sys.stdout.flush()
    except FormatError as error:
        _complain(str(error))
        sys.exit(REFUSED)
    except BrokenPipeError:  # the reader has had enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINE)
    except OSError as error:
        _complain(f"{target or 'standard output'}: {error.strerror or error}")
        sys.exit(REFUSED)


def _read(
    source: str,
    media_type: str | None,
    url: str | None = None,
    fields: tuple[OwnField, ...] = (),
    *,
    limits: Limits,
    make: Callable[..., Made],
) -> Made:
    """What a function with the arguments of `pipeline.extract` makes of a source, within the limits. Raises `SourceError`."""
    from listicle.formats import FormatError

    kind = TYPES[media_type] if media_type else None
    name: str | None = None
    content: bytes | Path
    try:
        with _within(limits.timeout, source):
            if source == "-":
                content = sys.stdin.buffer.read(limits.bounds.max_bytes + 1)
            elif _is_address(source):
                page = _fetched(source, limits)
                name = _kept(source, page, limits)
                content, url, kind = page.content, url or page.url, kind or page.media_type
            else:
                content = Path(source)
            return make(content, media_type=kind, name=name, url=url, fields=fields, bounds=limits.bounds)
    except MemoryError:
        raise SourceError(source, "needs more memory than there is") from None
    except FormatError as error:
        _complain(str(error))
        sys.exit(REFUSED)


def _journey_or_exit(
    source: str, media_type: str | None, url: str | None = None, fields: tuple[OwnField, ...] = (), *, limits: Limits
) -> Journey:
    from listicle.pipeline import journey

    try:
        return _read(source, media_type, url, fields, limits=limits, make=journey)
    except SourceError as error:
        _complain(f"{error.path}: {error.reason}")
        sys.exit(REFUSED)


@contextmanager
def _within(seconds: float, source: str) -> Iterator[None]:
    """Refuses the source when the time is over; where the system has no such timer (Windows), time is not bounded."""
    import signal

    def late(*_: object) -> NoReturn:
        raise SourceError(source, f"takes longer than {seconds:g} s (bound: timeout)")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    # It rings again each second: an exception that is raised inside of a destructor or a callback of C is lost.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _fetching(limits: Limits, sources: tuple[str, ...], save: Path | None) -> Limits:
    """The limits of a run with these sources: its pages obey robots.txt if they are several, and are kept where asked."""
    addresses = [source for source in sources if _is_address(source)]
    if save is not None and not addresses:
        _wrong("--save", "keeps what is fetched, and no SOURCE is an address")
    robots, kept = None, None
    if len(addresses) > 1:
        from listicle.fetch import Robots

        robots = Robots()
    if save is not None and save.is_dir():
        kept = dict(zip(addresses, (save / name for name in _names(tuple(addresses))), strict=True))
    elif save is not None:
        if len(addresses) > 1:
            _wrong("--save", f"{save} is no folder, and there are {len(addresses)} pages to keep")
        kept = {addresses[0]: save}
    return Limits(limits.bounds, limits.timeout, limits.allow_private, robots, kept)


def _fetched(source: str, limits: Limits) -> Fetched:
    from listicle.fetch import fetch

    return fetch(
        source,
        allow_private=limits.allow_private,
        max_bytes=limits.bounds.max_bytes,
        timeout=limits.timeout,
        robots=limits.robots,
    )


def _kept(source: str, page: Fetched, limits: Limits) -> str | None:
    """Keeps a page, if asked for: the name of its file, which the record then bears so that it can be checked."""
    if limits.save is None:
        return None
    from listicle.formats import replacing

    target = limits.save[source]
    if not target.suffix:
        kind = (page.media_type or "text/html").partition(";")[0]
        target = target.with_name(target.name + {"text/plain": ".txt", "text/markdown": ".md"}.get(kind, ".html"))
    try:
        with replacing(target) as stream:
            stream.write(page.content)
    except OSError as error:
        raise SourceError(str(target), error.strerror or str(error)) from error
    return target.name


def _names(sources: tuple[str, ...]) -> list[str]:
    """A file's name without suffix for each source; a.md and a.html are kept apart, and so are two pages called index."""
    stems = [_stem(source) for source in sources]
    return [
        stem if stems.count(stem) == 1 else _longer(source, stem) for source, stem in zip(sources, stems, strict=True)
    ]


def _stem(source: str) -> str:
    if not _is_address(source):
        return Path("stdin" if source == "-" else source).stem
    import re

    host, _, path = re.split(r"[?#]", source.partition("://")[2], maxsplit=1)[0].partition("/")
    last = path.rstrip("/").rpartition("/")[2]
    # Nothing that a path, a shell or a system reads in its own way.
    name, _, suffix = last.rpartition(".")
    words = re.sub(r"[^A-Za-z0-9_-]+", "-", name if suffix.isalpha() and name else last).strip("-_")
    return words[:80] or re.sub(r"[^A-Za-z0-9_-]+", "-", host).strip("-_")[:80] or "page"


def _longer(source: str, stem: str) -> str:
    if not _is_address(source):
        return Path(source).name
    import hashlib

    return f"{stem}-{hashlib.sha256(source.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _remark(source: str, remarks: list[Remark]) -> None:
    for remark in remarks:
        place = f" (at {remark.start})" if remark.start is not None else ""
        click.echo(f"{click.style('remark', fg='yellow')} {_shown(f'{source}: {remark.message}')}{place}", err=True)


def _complain(message: str) -> None:
    click.echo(f"{click.style('error', fg='red')} {_shown(message)}", err=True)


def _say(message: str) -> None:
    click.echo(_shown(message), err=True)


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _wrong(option: str, message: str) -> NoReturn:
    raise click.BadOptionUsage(option, _shown(f"{option}: {message}"))


def _shown(text: str) -> str:
    """Text of others without characters that command a terminal or turn the direction of reading."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


if __name__ == "__main__":
    main()
