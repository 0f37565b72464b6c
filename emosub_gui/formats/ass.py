r"""Advanced SubStation Alpha (ASS): a script in, the same script out.

Reading keeps a script as it is: sections in order, comments, unknown keys and lines, attachments.
An unedited script is written back byte for byte, but for its line ends (always a line feed, one
at the end of the file), its byte order mark, and blanks after a section's heading. Of an edited
cue only those fields change that say something else.

Meanings of fields as in libass (`ass.c`) and Aegisub's manual.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Script, ScriptStyle, Section
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.core.theme import Theme
from emosub_gui.formats import ass_events, ass_info, remarks, ssa
from emosub_gui.formats import ass_sections as layout
from emosub_gui.formats.ass_sections import Event
from emosub_gui.formats.remarks import Reading, Remark
from emosub_gui.styling.dress import Dresser, sharing_the_screen
from emosub_gui.styling.looks import DEFAULT, emotion_of, own_style
from emosub_gui.styling.tags import style_line
from emosub_gui.styling.themes import default_theme


def loads(text: str, path: Path) -> Reading:
    """Read a script, or an older SSA one, which is converted; `path` is for error messages.

    Cues get the ids 1, 2, … in the order of their lines: `dumps` finds the lines again by them.

    Raises:
        SubtitleFormatError: there is no [Events] section.
    """
    sections = layout.split(text)
    converted = ssa.is_ssa(sections)
    if converted:
        sections = ssa.convert(sections)
    if not any(map(layout.is_events, sections)):
        raise SubtitleFormatError(path=path, reason="it has no [Events] section")
    info: ass_info.Info | None = None
    styles: list[ScriptStyle] = []
    cues: list[Cue] = []
    kept: list[Section] = []
    not_understood = 0
    for section in sections:
        lines = section.lines
        if layout.is_info(section) and info is None:
            info, lines = tuple(map(ass_info.parse, lines)), ()
        elif layout.is_styles(section):
            styles += (line.style for line in layout.style_lines(lines) if line.style)
        elif layout.is_events(section):
            events = list(layout.event_lines(lines))
            lines = layout.keep_events(events)
            for event in events:
                if event.cue:
                    cues.append(event.cue)
                elif ass_events.looks_like_event(event.text):
                    not_understood += 1
        kept.append(Section(section.title, lines))
    width, height = ass_info.play_resolution(info or ())
    document = Document.of(
        cues,
        script=Script(info or (), tuple(styles), tuple(kept), "ssa" if converted else "ass"),
        play_width=width,
        play_height=height,
    )
    notes = [Remark(remarks.FROM_SSA)] if converted else []
    if not_understood:
        notes.append(Remark.counting(remarks.KEPT_ASIDE, not_understood, document))
    return Reading(document, tuple(notes))


def dumps(document: Document, theme: Theme | None = None) -> str:
    """Write a document as a script, without byte order mark.

    Cues keep the imported style that they name; the others get the theme's named styles. Those
    are added to an imported script only where they are used; a script of our own has them all.
    A cue without emotion that is added to an imported script gets the script's `Default`.

    Args:
        document: with its script, if it was imported.
        theme: in place of the document's own, or of the default.
    """
    width, height = ass_info.play_size(document)
    still = sharing_the_screen(document.cues)
    dresser = Dresser(
        theme or document.theme or default_theme(),
        width,
        height,
        still,
        film=ass_info.film_size(document),
    )
    cues = map(_with_default, document.cues) if document.script.sections else document.cues
    events = [Event(cue, dresser.dress(cue)) for cue in cues]
    info = _info(document, width, height)
    styles = _styles(document.script, dresser, events)
    sections = _complete(document.script.sections, info, styles)
    # Each yields the lines of the sections of its kind; a second [Script Info] stays as it is.
    bodies = {
        layout.is_info: iter([list(map(ass_info.write, info))]),
        layout.is_styles: layout.fill_styles(list(filter(layout.is_styles, sections)), styles),
        layout.is_events: layout.fill_events(
            list(filter(layout.is_events, sections)), events, dresser
        ),
    }
    lines: list[str] = []
    for section in sections:
        if section.title:
            lines.append(f"[{section.title}]")
        body = next((body for is_kind, body in bodies.items() if is_kind(section)), iter(()))
        lines += next(body, section.lines)
    return "".join(f"{line}\n" for line in lines)


def _with_default(cue: Cue) -> Cue:
    """Return a cue of an imported script with the style that it has there if nothing says one."""
    if cue.style or cue.emotion:
        return cue
    return msgspec.structs.replace(cue, style=DEFAULT)


def _info(document: Document, width: int, height: int) -> ass_info.Info:
    """Return [Script Info] with the document's PlayRes."""
    info = document.script.info
    if not info and not document.script.sections:
        return ass_info.own_info(document)
    if ass_info.play_resolution(info) != (width, height):
        info = ass_info.replace(info, "PlayResX", str(width))
        info = ass_info.replace(info, "PlayResY", str(height))
    return info


def _styles(script: Script, dresser: Dresser, events: list[Event]) -> list[ScriptStyle]:
    """Return the imported styles with those of the theme.

    An imported style that is not named after an emotion is never replaced.
    """
    used = {event.dressed.style for event in events if not own_style(event.cue)}
    wanted = {
        look.name: style_line(look.name, look.style)
        for look in dresser.looks()
        if look.name in used or not script.sections
    }
    kept = [
        wanted.pop(style.name, style) if emotion_of(style.name) else style
        for style in script.styles
    ]
    names = {style.name for style in kept}
    return kept + [style for name, style in wanted.items() if name not in names]


def _complete(
    sections: tuple[Section, ...], info: ass_info.Info, styles: list[ScriptStyle]
) -> list[Section]:
    """Return the script's sections, with those added that it needs and lacks."""
    if not sections:
        return list(layout.OWN_LAYOUT)
    complete = list(sections)
    own_info, own_styles, _ = layout.OWN_LAYOUT
    if styles and not any(map(layout.is_styles, complete)):
        at = next(index for index, section in enumerate(complete) if layout.is_events(section))
        complete.insert(at, own_styles)
    if info and not any(map(layout.is_info, complete)):
        complete.insert(0 if complete[0].title else 1, own_info)
    return complete
