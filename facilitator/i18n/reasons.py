"""What systems and parsers give as reasons, marked for the catalogues.

They come in English; one that is not listed here is shown as it came.
"""

from facilitator.i18n.translate import mark

REASONS = (
    mark("File exists"),
    mark("File name too long"),
    mark("Input/output error"),
    mark("Invalid argument"),
    mark("Is a directory"),
    mark("No such file or directory"),
    mark("Not a directory"),
    mark("Operation not permitted"),
    mark("Permission denied"),
    mark("Read-only file system"),
    mark("Too many levels of symbolic links"),
    # From the parser of plan files.
    mark("Cannot overwrite a value"),
    mark("Expected '=' after a key in a key/value pair"),
    mark("Expected ']' at the end of a table declaration"),
    mark("Expected ']]' at the end of an array declaration"),
    mark("Expected newline or end of document after a statement"),
    mark("Invalid initial character for a key part"),
    mark("Invalid statement"),
    mark("Invalid value"),
    mark("Unclosed array"),
    mark("Unclosed inline table"),
    mark("Unterminated string"),
)
