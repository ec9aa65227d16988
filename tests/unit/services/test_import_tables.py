"""Tables in text files: encodings, delimiters, and what is no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from apdesk.errors import KnownError
from apdesk.sync.cells import csv_cell
from apdesk.sync.tables import read_table


def written(folder: Path, content: bytes | str, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_every_usual_encoding_is_recognised(codec: str, named: str, tmp_path: Path) -> None:
    content = "Name,City\r\nZoë Müller,Köln\r\n".encode(codec)
    table = read_table(written(tmp_path, content))
    assert table.columns == ("Name", "City")
    assert table.rows == (("Zoë Müller", "Köln"),)
    assert table.encoding == named


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_found_out(delimiter: str, tmp_path: Path) -> None:
    lines = [["Name", "Notes", "City"], ["Ada", "a, b; c | d", "London"], ["Bob", "", ""]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    table = read_table(written(tmp_path, text))
    assert table.delimiter == delimiter
    assert table.rows[0] == ("Ada", "a, b; c | d", "London")


def test_a_decimal_comma_does_not_decide(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "Name;Revenue;Notes\nAda;1,5;a,b\nBob;2,5;c,d\n"))
    assert (table.delimiter, table.columns) == (";", ("Name", "Revenue", "Notes"))


def test_the_delimiter_that_excel_names_is_taken_and_is_no_row(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "sep=;\r\nName;City\r\nAda;London\r\n"))
    assert (table.columns, table.rows) == (("Name", "City"), (("Ada", "London"),))


def test_quotes_keep_delimiters_quotes_and_line_breaks(tmp_path: Path) -> None:
    text = 'Name,Notes\n"Lovelace, Ada","says ""hello""\nand more"\nBob,plain\n'
    table = read_table(written(tmp_path, text))
    assert table.rows == (("Lovelace, Ada", 'says "hello"\nand more'), ("Bob", "plain"))
    assert table.numbers == (2, 3)


def test_rows_are_fitted_and_empty_ones_do_not_count(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "Name,City,,\nAda\n\n,,\nBob,Rome,more,\n"))
    assert table.columns == ("Name", "City", "Column 3")
    assert table.rows == (("Ada", "", ""), ("Bob", "Rome", "more"))
    # ",," is no empty row of the file, but nobody stands in it.
    assert table.numbers == (2, 5)


def test_titles_are_made_unlike_each_other(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "Email, Email ,\nx@example.com,y@example.com,z\n"))
    assert table.columns == ("Email", "Email (2)", "Column 3")


@pytest.mark.parametrize("text", ["=1+1", "+44 20 7946", "-5", "@handle", "'quoted'", "plain"])
def test_what_our_export_guards_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    table = read_table(written(tmp_path, f"A,B\n{csv_cell(text)},x\n"))
    assert table.rows[0][0] == text


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Name,City\n", b"Name,City\n,\n\n"])
def test_a_file_without_people_says_so(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_table(written(tmp_path, content))
    assert caught.value.code == "import.empty"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"PK\x03\x04" + bytes(40), "workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), "workbook"),
        (b'Name,City\nAda,London\n"Bob,Rome\n', "row 3"),
        (b'Name,City\n"Ada" x,London\n', "row 2"),
        (b"\x89\x90\x81\xff,\x8d\n", "UTF-8"),
    ],
)
def test_what_is_no_table_is_told_in_words(content: bytes, word: str, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_table(written(tmp_path, content))
    assert caught.value.code == "import.unreadable"
    assert word in caught.value.message
    assert str(tmp_path) not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_table(tmp_path / "missing.csv")
    assert caught.value.code == "import.unreadable"
    assert "missing.csv" in caught.value.message
