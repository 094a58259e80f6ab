"""News text in; a map with a timeline of what happened where and when out."""

__version__ = "0.1.0"
