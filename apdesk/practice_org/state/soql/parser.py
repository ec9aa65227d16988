"""SOQL text to a tree. Every refusal is MALFORMED_QUERY with the place."""

from __future__ import annotations

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.soql.dates import WITH_NUMBER, WITHOUT_NUMBER
from apdesk.practice_org.state.soql.errors import malformed
from apdesk.practice_org.state.soql.tokens import Token, tokenise
from apdesk.practice_org.state.soql.tree import (
    Column,
    Comparison,
    Condition,
    Junction,
    Kind,
    Literal,
    Not,
    Order,
    Select,
)

FUNCTIONS = frozenset({"COUNT", "COUNT_DISTINCT", "MIN", "MAX", "SUM", "AVG"})
MAX_OFFSET = 2_000
#: Nested conditions, so that none is too deep for what becomes of them here.
MAX_DEPTH = 100
_RESERVED = frozenset(
    [
        "AND",
        "ASC",
        "DESC",
        "EXCLUDES",
        "FIRST",
        "FROM",
        "GROUP",
        "HAVING",
        "IN",
        "INCLUDES",
        "LAST",
        "LIKE",
        "LIMIT",
        "NOT",
        "NULL",
        "NULLS",
        "OR",
        "SELECT",
        "WHERE",
        "WITH",
        "ORDER",
        "OFFSET",
        "FOR",
        "USING",
    ]
)
_LITERAL_KINDS = {
    "string": Kind.STRING,
    "number": Kind.NUMBER,
    "date": Kind.DATE,
    "datetime": Kind.DATETIME,
    "time": Kind.TIME,
}


def parse(text: str) -> Select:
    """One SELECT."""
    return _Parser(text).statement()


def parse_condition(text: str) -> Condition:
    """What may follow WHERE."""
    return _Parser(text).lone_condition()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenise(text)
        self._place = 0
        self._depth = 0

    # ----------------------------------------------------------------- tokens
    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        if token.kind != "end":
            self._place += 1
        return token

    def _accept(self, *words: str) -> bool:
        """Takes the words when they all come next."""
        coming = self._tokens[self._place : self._place + len(words)]
        if tuple(token.word for token in coming) != words:
            return False
        self._place += len(words)
        return True

    def _expect(self, word: str) -> Token:
        token = self._next
        if token.word != word:
            raise self._unexpected(token, f", expecting '{word}'" if word != "" else "")
        return self._take()

    def _unexpected(self, token: Token, more: str = "") -> OrgError:
        shown = token.text if token.kind != "end" else "<EOF>"
        return malformed(self._text, token.at, f"unexpected token: '{shown}'{more}")

    def _name(self) -> Token:
        token = self._next
        if token.kind != "name" or token.word in _RESERVED:
            raise self._unexpected(token)
        return self._take()

    def _object_name(self) -> Token:
        """Group is an object, too."""
        if self._next.word == "GROUP":
            return self._take()
        token = self._name()
        if "." in token.text:
            raise self._unexpected(token)
        return token

    def _end(self) -> None:
        if self._next.kind != "end":
            raise self._unexpected(self._next)

    # -------------------------------------------------------------- statement
    def statement(self) -> Select:
        select = self._select()
        self._end()
        return select

    def lone_condition(self) -> Condition:
        condition = self._condition()
        self._end()
        return condition

    def _select(self) -> Select:
        self._expect("SELECT")
        count_only = self._accept("COUNT", "(", ")")
        columns = [] if count_only else [self._column()]
        while not count_only and self._accept(","):
            columns.append(self._column())
        self._expect("FROM")
        sobject = self._object_name()
        self._accept("AS")
        alias = ""
        if self._next.kind == "name" and self._next.word not in _RESERVED:
            alias = self._take().text
        where = self._condition() if self._accept("WHERE") else None
        group_by: list[Column] = []
        if self._accept("GROUP", "BY"):
            group_by.append(self._column())
            while self._accept(","):
                group_by.append(self._column())
        order_by: list[Order] = []
        if self._accept("ORDER", "BY"):
            order_by.append(self._order())
            while self._accept(","):
                order_by.append(self._order())
        limit = self._whole_number() if self._accept("LIMIT") else None
        offset = self._offset() if self._accept("OFFSET") else None
        return Select(
            tuple(columns),
            sobject.text,
            sobject.at,
            alias,
            where,
            tuple(group_by),
            tuple(order_by),
            limit,
            offset,
            count_only,
            self._text,
        )

    def _column(self) -> Column:
        if self._next.word == "(":
            raise malformed(
                self._text, self._next.at, "Parent-to-child subqueries are not supported here"
            )
        name = self._name()
        function = ""
        path: tuple[str, ...] = tuple(name.text.split("."))
        if self._next.word == "(":
            function = name.word
            if function not in FUNCTIONS | {"FIELDS", "TOLABEL"}:
                raise malformed(self._text, name.at, f"unknown function: {name.text}")
            self._take()
            name = self._name()
            path = tuple(name.text.split("."))
            self._expect(")")
            function = "" if function == "TOLABEL" else function
        alias = ""
        if self._next.kind == "name" and self._next.word not in _RESERVED:
            alias = self._take().text
        return Column(path, name.at, function, alias)

    def _order(self) -> Order:
        name = self._name()
        column = Column(tuple(name.text.split(".")), name.at)
        if self._accept("("):
            if name.word not in FUNCTIONS:
                raise malformed(self._text, name.at, f"unknown function: {name.text}")
            inner = self._name()
            self._expect(")")
            column = Column(tuple(inner.text.split(".")), inner.at, name.word)
        descending = self._accept("DESC")
        if not descending:
            self._accept("ASC")
        nulls_last = False
        if self._accept("NULLS"):
            nulls_last = self._accept("LAST")
            if not nulls_last:
                self._expect("FIRST")
        return Order(column, descending, nulls_last)

    def _whole_number(self) -> int:
        token = self._take()
        if token.kind != "number" or not token.text.isdigit():
            raise self._unexpected(token)
        return int(token.text)

    def _offset(self) -> int:
        offset = self._whole_number()
        if offset > MAX_OFFSET:
            raise OrgError(
                400,
                "NUMBER_OUTSIDE_VALID_RANGE",
                f"Maximum SOQL offset allowed is {MAX_OFFSET}",
            )
        return offset

    # -------------------------------------------------------------- condition
    def _condition(self) -> Condition:
        """A run of conditions with one word between them; a mixture needs parentheses."""
        conditions = [self._negation()]
        word = ""
        while self._next.word in ("AND", "OR"):
            token = self._take()
            if word and token.word != word:
                raise self._unexpected(
                    token, ": AND and OR can be mixed only with parentheses around one of them"
                )
            word = token.word
            conditions.append(self._negation())
        return conditions[0] if len(conditions) == 1 else Junction(word, tuple(conditions))

    def _negation(self) -> Condition:
        if self._next.word not in ("NOT", "("):
            return self._comparison()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise malformed(self._text, self._next.at, "the condition is nested too deeply")
        if self._accept("NOT"):
            condition: Condition = Not(self._negation())
        else:
            self._expect("(")
            condition = self._condition()
            self._expect(")")
        self._depth -= 1
        return condition

    def _comparison(self) -> Comparison:
        name = self._name()
        path = tuple(name.text.split("."))
        if self._next.word == "(":
            if name.word != "TOLABEL":
                raise malformed(self._text, name.at, f"unknown function: {name.text}")
            self._take()
            name = self._name()
            path = tuple(name.text.split("."))
            self._expect(")")
        token = self._take()
        if token.kind == "operator":
            operator = "!=" if token.text == "<>" else token.text
            return Comparison(path, operator, (self._literal(),), name.at)
        match token.word:
            case "LIKE":
                return Comparison(path, "LIKE", (self._literal(),), name.at)
            case "IN" | "INCLUDES" | "EXCLUDES":
                return self._list(path, token.word, name.at)
            case "NOT" if self._accept("IN"):
                return self._list(path, "NOT IN", name.at)
        raise self._unexpected(token)

    def _list(self, path: tuple[str, ...], operator: str, at: int) -> Comparison:
        self._expect("(")
        if self._next.word == "SELECT" and operator in ("IN", "NOT IN"):
            subquery = self._select()
            self._expect(")")
            return Comparison(path, operator, (), at, subquery)
        values = [self._literal()]
        while self._accept(","):
            values.append(self._literal())
        self._expect(")")
        return Comparison(path, operator, tuple(values), at)

    def _literal(self) -> Literal:
        token = self._take()
        kind = _LITERAL_KINDS.get(token.kind)
        if kind is not None:
            return Literal(kind, token.text, token.at, token.pattern)
        word = token.word
        if word == "NULL":
            return Literal(Kind.NULL, "", token.at)
        if word in ("TRUE", "FALSE"):
            return Literal(Kind.BOOLEAN, word, token.at)
        if word in WITHOUT_NUMBER:
            return Literal(Kind.RELATIVE, word, token.at)
        if word in WITH_NUMBER:
            self._expect(":")
            return Literal(Kind.RELATIVE, word, token.at, number=self._whole_number())
        raise self._unexpected(token)
