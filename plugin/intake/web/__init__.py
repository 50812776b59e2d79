"""Services on the web that answer questions. What fetches is given by the caller."""
