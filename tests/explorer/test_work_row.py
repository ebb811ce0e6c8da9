"""The row for long work: it says how far it is, is stopped on request, and begins again only when asked."""

from __future__ import annotations

import threading

from kzcn_explore.explorer.work_row import WorkRow

WAIT = 10


class Steps:
    """Work of three steps, of which each waits for the test."""

    def __init__(self):
        self.go, self.at = threading.Semaphore(0), threading.Semaphore(0)

    def work(self, progress):
        for done in range(4):
            progress(done, 3)
            self.at.release()
            self.go.acquire(timeout=WAIT)


def row():
    done, again = [], []
    made = WorkRow("kz-test", on_done=lambda: done.append(1), on_again=lambda: again.append(1))
    return made, done, again


def finish(made, steps):
    thread = made._job.thread
    for _ in range(4):
        steps.go.release()
    thread.join(WAIT)


def test_it_says_what_it_does_and_how_far_it_is():
    made, done, _ = row()
    assert made.layout.display == "none"
    steps = Steps()
    made.begin(steps.work, ["Finding <names>"])
    steps.at.acquire(timeout=WAIT)
    assert "Finding &lt;names&gt;: 0 %" in made.words.value
    assert (made.bar.max, made.bar.value, made.stop.layout.display, made.again.layout.display) == (3, 0, None, "none")
    finish(made, steps)
    assert (made.layout.display, done, made.is_going, made.is_stopped) == ("none", [1], False, False)


def test_what_is_stopped_is_dropped_and_begins_again_only_when_asked():
    made, done, again = row()
    steps = Steps()
    made.begin(steps.work, ["Finding"])
    thread = made._job.thread
    steps.at.acquire(timeout=WAIT)
    made.stop.click()
    steps.go.release()
    thread.join(WAIT)
    assert not thread.is_alive()
    assert (done, made.is_going, made.is_stopped) == ([], False, True)
    assert "Stopped." in made.words.value
    assert (made.bar.layout.display, made.stop.layout.display, made.again.layout.display) == ("none", "none", None)
    made.again.click()
    assert (again, made.is_stopped) == ([1], False)


def test_why_work_failed_is_said():
    made, done, _ = row()

    def fail(_progress):
        raise ValueError("There is <nothing> to find.")

    made.begin(fail, ["Finding"])
    job = made._job
    if job is not None:
        job.thread.join(WAIT)
    with made._lock:
        assert "There is &lt;nothing&gt; to find." in made.words.value
    assert (done, made.is_stopped) == ([], True)


def test_newer_work_ends_what_is_under_way():
    made, done, _ = row()
    first, second = Steps(), Steps()
    made.begin(first.work, ["First"])
    thread = made._job.thread
    first.at.acquire(timeout=WAIT)
    made.begin(second.work, ["Second"])
    first.go.release()
    thread.join(WAIT)
    assert done == []
    second.at.acquire(timeout=WAIT)
    assert "Second" in made.words.value
    finish(made, second)
    assert done == [1]


def test_each_part_of_the_work_is_named_while_it_goes_on():
    made, _, _ = row()
    go, at = threading.Semaphore(0), threading.Semaphore(0)

    def work(progress):
        for part in range(2):
            progress(0, 2)
            progress(1 + part, 2)
        at.release()
        go.acquire(timeout=WAIT)

    made.begin(work, ["First", "Second"])
    thread = made._job.thread
    at.acquire(timeout=WAIT)
    assert "Second: 100 %" in made.words.value
    go.release()
    thread.join(WAIT)


def test_of_work_that_was_ended_nothing_more_is_said():
    made, _, _ = row()
    first, second = Steps(), Steps()
    made.begin(first.work, ["First"])
    ended = made._job
    made.begin(second.work, ["Second"])
    second.at.acquire(timeout=WAIT)
    before = made.words.value
    made._tell(ended, "First", (1, 3), "")
    made._fail(ended, "It failed.")
    assert (made.words.value, made.is_going, made.is_stopped) == (before, True, False)
    first.go.release()
    finish(made, second)
