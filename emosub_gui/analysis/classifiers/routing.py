"""Which models judge which lines: a person's choices as the names that an analysis takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from emosub_gui.analysis.models import catalogue, installation
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.types import ModelChoice
from emosub_gui.core.errors import EmoSubError, ModelMissingError

_LANGUAGES = ("en", "ko", "")
"""In the order in which models are asked: those for one language before those for all."""


class Routes(NamedTuple):
    """What becomes of some choices.

    `names` is for `Request.classifiers`; `absent` says why a chosen model cannot judge. Where no
    chosen model answers, the embedded ones do.
    """

    names: tuple[str, ...]
    absent: tuple[EmoSubError, ...]


def routes(choices: Sequence[ModelChoice], *, download: bool = False) -> Routes:
    """Return how chosen models are to be asked; loads nothing and asks no network.

    Those that judge the same lines by the same means are averaged by weight.

    Args:
        choices: models, the lines that they are for, and weights.
        download: whether models that are not on this computer will be fetched.
    """
    groups: dict[tuple[str, str], list[tuple[str, float]]] = {}
    absent: list[EmoSubError] = []
    for choice in choices:
        try:
            entry = present(choice.model, download=download)
        except EmoSubError as error:
            absent.append(error)
        else:
            key = (choice.language, entry.modality)
            groups.setdefault(key, []).append((choice.model, choice.weight))
    ordered = sorted(groups.items(), key=lambda item: _LANGUAGES.index(item[0][0]))
    return Routes(tuple(joined(each, language) for (language, _), each in ordered), tuple(absent))


def present(model: str, *, download: bool = False) -> Entry:
    """Return a model's entry, its family told from its files where only these know.

    Raises:
        ModelMissingError: nobody knows it, or it is neither on this computer nor to be fetched.
        PackageMissingError: what runs it is not installed.
        ModelFileError: its folder holds no model that can be read.
        FileUnreadableError: the person's list of models is damaged.
    """
    # The classifiers' modules are many, and a window that only starts needs none of them.
    from emosub_gui.analysis.classifiers.loading import recognise

    entry = catalogue.find(model)
    installation.check_packages(entry)
    folder = installation.installed(entry)
    if folder is None:
        if not (download and installation.can_fetch(entry)):
            raise ModelMissingError(model=model)
        return entry
    if entry.family is Family.AUTO:
        entry = recognise(entry, folder)
        installation.check_packages(entry)
    return entry


def joined(parts: Sequence[tuple[str, float]], language: str = "") -> str:
    """Write models, their weights and their language as `loading.load` reads them."""
    from emosub_gui.analysis.classifiers.ensemble import ROUTE, SEPARATOR, WEIGHT

    alone = len(parts) == 1
    names = [
        model if alone or weight == 1.0 else f"{model}{WEIGHT}{weight:g}" for model, weight in parts
    ]
    return SEPARATOR.join(names) + (f"{ROUTE}{language}" if language else "")
