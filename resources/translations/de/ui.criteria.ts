<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/criteria/dates.py" />
            <source>A day</source>
            <translation>Ein Tag</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/dates.py" />
            <source>Several dates</source>
            <translation>Mehrere Daten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/dates.py" />
            <source>A typed date or time</source>
            <translation>Getipptes Datum oder Zeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/dates.py" />
            <source>{name}, day</source>
            <translation>{name}, Tag</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/dates.py" />
            <source>{name}, number</source>
            <translation>{name}, Zahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/dates.py" />
            <source>{name}, typed</source>
            <translation>{name}, getippt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/editor.py" />
            <source>Add a criterion</source>
            <translation>Kriterium hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/editor.py" />
            <source>Choose a field.</source>
            <translation>Wählen Sie ein Feld.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/criteria/editor.py" />
            <source>Without the {n} criteria that can’t be used yet: {sentence}</source>
            <extracomment>For one: Without the criterion that can’t be used yet: {sentence}</extracomment>
            <translation>
                <numerusform>Ohne das Kriterium, das noch nicht verwendet werden kann: {sentence}</numerusform>
                <numerusform>Ohne die {n} Kriterien, die noch nicht verwendet werden können: {sentence}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/criteria/editor.py" />
            <source>{n} of them have no {field}; this criterion keeps them.</source>
            <extracomment>For one: {n} of them has no {field}; this criterion keeps them.</extracomment>
            <translation>
                <numerusform>Bei {n} davon ist {field} leer; dieses Kriterium behält ihn.</numerusform>
                <numerusform>Bei {n} davon ist {field} leer; dieses Kriterium behält sie.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/field_chooser.py" />
            <source>Fields found</source>
            <translation>Gefundene Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/field_chooser.py" />
            <source>Choose a field</source>
            <translation>Feld wählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>The org has no {objects}.</source>
            <translation>Die Org hat keine {objects}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>All {total} {objects} match.</source>
            <translation>Alle {total} {objects} passen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>None of the {total} {objects} match.</source>
            <translation>Passende {objects}: 0 von {total}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>{matching} of {total} {objects} match.</source>
            <translation>Passende {objects}: {matching} von {total}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>Count again</source>
            <translation>Erneut zählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>Stop</source>
            <comment>waiting for an answer</comment>
            <translation>Stoppen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>Counting…</source>
            <translation>Wird gezählt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>For example {names}</source>
            <translation>Zum Beispiel {names}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/live.py" />
            <source>Not counted.</source>
            <translation>Nicht gezählt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>This field has no entries.</source>
            <translation>Dieses Feld hat keine Einträge.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>Choose or type; a comma means “or”</source>
            <translation>Wählen oder tippen; ein Komma heißt „oder“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>Choose or type</source>
            <translation>Wählen oder eingeben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <location filename="../../../apdesk/ui/criteria/reference.py" />
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>{entry} (retired)</source>
            <translation>{entry} (nicht mehr aktiv)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>(blank)</source>
            <translation>(leer)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/picklist.py" />
            <source>Values of {field}</source>
            <translation>Werte von {field}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/reference.py" />
            <source>Search by name</source>
            <translation>Nach Namen suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/reference.py" />
            <source>Records for {field}</source>
            <translation>Datensätze für {field}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/reference.py" />
            <source>Searching…</source>
            <translation>Wird gesucht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/reference.py" />
            <source>No {what} has “{text}” in its name.</source>
            <translation>Kein Name enthält „{text}“ ({what}).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/reference.py" />
            <source>There is no {what} to choose.</source>
            <translation>Es gibt nichts zu wählen ({what}).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/reference.py" />
            <source>Choose by name, or type IDs</source>
            <translation>Namen wählen, IDs tippen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>Where</source>
            <comment>before the first criterion</comment>
            <translation>Wenn</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>and</source>
            <comment>before a further criterion</comment>
            <translation>und</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>Criterion {number}</source>
            <translation>Kriterium {number}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>Field {number}</source>
            <translation>Feld {number}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>Condition {number}</source>
            <translation>Bedingung {number}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>Value {number} of {field}</source>
            <translation>Wert {number} von {field}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>Value {number}</source>
            <translation>Wert {number}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/row.py" />
            <source>Remove criterion {number}</source>
            <translation>Kriterium {number} entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>and</source>
            <comment>between two values</comment>
            <translation>und</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>{name}, from</source>
            <translation>{name}, von</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>{name}, to</source>
            <translation>{name}, bis</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>From</source>
            <comment>the lower of two numbers</comment>
            <translation>Von</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>To</source>
            <comment>the higher of two numbers</comment>
            <translation>Bis</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>One number, or several with commas</source>
            <translation>Eine Zahl oder mehrere mit Kommas</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>A number</source>
            <translation>Eine Zahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>Record ID of 15 or 18 characters; several with commas</source>
            <translation>Datensatz-ID mit 15 oder 18 Zeichen; mehrere mit Kommas</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/values.py" />
            <source>Text; a comma means “or”</source>
            <translation>Text; ein Komma heißt „oder“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Record ID</source>
            <comment>a type of field</comment>
            <translation>Datensatz-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Lookup</source>
            <comment>a type of field</comment>
            <translation>Nachschlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Text</source>
            <comment>a type of field</comment>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Text area</source>
            <comment>a type of field</comment>
            <translation>Textbereich</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Email</source>
            <comment>a type of field</comment>
            <translation>E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>URL</source>
            <comment>a type of field</comment>
            <translation>URL</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Phone</source>
            <comment>a type of field</comment>
            <translation>Telefon</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Picklist</source>
            <comment>a type of field</comment>
            <translation>Auswahlliste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Multi-select picklist</source>
            <comment>a type of field</comment>
            <translation>Mehrfachauswahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Combo box</source>
            <comment>a type of field</comment>
            <translation>Kombinationsfeld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Checkbox</source>
            <comment>a type of field</comment>
            <translation>Kontrollkästchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Number</source>
            <comment>a type of field</comment>
            <translation>Zahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Currency</source>
            <comment>a type of field</comment>
            <translation>Währung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Percent</source>
            <comment>a type of field</comment>
            <translation>Prozent</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Date</source>
            <comment>a type of field</comment>
            <translation>Datum</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Date and time</source>
            <comment>a type of field</comment>
            <translation>Datum und Uhrzeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Time</source>
            <comment>a type of field</comment>
            <translation>Uhrzeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Address</source>
            <comment>a type of field</comment>
            <translation>Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Location</source>
            <comment>a type of field</comment>
            <translation>Standort</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>File</source>
            <comment>a type of field</comment>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Encrypted text</source>
            <comment>a type of field</comment>
            <translation>Verschlüsselter Text</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is</source>
            <comment>between a field and a value</comment>
            <translation>ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is not</source>
            <comment>between a field and a value</comment>
            <translation>ist nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>contains</source>
            <comment>between a field and a value</comment>
            <translation>enthält</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>does not contain</source>
            <comment>between a field and a value</comment>
            <translation>enthält nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>starts with</source>
            <comment>between a field and a value</comment>
            <translation>beginnt mit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is blank</source>
            <comment>between a field and a value</comment>
            <translation>ist leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is not blank</source>
            <comment>between a field and a value</comment>
            <translation>ist nicht leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>includes</source>
            <comment>between a field and a value</comment>
            <translation>umfasst</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>excludes</source>
            <comment>between a field and a value</comment>
            <translation>umfasst nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is less than</source>
            <comment>between a field and a value</comment>
            <translation>ist kleiner als</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is at most</source>
            <comment>between a field and a value</comment>
            <translation>ist höchstens</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is greater than</source>
            <comment>between a field and a value</comment>
            <translation>ist größer als</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is at least</source>
            <comment>between a field and a value</comment>
            <translation>ist mindestens</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is between</source>
            <comment>between a field and a value</comment>
            <translation>liegt zwischen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is before</source>
            <comment>between a field and a value</comment>
            <translation>liegt vor</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is on or before</source>
            <comment>between a field and a value</comment>
            <translation>liegt am oder vor</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is after</source>
            <comment>between a field and a value</comment>
            <translation>liegt nach</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>is on or after</source>
            <comment>between a field and a value</comment>
            <translation>liegt am oder nach</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>Long text area</source>
            <comment>a type of field</comment>
            <translation>Langer Textbereich</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/criteria/words.py" />
            <source>small letters</source>
            <comment>how nouns are written inside a sentence: say 'small letters' or 'as they are'</comment>
            <translation>as they are</translation>
        </message>
    </context>
</TS>
