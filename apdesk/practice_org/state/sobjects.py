"""One object: its fields and what describe says of it as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from apdesk.practice_org.state.fields import Field

MASTER_RECORD_TYPE = "012000000000000AAA"


@dataclass(frozen=True, slots=True)
class ChildRelationship:
    child: str
    field: str
    name: str | None
    cascade_delete: bool = False

    def describe(self) -> dict[str, Any]:
        return {
            "cascadeDelete": self.cascade_delete,
            "childSObject": self.child,
            "deprecatedAndHidden": False,
            "field": self.field,
            "junctionIdListNames": [],
            "junctionReferenceTo": [],
            "relationshipName": self.name,
            "restrictedDelete": False,
        }


@dataclass(frozen=True, slots=True)
class SObject:
    """`abilities`: words of create, edit, delete, undelete, merge, search, layout, feed, trigger,
    replicate."""

    name: str
    label: str
    plural: str
    prefix: str
    fields: tuple[Field, ...]
    abilities: frozenset[str]

    def can(self, ability: str) -> bool:
        return ability in self.abilities

    def field(self, name: str) -> Field | None:
        """By API name, without regard to case."""
        wanted = name.casefold()
        return next((field for field in self.fields if field.name.casefold() == wanted), None)

    def describe_head(self, version: str, rights: frozenset[str]) -> dict[str, Any]:
        """The properties which the global describe and the full one share."""
        can = self.abilities.__contains__
        return {
            "activateable": False,
            "associateEntityType": None,
            "associateParentEntity": None,
            "createable": can("create") and "create" in rights,
            "custom": False,
            "customSetting": False,
            "deepCloneable": False,
            "deletable": can("delete") and "delete" in rights,
            "deprecatedAndHidden": False,
            "feedEnabled": can("feed"),
            "hasSubtypes": False,
            "isInterface": False,
            "isSubtype": False,
            "keyPrefix": self.prefix,
            "label": self.label,
            "labelPlural": self.plural,
            "layoutable": can("layout"),
            "mergeable": can("merge") and "delete" in rights,
            "mruEnabled": can("layout"),
            "name": self.name,
            "queryable": True,
            "replicateable": can("replicate"),
            "retrieveable": True,
            "searchable": can("search"),
            "triggerable": can("trigger"),
            "undeletable": can("undelete") and "delete" in rights,
            "updateable": can("edit") and "edit" in rights,
        }

    def urls(self, version: str, instance_url: str | None) -> dict[str, str]:
        """`instance_url`: adds the addresses that a browser opens; None leaves them out, as the
        global describe does."""
        base = f"/services/data/v{version}/sobjects/{self.name}"
        urls = {
            "compactLayouts": f"{base}/describe/compactLayouts",
            "rowTemplate": f"{base}/{{ID}}",
            "approvalLayouts": f"{base}/describe/approvalLayouts",
            "listviews": f"{base}/listviews",
            "describe": f"{base}/describe",
            "quickActions": f"{base}/quickActions",
            "layouts": f"{base}/describe/layouts",
            "sobject": base,
        }
        if instance_url is not None and self.can("layout"):
            urls["uiDetailTemplate"] = f"{instance_url}/{{ID}}"
            urls["uiEditTemplate"] = f"{instance_url}/{{ID}}/e"
            urls["uiNewRecord"] = f"{instance_url}/{self.prefix}/e"
        return urls

    def describe(
        self,
        version: str,
        instance_url: str,
        rights: frozenset[str],
        fields: tuple[Field, ...],
        children: tuple[ChildRelationship, ...],
    ) -> dict[str, Any]:
        """The whole describe body with the fields that this user sees."""
        plural = self.plural.lower()
        master: dict[str, Any] = {
            "active": True,
            "available": True,
            "defaultRecordTypeMapping": True,
            "developerName": "Master",
            "master": True,
            "name": "Master",
            "recordTypeId": MASTER_RECORD_TYPE,
            "urls": {
                "layout": f"/services/data/v{version}/sobjects/{self.name}"
                f"/describe/layouts/{MASTER_RECORD_TYPE}"
            },
        }
        body = self.describe_head(version, rights)
        body.update(
            {
                "actionOverrides": [],
                "childRelationships": [child.describe() for child in children],
                "compactLayoutable": self.can("layout"),
                "defaultImplementation": None,
                "extendedBy": None,
                "extendsInterfaces": None,
                "fields": [field.describe() for field in fields],
                "implementedBy": None,
                "implementsInterfaces": None,
                "listviewable": None,
                "lookupLayoutable": None,
                "namedLayoutInfos": [],
                "networkScopeFieldName": None,
                "recordTypeInfos": [master],
                "searchLayoutable": self.can("search"),
                "sobjectDescribeOption": "FULL",
                "supportedScopes": [
                    {"label": f"All {plural}", "name": "everything"},
                    {"label": f"My {plural}", "name": "mine"},
                ],
                "urls": self.urls(version, instance_url),
            }
        )
        return dict(sorted(body.items()))
