"""Progress: a bar is redrawn while nothing is done, and ends with its step."""

import threading

import pytest

from kzcn_explore.scale import progress
from kzcn_explore.scale.progress import progress_bar


def test_a_bar_is_redrawn_while_one_part_takes_long_and_no_more_when_its_step_has_ended(monkeypatch, capsys):
    monkeypatch.setattr(progress, "SECONDS", 0.001)
    drawn = threading.Semaphore(0)
    with progress_bar("Loading", total=None, unit=" documents", shown=True) as bar:
        redraw = bar.refresh
        monkeypatch.setattr(bar, "refresh", lambda: (redraw(), drawn.release()))
        for _ in range(3):
            assert drawn.acquire(timeout=10)
        bar.update(2)
    assert [thread for thread in threading.enumerate() if "_redraw" in thread.name] == []
    assert capsys.readouterr().err.count("Loading") > 3


def test_a_bar_that_is_not_asked_for_draws_nothing(capsys):
    with pytest.raises(ZeroDivisionError), progress_bar("Loading", total=3, unit=" parts", shown=False) as bar:
        bar.update()
        raise ZeroDivisionError
    assert capsys.readouterr().err == ""
