"""The words of many texts as numbers."""
