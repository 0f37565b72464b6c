"""Bring the translations up to date with the code.

    python resources/translations/update.py

collects every string in `QCoreApplication.translate(...)` and `translatable(...)` into
`resources/translations/emosub_*.ts` with Qt's `lupdate` (what was translated stays), and packs
those into the `.qm` files that the program loads, with `lrelease`. Translate in between with
`pyside6-linguist` or a text editor, then run it again. Exits with 1 while something is missing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

FOLDER = Path(__file__).resolve().parent
PACKAGE = FOLDER.parent.parent / "emosub_gui"
LANGUAGES = ("ko",)


def collect(file: Path, language: str) -> None:
    """Merge the code's strings into a `.ts` file; those that are gone leave it."""
    sources = sorted(PACKAGE.rglob("*.py"))
    _run(
        "pyside6-lupdate",
        *("-tr-function-alias", "translate+=translatable"),
        *("-source-language", "en", "-target-language", language),
        *("-locations", "none", "-no-obsolete"),
        *(str(source) for source in sources),
        *("-ts", str(file)),
    )


def pack(file: Path, target: Path) -> None:
    """Compile a `.ts` file."""
    _run("pyside6-lrelease", str(file), "-qm", str(target))


def missing(file: Path) -> list[str]:
    """Return the strings of a `.ts` file that have no finished translation."""
    found = []
    for message in ET.parse(file).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        if translation is None or translation.get("type") or not translation.text:
            found.append(message.findtext("source", ""))
    return found


def _run(tool: str, *arguments: str) -> None:
    """Run one of the tools that come with PySide6, beside this Python."""
    subprocess.run([str(Path(sys.executable).with_name(tool)), *arguments], check=True)


def main() -> int:
    """Bring all languages up to date; return the exit code."""
    untranslated = 0
    for language in LANGUAGES:
        file = FOLDER / f"emosub_{language}.ts"
        collect(file, language)
        pack(file, file.with_suffix(".qm"))
        for text in missing(file):
            print(f"{language}: {text}")  # noqa: T201 - what this script is for
            untranslated += 1
    return 1 if untranslated else 0


if __name__ == "__main__":
    sys.exit(main())
