"""Progress: a bar for each step of a build, which is redrawn every second, so that a long part is not taken for the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from tqdm.auto import tqdm

SECONDS = 1.0


@contextmanager
def progress_bar(told: str, *, total: int | None, unit: str, shown: bool) -> Iterator[tqdm]:
    """Draw a bar as long as a step lasts.

    Parameters
    ----------
    told : str
        What is done.
    total : int or None
        None where nobody knows it before the end.
    unit : str
    shown : bool
        Whether anything is drawn.

    Yields
    ------
    tqdm
        To be told of what was done.

    Examples
    --------
    >>> with progress_bar("Counting terms", total=2, unit=" parts", shown=False) as bar:
    ...     bar.update()
    """
    with tqdm(desc=f"{told:<18}", total=total, unit=unit, disable=not shown) as bar:
        ended = Event()
        redrawing = Thread(target=_redraw, args=(bar, ended), daemon=True)
        if shown:
            redrawing.start()
        try:
            yield bar
        finally:
            ended.set()
            if shown:
                redrawing.join()


def _redraw(bar: tqdm, ended: Event) -> None:
    while not ended.wait(SECONDS):
        bar.refresh()
