"""Where terms stand: how evenly over the parts of a corpus, and where within its documents."""
