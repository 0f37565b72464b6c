"""Asking models about lines that are there, each by itself, for tests and comparisons."""

from __future__ import annotations

import time

from emosub_gui.analysis.classifiers.loading import Loaded, Options
from emosub_gui.analysis.judging import Judge
from emosub_gui.analysis.messages import (
    AnyEvent,
    Failed,
    Finished,
    Progressed,
    Refused,
    Survey,
    Surveyed,
)
from emosub_gui.analysis.pipeline import Emit, opened, remembered_film
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import NEVER, Cancel, Progress, Stage

_models = Loaded()


def survey(survey: Survey, emit: Emit, cancel: Cancel = NEVER) -> None:
    """Ask each model and tell what it says through `emit`; the last event is `Finished`.

    Only one model is in memory at a time, and the last one stays. One that cannot be asked
    keeps no other from it.

    Raises:
        EmoSubError: the film cannot be used.
        Cancelled: the flag was set; what had been said has been told.
    """
    request = survey.request
    media, pcm = opened(request, emit, cancel)
    judge = Judge(remembered_film(request, media, pcm, emit, cancel))
    judge.take(request.cues, cancel, request.only)
    for model in survey.models:
        try:
            event: AnyEvent = _asked(model, survey, judge, emit, cancel)
        except EmoSubError as error:
            event = Refused(model, Failed(type(error).__name__, error.details))
        emit(event)
    emit(Finished())


def _asked(model: str, survey: Survey, judge: Judge, emit: Emit, cancel: Cancel) -> Surveyed:
    """Return what one model says."""
    request = survey.request
    options = Options(
        device=request.options.device,
        threads=request.options.threads,
        download=request.options.download,
    )

    def report(progress: Progress) -> None:
        emit(Progressed(progress))

    (classifier,) = _models.load([model], options, report=report, cancel=cancel)
    total = len(request.only) or judge.count

    def advance(done: int) -> None:
        report(Progress(Stage.EMOTION, done, total, model))

    advance(0)
    began = time.monotonic()
    said = judge.ask(classifier, request.only, cancel, advance)
    return Surveyed(model, classifier.modality, said, time.monotonic() - began)
