"""Long words and Japanese data: what the wizard's pages must have room for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from apdesk.domain.schema import FieldSchema, PicklistValue, SObjectSchema
from apdesk.worker.setup import Binding

#: How much longer than English other languages are, at most, for texts of their length.
_LONGER = ((12, 2.0), (30, 1.6), (80, 1.4), (10_000, 1.3))
_PAD = "ßen mäßig "

PLURALS = {"Lead": "見込み客", "Contact": "取引先責任者", "Account": "取引先・取引先企業グループ"}
LABELS = (
    "姓",
    "会社名",
    "状況",
    "最終更新日時（システム）",
    "メール配信停止を希望する",
    "年間売上",
)
VALUES = ("未連絡", "連絡済み・対応中", "商談化済み（担当者による確認待ち）", "対象外")


class LongLanguage:
    """Says everything in as many letters as a long language would take."""

    def text(self, source: str, _note: str, _n: int) -> str:
        if "yyyy" in source:
            return source
        if source == "small letters":
            return "as they are"
        factor = next(factor for most, factor in _LONGER if len(source) <= most)
        more = round(len(source) * (factor - 1))
        pad = (_PAD * (more // len(_PAD) + 1))[:more].strip()
        return f"{source} {pad}" if source[-1:].isalpha() or " " in source else source

    def number(self, value: int | Decimal) -> str:
        return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")

    def order(self, text: str) -> str:
        return text


def japanese(schemas: Mapping[str, SObjectSchema]) -> dict[str, SObjectSchema]:
    """The same objects, as an org in Japanese describes them."""
    return {
        name: replace(
            schema,
            label=PLURALS[name],
            label_plural=PLURALS[name],
            fields=tuple(_field(at, each) for at, each in enumerate(schema.fields)),
        )
        for name, schema in schemas.items()
    }


def _field(at: int, field: FieldSchema) -> FieldSchema:
    values = tuple(
        PicklistValue(each.value, VALUES[n % len(VALUES)], each.active)
        for n, each in enumerate(field.picklist)
    )
    return replace(field, label=f"{LABELS[at % len(LABELS)]}{at}", picklist=values)


def far_away(binding: Binding) -> Binding:
    """The same login, by somebody with a long name in an org with a long name."""
    return replace(
        binding,
        display_name="山田 花子（マーケティング本部・デジタル推進室）",
        username="hanako.yamada.marketing.honbu@kabushikigaisha-sakura-shoji.example.co.jp",
        org_name="株式会社さくら商事ホールディングス・インターナショナル（関東本社）",
    )
