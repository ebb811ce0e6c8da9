"""Events: what the texts date, each once, and every mention of it in the order of the documents."""
