"""Anteckna: writing down what is said."""
