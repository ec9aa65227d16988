"""A parsed SELECT. `at` is where in the text something begins, for error messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Path = tuple[str, ...]


class Kind(StrEnum):
    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    RELATIVE = "relative date"


@dataclass(frozen=True, slots=True)
class Literal:
    """`text` is the value without quotes; for LIKE `pattern` still has its escapes."""

    kind: Kind
    text: str
    at: int
    pattern: str = ""
    number: int = 1  # the n of LAST_N_DAYS:n


@dataclass(frozen=True, slots=True)
class Comparison:
    """`operator`: = != < <= > >= LIKE IN NOT IN INCLUDES EXCLUDES."""

    path: Path
    operator: str
    values: tuple[Literal, ...]
    at: int
    subquery: Select | None = None


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition


@dataclass(frozen=True, slots=True)
class Junction:
    """`word` is AND or OR."""

    word: str
    conditions: tuple[Condition, ...]


Condition = Comparison | Not | Junction


@dataclass(frozen=True, slots=True)
class Column:
    """A field, a function of a field (`function`), or FIELDS(x) (function FIELDS, path (x,))."""

    path: Path
    at: int
    function: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    column: Column
    descending: bool = False
    nulls_last: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    columns: tuple[Column, ...]
    sobject: str
    sobject_at: int
    alias: str = ""
    where: Condition | None = None
    group_by: tuple[Column, ...] = ()
    order_by: tuple[Order, ...] = ()
    limit: int | None = None
    offset: int | None = None
    count_only: bool = False  # SELECT COUNT()
    text: str = field(default="", compare=False)
