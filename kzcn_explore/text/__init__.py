"""What a string says: words, passages, dates, counts. Nothing here knows a corpus."""
