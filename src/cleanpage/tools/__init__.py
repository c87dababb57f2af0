"""All around `extract`: batches, crawls, benchmarks, fixtures, the inspector and the command line."""
