"""Controls and figures become the explorer; nothing is computed here."""
