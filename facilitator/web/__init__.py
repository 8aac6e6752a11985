"""The digital form: pages for phones, served by a process of its own."""
