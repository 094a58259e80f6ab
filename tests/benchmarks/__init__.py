"""Speed and accuracy, measured side by side in one run; never part of the tests.

A benchmark is a module `bench_<part>.py` with `rows() -> Iterator[Row]`.
"""
