"""What must hold of the window's texts: each can be translated, and is."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "apdesk"
#: What people read is made by these; where it stands among their arguments doesn't matter.
SAYERS = {
    *("KnownError", "SalesforceError", "EntryError", "OperandError", "CriteriaError", "Problem"),
    *("Trouble", "Banner", "Card", "EmptyState", "SearchField", "FormRow", "FormLine", "Field"),
    *("QAction", "QLabel", "QPushButton", "RadioButton", "CheckBox", "QCheckBox", "ElidedLabel"),
    *("label", "button", "icon_button", "named", "wrapped", "add_action", "addAction", "addMenu"),
    *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setTitle", "addTab"),
    *("setAccessibleName", "setAccessibleDescription", "setStatusTip", "setHeaderLabels"),
    *("show_message", "show_error", "showMessage", "set_progress", "setSuffix", "setPrefix"),
}
#: Those who speak to scripts, or before it is known which language is wanted.
OTHERS = {"practice_org", "verbs", "cli.py", "headless.py", "deployment.py"}
#: Names, which are the same in any language.
SAME = {"apdesk", "Salesforce", "Campaign", "HTML", "TLS", "STARTTLS", "3MVG9"}
#: What is written for machines: addresses, markup, names of roles and icons.
_MACHINES = re.compile(r"https?://|<|[\w.-]+@[\w.-]+$|[a-z]+(?:[-_.][a-z]+)*(,|$)")


def modules() -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in OTHERS
    ]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def texts(node: ast.expr) -> Iterator[str]:
    """The literals that an argument may come to, but not those inside another call."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(
                str(each.value) if isinstance(each, ast.Constant) else "{}" for each in values
            )
        case ast.IfExp(body=body, orelse=other):
            yield from texts(body)
            yield from texts(other)
        case ast.BinOp(left=left, right=right):
            yield from texts(left)
            yield from texts(right)
        case ast.BoolOp(values=values):
            for each in values:
                yield from texts(each)


def for_people(text: str) -> bool:
    words = text.strip(" .,:;…()“”‘’\n")
    if _MACHINES.match(words) or words in SAME:
        return False
    return bool(re.search(r"[A-Za-z]{2,}", words.replace("{}", "")))


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations_under_test", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated_and_the_files_are_up_to_date(tool: ModuleType) -> None:
    wrong = list(tool.problems())
    assert not wrong, "\n".join(wrong)


def test_what_people_read_goes_through_the_users_language() -> None:
    wrong = []
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or name_of(node) not in SAYERS:
                continue
            given = [*node.args, *(each.value for each in node.keywords if each.arg != "code")]
            for text in (text for each in given for text in texts(each) if for_people(text)):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: {text!r}")
    assert not wrong, "\n".join(["say it by tr():", *wrong])


def test_nothing_is_translated_while_modules_are_read() -> None:
    wrong = []
    for path in modules():
        for node in outside_of_functions(tree_of(path)):
            if isinstance(node, ast.Call) and name_of(node) in ("tr", "plural", "translated"):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong, f"mark it, and translate it where it is said: {', '.join(wrong)}"


def outside_of_functions(node: ast.AST) -> Iterator[ast.AST]:
    """All that runs with the import: default values and decorators, too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Lambda):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            heads: list[ast.expr] = [*child.decorator_list, *child.args.defaults]
            heads += [each for each in child.args.kw_defaults if each is not None]
            for head in heads:
                yield head
                yield from outside_of_functions(head)
            continue
        yield child
        yield from outside_of_functions(child)
