"""When a document was written: the clues, and the interval that they allow."""
