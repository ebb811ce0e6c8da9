"""A job: it says how far it is, ends with its result, or stops without one."""

from __future__ import annotations

import threading

import pytest

from kzcn_explore.explorer.at_work import AtWork
from kzcn_explore.explorer.job import Job

WAIT = 10


def run(work):
    said, done, failed = [], [], []
    job = Job(work, on_progress=lambda *words: said.append(words), on_done=done.append, on_failure=failed.append)
    job.start()
    return job, said, done, failed


def test_a_job_says_how_far_it_is_and_hands_its_result_over():
    def work(progress):
        for n_steps in (2, 1):
            for done in range(n_steps + 1):
                progress(done, n_steps)
        return "found"

    job, said, done, failed = run(work)
    job.thread.join(WAIT)
    assert [words[:3] for words in said if words[1] == words[2]] == [(1, 2, 2), (2, 1, 1)]
    assert (done, failed) == (["found"], [])


def test_a_stopped_job_ends_at_its_next_step_and_hands_nothing_over():
    going, stopped = threading.Event(), threading.Event()

    def work(progress):
        going.set()
        stopped.wait(WAIT)
        progress(1, 2)
        return "found"

    job, said, done, failed = run(work)
    going.wait(WAIT)
    job.stop()
    stopped.set()
    job.thread.join(WAIT)
    assert not job.thread.is_alive()
    assert (said, done, failed) == ([], [], [])


def test_work_that_cannot_be_done_says_why():
    def work(progress):
        raise ValueError("Two documents are too few.")

    job, _, done, failed = run(work)
    job.thread.join(WAIT)
    assert (done, failed) == ([], ["Two documents are too few."])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_does_not_leave_the_reader_waiting():
    def work(progress):
        raise KeyError("theme")

    job, _, done, failed = run(work)
    job.thread.join(WAIT)
    assert (done, failed) == ([], ["The work ended with an error; the kernel's log has its traceback."])


def test_work_that_takes_long_is_said_and_the_word_goes_when_it_is_done(monkeypatch):
    said = threading.Event()
    at_work = AtWork()
    at_work.observe(lambda change: said.set() if change["new"] == "Counting …" else None, "value")
    monkeypatch.setattr("kzcn_explore.explorer.at_work.AFTER", 0)
    with at_work.on("Counting …"):
        assert said.wait(WAIT)
        with at_work.on("Drawing …"):
            assert at_work.value == "Counting …"
    assert at_work.value == ""
    said.clear()
    monkeypatch.setattr("kzcn_explore.explorer.at_work.AFTER", 60)
    with at_work.on("Counting …"):
        pass
    assert not said.is_set()
