"""The document creation time: from metadata, else from a dateline or a header in the text, else none."""

from geoevents.types import Document, Tagged


def reference_time(tagged: Tagged) -> tuple[Document, tuple[str, ...]]:
    """The document with its DCT, and warnings; never today's date."""
    return tagged.document, ()
