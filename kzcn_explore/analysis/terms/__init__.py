"""Terms: what a corpus counts: its phrases, its names, what it sets aside."""
