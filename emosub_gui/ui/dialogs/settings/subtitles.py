"""The settings' page on subtitles: their look, and how much a viewer can read."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel

from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.errors import translatable
from emosub_gui.core.reading import PROFILES, ReadingLimits, published
from emosub_gui.styling.themes import list_themes, user_themes
from emosub_gui.ui.dialogs.base import heading, note
from emosub_gui.ui.dialogs.settings.page import Page, row_title
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.styles.theme_names import theme_name

_LIMITS = (
    ("max_line", translatable("settings", "Characters a line"), 1, (4, 100)),
    ("max_lines", translatable("settings", "Lines"), 1, (1, 6)),
    ("max_cps", translatable("settings", "Characters a second"), 1, (1, 60)),
    ("min_duration", translatable("settings", "Shortest, in seconds"), 1000, (0, 5)),
    ("max_duration", translatable("settings", "Longest, in seconds"), 1000, (1, 60)),
    ("gap_frames", translatable("settings", "Gap, in frames"), 1, (0, 24)),
)
"""Field, title, units in what is shown, and what can be chosen."""
_WHOLE = ("max_lines", "gap_frames")


class Figure(QDoubleSpinBox):
    """A number without decimals that say nothing."""

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Write 42, 17.5, 0.83."""
        return self.locale().toString(round(value, 2), "g", 6)


class SubtitlesPage(Page):
    """The look of new subtitles, and the reading limits of each language."""

    TITLE = translatable("settings", "Subtitles")
    ICON = "captions"
    FIELDS = ("theme", "reading")

    def __init__(self, store: SettingsStore) -> None:
        super().__init__(store)
        themes = [(file.id, theme_name(file)) for file in list_themes(user_themes()) if file.theme]
        self.choice(
            QCoreApplication.translate("settings", "New subtitles look like"), "theme", themes
        )
        self.add(heading(QCoreApplication.translate("settings", "How much can be read")))
        table = QGridLayout()
        table.setHorizontalSpacing(LARGE)
        table.setVerticalSpacing(MEDIUM)
        table.setColumnStretch(len(PROFILES) + 1, 1)
        for row, (field, title, unit, limits) in enumerate(_LIMITS, start=1):
            label = row_title(QCoreApplication.translate("settings", title))
            table.addWidget(label, row, 0)
            for column, code in enumerate(PROFILES, start=1):
                table.addWidget(self._box(code, field, unit, limits), row, column)
        for column, code in enumerate(PROFILES, start=1):
            table.addWidget(QLabel(published(code).name), 0, column)
        self.add(table)
        self.add(
            note(
                QCoreApplication.translate(
                    "settings",
                    "The defaults are those of the Netflix style guides. Lines are checked by "
                    "these figures, and what is heard is cut into lines by them.",
                )
            )
        )
        self.end()

    def _box(self, code: str, field: str, unit: int, limits: tuple[int, int]) -> Figure:
        """Return the field for one limit of a language."""
        box = Figure()
        box.setRange(*limits)
        box.setDecimals(0 if field in _WHOLE else 2 if unit > 1 else 1)
        box.setSingleStep(0.1 if unit > 1 else 1)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._choose(code, field, value * unit))
        self.follow(box, lambda: box.setValue(getattr(self._limits(code), field) / unit))
        return box

    def _limits(self, code: str) -> ReadingLimits:
        own: dict[str, ReadingLimits] = self.get("reading")
        return own.get(code, published(code).limits)

    def _choose(self, code: str, field: str, value: float) -> None:
        """Set one limit; limits that are as published are not kept."""
        whole = field not in ("max_line", "max_cps")
        limits = replace(self._limits(code), **{field: round(value) if whole else value})
        own = {**self.get("reading"), code: limits}
        if limits == published(code).limits:
            del own[code]
        self.set("reading", own)
