"""The page of keys is what the program really does."""

from tools.keys import PAGE, page


def test_the_page_of_keys_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: make keys"
