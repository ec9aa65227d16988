<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Don’t import</source>
            <translation>Nicht importieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>comma</source>
            <translation>Komma</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>semicolon</source>
            <translation>Semikolon</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>tab</source>
            <translation>Tabulator</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>bar</source>
            <translation>senkrechter Strich</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Only here</source>
            <translation>Nur hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Salesforce Leads</source>
            <translation>Salesforce-Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Salesforce Contacts</source>
            <translation>Salesforce-Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Where to add the contacts</source>
            <translation>Wo die Kontakte hinzugefügt werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>{file}: {n} rows, separated by {delimiter}, {encoding}</source>
            <extracomment>For one: {file}: {n} row, separated by {delimiter}, {encoding}</extracomment>
            <translation>
                <numerusform>{file}: {n} Zeile, Trennzeichen {delimiter}, {encoding}</numerusform>
                <numerusform>{file}: {n} Zeilen, Trennzeichen {delimiter}, {encoding}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Column in the file</source>
            <translation>Spalte in der Datei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>First values</source>
            <translation>Erste Werte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Field here</source>
            <translation>Feld hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>Choose a field for at least one column.</source>
            <translation>Wählen Sie für mindestens eine Spalte ein Feld.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>{columns} can’t both be {field}. Leave one of them out.</source>
            <translation>{columns} können nicht beide {field} sein. Lassen Sie eine davon weg.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>They stay in apdesk. You can add them to a Salesforce list later.</source>
            <translation>Sie bleiben in apdesk. Sie können sie später zu einer Salesforce-Liste hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>The next sync creates each of them in Salesforce as a Lead.</source>
            <translation>Die nächste Synchronisierung legt jeden von ihnen in Salesforce als Lead an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/columns.py" />
            <source>The next sync creates each of them in Salesforce as a Contact.</source>
            <translation>Die nächste Synchronisierung legt jeden von ihnen in Salesforce als Kontakt an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Import contacts</source>
            <translation>Kontakte importieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
            <translation>Tabellen (*.csv *.tsv *.txt);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Undo this import</source>
            <translation>Diesen Import rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Choose another file…</source>
            <translation>Andere Datei wählen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Reading the file…</source>
            <translation>Datei wird gelesen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Import {n} contacts</source>
            <extracomment>For one: Import {n} contact</extracomment>
            <translation>
                <numerusform>{n} Kontakt importieren</numerusform>
                <numerusform>{n} Kontakte importieren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Update {n} contacts</source>
            <extracomment>For one: Update {n} contact</extracomment>
            <translation>
                <numerusform>{n} Kontakt aktualisieren</numerusform>
                <numerusform>{n} Kontakte aktualisieren</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Nothing to import</source>
            <translation>Nichts zu importieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Looking who is new…</source>
            <translation>Es wird geprüft, wer neu ist …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Importing…</source>
            <translation>Wird importiert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Undoing…</source>
            <translation>Wird rückgängig gemacht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>The import was undone</source>
            <translation>Der Import wurde rückgängig gemacht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>The import was stopped</source>
            <translation>Der Import wurde abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Nothing was imported.</source>
            <translation>Es wurde nichts importiert.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>{n} contacts were added</source>
            <extracomment>For one: {n} contact was added</extracomment>
            <translation>
                <numerusform>{n} Kontakt wurde hinzugefügt</numerusform>
                <numerusform>{n} Kontakte wurden hinzugefügt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>{n} were updated</source>
            <extracomment>For one: {n} was updated</extracomment>
            <translation>
                <numerusform>{n} wurde aktualisiert</numerusform>
                <numerusform>{n} wurden aktualisiert</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>They stay in apdesk until you add them to a Salesforce list.</source>
            <translation>Sie bleiben in apdesk, bis Sie sie zu einer Salesforce-Liste hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>Nothing was imported</source>
            <translation>Es wurde nichts importiert</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>The next sync creates {n} of them as Leads.</source>
            <extracomment>For one: The next sync creates {n} of them as Lead.</extracomment>
            <translation>
                <numerusform>Die nächste Synchronisierung legt {n} davon als Lead an.</numerusform>
                <numerusform>Die nächste Synchronisierung legt {n} davon als Leads an.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>The next sync creates {n} of them as Contacts.</source>
            <extracomment>For one: The next sync creates {n} of them as Contact.</extracomment>
            <translation>
                <numerusform>Die nächste Synchronisierung legt {n} davon als Kontakt an.</numerusform>
                <numerusform>Die nächste Synchronisierung legt {n} davon als Kontakte an.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>{n} rows were skipped, as these contacts are here already.</source>
            <extracomment>For one: {n} row was skipped, as this contact is here already.</extracomment>
            <translation>
                <numerusform>{n} Zeile wurde übersprungen, da dieser Kontakt bereits hier ist.</numerusform>
                <numerusform>{n} Zeilen wurden übersprungen, da diese Kontakte bereits hier sind.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>{n} rows could not be imported.</source>
            <extracomment>For one: {n} row could not be imported.</extracomment>
            <translation>
                <numerusform>{n} Zeile konnte nicht importiert werden.</numerusform>
                <numerusform>{n} Zeilen konnten nicht importiert werden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/dialog.py" />
            <source>{n} values were left out: {reason}</source>
            <extracomment>For one: {n} value was left out: {reason}</extracomment>
            <translation>
                <numerusform>{n} Wert wurde weggelassen: {reason}</numerusform>
                <numerusform>{n} Werte wurden weggelassen: {reason}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Skip these rows</source>
            <translation>Diese Zeilen überspringen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Update the contacts with these rows</source>
            <translation>Die Kontakte mit diesen Zeilen aktualisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Add these rows as new contacts</source>
            <translation>Diese Zeilen als neue Kontakte hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>New contacts</source>
            <translation>Neue Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>In the file</source>
            <translation>In der Datei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>The same as</source>
            <translation>Derselbe wie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>People who are here already</source>
            <translation>Personen, die bereits hier sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Why it can’t be imported</source>
            <translation>Warum der Import nicht möglich ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Rows that are left out</source>
            <translation>Weggelassene Zeilen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>{n} contacts will be added</source>
            <extracomment>For one: {n} contact will be added</extracomment>
            <translation>
                <numerusform>{n} Kontakt wird hinzugefügt</numerusform>
                <numerusform>{n} Kontakte werden hinzugefügt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>{n} contacts will be added; the first {first}</source>
            <extracomment>For one: {n} contact will be added; the first {first}</extracomment>
            <translation>
                <numerusform>{n} Kontakt wird hinzugefügt; die ersten {first}</numerusform>
                <numerusform>{n} Kontakte werden hinzugefügt; die ersten {first}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>{n} rows can’t be imported</source>
            <extracomment>For one: {n} row can’t be imported</extracomment>
            <translation>
                <numerusform>{n} Zeile kann nicht importiert werden</numerusform>
                <numerusform>{n} Zeilen können nicht importiert werden</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>Row {row} of the file</source>
            <translation>Zeile {row} der Datei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>only here</source>
            <translation>nur hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>No name</source>
            <translation>Ohne Namen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>{n} contacts are here already</source>
            <extracomment>For one: {n} contact is here already</extracomment>
            <translation>
                <numerusform>{n} Kontakt ist bereits hier</numerusform>
                <numerusform>{n} Kontakte sind bereits hier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/importing/preview.py" />
            <source>{n} rows repeat an earlier row</source>
            <extracomment>For one: {n} row repeats an earlier row</extracomment>
            <translation>
                <numerusform>{n} Zeile wiederholt eine frühere</numerusform>
                <numerusform>{n} Zeilen wiederholen eine frühere</numerusform>
            </translation>
        </message>
    </context>
</TS>
