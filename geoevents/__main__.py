"""`python -m geoevents`."""

import gc

__all__ = ["main"]

# the commands build much and throw little away in cycles: looked for every 700 objects, garbage costs a tenth more
_GARBAGE = (20_000, 10, 10)


def main() -> None:
    """Run the command line in a process of its own."""
    gc.set_threshold(*_GARBAGE)
    from geoevents.cli import main as commands

    commands()


if __name__ == "__main__":
    main()
