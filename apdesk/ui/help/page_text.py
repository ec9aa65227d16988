"""A page of the help as rich text, in the colours of the theme."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCollator, QLocale, Qt

from apdesk.language import tr, translated
from apdesk.ui.help import topics
from apdesk.ui.help.topic import Steps, Term, Topic
from apdesk.ui.theme import SPACE, theme, tokens

#: What links of a page are called: they lead to a term of the glossary.
TERM_SCHEME = "term"


def by_name(terms: list[Term]) -> list[Term]:
    """Terms in the order of a dictionary of the user's language."""
    collator = QCollator(QLocale())
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return sorted(terms, key=lambda each: collator.sortKey(translated(each.name)))


def page_html(topic: Topic) -> str:
    """Title, paragraphs, steps, and the words that the page uses."""
    parts = [f'<p class="title">{escape(translated(topic.title))}</p>']
    for each in topic.body:
        if isinstance(each, Steps):
            items = "".join(f"<li>{escape(translated(step))}</li>" for step in each.items)
            parts.append(f"<ol>{items}</ol>")
        else:
            parts.append(f"<p>{escape(translated(each))}</p>")
    if topic is topics.GLOSSARY:
        parts += [_entry(each) for each in by_name(list(topics.terms().values()))]
    elif topic.terms:
        parts.append(f'<p class="head">{escape(tr("Words on this page"))}</p>')
        parts += [_short(topics.term(each)) for each in topic.terms]
    return "".join(parts)


def _entry(term: Term) -> str:
    """A term of the glossary, with the place that links lead to."""
    name, meaning = escape(translated(term.name)), escape(translated(term.meaning))
    return f'<p><a name="{term.key}"></a><b>{name}</b><br>{meaning}</p>'


def _short(term: Term) -> str:
    """A term under a page, with a link to its place among the others."""
    name, meaning = escape(translated(term.name)), escape(translated(term.meaning))
    return f'<p class="word"><a href="{TERM_SCHEME}:{term.key}">{name}</a>: {meaning}</p>'


def page_style() -> str:
    """The style sheet of the pages (Qt's rich text)."""
    colours, size = tokens(), theme().size
    return (
        f"p, li {{ color: {colours.text}; margin: 0 0 {SPACE * 5 // 4}px 0; line-height: 140%; }}"
        f"ol {{ margin: 0 0 {SPACE * 5 // 4}px 0; -qt-list-indent: 1; }}"
        f"p.title {{ font-size: {size(19)}px; font-weight: 600; line-height: 100%; }}"
        f"p.head {{ font-weight: 600; color: {colours.muted}; margin-top: {SPACE * 3}px; }}"
        f"p.word {{ color: {colours.muted}; margin: 0 0 {SPACE // 2}px 0; }}"
        f"a {{ color: {colours.accent_text}; text-decoration: none; }}"
    )
