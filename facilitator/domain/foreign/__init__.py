"""Files that other people and programs have made: read with mistrust."""
