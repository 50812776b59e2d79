"""A release on the disk: made beside the public folder, put in its place in one step where that can be, and kept."""
