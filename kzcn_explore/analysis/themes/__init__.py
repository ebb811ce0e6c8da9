"""Themes: fitted mixtures of terms, their words, labels and shares."""
