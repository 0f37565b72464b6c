"""Every action of the program, as data.

Menus, the toolbar, context menus, shortcuts, the shortcut editor and the command palette are
made from this table. What an action does is connected to its id by the main window.
"""

from __future__ import annotations

from enum import Flag, StrEnum, auto
from typing import NamedTuple

from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import translatable

KEY_SEPARATOR = "; "
"""Between several shortcuts of one action."""


class Needs(Flag):
    """What must be there for an action to be possible; several are joined by `|`."""

    NOTHING = 0
    DOCUMENT = auto()
    MEDIA = auto()
    CUES = auto()
    SELECTION = auto()
    CURRENT = auto()
    SHOTS = auto()
    UNDO = auto()
    REDO = auto()
    RUNNING = auto()
    IDLE = auto()


class Preset(StrEnum):
    """Sets of shortcuts for fingers that learned them elsewhere."""

    EMOSUB = "emosub"
    AEGISUB = "aegisub"
    SUBTITLE_EDIT = "subtitle_edit"


class Action(NamedTuple):
    """One action.

    Attributes:
        id: stable name, "menu.what".
        text: English title and translation source; "&" marks the menu's mnemonic.
        key: EmoSub's shortcut in Qt's portable notation; several are separated by `KEY_SEPARATOR`.
        icon: a name in `resources/icons`.
        needs: what must be there.
        checkable: whether it is on or off.
    """

    id: str
    text: str
    key: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    checkable: bool = False


N = Needs
ACTIONS: tuple[Action, ...] = (
    # ---- file ----
    Action("file.new", translatable("actions", "&New subtitles"), "Ctrl+N", "file-plus"),
    Action("file.open", translatable("actions", "&Open…"), "Ctrl+O", "folder-open"),
    Action("file.open_sample", translatable("actions", "Open the &sample film"), "", "film"),
    Action("file.attach_media", translatable("actions", "Choose the &film…"), "", "file-video"),
    Action("file.save", translatable("actions", "&Save"), "Ctrl+S", "save", N.DOCUMENT),
    Action("file.save_as", translatable("actions", "Save &as…"), "Ctrl+Shift+S", "", N.DOCUMENT),
    Action("file.export", translatable("actions", "&Export…"), "Ctrl+E", "upload", N.CUES),
    Action(
        "file.export_video",
        translatable("actions", "Export a fil&m…"),
        "Ctrl+Alt+E",
        "clapperboard",
        N.MEDIA,
    ),
    Action("file.close", translatable("actions", "&Close"), "Ctrl+W", "", N.DOCUMENT),
    Action("file.quit", translatable("actions", "&Quit"), "Ctrl+Q", "log-out"),
    # ---- edit ----
    Action("edit.undo", translatable("actions", "&Undo"), "Ctrl+Z", "undo-2", N.UNDO),
    Action(
        "edit.redo",
        translatable("actions", "&Redo"),
        "Ctrl+Shift+Z; Ctrl+Y",
        "redo-2",
        N.REDO,
    ),
    Action("edit.cut", translatable("actions", "Cu&t lines"), "Ctrl+X", "scissors", N.SELECTION),
    Action("edit.copy", translatable("actions", "&Copy lines"), "Ctrl+C", "copy", N.SELECTION),
    Action(
        "edit.copy_text",
        translatable("actions", "Copy te&xt only"),
        "Ctrl+Shift+C",
        "",
        N.SELECTION,
    ),
    Action(
        "edit.paste",
        translatable("actions", "&Paste lines"),
        "Ctrl+V",
        "clipboard-paste",
    ),
    Action(
        "edit.paste_text",
        translatable("actions", "Paste text o&ver lines"),
        "Ctrl+Shift+V",
        "",
        N.SELECTION,
    ),
    Action("edit.select_all", translatable("actions", "Select &all"), "Ctrl+A", "", N.CUES),
    Action(
        "edit.select_rule",
        translatable("actions", "Select by ru&le…"),
        "Ctrl+Shift+A",
        "list-filter",
        N.CUES,
    ),
    Action(
        "edit.find",
        translatable("actions", "&Find…"),
        "Ctrl+F",
        "search",
        N.CUES,
    ),
    Action("edit.replace", translatable("actions", "&Replace…"), "Ctrl+H", "replace", N.CUES),
    Action("edit.find_next", translatable("actions", "Find &next"), "F3", "", N.CUES),
    Action("edit.find_previous", translatable("actions", "Find &previous"), "Shift+F3", "", N.CUES),
    Action(
        "edit.filter", translatable("actions", "F&ilter lines"), "Ctrl+Shift+F", "filter", N.CUES
    ),
    # ---- lines ----
    Action(
        "cue.insert_before",
        translatable("actions", "Insert &before"),
        "Shift+Insert",
        "between-vertical-start",
        N.CURRENT,
    ),
    Action(
        "cue.insert_after",
        translatable("actions", "Insert &after"),
        "Insert",
        "between-vertical-end",
        N.DOCUMENT,
    ),
    Action(
        "cue.insert_at_playhead",
        translatable("actions", "Insert at the &playhead"),
        "Ctrl+Insert",
        "plus",
        N.DOCUMENT,
    ),
    Action("cue.duplicate", translatable("actions", "D&uplicate"), "Ctrl+D", "copy", N.SELECTION),
    Action("cue.delete", translatable("actions", "&Delete"), "Delete", "trash-2", N.SELECTION),
    Action(
        "cue.split_playhead",
        translatable("actions", "&Split at the playhead"),
        "Ctrl+K",
        "square-split-horizontal",
        N.CURRENT | N.MEDIA,
    ),
    Action(
        "cue.split_caret",
        translatable("actions", "Split at the &caret"),
        "Ctrl+Return",
        "",
        N.CURRENT,
    ),
    Action(
        "cue.reset_position",
        translatable("actions", "Reset the &position on the picture"),
        "",
        "",
        N.SELECTION,
    ),
    Action(
        "cue.reset_look",
        translatable("actions", "Reset to the emotion's loo&k"),
        "",
        "brush",
        N.SELECTION,
    ),
    Action("text.bold", translatable("actions", "&Bold"), "Ctrl+B", "bold", N.SELECTION),
    Action("text.italic", translatable("actions", "&Italic"), "Ctrl+I", "italic", N.SELECTION),
    Action(
        "text.underline",
        translatable("actions", "&Underline"),
        "Ctrl+U",
        "underline",
        N.SELECTION,
    ),
    Action(
        "text.strike",
        translatable("actions", "&Strikethrough"),
        "",
        "strikethrough",
        N.SELECTION,
    ),
    Action(
        "text.plain",
        translatable("actions", "Take the &formatting off"),
        "Ctrl+\\",
        "remove-formatting",
        N.SELECTION,
    ),
    Action("cue.merge", translatable("actions", "&Join lines"), "Ctrl+J", "merge", N.CURRENT),
    Action(
        "cue.sort", translatable("actions", "Sort by &time"), "", "arrow-up-narrow-wide", N.CUES
    ),
    Action(
        "cue.edit_text", translatable("actions", "&Edit text"), "F2; Return", "pencil", N.CURRENT
    ),
    Action(
        "cue.finish",
        translatable("actions", "&Finish and go to the next line"),
        "Alt+Return",
        "",
        N.CURRENT,
    ),
    Action(
        "cue.next",
        translatable("actions", "&Next line"),
        "Ctrl+Down; Alt+Down",
        "chevron-down",
        N.CUES,
    ),
    Action(
        "cue.previous",
        translatable("actions", "P&revious line"),
        "Ctrl+Up; Alt+Up",
        "chevron-up",
        N.CUES,
    ),
    # ---- timing ----
    Action(
        "timing.set_start",
        translatable("actions", "Set &start to the playhead"),
        "F9; [",
        "arrow-left-to-line",
        N.CURRENT | N.MEDIA,
    ),
    Action(
        "timing.set_end",
        translatable("actions", "Set &end to the playhead"),
        "F10; ]",
        "arrow-right-to-line",
        N.CURRENT | N.MEDIA,
    ),
    Action(
        "timing.set_end_next",
        translatable("actions", "Set end and go to the &next line"),
        "F11; \\",
        "arrow-right-from-line",
        N.CURRENT | N.MEDIA,
    ),
    Action(
        "timing.earlier", translatable("actions", "A frame &earlier"), "Alt+Left", "", N.SELECTION
    ),
    Action("timing.later", translatable("actions", "A frame &later"), "Alt+Right", "", N.SELECTION),
    Action(
        "timing.start_earlier",
        translatable("actions", "Start a frame earlier"),
        "Alt+Shift+Left",
        "",
        N.CURRENT,
    ),
    Action(
        "timing.start_later",
        translatable("actions", "Start a frame later"),
        "Alt+Shift+Right",
        "",
        N.CURRENT,
    ),
    Action(
        "timing.end_earlier",
        translatable("actions", "End a frame earlier"),
        "Ctrl+Shift+Left; Ctrl+Alt+Left",
        "",
        N.CURRENT,
    ),
    Action(
        "timing.end_later",
        translatable("actions", "End a frame later"),
        "Ctrl+Shift+Right; Ctrl+Alt+Right",
        "",
        N.CURRENT,
    ),
    Action(
        "timing.shift",
        translatable("actions", "S&hift times…"),
        "Ctrl+T",
        "move-horizontal",
        N.CUES,
    ),
    Action(
        "timing.stretch",
        translatable("actions", "S&ynchronise by two points…"),
        "",
        "spline",
        N.CUES,
    ),
    Action(
        "timing.snap_shots",
        translatable("actions", "Snap to s&hot changes"),
        "",
        "magnet",
        N.SELECTION | N.SHOTS,
    ),
    Action("timing.post_process", translatable("actions", "&Improve timing…"), "", "timer", N.CUES),
    # ---- emotions ----
    *(
        Action(f"emotion.{emotion}", title, str(number), "", N.SELECTION)
        for number, (emotion, title) in enumerate(
            zip(
                EMOTIONS,
                (
                    translatable("actions", "&Neutral"),
                    translatable("actions", "&Happy"),
                    translatable("actions", "&Sad"),
                    translatable("actions", "&Angry"),
                    translatable("actions", "&Fear"),
                    translatable("actions", "S&urprise"),
                    translatable("actions", "&Disgust"),
                ),
                strict=True,
            ),
            start=1,
        )
    ),
    Action(
        "emotion.accept",
        translatable("actions", "A&ccept the emotion"),
        "Ctrl+Space",
        "circle-check",
        N.SELECTION,
    ),
    Action(
        "emotion.reopen",
        translatable("actions", "Take the decision &back"),
        "Ctrl+Backspace",
        "rotate-ccw",
        N.SELECTION,
    ),
    Action(
        "emotion.next_doubtful",
        translatable("actions", "Go to the next &doubtful line"),
        "F6",
        "circle-help",
        N.CUES,
    ),
    Action(
        "emotion.review",
        translatable("actions", "&Review the emotions"),
        "F4",
        "list-checks",
        N.CUES,
    ),
    Action(
        "emotion.blind",
        translatable("actions", "Review &without the models' word"),
        "",
        "eye-off",
        N.NOTHING,
        True,
    ),
    Action(
        "emotion.accept_above",
        translatable("actions", "Accept sure &lines…"),
        "Ctrl+Shift+Space",
        "circle-check",
        N.CUES,
    ),
    Action(
        "emotion.learn",
        translatable("actions", "Apply what I c&orrected…"),
        "",
        "graduation-cap",
        N.CUES,
    ),
    Action(
        "emotion.export_labels",
        translatable("actions", "E&xport as labels…"),
        "",
        "upload",
        N.CUES,
    ),
    # ---- play ----
    Action(
        "play.toggle", translatable("actions", "&Play or pause"), "Space; Ctrl+P", "play", N.MEDIA
    ),
    Action(
        "play.cue",
        translatable("actions", "Play the &line"),
        "R; F5",
        "captions",
        N.CURRENT | N.MEDIA,
    ),
    Action("play.loop", translatable("actions", "L&oop the line"), "L", "repeat", N.MEDIA, True),
    Action(
        "play.before_start",
        translatable("actions", "500 ms be&fore the start"),
        "Q",
        "",
        N.CURRENT | N.MEDIA,
    ),
    Action(
        "play.after_end",
        translatable("actions", "500 ms af&ter the end"),
        "W",
        "",
        N.CURRENT | N.MEDIA,
    ),
    Action("play.first", translatable("actions", "Fi&rst 500 ms"), "E", "", N.CURRENT | N.MEDIA),
    Action("play.last", translatable("actions", "La&st 500 ms"), "D", "", N.CURRENT | N.MEDIA),
    Action(
        "play.frame_forward",
        translatable("actions", "&Next frame"),
        "Right; .",
        "step-forward",
        N.MEDIA,
    ),
    Action(
        "play.frame_back",
        translatable("actions", "&Previous frame"),
        "Left; ,",
        "step-back",
        N.MEDIA,
    ),
    Action(
        "play.second_forward",
        translatable("actions", "A second forward"),
        "Shift+Right",
        "",
        N.MEDIA,
    ),
    Action("play.second_back", translatable("actions", "A second back"), "Shift+Left", "", N.MEDIA),
    Action(
        "play.to_start",
        translatable("actions", "Go to the line's start"),
        "Ctrl+1",
        "arrow-left-from-line",
        N.CURRENT | N.MEDIA,
    ),
    Action(
        "play.to_end",
        translatable("actions", "Go to the line's end"),
        "Ctrl+2",
        "",
        N.CURRENT | N.MEDIA,
    ),
    Action("play.go_to", translatable("actions", "&Go to a time…"), "Ctrl+G", "clock", N.MEDIA),
    Action("play.faster", translatable("actions", "&Faster"), "Ctrl+.", "", N.MEDIA),
    Action("play.slower", translatable("actions", "Slo&wer"), "Ctrl+,", "", N.MEDIA),
    Action("play.normal_speed", translatable("actions", "Nor&mal speed"), "Ctrl+/", "", N.MEDIA),
    Action("play.louder", translatable("actions", "Lo&uder"), "Ctrl+Shift+Up", "", N.MEDIA),
    Action("play.quieter", translatable("actions", "&Quieter"), "Ctrl+Shift+Down", "", N.MEDIA),
    Action("play.mute", translatable("actions", "&Mute"), "M", "volume-x", N.MEDIA, True),
    # ---- analysis ----
    Action(
        "analyze.start",
        translatable("actions", "&Analyze…"),
        "F7",
        "wand-sparkles",
        N.IDLE,
    ),
    Action(
        "analyze.selection",
        translatable("actions", "Analyze the &selected lines again"),
        "F8",
        "sparkles",
        N.SELECTION | N.IDLE,
    ),
    Action("analyze.cancel", translatable("actions", "&Cancel the analysis"), "", "x", N.RUNNING),
    # ---- view ----
    Action(
        "view.zoom_in", translatable("actions", "Zoom &in"), "Ctrl+=; Ctrl++", "zoom-in", N.MEDIA
    ),
    Action("view.zoom_out", translatable("actions", "Zoom &out"), "Ctrl+-", "zoom-out", N.MEDIA),
    Action(
        "view.zoom_line",
        translatable("actions", "Zoom to the &line"),
        "Ctrl+0",
        "scan-line",
        N.CURRENT,
    ),
    Action("view.zoom_all", translatable("actions", "Show the &whole film"), "Ctrl+9", "", N.MEDIA),
    Action(
        "view.waveform",
        translatable("actions", "Wa&veform"),
        "",
        "audio-waveform",
        N.MEDIA,
        True,
    ),
    Action(
        "view.spectrogram",
        translatable("actions", "&Spectrogram"),
        "",
        "audio-lines",
        N.MEDIA,
        True,
    ),
    Action(
        "view.snap", translatable("actions", "S&nap while dragging"), "", "magnet", N.NOTHING, True
    ),
    Action(
        "view.follow", translatable("actions", "&Follow the playhead"), "", "pin", N.NOTHING, True
    ),
    Action(
        "view.centred",
        translatable("actions", "Keep the playhead in the &middle"),
        "",
        "",
        N.NOTHING,
        True,
    ),
    Action(
        "view.show_line",
        translatable("actions", "Show the &chosen line in the film"),
        "",
        "",
        N.NOTHING,
        True,
    ),
    Action(
        "view.frames",
        translatable("actions", "Count frames on the &ruler"),
        "",
        "",
        N.NOTHING,
        True,
    ),
    Action(
        "view.tags", translatable("actions", "Override &tags in the list"), "", "", N.NOTHING, True
    ),
    *(
        Action(f"view.sort_{column}", title, "", "", N.CUES)
        for column, title in (
            ("start", translatable("actions", "By &start")),
            ("end", translatable("actions", "By &end")),
            ("duration", translatable("actions", "By d&uration")),
            ("cps", translatable("actions", "By &CPS")),
            ("speaker", translatable("actions", "By s&peaker")),
            ("emotion", translatable("actions", "By e&motion")),
            ("confidence", translatable("actions", "By c&onfidence")),
            ("review", translatable("actions", "By &review")),
            ("text", translatable("actions", "By &text")),
        )
    ),
    Action(
        "view.unsort", translatable("actions", "Lines in the document's or&der"), "", "", N.CUES
    ),
    Action("view.guide_safe", translatable("actions", "Safe &areas"), "", "", N.MEDIA, True),
    Action("view.guide_thirds", translatable("actions", "&Thirds"), "", "", N.MEDIA, True),
    Action(
        "view.guide_letterbox", translatable("actions", "&Letterbox 2.39"), "", "", N.MEDIA, True
    ),
    Action(
        "view.full_screen",
        translatable("actions", "&Full screen"),
        "F12",
        "maximize",
        N.NOTHING,
        True,
    ),
    Action("view.palette", translatable("actions", "Command &palette…"), "Ctrl+Shift+P", "command"),
    Action(
        "view.lock_panels", translatable("actions", "&Lock the panels"), "", "lock", N.NOTHING, True
    ),
    Action("view.reset_layout", translatable("actions", "&Reset the panels"), "", "columns-2"),
    # ---- tools and help ----
    Action("tools.fonts", translatable("actions", "Fon&ts…"), "", "type", N.CUES),
    Action(
        "tools.resample", translatable("actions", "Chan&ge the resolution…"), "", "scaling", N.CUES
    ),
    Action("tools.spell", translatable("actions", "&Spelling…"), "", "spell-check", N.CUES),
    Action("tools.models", translatable("actions", "&Models…"), "", "layers-2"),
    Action(
        "tools.compare_models",
        translatable("actions", "Com&pare models on this film…"),
        "",
        "columns-2",
        N.CUES | N.MEDIA,
    ),
    Action(
        "tools.speakers",
        translatable("actions", "Tell spea&kers apart…"),
        "",
        "users",
        N.CUES | N.MEDIA,
    ),
    Action(
        "tools.rename_speakers",
        translatable("actions", "Re&name speakers…"),
        "",
        "user-pen",
        N.CUES,
    ),
    Action("tools.settings", translatable("actions", "Se&ttings…"), "Ctrl+Alt+S", "settings"),
    Action("help.shortcuts", translatable("actions", "&Shortcuts…"), "F1", "keyboard"),
    Action("help.about", translatable("actions", "&About EmoSub"), "", "info"),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}

PRESETS: dict[Preset, dict[str, str]] = {
    Preset.EMOSUB: {},
    # Aegisub's defaults (Options, Hotkeys: Default, Audio, Subtitle grid and Video contexts).
    Preset.AEGISUB: {
        "edit.find": "Ctrl+F",
        "edit.find_next": "F3",
        "edit.redo": "Ctrl+Y",
        "edit.paste_text": "Ctrl+Shift+V",
        "timing.shift": "Ctrl+I",
        "text.italic": "",
        "timing.set_start": "Ctrl+3",
        "timing.set_end": "Ctrl+4",
        "timing.set_end_next": "G",
        "play.cue": "S; R; F5",
        "play.before_start": "Q",
        "play.after_end": "W",
        "play.first": "E",
        "play.last": "D",
        "play.to_start": "Ctrl+1",
        "play.to_end": "Ctrl+2",
        "play.go_to": "Ctrl+G",
        "play.toggle": "Ctrl+P; B",
        "cue.edit_text": "F2",
        "cue.finish": "Return; Enter",
        "cue.next": "X; Ctrl+Down",
        "cue.previous": "Z; Ctrl+Up",
        "cue.duplicate": "Ctrl+D",
        "cue.delete": "Ctrl+Delete; Delete",
        "play.frame_forward": "Right",
        "play.frame_back": "Left",
    },
    # Subtitle Edit's defaults (Options, Settings, Shortcuts).
    Preset.SUBTITLE_EDIT: {
        "edit.find": "Ctrl+F",
        "edit.replace": "Ctrl+H",
        "edit.find_next": "F3",
        "edit.redo": "Ctrl+Y",
        "timing.shift": "Ctrl+Shift+A",
        "edit.select_rule": "",
        "timing.set_start": "F11; [",
        "timing.set_end": "F12; ]",
        "timing.set_end_next": "F10; \\",
        "view.full_screen": "Alt+Return",
        "play.toggle": "Ctrl+P; Space",
        "play.cue": "F5; R",
        "play.go_to": "Ctrl+G",
        "cue.finish": "Shift+Return",
        "cue.next": "Alt+Down; Ctrl+Down",
        "cue.previous": "Alt+Up; Ctrl+Up",
        "cue.insert_after": "Alt+Insert; Insert",
        "cue.insert_before": "Ctrl+Shift+Insert; Shift+Insert",
        "cue.merge": "Ctrl+Shift+M; Ctrl+J",
        "cue.split_caret": "Alt+V; Ctrl+Return",
        "play.second_back": "Alt+Left",
        "play.second_forward": "Alt+Right",
        "timing.earlier": "",
        "timing.later": "",
    },
}
"""Where a preset differs from EmoSub's own keys; "" is no key."""


def keys(action: Action, preset: Preset, own: dict[str, str]) -> list[str]:
    """Return an action's shortcuts: the person's own, else the preset's, else the table's."""
    text = own.get(action.id, PRESETS[preset].get(action.id, action.key))
    return [key.strip() for key in text.split(KEY_SEPARATOR) if key.strip()]
