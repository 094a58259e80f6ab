"""Files that machines read."""
