"""Models of a person's own, told from a folder or by their names on the hub."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.models.catalogue import Entry


def described(name: str, folder: Path | None) -> Entry:
    """Return an entry for a person's list.

    Args:
        name: a folder, or an id of the hub or of the list.
        folder: where the model lies; None for one that is not here.

    Raises:
        ModelMissingError: nothing has that name.
        ModelFileError: the folder holds no model that can be read.
        ModelLabelsError: it has labels that mean no known emotion.
        FileUnreadableError: the person's list is damaged.
    """
    # Reading models is for those who add one; the classifiers' modules are many.
    from emosub_gui.analysis.classifiers.loading import describe

    entry = catalogue.find(name)
    if folder is None:
        return entry
    entry = describe(entry, folder)
    if entry.id != str(folder):
        return entry
    taken = {one.id for one in catalogue.entries() if one.folder != str(folder)}
    return replace(entry, id=str(folder) if folder.name in taken else folder.name)
