"""One raw text becomes a title, a dateline, passages and what was cut."""
