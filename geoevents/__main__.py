"""`python -m geoevents`."""

import gc

__all__ = ["main"]

# the commands build much and throw little away in cycles, and searching for those costs a tenth of their time
_GARBAGE = (20_000, 10, 10)


def main() -> None:
    """Run the command line in a process of its own."""
    gc.set_threshold(*_GARBAGE)
    from geoevents.cli import main as commands

    commands()


if __name__ == "__main__":
    main()
