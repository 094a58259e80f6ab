"""Pages and slides that people read."""
