"""A corpus on disk, and back."""
