"""Processes started where they can be: from a script, from a notebook, from a daemonic worker of Dask."""

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import ModuleType

# A Dask worker with several threads starts several: one at a time, for what a start changes is the whole process's.
_STARTING = Lock()


@contextmanager
def starting(*, keep_main: bool = False) -> Iterator[None]:
    """Start processes inside; keep_main : they need the main module, since what they are to do stands there."""
    with _STARTING, _may_have_children(), _without_main(keep=keep_main):
        yield


@contextmanager
def _may_have_children() -> Iterator[None]:
    """Let a daemonic process, as Dask's workers are, start one; ours ends by itself when its pipe is closed."""
    me = multiprocessing.current_process()
    daemonic = me.daemon
    if not daemonic:
        yield
        return
    me.daemon = False
    try:
        yield
    finally:
        me.daemon = daemonic


@contextmanager
def _without_main(*, keep: bool) -> Iterator[None]:
    """Keep a process that is started from running our main module, which in a Dask worker is Dask's, once more."""
    if keep:
        yield
        return
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
