"""Files and tables of any kind become raw records."""
