"""`python -m geoevents`."""

from geoevents.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
