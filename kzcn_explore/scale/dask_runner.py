"""The Dask runner: steps are done by the workers of a cluster, which see the folder of the store; only facts and sums travel."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from kzcn_explore.analysis.themes.descent import Sums
from kzcn_explore.scale.journal import TOKEN
from kzcn_explore.scale.part_files import read_facts, write_file
from kzcn_explore.scale.steps import do_step, found_or_raised

if TYPE_CHECKING:
    from distributed import Client, Future

# So many parts wait for each worker: the source is read no further ahead.
AHEAD = 2
# A step that cannot be done is tried again so often, as the folder may be out of reach for a moment.
RETRIES = 2


class DaskRunner:
    """Does steps on a cluster.

    Parameters
    ----------
    work : Path
        The folder of the build, as the workers see it, too.
    address : str
        Of the scheduler.

    Raises
    ------
    ImportError
        If dask is not installed.
    OSError
        If there is no scheduler, no worker, or a worker is lost or does not see the folder.
    """

    def __init__(self, work: Path, address: str) -> None:
        try:
            from distributed import Client

            from kzcn_explore.scale import worker_side
        except ImportError as error:
            raise ImportError("dask needs two packages more; install them with: pip install 'kzcn-explore[cluster]'") from error
        self.work, self.side = work, worker_side
        try:
            self.client: Client = Client(address)
        except (OSError, ValueError) as error:
            raise OSError(f"dask: no scheduler answers at {address!r} ({error}); start one with `dask scheduler`.") from error
        try:
            self._check_workers(address)
            self.client.register_plugin(self.side.WeightsPlugin())
        except OSError:
            self.client.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        try:
            # A worker that has just died has nothing to take away.
            with suppress(OSError, KeyError):
                self.client.unregister_worker_plugin(self.side.WeightsPlugin.name)
        finally:
            self.client.close()

    def _check_workers(self, address: str) -> None:
        workers = self.client.scheduler_info(n_workers=-1)["workers"]
        if not workers:
            raise OSError(f"dask: the scheduler at {address!r} has no worker; start one with `dask worker {address}`.")
        token = secrets.token_hex(8)
        write_file(self.work / TOKEN, lambda file: file.write(token.encode()))
        try:
            seen = self.client.run(self.side.read_token, self.work / TOKEN)
        except OSError as error:
            raise OSError(
                f"dask: a worker of {address!r} was lost while it was asked whether it sees {self.work} ({error}); run the same again "
                "when the workers are back."
            ) from error
        blind = sorted(worker for worker, read in seen.items() if read != token)
        if blind:
            raise OSError(
                f"dask: the worker {blind[0]} does not see {self.work}; workers read and write in the folder of the store, so name one "
                "on a disk that all of them share, by a path that is the same everywhere."
            )

    def over_parts(self, step: str, parts: Iterable[int], given: dict[str, object]) -> Iterator[dict]:
        """Do a step for parts, and yield what it finds of each as it is done, in any order; see ``LocalRunner``."""
        from distributed import as_completed

        # Of this client's own loop, and not that of another client that the caller may have open.
        running = as_completed(loop=self.client.loop)
        for part in parts:
            known = read_facts(self.work, step, part)
            if known is not None:
                yield known
                continue
            running.add(self.client.submit(do_step, self.work, step, part, given, pure=False, retries=RETRIES))
            if running.count() >= AHEAD * max(1, len(self._workers())):
                yield found_or_raised(_result(next(running)))
        for future in running:
            yield found_or_raised(_result(future))

    def pass_over(self, n_parts: int, name: str, operand: str) -> np.ndarray | Sums:
        """Do one pass over the weights of all parts: every worker over those that it has kept, then the sums of all are added."""
        workers = self._workers() or [None]
        cuts = np.array_split(np.arange(n_parts), min(len(workers), n_parts))
        # The same parts at the same worker, as long as it is there: it keeps their weights.
        futures = [
            self.client.submit(
                self.side.pass_on_worker,
                self.work,
                parts.tolist(),
                name,
                operand,
                workers=worker and [worker],
                allow_other_workers=worker is not None,
                pure=False,
                retries=RETRIES,
            )
            for parts, worker in zip(cuts, workers, strict=False)
        ]
        found = [*map(_result, futures)]
        total = found[0]
        for one in found[1:]:
            total = total + one
        return total

    def _workers(self) -> list[str]:
        return sorted(self.client.scheduler_info(n_workers=-1)["workers"])


def _result(future: Future) -> object:
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        raise OSError(
            f"dask: workers died again and again of one part ({error}). Give them more memory, or begin --anew with smaller parts; "
            "or run the same again: what is done stays done."
        ) from error
