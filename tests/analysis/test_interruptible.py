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
    stop, go_on, ended = Event(), Event(), Event()

    def work():
        go_on.wait(60)
        ended.set()

    Timer(0.1, stop.set).start()
    with pytest.raises(Cancelled):
        interruptible(work, stop)
    assert not ended.is_set()
    go_on.set()


def test_nothing_is_begun_after_cancelling():
    stop = Event()
    stop.set()
    begun = []
    with pytest.raises(Cancelled):
        interruptible(lambda: begun.append(1), stop)
    assert not begun
