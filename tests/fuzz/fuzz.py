"""The coverage-guided fuzzer: `python tests/fuzz/fuzz.py TARGET FOLDER [options of libFuzzer]`; see docs/fuzzing.md.

FOLDER keeps the inputs that reached new code, and is begun with the project's own articles and examples. An input that breaks a
promise is written to `crash-…` beside it, and belongs into tests/fuzz/found/TARGET when it is mended.
"""

from __future__ import annotations

import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["listicle"]):
    import targets

    for package in ("extractors", "listicle", "readers", "recognizers"):  # what is imported later is not instrumented
        for module in pkgutil.iter_modules(import_module(f"listicle.{package}").__path__):
            if not module.name.endswith("_build"):
                import_module(f"listicle.{package}.{module.name}")

ROOT = Path(__file__).resolve().parents[2]


def seeds(target: str) -> list[bytes]:
    """Pieces of the articles and the examples, small enough to be changed often."""
    texts = [path.read_bytes() for path in sorted((ROOT / "sources").iterdir())]
    for folder in ("recognizers", "extractors"):
        for path in sorted((ROOT / "src/listicle" / folder).glob("*.md")):
            texts += [part.encode() for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))]
    if target == "recognizers":
        return [line for text in texts for line in text.splitlines() if line][:4000]
    kinds = {b"<": b"\0", b"#": b"\1"}
    return [
        kinds.get(piece.lstrip()[:1], b"\3") + piece
        for text in texts
        for piece in (text[at : at + 2000] for at in range(0, len(text), 2000))
    ]


def main() -> None:
    target, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup(
        [sys.argv[0], str(folder), f"-artifact_prefix={folder}-", "-max_len=4096", "-timeout=60", *sys.argv[3:]],
        targets.timed(targets.TARGETS[target]),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
