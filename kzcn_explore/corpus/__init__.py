"""Files become a Corpus."""
