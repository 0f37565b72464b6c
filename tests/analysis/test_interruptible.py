import time
from threading import Event, Timer

import pytest

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.core.errors import Cancelled
from emosub_gui.core.progress import NEVER


def test_results_and_errors_come_through():
    assert interruptible(lambda: 7, NEVER) == 7
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0, NEVER)


def test_a_call_that_goes_on_is_left_behind():
    stop, done = Event(), Event()
    Timer(0.1, stop.set).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        interruptible(lambda: done.wait(5), stop)
    assert time.monotonic() - began < 1.0
    done.set()


def test_nothing_is_begun_after_cancelling():
    stop = Event()
    stop.set()
    begun = []
    with pytest.raises(Cancelled):
        interruptible(lambda: begun.append(1), stop)
    assert not begun
