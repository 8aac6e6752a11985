"""What stands on a page: tables, lists, charts, links, furniture."""
