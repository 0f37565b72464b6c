"""Hunspell dictionaries of imaginary languages, made on the spot."""

from collections.abc import Sequence
from pathlib import Path

_AFFIXES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"


def make_dictionary(folder: Path, name: str, words: Sequence[str]) -> None:
    """Write a dictionary to Enchant's configuration folder; a word with /S has a plural."""
    place = folder / "hunspell"
    place.mkdir(exist_ok=True)
    (place / f"{name}.aff").write_text(_AFFIXES, encoding="utf-8")
    content = "\n".join([str(len(words)), *words, ""])
    (place / f"{name}.dic").write_text(content, encoding="utf-8")
