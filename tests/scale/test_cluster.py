"""A cluster builds the store that one machine builds: its workers read and write in the store's folder, and may die."""

import json
import os
import sys
import threading
from importlib import metadata

import dask
import distributed
import psutil
import pyarrow.parquet as pq
import pytest

from benchmarks.corpora import write_jsonl
from kzcn_explore.scale import building, dask_runner, theme_passes
from kzcn_explore.scale.opening import open_study
from kzcn_explore.scale.part_files import UNDER_WAY
from tests.scale.built import assert_same_store, build, write_source
from tests.scale.waiting import is_running, wait_until

# So many that the themes are found in rounds over the parts.
N_THEMES = 30
# Bytes that a worker has to itself before it pauses, beside Python, the packages and the compiled code.
ROOM = 32 * 2**20


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


def resident():
    """Return the memory that this process takes as Dask counts it."""
    return psutil.Process().memory_info().rss


def close_where_all_pause(cluster, built):
    """Have a build fail, which else would wait for ever, when both workers have paused for so long that they never go on."""
    n_paused = 0
    while not built.wait(0.5):
        n_paused = n_paused + 1 if all(worker.status.name == "paused" for worker in cluster.scheduler.workers.values()) else 0
        if n_paused == 40:
            cluster.close()
            return


def uncompressed(store):
    """Return how many bytes the tables of a store are, were they held."""
    groups = (file.row_group(number) for file in map(pq.read_metadata, store.glob("*.parquet")) for number in range(file.num_row_groups))
    return sum(group.total_byte_size for group in groups)


def test_a_corpus_several_times_what_workers_may_hold_builds(tmp_path, monkeypatch):
    # Rounds over the parts, but no more than tell whether weights or factors stay behind.
    monkeypatch.setattr(theme_passes, "rounds_of", lambda work: 3)
    small, large = (write_jsonl(tmp_path / f"{n}.jsonl", n, n_words=800, n_passages=8) for n in (400, 4200))
    asked = {"n_themes": 20, "part_documents": 100}
    with distributed.LocalCluster(**TWO_WORKERS) as without_limit, distributed.Client(without_limit.scheduler_address) as client:
        build(small, tmp_path / "small", **asked, dask=without_limit.scheduler_address)
        bare = max(client.run(resident).values())  # with all that a build imports and compiles
    # Dask gives a worker that takes more than .8 of its limit nothing to do, and ends one that takes .95.
    limited = distributed.LocalCluster(**TWO_WORKERS, memory_limit=int((bare + ROOM) / 0.8))
    built = threading.Event()
    watcher = threading.Thread(target=close_where_all_pause, args=(limited, built))
    with limited, distributed.Client(limited.scheduler_address) as client:
        client.wait_for_workers(2, timeout=120)
        processes = client.run(os.getpid)
        watcher.start()
        try:
            build(large, tmp_path / "store", **asked, dask=limited.scheduler_address)
        finally:
            built.set()
            watcher.join()
        assert client.run(os.getpid) == processes
        wait_until(lambda: all(worker.status.name == "running" for worker in limited.scheduler.workers.values()))
    assert uncompressed(tmp_path / "store") > 3 * ROOM
    corpus = open_study(tmp_path / "store").corpus
    assert corpus.n_passages == 8 * 4200
    written = (json.loads(line)["text"] for line in large.read_text(encoding="utf-8").splitlines())
    passages = corpus.passages["text"].groupby(corpus.passages["document"], sort=False).agg(" ".join)
    assert [" ".join(text.split()) for text in written] == [" ".join(text.split()) for text in passages]
