"""The command `extract`: arguments, files and exit codes; the only module that opens, prints or exits."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listicle._version import __version__
from listicle.document import SourceError

if TYPE_CHECKING:
    from listicle.model import ProgramList, Remark

FINE, REFUSED, WRONG_USE = 0, 1, 2
"""Exit codes: all went well; a source was refused or a document does not conform; the command was used wrongly."""

DEFAULT = "programs"
"""The command that runs when none is named."""


class Extract(click.Group):
    """A group of commands in which `extract SOURCE` means the first of them."""

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
            formatter.write_dl(
                [(name, one.get_short_help_str(90)) for name, one in self.commands.items() if not one.hidden]
            )
        default.format_epilog(inner, formatter)


@click.group(cls=Extract, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="extract", message="%(prog)s %(version)s")
def main() -> None:
    """Turn articles that list programs into validated records."""


@main.command(
    DEFAULT,
    hidden=True,
    epilog="""\b
Examples:
  extract sources/article.txt > programs.json
  extract article.html more/*.md -o records/
  curl -s https://example.org/top-10 | extract - --type html --url https://example.org/top-10

\b
Exit codes: 0 fine, 1 a source was refused or promises were not kept (--strict), 2 wrong use.
A file that is called like a command is reached as ./NAME.""",
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write, or folder for one file per source."
)
@click.option("--type", "media_type", type=click.Choice(["text", "markdown", "html"]), help="What the sources are.")
@click.option("--url", help="Where the source stands on the web; relative links are resolved against it.")
@click.option(
    "--strict", is_flag=True, help="Exit with 1 where a remark says that a promise of the article is not kept."
)
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
def programs(
    sources: tuple[str, ...], output: Path | None, media_type: str | None, url: str | None, strict: bool, quiet: bool
) -> None:
    """Read each SOURCE (a file, or - for standard input) and print the programs it lists as JSON.

    Every value is proven by its exact place in the source. The same input gives the same bytes on every run.
    """
    failed = False
    for source in sources:
        try:
            result = _extract(source, media_type, url)
        except SourceError as error:
            _complain(f"{error.path}: {error.reason}")
            failed = True
            continue
        if not quiet:
            _remark(source, result.remarks)
        if strict and any(remark.code in PROMISES for remark in result.remarks):
            failed = True
        _emit(result, source, output, many=len(sources) > 1)
    sys.exit(REFUSED if failed else FINE)


PROMISES = ("no-programs", "count-differs", "ordinals-gap", "ordinals-missing")
"""Remarks that make `--strict` fail: the article promised more, or something else, than was found."""


@main.command()
def schema() -> None:
    """Print the JSON Schema of the records."""
    from listicle.schema import text

    click.echo(text(), nl=False)


def _extract(source: str, media_type: str | None, url: str | None) -> ProgramList:
    from listicle.pipeline import extract

    kind = {"text": "text/plain", "markdown": "text/markdown", "html": "text/html", None: None}[media_type]
    if source == "-":
        return extract(sys.stdin.buffer.read(), media_type=kind, url=url)
    path = Path(source)
    if path.is_dir():
        raise SourceError(source, "is a folder, not a file")
    return extract(path, media_type=kind, url=url)


def _emit(result: ProgramList, source: str, output: Path | None, many: bool) -> None:
    text = result.model_dump_json()
    if output is None:
        click.echo(text, nl=False)
    elif output.is_dir() or many:
        output.mkdir(parents=True, exist_ok=True)
        (output / f"{Path(source).stem}.json").write_text(text, encoding="utf-8")
    else:
        output.write_text(text, encoding="utf-8")


def _remark(source: str, remarks: list[Remark]) -> None:
    for remark in remarks:
        place = f":{remark.start}" if remark.start is not None else ""
        click.echo(f"{click.style('remark', fg='yellow')} {source}{place}: {remark.message}", err=True)


def _complain(message: str) -> None:
    click.echo(f"{click.style('error', fg='red')} {message}", err=True)


if __name__ == "__main__":
    main()
