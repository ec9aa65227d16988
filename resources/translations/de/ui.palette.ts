<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/palette/model.py" />
            <source>key {key}</source>
            <translation>Taste {key}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>Search people, lists, settings and actions</source>
            <translation>Personen, Listen, Einstellungen und Aktionen suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>↑ ↓ to choose  ·  Enter to open  ·  Esc to close</source>
            <translation>↑ ↓ auswählen  ·  Eingabe öffnen  ·  Esc schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>Used last</source>
            <translation>Zuletzt verwendet</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>{n} results</source>
            <extracomment>For one: {n} result</extracomment>
            <translation>
                <numerusform>{n} Ergebnis</numerusform>
                <numerusform>{n} Ergebnisse</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>Searching…</source>
            <translation>Wird gesucht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/palette.py" />
            <source>Nothing here is called “{text}”. People are found by name, company and e-mail address.</source>
            <translation>Nichts hier heißt „{text}“. Personen werden nach Name, Unternehmen und E-Mail-Adresse gefunden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/sheet.py" />
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/sheet.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>In a list</source>
            <translation>In einer Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Open the record</source>
            <translation>Datensatz öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Select nothing</source>
            <translation>Nichts auswählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Edit the selected records…</source>
            <translation>Ausgewählte Datensätze bearbeiten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Add the selected to a list…</source>
            <translation>Ausgewählte zu einer Liste hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Start a journey for the selected…</source>
            <translation>Journey für die Ausgewählten starten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Delete the selected…</source>
            <translation>Ausgewählte löschen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Undo the last change</source>
            <translation>Letzte Änderung rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Copy the selected rows</source>
            <translation>Ausgewählte Zeilen kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Copy their e-mail addresses</source>
            <translation>Ihre E-Mail-Adressen kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Open in Salesforce</source>
            <translation>In Salesforce öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>In a record</source>
            <translation>In einem Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Edit the field</source>
            <translation>Feld bearbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Next or previous field</source>
            <translation>Nächstes oder voriges Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Give up the edit</source>
            <translation>Bearbeitung verwerfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>On an own list, a segment or a journey</source>
            <translation>Auf einer eigenen Liste, einem Segment oder einer Journey</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>On a journey’s canvas</source>
            <translation>Auf der Arbeitsfläche einer Journey</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>From shape to shape</source>
            <translation>Von Form zu Form</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Edit the shape</source>
            <translation>Form bearbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Connect the shape</source>
            <translation>Form verbinden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>First or last shape</source>
            <translation>Erste oder letzte Form</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Select one more</source>
            <translation>Eine weitere auswählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Undo</source>
            <translation>Rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Cut</source>
            <translation>Ausschneiden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Duplicate</source>
            <translation>Duplizieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Tidy up</source>
            <translation>Aufräumen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Zoom in or out</source>
            <translation>Vergrößern oder verkleinern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Full size</source>
            <translation>Originalgröße</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Show all</source>
            <translation>Alle anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Show the selection</source>
            <translation>Auswahl anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Back to all journeys</source>
            <translation>Zurück zu allen Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>In the setup wizard</source>
            <translation>Im Einrichtungsassistenten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Back to the page before</source>
            <translation>Zurück zur vorigen Seite</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>In a chart</source>
            <translation>In einem Diagramm</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Next or previous value</source>
            <translation>Nächster oder voriger Wert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>First or last value</source>
            <translation>Erster oder letzter Wert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Find people, lists and actions</source>
            <translation>Personen, Listen und Aktionen finden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/palette/shortcuts.py" />
            <source>Everywhere in the window</source>
            <translation>Überall im Fenster</translation>
        </message>
    </context>
</TS>
