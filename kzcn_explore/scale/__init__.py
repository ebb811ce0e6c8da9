"""Scale: a study as a folder of Parquet files, larger than memory, built on one machine or on a Dask cluster."""
