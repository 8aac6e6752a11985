"""The one list of what keys can do."""
