<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/lists/actions.py" />
            <source>Undo</source>
            <translation>Rückgängig machen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/lists/actions.py" />
            <source>{n} contacts removed from “{list}”</source>
            <extracomment>For one: {n} contact removed from “{list}”</extracomment>
            <translation>
                <numerusform>{n} Kontakt aus „{list}“ entfernt</numerusform>
                <numerusform>{n} Kontakte aus „{list}“ entfernt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/lists/actions.py" />
            <source>{n} changes were undone</source>
            <extracomment>For one: {n} change was undone</extracomment>
            <translation>
                <numerusform>{n} Änderung wurde rückgängig gemacht</numerusform>
                <numerusform>{n} Änderungen wurden rückgängig gemacht</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/actions.py" />
            <source>The values from before are back.</source>
            <translation>Die vorherigen Werte sind wiederhergestellt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/actions.py" />
            <source>Left as they are:</source>
            <translation>Unverändert geblieben:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/cells.py" />
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/cells.py" />
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>Contact</source>
            <translation>Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/cells.py" />
            <source>member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/cells.py" />
            <source>kept</source>
            <translation>behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/cells.py" />
            <source>local</source>
            <translation>nur hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Find a field</source>
            <translation>Feld suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <location filename="../../../apdesk/ui/lists/head.py" />
            <location filename="../../../apdesk/ui/lists/table.py" />
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Sort by</source>
            <translation>Sortieren nach</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Ascending</source>
            <translation>Aufsteigend</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Descending</source>
            <translation>Absteigend</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/column_chooser.py" />
            <source>Drag a column, or move it:</source>
            <translation>Spalte ziehen oder verschieben:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/copying.py" />
            <source>Copying…</source>
            <translation>Wird kopiert …</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/lists/copying.py" />
            <source>{n} rows were copied</source>
            <extracomment>For one: {n} row was copied</extracomment>
            <translation>
                <numerusform>{n} Zeile wurde kopiert</numerusform>
                <numerusform>{n} Zeilen wurden kopiert</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/copying.py" />
            <source>Those are the first of {all}: more can’t be copied at once. Export the list to have all of them.</source>
            <translation>Das sind die ersten von {all}: Mehr lässt sich nicht auf einmal kopieren. Exportieren Sie die Liste, um alle zu erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/copying.py" />
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/copying.py" />
            <source>Nothing was copied.</source>
            <translation>Es wurde nichts kopiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dragging.py" />
            <source>{all} rows are too many to drag</source>
            <translation>{all} Zeilen sind zu viele zum Ziehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dragging.py" />
            <source>At most {most} can be dragged at once. Use the export button above the list for more.</source>
            <translation>Höchstens {most} lassen sich auf einmal ziehen. Verwenden Sie für mehr die Export-Schaltfläche über der Liste.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/lists/dragging.py" />
            <source>{n} rows</source>
            <extracomment>For one: {n} row</extracomment>
            <translation>
                <numerusform>{n} Zeile</numerusform>
                <numerusform>{n} Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>Drop to import contacts</source>
            <translation>Loslassen, um Kontakte zu importieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>This can’t be imported</source>
            <translation>Das kann nicht importiert werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>{file}: the contacts come to All contacts, and can be added to this list from there. Nothing is stored before you say so.</source>
            <translation>{file}: Die Kontakte kommen zu „Alle Kontakte“ und lassen sich von dort zu dieser Liste hinzufügen. Nichts wird gespeichert, bevor Sie zustimmen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>{file}: first you see which column is for which field, and who is new. Nothing is stored before you say so.</source>
            <translation>{file}: Zuerst sehen Sie, welche Spalte zu welchem Feld gehört und wer neu ist. Nichts wird gespeichert, bevor Sie zustimmen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>Files hold contacts, and this is the list of companies. Go to a list of contacts, and drop the file there.</source>
            <translation>Dateien enthalten Kontakte, und dies ist die Liste der Unternehmen. Wechseln Sie zu einer Kontaktliste und legen Sie die Datei dort ab.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>Drop one file at a time.</source>
            <translation>Legen Sie immer nur eine Datei ab.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>Only a file of this computer can be imported. Save it here first.</source>
            <translation>Nur eine Datei dieses Computers kann importiert werden. Speichern Sie sie zuerst hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/dropping.py" />
            <source>{file} is no table that apdesk reads. Save it as CSV first: in a spreadsheet, choose “Save as” and the type CSV.</source>
            <translation>{file} ist keine Tabelle, die apdesk lesen kann. Speichern Sie sie zuerst als CSV: Wählen Sie in der Tabellenkalkulation „Speichern unter“ und den Typ CSV.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>No contact here has “{text}”</source>
            <translation>Kein Kontakt hier enthält „{text}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>No lead here has “{text}”</source>
            <translation>Kein Lead hier enthält „{text}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>No company here has “{text}”</source>
            <translation>Kein Unternehmen hier enthält „{text}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Why isn’t a record here?</source>
            <translation>Warum ist ein Datensatz nicht hier?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Sync now</source>
            <translation>Jetzt synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Review preferences</source>
            <translation>Einstellungen prüfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>No record of {list} has what you look for.</source>
            <translation>Kein Datensatz in {list} passt zu Ihrer Suche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Nothing matches</source>
            <translation>Keine Treffer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>{list} is empty</source>
            <translation>{list} ist leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Select people in another list, and choose “Add to list…” below it.</source>
            <translation>Wählen Sie Personen in einer anderen Liste aus und darunter „Zu Liste hinzufügen …“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Nobody is in {list} now</source>
            <translation>In {list} ist derzeit niemand</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>People appear here by themselves as soon as they meet its criteria. If you expected some, look at the criteria.</source>
            <translation>Personen erscheinen hier von selbst, sobald sie die Kriterien erfüllen. Wenn Sie jemanden erwartet haben, prüfen Sie die Kriterien.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Records appear here when a sync finds them in Salesforce. If you expected some, check what you chose to sync.</source>
            <translation>Datensätze erscheinen hier, wenn eine Synchronisierung sie in Salesforce findet. Wenn Sie welche erwartet haben, prüfen Sie, was synchronisiert wird.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Show all</source>
            <translation>Alle anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>A record of Salesforce may be left out by your criteria. apdesk can look it up there and say which one.</source>
            <translation>Vielleicht schließen Ihre Kriterien den Datensatz aus. apdesk kann ihn in Salesforce nachschlagen und sagen, welches Kriterium es ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Go to All contacts</source>
            <translation>Zu „Alle Kontakte“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/empty.py" />
            <source>Edit criteria…</source>
            <translation>Kriterien bearbeiten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/export.py" />
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Export what is shown</source>
            <translation>Exportieren, was gezeigt wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/export.py" />
            <source>CSV files (*.csv)</source>
            <translation>CSV-Dateien (*.csv)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/export.py" />
            <source>Exporting…</source>
            <translation>Wird exportiert …</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/lists/export.py" />
            <source>{n} records were written.</source>
            <extracomment>For one: {n} record was written.</extracomment>
            <translation>
                <numerusform>{n} Datensatz wurde geschrieben.</numerusform>
                <numerusform>{n} Datensätze wurden geschrieben.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/export.py" />
            <source>The file has Salesforce IDs, not names, in: {columns}.</source>
            <translation>Die Datei enthält Salesforce-IDs statt Namen in: {columns}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/export.py" />
            <source>Exported</source>
            <translation>Exportiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/export.py" />
            <source>The export was stopped</source>
            <translation>Der Export wurde abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/export.py" />
            <source>No file was written.</source>
            <translation>Es wurde keine Datei geschrieben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Record</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Show only records where</source>
            <translation>Nur Datensätze anzeigen, bei denen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Condition</source>
            <translation>Bedingung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Add filter</source>
            <translation>Filter hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <location filename="../../../apdesk/ui/lists/progress.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Change filter</source>
            <translation>Filter ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Value of {field}</source>
            <translation>Wert von {field}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filter_editor.py" />
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filters.py" />
            <source>Remove filter {filter}</source>
            <translation>Filter {filter} entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filters.py" />
            <source>Clear all</source>
            <translation>Alle entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filters.py" />
            <source>Save as a segment…</source>
            <translation>Als Segment speichern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/filters.py" />
            <source>Save these filters as a segment, which fills itself</source>
            <translation>Diese Filter als Segment speichern, das sich selbst füllt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Search contacts</source>
            <translation>Kontakte suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Search leads</source>
            <translation>Leads suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Search companies</source>
            <translation>Unternehmen suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>New contact…</source>
            <translation>Neuer Kontakt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Criteria…</source>
            <translation>Kriterien …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>{some} of {all}</source>
            <translation>{some} von {all}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/head.py" />
            <source>Counting…</source>
            <translation>Wird gezählt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/menu.py" />
            <source>Selection</source>
            <translation>Auswahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/model.py" />
            <source>Changed in the last sync</source>
            <translation>Bei der letzten Synchronisierung geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/name_value.py" />
            <source>Names, with commas</source>
            <translation>Namen, mit Kommas</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/name_value.py" />
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/name_value.py" />
            <source>No {what} called “{name}” is known here. “Choose…” shows those who are.</source>
            <translation>{what} namens „{name}“ ist hier nicht bekannt. „Wählen …“ zeigt, wer bekannt ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/names_here.py" />
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/names_here.py" />
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>New list</source>
            <translation>Neue Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Rename “{name}”</source>
            <translation>„{name}“ umbenennen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>A list holds the people that you put into it.</source>
            <translation>Eine Liste enthält die Personen, die Sie hineinlegen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Create list</source>
            <translation>Liste anlegen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>Saving…</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Delete the list “{name}”?</source>
            <translation>Liste „{name}“ löschen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Delete the segment “{name}”?</source>
            <translation>Segment „{name}“ löschen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>The people in it stay in apdesk; only the list is deleted. This can’t be undone.</source>
            <translation>Die Personen darin bleiben in apdesk; nur die Liste wird gelöscht. Das lässt sich nicht rückgängig machen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>The people in it stay in apdesk; only the segment is deleted. This can’t be undone.</source>
            <translation>Die Personen darin bleiben in apdesk; nur das Segment wird gelöscht. Das lässt sich nicht rückgängig machen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Delete list</source>
            <translation>Liste löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Delete segment</source>
            <translation>Segment löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Looking…</source>
            <translation>Wird nachgesehen …</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>The journeys {journeys} use it. What depends on it there no longer works.</source>
            <extracomment>For one: The journey {journeys} uses it. What depends on it there no longer works.</extracomment>
            <translation>
                <numerusform>Die Journey {journeys} verwendet sie bzw. es. Was dort davon abhängt, funktioniert dann nicht mehr.</numerusform>
                <numerusform>Die Journeys {journeys} verwenden sie bzw. es. Was dort davon abhängt, funktioniert dann nicht mehr.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/naming.py" />
            <source>Deleting…</source>
            <translation>Wird gelöscht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>This record can’t be opened in Salesforce</source>
            <translation>Dieser Datensatz kann nicht in Salesforce geöffnet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>It was made here.</source>
            <translation>Er wurde hier angelegt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>apdesk isn’t connected.</source>
            <translation>apdesk ist nicht verbunden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>Open in Salesforce</source>
            <translation>In Salesforce öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>Copy cell</source>
            <translation>Zelle kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>Copy rows</source>
            <translation>Zeilen kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>Copy row</source>
            <translation>Zeile kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>Copy e-mail addresses</source>
            <translation>E-Mail-Adressen kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/outward.py" />
            <source>Copy e-mail address</source>
            <translation>E-Mail-Adresse kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/page.py" />
            <source>All contacts</source>
            <translation>Alle Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/page.py" />
            <source>Salesforce Leads</source>
            <translation>Salesforce-Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/page.py" />
            <source>Salesforce Contacts</source>
            <translation>Salesforce-Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/page.py" />
            <source>Companies</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/progress.py" />
            <source>{done} of {total} records</source>
            <translation>{done} von {total} Datensätzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>New segment</source>
            <translation>Neues Segment</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>Edit segment</source>
            <translation>Segment bearbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>Who meets these criteria is in the segment; it follows every change by itself.</source>
            <translation>Wer diese Kriterien erfüllt, ist im Segment; es folgt jeder Änderung von selbst.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>Save segment</source>
            <translation>Segment speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/segment_dialog.py" />
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Edit fields…</source>
            <translation>Felder bearbeiten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Add to Salesforce…</source>
            <translation>Zu Salesforce hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Add to list…</source>
            <translation>Zu Liste hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Remove from list</source>
            <translation>Aus Liste entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Start journey…</source>
            <translation>Journey starten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>All {all} companies but {but} are selected. Esc clears.</source>
            <translation>Alle {all} Unternehmen bis auf {but} sind ausgewählt. Esc hebt die Auswahl auf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>All {all} contacts but {but} are selected. Esc clears.</source>
            <translation>Alle {all} Kontakte bis auf {but} sind ausgewählt. Esc hebt die Auswahl auf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>All {all} companies are selected. Esc clears.</source>
            <translation>Alle {all} Unternehmen sind ausgewählt. Esc hebt die Auswahl auf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>All {all} contacts are selected. Esc clears.</source>
            <translation>Alle {all} Kontakte sind ausgewählt. Esc hebt die Auswahl auf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>{some} companies are selected. Esc clears.</source>
            <translation>{some} Unternehmen sind ausgewählt. Esc hebt die Auswahl auf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>{some} contacts are selected. Esc clears.</source>
            <translation>{some} Kontakte sind ausgewählt. Esc hebt die Auswahl auf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>1 company is selected</source>
            <translation>1 Unternehmen ist ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>1 contact is selected</source>
            <translation>1 Kontakt ist ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Select companies to change them together</source>
            <translation>Unternehmen auswählen, um sie gemeinsam zu ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Select contacts to change them together</source>
            <translation>Kontakte auswählen, um sie gemeinsam zu ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>All {all} but {but} selected</source>
            <translation>Alle {all} bis auf {but} ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>All {all} selected</source>
            <translation>Alle {all} ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>{some} companies selected</source>
            <translation>{some} Unternehmen ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>{some} contacts selected</source>
            <translation>{some} Kontakte ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Select companies first</source>
            <translation>Erst Unternehmen auswählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/lists/selection_bar.py" />
            <source>Select contacts first</source>
            <translation>Erst Kontakte auswählen</translation>
        </message>
    </context>
</TS>
