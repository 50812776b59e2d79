"""From a Snapshot to public records: what goes public, and what the public may know of it."""
