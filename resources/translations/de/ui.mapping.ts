<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/mapping/editor.py" />
            <source>Search fields</source>
            <translation>Felder durchsuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/editor.py" />
            <source>Field mappings of {objects}</source>
            <translation>Feldzuordnungen von {objects}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/mapping/editor.py" />
            <source>{synced} of {n} fields are synced</source>
            <extracomment>For one: {synced} of {n} field is synced</extracomment>
            <translation>
                <numerusform>{synced} von {n} Feld wird synchronisiert</numerusform>
                <numerusform>{synced} von {n} Feldern werden synchronisiert</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/nothing_found.py" />
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/nothing_found.py" />
            <source>Show all</source>
            <translation>Alle anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/nothing_found.py" />
            <source>Nothing in this list has “{text}” in it.</source>
            <translation>Nichts in dieser Liste enthält „{text}“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <location filename="../../../apdesk/ui/mapping/table.py" />
            <source>apdesk field</source>
            <translation>apdesk-Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Name of the new field</source>
            <translation>Name des neuen Feldes</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <location filename="../../../apdesk/ui/mapping/table.py" />
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>For the values that exist already</source>
            <translation>Für die Werte, die es schon gibt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Salesforce to apdesk</source>
            <translation>Von Salesforce zu apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>apdesk to Salesforce</source>
            <translation>Von apdesk zu Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>The first time this field is synced, these values win. The preview shows them.</source>
            <translation>Wenn dieses Feld zum ersten Mal synchronisiert wird, gewinnen diese Werte. Die Vorschau zeigt sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Back to the standard mapping</source>
            <translation>Zurück zur Standardzuordnung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Choose a field in the table to see its mapping.</source>
            <translation>Wählen Sie ein Feld in der Tabelle, um seine Zuordnung zu sehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Add a new field…</source>
            <translation>Neues Feld hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Salesforce no longer has this field, or hides it from you. Its mapping is paused; the values that are here stay.</source>
            <translation>Salesforce hat dieses Feld nicht mehr oder verbirgt es vor Ihnen. Seine Zuordnung ist angehalten; die Werte, die hier sind, bleiben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/panel.py" />
            <source>Forget this mapping</source>
            <translation>Diese Zuordnung vergessen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Two-way, Salesforce wins</source>
            <translation>Beidseitig, Salesforce gewinnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Two-way, apdesk wins</source>
            <translation>Beidseitig, apdesk gewinnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Two-way, most recent wins</source>
            <translation>Beidseitig, das Neueste gewinnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Salesforce unless blank</source>
            <translation>Salesforce, außer wenn leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Salesforce to apdesk only</source>
            <translation>Nur von Salesforce zu apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Don’t sync</source>
            <translation>Nicht synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Changes travel both ways. When both sides changed, Salesforce’s value stays; yours is kept in the history.</source>
            <translation>Änderungen gehen in beide Richtungen. Haben sich beide Seiten geändert, bleibt der Wert aus Salesforce; Ihrer steht im Verlauf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Changes travel both ways. When both sides changed, your value stays; Salesforce’s is kept in the history.</source>
            <translation>Änderungen gehen in beide Richtungen. Haben sich beide Seiten geändert, bleibt Ihr Wert; der aus Salesforce steht im Verlauf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Changes travel both ways. When both sides changed, the later change stays; the other is kept in the history.</source>
            <translation>Änderungen gehen in beide Richtungen. Haben sich beide Seiten geändert, bleibt die spätere Änderung; die andere steht im Verlauf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Salesforce’s value stays, but a blank in Salesforce is filled with the value from here.</source>
            <translation>Der Wert aus Salesforce bleibt; ist er dort leer, wird er mit dem Wert von hier gefüllt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>The value is taken from Salesforce and can’t be edited here.</source>
            <translation>Der Wert wird aus Salesforce übernommen und kann hier nicht bearbeitet werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>The field isn’t read, and nothing is written to it.</source>
            <translation>Das Feld wird nicht gelesen, und nichts wird hineingeschrieben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Text</source>
            <comment>a type of field</comment>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Long text</source>
            <comment>a type of field</comment>
            <translation>Langer Text</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Email</source>
            <comment>a type of field</comment>
            <translation>E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Phone</source>
            <comment>a type of field</comment>
            <translation>Telefon</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>URL</source>
            <comment>a type of field</comment>
            <translation>URL</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Picklist</source>
            <comment>a type of field</comment>
            <translation>Auswahlliste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Multi-select picklist</source>
            <comment>a type of field</comment>
            <translation>Mehrfachauswahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Checkbox</source>
            <comment>a type of field</comment>
            <translation>Kontrollkästchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Number</source>
            <comment>a type of field</comment>
            <translation>Zahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Currency</source>
            <comment>a type of field</comment>
            <translation>Währung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Percent</source>
            <comment>a type of field</comment>
            <translation>Prozent</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Date</source>
            <comment>a type of field</comment>
            <translation>Datum</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Date and time</source>
            <comment>a type of field</comment>
            <translation>Datum und Uhrzeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Time</source>
            <comment>a type of field</comment>
            <translation>Uhrzeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Lookup</source>
            <comment>a type of field</comment>
            <translation>Nachschlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Not in Salesforce</source>
            <translation>Nicht in Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Paused: the field is gone</source>
            <translation>Angehalten: Feld fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Read for your criteria only</source>
            <translation>Nur für Ihre Kriterien gelesen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Salesforce works this value out itself, so it can’t be changed from here.</source>
            <translation>Salesforce berechnet diesen Wert selbst; er kann daher von hier aus nicht geändert werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Salesforce numbers these records itself, so it can’t be changed from here.</source>
            <translation>Salesforce nummeriert diese Datensätze selbst; die Nummer kann daher von hier aus nicht geändert werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Salesforce doesn’t let this user change it, so it is only read.</source>
            <translation>Salesforce lässt diesen Benutzer das Feld nicht ändern; es wird daher nur gelesen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>Give the new field a name.</source>
            <translation>Geben Sie dem neuen Feld einen Namen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>There is a field “{name}” already. Choose it in the list, or take another name.</source>
            <translation>Ein Feld „{name}“ gibt es schon. Wählen Sie es in der Liste oder nehmen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/rows.py" />
            <source>A name begins with a lower-case letter and holds lower-case letters, digits and underscores only.</source>
            <translation>Ein Name beginnt mit einem Kleinbuchstaben und besteht nur aus Kleinbuchstaben, Ziffern und Unterstrichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/table.py" />
            <source>Salesforce field</source>
            <translation>Salesforce-Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/table.py" />
            <source>API name</source>
            <translation>API-Name</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/table.py" />
            <source>Direction and rule</source>
            <translation>Richtung und Regel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/mapping/table.py" />
            <source>unmapped</source>
            <translation>nicht zugeordnet</translation>
        </message>
    </context>
</TS>
