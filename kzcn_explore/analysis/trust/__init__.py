"""Trust: how sure a theme is."""
