"""The compilation: paper, web page, review copy."""
