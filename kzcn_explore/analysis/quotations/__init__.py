"""Quotations: the words that texts give as said, who said them, and where they were printed before."""
