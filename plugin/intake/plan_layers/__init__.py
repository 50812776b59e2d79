"""A plan layer of the municipality's own: attached, again too, and what is likely wrong with how."""
