"""The names inside TinyDB that the journal leans on, each named here."""

import inspect

from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table


def test_a_table_keeps_its_storage_and_reads_all_of_it_at_once() -> None:
    storage = MemoryStorage()  # type: ignore[no-untyped-call]
    table = Table(storage, "_default")
    assert table._storage is storage
    assert table._read_table() == {}
    storage.write({"_default": {"1": {"a": 1}}})
    assert table._read_table() == {"1": {"a": 1}}
    assert [*table] == [Document({"a": 1}, 1)]


def test_all_that_changes_documents_goes_through_one_method() -> None:
    assert [*inspect.signature(Table._update_table).parameters] == ["self", "updater"]
    changing = (
        Table.insert,
        Table.insert_multiple,
        Table.update,
        Table.update_multiple,
        Table.upsert,
        Table.remove,
        Table.truncate,
    )
    for method in changing:
        source = inspect.getsource(method)
        assert "self._update_table(" in source or "self.update(" in source, method
        assert "write(" not in source


def test_nothing_but_that_method_writes_to_the_storage() -> None:
    writing = [
        name
        for name, method in inspect.getmembers(Table, inspect.isfunction)
        if "_storage.write(" in inspect.getsource(method)
    ]
    assert writing == ["_update_table"]
