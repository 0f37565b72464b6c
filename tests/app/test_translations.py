"""The translations: complete, true to their placeholders, and packed."""

import ast
import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

from emosub_gui.core.resources import resource

FOLDER = resource("translations")
PACKAGE = FOLDER.parent.parent / "emosub_gui"
PLACEHOLDER = re.compile(r"\{[^{}]*\}")

spec = importlib.util.spec_from_file_location("update", FOLDER / "update.py")
assert spec is not None
assert spec.loader is not None
update = importlib.util.module_from_spec(spec)
spec.loader.exec_module(update)


@pytest.fixture(scope="module", params=update.LANGUAGES)
def collected(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the translations of a language as they would be after collecting again."""
    name = f"emosub_{request.param}.ts"
    file = tmp_path_factory.mktemp("translations") / name
    shutil.copy(FOLDER / name, file)
    update.collect(file, request.param)
    return file


def messages(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield context, source and translation of what is translated."""
    for context in ET.parse(file).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.findtext("translation", "")
            if translation:
                yield context.findtext("name", ""), message.findtext("source", ""), translation


def test_every_string_is_translated(collected: Path) -> None:
    assert update.missing(collected) == [], "run resources/translations/update.py"


def test_placeholders_and_dots_are_those_of_the_source(collected: Path) -> None:
    for _, source, translation in messages(collected):
        wanted = sorted(PLACEHOLDER.findall(source))
        assert sorted(PLACEHOLDER.findall(translation)) == wanted, source
        assert translation.endswith("…") == source.endswith("…"), source


def test_mnemonics_keep_their_keys_in_brackets(collected: Path) -> None:
    for _, source, translation in messages(collected):
        wanted = re.findall(r"&(\w)", source)
        assert re.findall(r"\(&(\w)\)…?$", translation) == [key.upper() for key in wanted], source


def test_what_the_program_loads_is_what_was_translated(collected: Path) -> None:
    packed = QTranslator()
    assert packed.load(str(FOLDER / collected.with_suffix(".qm").name))
    for context, source, translation in messages(collected):
        assert packed.translate(context, source) == translation, "run update.py"


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls in a file with the name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield getattr(function, "attr", getattr(function, "id", "")), node


SHOWS = {
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "addRow", "setText",
    "setToolTip", "setWindowTitle", "setPlaceholderText", "setTitle", "addItem", "addAction",
    "addMenu", "addTab", "setAccessibleName", "setInformativeText", "showMessage", "setSuffix",
}  # fmt: skip
THE_SAME_EVERYWHERE = {
    *("EmoSub", "EmoSub[*]", "small, large-v3, …", "0:00:00.000", " ms", "SRT"),
    "und",  # the code of no language in particular, which goes into the file
}


def test_nothing_is_shown_that_cannot_be_translated() -> None:
    shown = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {argument.value}"
        for path in sorted((PACKAGE / "ui").rglob("*.py"))
        for name, call in calls(path)
        if name in SHOWS
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if re.search(r"[^\W\d]{2}", argument.value) and argument.value not in THE_SAME_EVERYWHERE
    ]
    assert shown == []


def test_no_literal_hides_from_the_collector_in_a_function_of_its_own() -> None:
    hidden = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name, call in calls(path)
        if name in {"_tr", "tr", "_translated", "translated", "_t"} and len(call.args) == 1
        if isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []
