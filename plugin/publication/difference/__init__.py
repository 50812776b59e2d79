"""What the public would see change with the next publication."""
