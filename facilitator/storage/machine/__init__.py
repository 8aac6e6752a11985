"""This machine: printer, viewer, network addresses, the form's process."""
