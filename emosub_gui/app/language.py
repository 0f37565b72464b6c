"""The program's language: which one is meant, and its translations put in force.

Translations are made by `resources/translations/update.py`; what Qt says by itself (the buttons
of its dialogs) comes from the translations that PySide6 brings along. English is the source and
needs none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

from emosub_gui.core.resources import resource

SYSTEM, SOURCE = "system", "en"
NAMES = {SOURCE: "English", "ko": "한국어"}
"""The languages that there are, each called what its speakers call it."""


def resolve(choice: str, preferred: Iterable[str] | None = None) -> str:
    """Return the ISO 639-1 code that a choice means.

    Args:
        choice: a code, or "system" for the first of `preferred` that there is, else English.
        preferred: BCP 47 tags, the best first; the system's own if None.
    """
    if choice in NAMES:
        return choice
    tags = QLocale.system().uiLanguages() if preferred is None else preferred
    codes = (tag.replace("_", "-").split("-")[0].lower() for tag in tags)
    return next((code for code in codes if code in NAMES), SOURCE)


def apply(choice: str) -> None:
    """Let the program speak a language, and write dates and sizes as is usual in it.

    Open windows are told by `LanguageChange` events.
    """
    application = QCoreApplication.instance()
    if application is None:
        return
    code = resolve(choice)
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for old in application.findChildren(QTranslator, options=direct):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_locale(code))
    if code == SOURCE:
        return
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (qt / f"qtbase_{code}.qm", resource("translations", f"emosub_{code}.qm")):
        translator = QTranslator(application)
        # A Qt that was packaged without translations leaves its buttons English.
        if translator.load(str(file)):
            application.installTranslator(translator)


def _locale(code: str) -> QLocale:
    """Return the system's conventions if they are a language's own, else the usual ones of it."""
    system, usual = QLocale.system(), QLocale(code)
    return system if system.language() is usual.language() else usual
