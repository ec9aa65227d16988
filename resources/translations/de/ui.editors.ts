<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/editors/choice.py" />
            <source>(blank)</source>
            <translation>(leer)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/choice.py" />
            <source>{entry} (not in the list)</source>
            <translation>{entry} (nicht in der Liste)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/choice.py" />
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/choice.py" />
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>Month before</source>
            <translation>Vorheriger Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>Month after</source>
            <translation>Nächster Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>d MMM yyyy</source>
            <comment>how a day may be typed, one way after the other</comment>
            <translation>d. MMM yyyy;d. MMMM yyyy;d.M.yyyy</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>Year</source>
            <translation>Jahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>Open calendar</source>
            <translation>Kalender öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>{name}, time</source>
            <translation>{name}, Uhrzeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>A time needs a day: write both, or none.</source>
            <translation>Zu einer Uhrzeit gehört ein Tag: Geben Sie beides an oder nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/dates.py" />
            <source>Salesforce takes days between 1700 and 4000.</source>
            <translation>Salesforce nimmt Tage zwischen 1700 und 4000.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/reference.py" />
            <source>Choose by name, or type an ID</source>
            <translation>Nach Namen wählen oder eine ID eingeben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/reference.py" />
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/text.py" />
            <source>name@example.com</source>
            <translation>name@example.com</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/text.py" />
            <source>www.example.com</source>
            <translation>www.example.com</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/text.py" />
            <source>14:30</source>
            <translation>14:30</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/text.py" />
            <source>Record ID</source>
            <translation>Datensatz-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/text.py" />
            <source>Ctrl+Enter finishes</source>
            <translation>Strg+Eingabe schließt ab</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/editors/text.py" />
            <source>The point can be read in two ways. Write the number like {number}, without thousands separators.</source>
            <translation>Der Punkt lässt sich auf zwei Arten lesen. Schreiben Sie die Zahl wie {number}, ohne Tausendertrennzeichen.</translation>
        </message>
    </context>
</TS>
