"""One writer a format. A writer is handed public records and nothing else."""
