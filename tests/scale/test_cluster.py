"""A cluster builds the store that one machine builds: its workers read and write in the store's folder, and may die."""

import os
import re
import sys
import threading
from importlib import metadata
from pathlib import Path

import dask
import distributed
import psutil
import pytest

from benchmarks.corpora import write_jsonl
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.scale import building, dask_runner
from kzcn_explore.scale.part_files import UNDER_WAY
from tests.scale.built import assert_same_store, build, write_source
from tests.scale.waiting import is_running, wait_until

# So many that the themes are found in rounds over the parts.
N_THEMES = 30


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_source(tmp_path_factory.mktemp("source") / "made.jsonl", 3000)


@pytest.fixture(scope="module")
def local(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("local") / "store"
    build(source, folder, n_themes=N_THEMES, part_documents=500)
    return folder


TWO_WORKERS = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}


@pytest.fixture(scope="module")
def cluster():
    """Two workers, processes of this machine."""
    with distributed.LocalCluster(**TWO_WORKERS) as started:
        yield started


@pytest.fixture
def cluster_to_kill():
    """A cluster of its own for a test that kills a worker: whether and when Dask starts it anew is no matter of ours."""
    with distributed.LocalCluster(**TWO_WORKERS) as started:
        yield started


def first_worker(cluster):
    """Return the process of one of two workers."""
    with distributed.Client(cluster.scheduler_address) as client:
        client.wait_for_workers(2, timeout=120)
        return psutil.Process(next(iter(client.run(os.getpid).values())))


def test_a_cluster_builds_what_one_machine_builds(source, local, cluster, tmp_path):
    build(source, tmp_path / "store", n_themes=N_THEMES, part_documents=500, dask=cluster.scheduler_address)
    assert_same_store(tmp_path / "store", local, atol=1e-4)
    assert not (tmp_path / "store" / UNDER_WAY).exists()


@pytest.mark.parametrize("under_way", ["load/*.json", "themes/round-*.npz"])
def test_a_worker_killed_in_the_middle_costs_time_and_not_the_result(source, local, cluster_to_kill, tmp_path, under_way):
    victim = first_worker(cluster_to_kill)
    built = threading.Event()

    def kill_when_it_is_under_way():
        while not built.wait(0.01):
            if any((tmp_path / "store" / UNDER_WAY).glob(under_way)):
                victim.kill()
                return

    killer = threading.Thread(target=kill_when_it_is_under_way)
    killer.start()
    try:
        build(source, tmp_path / "store", n_themes=N_THEMES, part_documents=500, dask=cluster_to_kill.scheduler_address)
    finally:
        built.set()
        killer.join()
    assert_same_store(tmp_path / "store", local, atol=1e-4)
    wait_until(lambda: not is_running(victim.pid))


def test_a_build_stopped_on_a_cluster_goes_on_on_one_machine(source, local, cluster, tmp_path, monkeypatch):
    def stop(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(dask_runner.DaskRunner, "pass_over", stop)
        with pytest.raises(KeyboardInterrupt):
            build(source, tmp_path / "store", n_themes=N_THEMES, part_documents=500, dask=cluster.scheduler_address)
    build(source, tmp_path / "store", n_themes=N_THEMES, part_documents=500)
    assert_same_store(tmp_path / "store", local, atol=1e-4)


def test_workers_that_do_not_see_the_folder_are_named(source, cluster, tmp_path, monkeypatch):
    monkeypatch.setattr("kzcn_explore.scale.worker_side.read_token", never)
    with pytest.raises(OSError, match=r"the worker tcp://127\.0\.0\.1:\d+ does not see .*name one on a disk that all of them share"):
        build(source, tmp_path / "store", dask=cluster.scheduler_address)


def never(path):
    return None


def test_a_worker_lost_while_it_is_asked_for_the_folder_is_told_with_the_mend(source, cluster_to_kill, tmp_path, monkeypatch):
    monkeypatch.setattr("kzcn_explore.scale.worker_side.read_token", die)
    with pytest.raises(OSError, match=r"dask: a worker of 'tcp://.*' was lost while it was asked .*; run the same again when the workers"):
        build(source, tmp_path / "store", dask=cluster_to_kill.scheduler_address)


def die(path):
    os._exit(1)


def test_a_worker_killed_at_the_very_end_is_no_hindrance(source, local, cluster_to_kill, tmp_path, monkeypatch):
    victim = first_worker(cluster_to_kill)
    place = building.place_store

    def place_and_kill(*given):
        place(*given)
        victim.kill()

    monkeypatch.setattr(building, "place_store", place_and_kill)
    build(source, tmp_path / "store", n_themes=N_THEMES, part_documents=500, dask=cluster_to_kill.scheduler_address)
    assert_same_store(tmp_path / "store", local, atol=1e-4)
    wait_until(lambda: not is_running(victim.pid))


def test_an_address_without_a_scheduler_and_one_without_workers_are_told(source, tmp_path):
    soon, told = dask.config.set({"distributed.comm.timeouts.connect": "1s"}), r"dask: no scheduler answers at 'tcp://127\.0\.0\.1:9'"
    with soon, pytest.raises(OSError, match=told):
        build(source, tmp_path / "store", dask="tcp://127.0.0.1:9")
    empty = distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0")
    with empty, pytest.raises(OSError, match="has no worker; start one with `dask worker"):
        build(source, tmp_path / "store", dask=empty.scheduler_address)


def test_without_dask_the_error_says_what_to_install(source, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ImportError, match=r"pip install 'kzcn-explore\[cluster\]'"):
        build(source, tmp_path / "store", dask="tcp://127.0.0.1:8786")
    assert metadata.version("distributed")


def forget():
    """Let the most memory that this process ever took be what it takes now."""
    Path("/proc/self/clear_refs").write_text("5")


def peak():
    """Return the most memory that this process took since, in MiB."""
    return int(re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)[1]) / 2**10


def load_whole(path):
    return len(load_corpus(path))


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="This system does not tell how much memory a process took since.")
def test_a_worker_needs_no_more_memory_for_a_larger_corpus(cluster, tmp_path):
    small, large = (write_jsonl(tmp_path / f"{n}.jsonl", n, n_words=1500, n_passages=20) for n in (160, 800))
    asked = {"n_themes": 4, "part_documents": 40, "dask": cluster.scheduler_address}
    with distributed.Client(cluster.scheduler_address) as client:

        def most(work):
            client.run(forget)
            work()
            return max(client.run(peak).values())

        client.restart()  # room that earlier tests have left in a worker would hide what these take
        build(small, tmp_path / "first", **asked)  # in which workers import and compile what they need
        before = most(lambda: build(small, tmp_path / "small", **asked))
        in_parts = most(lambda: build(large, tmp_path / "large", **asked)) - before
        whole = most(lambda: client.submit(load_whole, large).result()) - before
    assert whole > 3 * max(in_parts, 1)
