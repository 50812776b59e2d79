"""Removes a person or organisation from the store, from kept releases and from public tables (AVG art. 17)."""
