"""Every error that geoevents raises on purpose, each also a builtin so that callers need not know ours.

GeoeventsError
├── InputError (ValueError)      a document or a table that cannot be read
├── UsageError (ValueError)      an argument that makes no sense
├── DataError (ValueError)       a lexicon, a rule or the gazetteer is broken
├── GazetteerError (LookupError) the gazetteer cannot be found or opened
├── ModelError (RuntimeError)    the language model cannot be loaded
└── OutputError (OSError)        a file cannot be written
"""


class GeoeventsError(Exception):
    """Base of all errors of this package; its text is one clear line with the remedy."""


class InputError(GeoeventsError, ValueError):
    """A document or a table cannot be read; names the file, the line and the remedy."""


class UsageError(GeoeventsError, ValueError):
    """An argument that makes no sense, or two that exclude each other."""


class DataError(GeoeventsError, ValueError):
    """A lexicon, a rule or a data file of the package is broken; names file and line."""


class GazetteerError(GeoeventsError, LookupError):
    """The gazetteer file cannot be found or opened."""


class ModelError(GeoeventsError, RuntimeError):
    """The language model cannot be loaded."""


class OutputError(GeoeventsError, OSError):
    """A file cannot be written."""
