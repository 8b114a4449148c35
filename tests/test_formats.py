"""What leaves in another format comes back with the values of the JSON, and no article's words become something else's commands."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made import made

from listicle import schema
from listicle.formats import FORMATS, FormatError, format_of, replacing, write
from listicle.formats.columns import columns
from listicle.formats.json import IN_MEMORY, encoded
from listicle.model import Program, ProgramList
from listicle.pipeline import extract, run

ROOT = Path(__file__).parent.parent
NODE = ROOT / "tests" / "node"
GOLDENS = sorted((ROOT / "output").glob("*.json"))
STREAMS = [name for name, form in FORMATS.items() if not form.updates]


def records() -> list[ProgramList]:
    """Every golden, and the records made by hand."""
    return [ProgramList.model_validate_json(path.read_bytes()) for path in GOLDENS] + [made()]


def rows() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """(source, program) as the JSON has them."""
    documents = [one.model_dump() for one in records()]
    return [(one["source"], program) for one in documents for program in one["programs"]]


def written(name: str, *those: ProgramList) -> bytes:
    stream = io.BytesIO()
    write(those or records(), name, stream)
    return stream.getvalue()


def test_formats_are_found_by_the_name_of_a_file() -> None:
    assert format_of(Path("a/programs.JSON")) == "json"
    assert format_of(Path("programs.ndjson")) == "jsonl"
    assert format_of(Path("programs.sqlite3")) == "sqlite"
    assert format_of(Path("programs.xlsx")) is None
    assert len({suffix for form in FORMATS.values() for suffix in form.suffixes}) == sum(
        len(form.suffixes) for form in FORMATS.values()
    )


@pytest.mark.parametrize("name", STREAMS)
def test_the_same_records_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    assert written(name) == written(name)
    path = tmp_path / f"programs{FORMATS[name].suffixes[0]}"
    those = [made()] if FORMATS[name].single else records()
    write(those, name, path)
    assert path.read_bytes() == written(name, *those)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", FORMATS)
def test_no_programs_are_no_error(name: str, tmp_path: Path) -> None:
    empty = replace(made(), programs=[])
    path = tmp_path / "programs"
    write([empty], name, path)
    assert path.exists()
    write([], name, path)


def test_json_is_the_document(tmp_path: Path) -> None:
    assert written("json", made()) == made().model_dump_json().encode()
    with pytest.raises(FormatError, match=r"holds one source: write to a folder, or to all\.jsonl"):
        write([made(), made()], "json", tmp_path / "all.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", [0, 99, 100, 101, 200, 230])
def test_a_document_made_in_stretches_is_the_same(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    items = "".join(
        f"{n}. School {n} – Boston, MA\n\nIt costs ${n}00 and takes {n} weeks.\n\n" for n in range(1, count + 1)
    )
    source = f"{count} Courses\n\nSome words before.\n\n{items}"
    whole = extract(source, media_type="text/plain")
    assert len(whole.programs) == count
    for in_memory in (IN_MEMORY, 1000):
        monkeypatch.setattr("listicle.formats.json.IN_MEMORY", in_memory)
        found = encoded(run(source, media_type="text/plain"))
        assert written("json", found) == whole.encoded()
        assert found.remarks == whole.remarks


def test_a_document_that_breaks_the_schema_is_not_written() -> None:
    made = run(ROOT / "sources" / "article.txt")
    made.programs = (replace(program, id="Not A Slug") for program in made.programs)
    with pytest.raises(FormatError, match="the document breaks the schema"):
        encoded(made)


def test_json_lines_follow_their_definition() -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert [(line["source"], line["program"]) for line in lines] == rows()
    for line in lines:
        assert list(schema.violations(line, "ProgramLine")) == []


# --- CSV -------------------------------------------------------------------------------------------------------------


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The rows, with the apostrophe taken off."""
    reader = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in reader]


def members(cell: str) -> list[str]:
    """The members of a list in a cell."""
    if not cell:
        return []
    return [re.sub(r"\\(.)", r"\1", one) for one in re.findall(r"((?:[^\\;]|\\.)*)(?:; |$)", cell)[: cell_count(cell)]]


def cell_count(cell: str) -> int:
    return len(re.sub(r"\\.", "", cell).split("; "))


def text_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def test_csv_holds_the_values_of_the_json() -> None:
    found = read_csv(written("csv"))
    for row, (source, program) in zip(found, rows(), strict=True):
        assert {key: row[f"source_{key}"] for key in ("name", "url", "sha256")} == {
            key: text_of(source[key]) for key in ("name", "url", "sha256")
        }
        for column in columns(Program):
            value = program[column.name]
            if column.name == "evidence":
                continue
            if column.name == "extra":
                for key, own in value.items():
                    if isinstance(own, dict):
                        assert own == {**own, **{part: own[part] for part in own}}
                        for part, one in own.items():
                            assert row[f"extra_{key}_{part}"] == text_of(one)
                    elif own is not None:
                        assert row[f"extra_{key}"] == text_of(own)
            elif column.many and value and isinstance(value[0], dict):
                for part in value[0]:
                    wanted = [text_of(one[part]) for one in value]
                    assert members(row[f"{column.name}_{part}"]) == (wanted if wanted != [""] else [])
            elif column.many:
                plain = [key for key in row if key == column.name or key.startswith(f"{column.name}_")]
                assert [members(row[key]) for key in plain] == [value] * len(plain)
            elif isinstance(value, dict):
                for part, one in value.items():
                    assert row[f"{column.name}_{part}"] == text_of(one)
            elif column.name in row:
                assert row[column.name] == text_of(value)
            else:
                assert value is None
                assert not any(row[key] for key in row if key.startswith(f"{column.name}_"))


def test_csv_has_the_same_columns_whatever_the_programs_hold() -> None:
    own = [name for name in read_csv(written("csv", made()))[0] if not name.startswith("extra_")]
    for one in records():
        header = written("csv", one).partition(b"\r\n")[0].decode().split(",")
        assert [name for name in header if not name.startswith("extra_")] == own
    assert len(own) == len(set(own))


def test_no_cell_of_csv_is_a_formula() -> None:
    data = written("csv").decode()
    for row in csv.reader(io.StringIO(data, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert "'=SUM(A1:A9) Fellowship" in data
    program = replace(
        made().programs[1], extra={"balance": -5, "note": "'quoted"}, heading="\t=1", name="@x", subject="+1"
    )
    (row,) = csv.DictReader(io.StringIO(written("csv", replace(made(), programs=[program])).decode(), newline=""))
    assert row["extra_balance"] == "-5", "a number is no text"
    assert (row["extra_note"], row["heading"], row["name"], row["subject"]) == ("''quoted", "'\t=1", "'@x", "'+1")


def test_csv_is_rfc_4180() -> None:
    data = written("csv", made())
    assert data.endswith(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b'"Master of ""Science"""' in data


# --- Parquet and Arrow -----------------------------------------------------------------------------------------------


def test_duckdb_reads_the_values_of_the_json_from_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    path = tmp_path / "programs.parquet"
    write(records(), "parquet", path)
    found = duckdb.connect().execute("select * from read_parquet(?)", [str(path)])
    names = [column[0] for column in found.description]
    own = {key for _, program in rows() for key in program["extra"]}
    for values, (source, program) in zip(found.fetchall(), rows(), strict=True):
        row = dict(zip(names, values, strict=True))
        assert row.pop("source") == source
        assert row.pop("extra") == {key: program["extra"].get(key) for key in own}
        assert row == {key: value for key, value in program.items() if key != "extra"}
    total = duckdb.connect().execute(
        "select sum(cost.max) from read_parquet(?) where list_contains(accreditors, 'ACGME')", [str(path)]
    )
    wanted = [
        program["cost"]["max"] or 0 for _, program in rows() if program["cost"] and "ACGME" in program["accreditors"]
    ]
    assert total.fetchone()[0] == pytest.approx(sum(wanted))


def test_the_table_of_arrow_is_typed_alike_whatever_the_programs_hold() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from listicle.formats.arrow import arrow

    full = arrow([made()])
    empty = arrow([replace(made(), programs=[replace(made().programs[1], extra={})])])
    names = [name for name in full.schema.names if name != "extra"]
    assert empty.schema.names == names
    assert [empty.schema.field(name) for name in names] == [full.schema.field(name) for name in names]
    assert full.schema.field("cost").type.field("min").type == pyarrow.float64()
    assert full.schema.field("position").type == pyarrow.int64()
    assert full.to_pylist()[0]["locations"] == made().model_dump()["programs"][0]["locations"]


# --- SQLite ----------------------------------------------------------------------------------------------------------

TABLES = ("sources", "programs", "organizations", "locations", "links", "facts", "evidence", "remarks")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Path]:
    pytest.importorskip("sqlite_utils")
    return tmp_path / "programs.db"


def query(path: Path, sql: str, *values: object) -> list[dict[str, Any]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(sql, values)]
    finally:
        connection.close()


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: query(path, f"select * from {name} order by id") for name in TABLES}


def stored(path: Path, name: str) -> list[dict[str, Any]]:
    """The programs of a source, as far as the tables hold them, in the form of the JSON."""
    found = []
    for row in query(path, "select * from programs where source = ? order by position", name):
        number = row["id"]
        program: dict[str, Any] = {"id": row["slug"]}
        for column in columns(Program)[1:]:
            if column.name == "evidence":
                program["evidence"] = {}
                sql = "select * from evidence where program = ? order by rowid"
                for place in query(path, sql, number):
                    shown = {key: place[key] for key in ("start", "end", "quote", "text", "basis", "rule")}
                    program["evidence"].setdefault(place["key"], []).append(shown)
            elif column.name in TABLES:
                sql = f"select * from {column.name} where program = ? order by position"
                program[column.name] = [
                    {key: value for key, value in child.items() if key not in ("id", "program", "position")}
                    for child in query(path, sql, number)
                ]
            elif column.many or column.name == "extra":
                program[column.name] = json.loads(row[column.name])
            elif column.name in row:
                value = row[column.name]
                program[column.name] = bool(value) if column.kind is bool and value is not None else value
            else:
                start = f"{column.name}_"
                parts = {key.removeprefix(start): value for key, value in row.items() if key.startswith(start)}
                program[column.name] = parts if any(value is not None for value in parts.values()) else None
        found.append(program)
    return found


def test_sqlite_holds_the_values_of_the_json(database: Path) -> None:
    write(records(), "sqlite", database)
    for one in records():
        document = one.model_dump()
        source = document["source"]
        key = source["url"] or source["name"]
        assert stored(database, key) == document["programs"]
        (row,) = query(database, "select * from sources where id = ?", key)
        article = {name: value for name, value in document["article"].items() if name != "evidence"}
        assert row == {"id": key, **source, **article}
        remarks = query(
            database, "select code, message, start, end from remarks where source = ? order by position", key
        )
        assert remarks == document["remarks"]
        proofs = query(database, "select * from evidence where source = ? and program is null", key)
        assert len(proofs) == sum(len(places) for places in document["article"]["evidence"].values())
    assert query(database, "pragma foreign_key_check") == []
    for name in TABLES[1:]:
        assert query(database, f"pragma foreign_key_list({name})")


def test_running_it_twice_changes_nothing(database: Path) -> None:
    write(records(), "sqlite", database)
    before = contents(database)
    write(records(), "sqlite", database)
    assert contents(database) == before


def test_programs_are_updated_and_removed_with_their_source_alone(database: Path) -> None:
    other = replace(made(), source=replace(made().source, url=None, name="other.txt"))
    write([made(), other], "sqlite", database)
    numbers = {row["slug"]: row["id"] for row in query(database, "select * from programs where source like 'https:%'")}
    second = replace(made().programs[1], position=1, name="Renamed", description="Nothing of the sort.")
    third = replace(second, id="new", position=2)
    write([replace(made(), programs=[second, third])], "sqlite", database)
    found = query(database, "select * from programs where source like 'https:%' order by position")
    assert [(row["slug"], row["name"]) for row in found] == [("item-2", "Renamed"), ("new", "Renamed")]
    assert found[0]["id"] == numbers["item-2"], "what was there keeps its number"
    assert stored(database, "other.txt") == made().model_dump()["programs"]
    assert query(database, "select * from organizations where program not in (select id from programs)") == []
    assert query(database, "pragma foreign_key_check") == []
    search = "select count(*) as n from programs_fts where programs_fts match ?"
    assert query(database, search, "sort") == [{"n": 2}]
    assert query(database, search, "hope") == [{"n": 1}], "only the other source's"
    connection = sqlite3.connect(database)
    connection.execute("insert into programs_fts(programs_fts) values ('integrity-check')")
    connection.commit()
    connection.execute("vacuum")
    connection.close()
    assert query(database, search, "sort") == [{"n": 2}]


def test_two_sources_of_one_name_in_one_run_are_two(database: Path) -> None:
    one = replace(made(), source=replace(made().source, url=None, name="index.html"))
    two = replace(one, source=replace(one.source, sha256="1" * 64))
    write([one, two], "sqlite", database)
    assert [row["id"] for row in query(database, "select id from sources")] == ["index.html", "index.html@111111111111"]


def test_a_run_that_fails_leaves_the_database_as_it_was(database: Path) -> None:
    write([made()], "sqlite", database)
    before = contents(database)

    def failing() -> Iterator[ProgramList]:
        yield replace(made(), programs=[])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(failing(), "sqlite", database)
    assert contents(database) == before


def test_what_is_no_database_of_ours_is_left_alone(database: Path) -> None:
    database.write_bytes(b"This is no database, but a long enough text to be one." * 100)
    before = database.read_bytes()
    with pytest.raises(FormatError, match="not a database"):
        write([made()], "sqlite", database)
    assert database.read_bytes() == before
    database.unlink()
    connection = sqlite3.connect(database)
    connection.execute("create table programs (id integer primary key)")
    connection.commit()
    connection.close()
    with pytest.raises(FormatError, match="write to a new file"):
        write([made()], "sqlite", database)
    with pytest.raises(FormatError, match=r"sqlite needs a file: say which with -o FILE\.db"):
        write([made()], "sqlite", io.BytesIO())
    with pytest.raises(FormatError, match="unable to open"):
        write([made()], "sqlite", database.parent / "nowhere" / "x.db")


def test_datasette_serves_the_database(database: Path) -> None:
    tool = Path(sys.executable).parent / "datasette"
    if not tool.exists():
        pytest.skip("datasette is not installed: pip install 'listicle[dev]'")
    write([made()], "sqlite", database)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [tool, "serve", database, "--host", "127.0.0.1", "--port", str(port), "--setting", "num_sql_threads", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:

        def get(path: str) -> bytes:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/programs{path}", timeout=60) as answer:
                return bytes(answer.read())

        for _ in range(600):
            assert server.poll() is None
            try:
                get(".json")
                break
            except OSError:
                time.sleep(0.1)
        found = json.loads(get("/programs.json?_shape=array&_search=hope"))
        assert [row["name"] for row in found] == [made().programs[1].name]
        found = json.loads(get("/evidence.json?_shape=array&key=cost&_labels=on"))
        assert {row["quote"] for row in found} == {"Free", "$0.50 to $1,200,000.5 a year"}
        facets = json.loads(get("/programs.json?_facet_array=training"))["facet_results"]
        assert "-integrative\ttherapies" in json.dumps(facets).encode().decode("unicode_escape")
        page = get("/programs").decode()
        assert "<b>a look</b>" not in page
    finally:
        server.terminate()
        server.wait(timeout=60)


# --- JSON-LD ---------------------------------------------------------------------------------------------------------


def terms(node: Any) -> Iterator[tuple[str, str]]:
    """(kind, name) of every type and property in a document."""
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack += one
        elif isinstance(one, dict):
            for key, value in one.items():
                if key == "@type":
                    yield "type", value
                elif not key.startswith("@"):
                    yield "property", key
                stack.append(value)


@pytest.mark.parametrize("number", range(len(GOLDENS) + 1), ids=[*(path.stem for path in GOLDENS), "made"])
def test_json_ld_expands_and_holds_only_terms_of_the_vocabulary(number: int) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    from listicle.formats.jsonld import CONTEXT, PROPERTIES, TYPES

    document = json.loads(written("jsonld", records()[number]))
    own = {name: f"{CONTEXT}/{name}" for name in (*PROPERTIES, *TYPES)}

    def offline(url: str, options: object) -> dict[str, Any]:
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": own}}

    expanded = jsonld.expand(document, {"documentLoader": offline})
    known = {f"{CONTEXT}/{name}" for name in (*PROPERTIES, *TYPES)}
    for _, name in terms(expanded):
        assert set([name] if isinstance(name, str) else name) <= known
    again = jsonld.compact(expanded, {"@context": own}, {"documentLoader": offline})
    again.pop("@context")
    document.pop("@context")
    if document["numberOfItems"] == 1:
        again["itemListElement"] = [again["itemListElement"]]
    assert again == document, "nothing was dropped as unknown"


def test_json_ld_says_what_the_records_say() -> None:
    document = json.loads(written("jsonld", made()))
    first, second = (one["item"] for one in document["itemListElement"])
    assert first["timeToComplete"] == ["P18M", "P24M"]
    assert first["applicationDeadline"] == "--12-10"
    assert first["offers"]["priceSpecification"]["maxPrice"] == 1200000.5
    assert first["provider"][0]["location"][1]["address"]["addressLocality"] == "Lyon"
    assert second["offers"] == {"@type": "Offer", "price": 0}
    assert [one["position"] for one in document["itemListElement"]] == [1, 2]
    two = json.loads(written("jsonld", made(), made()))
    assert [one["@type"] for one in two["@graph"]] == ["ItemList", "ItemList"]


def node_modules() -> Path:
    found = NODE / "node_modules"
    if shutil.which("node") is None or not (found / "schema-dts").is_dir():
        pytest.skip("Node or its packages are missing: run `npm install` in tests/node")
    return found


def test_json_ld_fits_the_types_of_the_vocabulary(tmp_path: Path) -> None:
    from listicle.formats.jsonld import PROPERTIES, TYPES

    modules = node_modules()
    (tmp_path / "node_modules").symlink_to(modules)
    documents = [json.loads(written("jsonld", one)) for one in records()]
    used = {term for document in documents for term in terms(document)}
    assert used <= {("type", name) for name in TYPES} | {("property", name) for name in PROPERTIES}
    assert {name for _, name in used} == {*PROPERTIES, *TYPES}, "no term is listed in vain"
    head = 'import type { ItemList, WithContext } from "schema-dts";\n'

    def compiles(documents: list[Any]) -> subprocess.CompletedProcess[str]:
        lines = [
            f"export const list{number}: WithContext<ItemList> = {json.dumps(document)};\n"
            for number, document in enumerate(documents)
        ]
        (tmp_path / "use.ts").write_text(head + "".join(lines), encoding="utf-8")
        options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]
        return subprocess.run(
            [modules / ".bin" / "tsc", *options, tmp_path / "use.ts"], capture_output=True, text=True, check=False
        )

    run = compiles(documents)
    assert run.returncode == 0, run.stdout
    documents[-1]["itemListElement"][0]["item"]["teaches"] = "a property of courses, not of programs"
    assert compiles(documents[-1:]).returncode != 0


def test_the_schema_names_counterparts_that_schema_org_has() -> None:
    vocabulary = (node_modules() / "schema-dts" / "dist" / "schema.d.ts").read_text(encoding="utf-8")
    named = re.findall(r'"\$comment": "schema\.org: (\w+)"', schema.text())
    assert len(named) > 30
    assert [name for name in named if f'"{name}"?:' not in vocabulary] == []


# --- Markdown --------------------------------------------------------------------------------------------------------


def test_markdown_is_a_table_in_which_words_stay_words() -> None:
    from markdown_it import MarkdownIt

    hostile = replace(
        made().programs[1],
        listed_as="a | b\n<script>x</script> [c](javascript:d) **e** `f` &amp; www.g.h https://i.j ![k](l)",
        name="same",
        url="https://example.org/a|b) (c",
        group=None,
    )
    bad = replace(hostile, url="javascript:alert(1)", listed_as="n", name="n")
    text = written("md", replace(made(), programs=[hostile, bad])).decode()
    parser = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
    html = parser.render(text)
    assert html.count("<tr>") == 3
    assert html.count("<td>") == 2 * html.count("<th>")
    assert html.count("<a href") == 1
    assert 'href="https://example.org/a%7Cb%29%20%28c"' in html
    assert "<script" not in html
    assert "<strong>" not in html
    assert "<code>" not in html
    assert "<img" not in html
    shown = re.sub(r"<[^>]*>", "", html)
    assert (
        "a | b &lt;script&gt;x&lt;/script&gt; [c](javascript:d) **e** `f` &amp;amp; www.g.h https://i.j ![k](l)"
        in shown
    )


def test_markdown_speaks_plainly() -> None:
    text = written("md", made()).decode()
    assert "| 18–24 months |" in text
    assert "USD 0.5–1,200,000.5 a year" in text
    assert "| free |" in text
    assert "No programs were found." in written("md", replace(made(), programs=[])).decode()
    assert "| Pays |" not in written("md", replace(made(), programs=made().programs[1:])).decode(), "an empty column"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("P1Y", "P1Y", "1 year"),
        ("P1Y", "P2Y", "1–2 years"),
        ("P6M", "P2Y", "6 months–2 years"),
        (None, "P2Y", "up to 2 years"),
        ("P12W", None, "from 12 weeks"),
        ("P1Y6M", "P1Y6M", "1 year 6 months"),
        ("PT40H", "PT40H", "40 hours"),
        (None, None, ""),
    ],
)
def test_durations_in_words(low: str | None, high: str | None, words: str) -> None:
    from listicle.formats.md import duration
    from listicle.model import Duration

    assert duration(Duration(low, high)) == words


# --- Files and libraries ---------------------------------------------------------------------------------------------


def test_a_missing_library_is_one_clear_line(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None; sys.modules['sqlite_utils'] = None\n"
        "from pathlib import Path; from listicle.formats import FormatError, write\n"
        "for name in ('parquet', 'sqlite'):\n"
        "    try: write([], name, Path('x'))\n"
        "    except FormatError as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert run.stdout.splitlines() == [
        "parquet needs pyarrow: pip install 'listicle[parquet]'",
        "sqlite needs sqlite-utils: pip install 'listicle[sqlite]'",
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_default_format_loads_no_heavy_library() -> None:
    code = (
        "import sys, io; from listicle.formats import write; write([], 'json', io.BytesIO())\n"
        "print([m for m in ('pyarrow', 'sqlite_utils', 'pydantic', 'csv') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "programs.json"
    path.write_bytes(b"before")

    def fail() -> None:
        with replacing(path) as stream:
            stream.write(b"half of")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
    with replacing(path) as stream:
        stream.write(b"after")
    assert path.read_bytes() == b"after"


@pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
def test_modes_and_links_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "programs.json"
    before = os.umask(0o027)
    try:
        with replacing(path) as stream:
            stream.write(b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    link = tmp_path / "link.json"
    link.symlink_to(path.name)
    with replacing(link) as stream:
        stream.write(b"2")
    assert link.is_symlink()
    assert path.read_bytes() == b"2"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    with replacing(Path("/dev/null")) as stream:
        stream.write(b"3")
    assert not Path("/dev/null").is_file()
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "nowhere" / "x.json"):
        pass
