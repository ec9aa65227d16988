<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: not an entry of the picklist</source>
            <translation>{fields}: kein Eintrag der Auswahlliste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: too long</source>
            <translation>{fields}: zu lang</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: out of range</source>
            <translation>{fields}: außerhalb des zulässigen Bereichs</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: not an e-mail address</source>
            <translation>{fields}: keine E-Mail-Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: not a value of this field</source>
            <translation>{fields}: kein Wert für dieses Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: doesn't go with another field</source>
            <translation>{fields}: passt nicht zu einem anderen Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: your user may not change it</source>
            <translation>{fields}: Ihr Benutzer darf es nicht ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: no longer there in Salesforce</source>
            <translation>{fields}: in Salesforce nicht mehr vorhanden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: the value is taken by another record</source>
            <translation>{fields}: ein anderer Datensatz hat den Wert schon</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: the record it points to isn't there</source>
            <translation>{fields}: der Datensatz, auf den es verweist, fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: no access to the record it names</source>
            <translation>{fields}: kein Zugriff auf den genannten Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: the user is no longer active</source>
            <translation>{fields}: der Benutzer ist nicht mehr aktiv</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: not a Salesforce id</source>
            <translation>{fields}: keine Salesforce-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{fields}: the record it points to was deleted</source>
            <translation>{fields}: der Datensatz, auf den es verweist, wurde gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A value is not an entry of its picklist</source>
            <translation>Ein Wert ist kein Eintrag seiner Auswahlliste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A required value is missing</source>
            <translation>Ein Pflichtwert fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A value is too long</source>
            <translation>Ein Wert ist zu lang</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A number is out of range</source>
            <translation>Eine Zahl liegt außerhalb des zulässigen Bereichs</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>An e-mail address is malformed</source>
            <translation>Eine E-Mail-Adresse ist ungültig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A value is not of its field's kind</source>
            <translation>Ein Wert passt nicht zur Art seines Feldes</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Two values don't go together</source>
            <translation>Zwei Werte passen nicht zusammen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Your user may not change a field</source>
            <translation>Ihr Benutzer darf ein Feld nicht ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A field is no longer there in Salesforce</source>
            <translation>Ein Feld ist in Salesforce nicht mehr vorhanden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Salesforce sees a duplicate</source>
            <translation>Salesforce sieht ein Duplikat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A value is taken by another record</source>
            <translation>Ein anderer Datensatz hat den Wert schon</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A record that was pointed to isn't there</source>
            <translation>Ein Datensatz, auf den verwiesen wird, fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>No access to a record that was pointed to</source>
            <translation>Kein Zugriff auf einen Datensatz, auf den verwiesen wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>The owner is no longer active</source>
            <translation>Der Inhaber ist nicht mehr aktiv</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Your user may not change the record</source>
            <translation>Ihr Benutzer darf den Datensatz nicht ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Locked by an approval in Salesforce</source>
            <translation>Durch eine Genehmigung in Salesforce gesperrt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Somebody else was saving the record</source>
            <translation>Jemand anders hat den Datensatz gerade gespeichert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <location filename="../../../apdesk/domain/reasons.py" />
            <source>Deleted in Salesforce</source>
            <translation>In Salesforce gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>No longer in Salesforce</source>
            <translation>Nicht mehr in Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>The lead was converted</source>
            <translation>Der Lead wurde konvertiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>An automation of the org hit a limit</source>
            <translation>Eine Automatisierung der Org ist an eine Grenze gestoßen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>The org's storage is full</source>
            <translation>Der Speicher der Org ist voll</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Something went wrong inside Salesforce</source>
            <translation>In Salesforce ist etwas schiefgegangen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Salesforce wasn't available</source>
            <translation>Salesforce war nicht verfügbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A value doesn't fit its Salesforce field</source>
            <translation>Ein Wert passt nicht in sein Salesforce-Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Salesforce couldn't be reached</source>
            <translation>Salesforce war nicht erreichbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Salesforce's answer couldn't be used</source>
            <translation>Die Antwort von Salesforce war nicht brauchbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A lookup filter of the org</source>
            <translation>Ein Nachschlagefilter der Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A trigger of the org</source>
            <translation>Ein Trigger der Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A flow of the org</source>
            <translation>Ein Flow der Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>A rule of the org</source>
            <translation>Eine Regel der Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{whose}: “{quote}”</source>
            <translation>{whose}: „{quote}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>{whose} refused the record</source>
            <translation>{whose} hat den Datensatz abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Refused by Salesforce: {name}</source>
            <translation>Von Salesforce abgelehnt: {name}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/causes.py" />
            <source>Not sent: {code}</source>
            <translation>Nicht gesendet: {code}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <source>Choose a field.</source>
            <translation>Wählen Sie ein Feld.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <location filename="../../../apdesk/domain/operators.py" />
            <source>{label} has no field “{field}” that you can see.</source>
            <translation>{label} hat kein Feld „{field}“, das Sie sehen können.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <source>A value of {label} is too long: Salesforce takes up to 4,000 characters.</source>
            <translation>Ein Wert von {label} ist zu lang: Salesforce nimmt bis zu 4.000 Zeichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <source>The criteria together are too long: Salesforce takes a query of up to 100,000 characters.</source>
            <translation>Die Kriterien sind zusammen zu lang: Salesforce nimmt eine Abfrage von bis zu 100.000 Zeichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <source>No {label} is called “{item}”.</source>
            <translation>Kein Eintrag von {label} heißt „{item}“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <source>Records can hold it all the same, unless the picklist is restricted.</source>
            <translation>Datensätze können ihn trotzdem enthalten, sofern die Auswahlliste nicht eingeschränkt ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <location filename="../../../apdesk/domain/entry_check.py" />
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/check.py" />
            <source>Did you mean {entries}?</source>
            <translation>Meinten Sie {entries}?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/duplicates.py" />
            <source>same e-mail</source>
            <translation>gleiche E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/duplicates.py" />
            <source>same name and company</source>
            <translation>gleicher Name und gleiches Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>The text holds characters that are no text. Type it again.</source>
            <translation>Der Text enthält Zeichen, die kein Text sind. Geben Sie ihn neu ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is not an e-mail address.</source>
            <translation>{shown} ist keine E-Mail-Adresse.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is neither yes nor no.</source>
            <translation>{shown} ist weder Ja noch Nein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is not a number. Write it like 1234.5, without thousands separators.</source>
            <translation>{shown} ist keine Zahl. Schreiben Sie sie wie 1234.5, ohne Tausendertrennzeichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} has too many digits.</source>
            <translation>{shown} hat zu viele Stellen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is not a whole number.</source>
            <translation>{shown} ist keine ganze Zahl.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} has more digits than can be kept exactly: up to 15 can.</source>
            <translation>{shown} hat mehr Stellen, als genau gespeichert werden können: höchstens 15.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is not a date. Write it like 2026-01-31.</source>
            <translation>{shown} ist kein Datum. Schreiben Sie es wie 31.1.2026.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>There is no day {shown}.</source>
            <translation>Einen Tag {shown} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is not a date with a time. Write it like 2026-01-31 14:05, with the time zone after it where it isn't yours: 2026-01-31 14:05+02:00.</source>
            <translation>{shown} ist kein Datum mit Uhrzeit. Schreiben Sie es wie 2026-01-31 14:05, mit der Zeitzone dahinter, wenn es nicht Ihre ist: 2026-01-31 14:05+02:00.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>There is no date and time {shown}.</source>
            <translation>Datum und Uhrzeit {shown} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is not a time of day. Write it like 14:05.</source>
            <translation>{shown} ist keine Uhrzeit. Schreiben Sie sie wie 14:05.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>There is no time of day {shown}.</source>
            <translation>Eine Uhrzeit {shown} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry.py" />
            <source>{shown} is not a Salesforce id: those have 15 or 18 letters and digits.</source>
            <translation>{shown} ist keine Salesforce-ID: Die haben 15 oder 18 Buchstaben und Ziffern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} holds characters that are no text. Type it again.</source>
            <translation>{label} enthält Zeichen, die kein Text sind. Geben Sie es neu ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} can't be blank.</source>
            <translation>{label} darf nicht leer sein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} is too long: it has {length} characters, and Salesforce takes {most}.</source>
            <translation>{label} ist zu lang: {length} Zeichen, und Salesforce nimmt {most}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: {shown} is not an e-mail address.</source>
            <translation>{label}: {shown} ist keine E-Mail-Adresse.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: {shown} is not a number.</source>
            <translation>{label}: {shown} ist keine Zahl.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} takes whole numbers only.</source>
            <translation>{label} nimmt nur ganze Zahlen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: {shown} is too large.</source>
            <translation>{label}: {shown} ist zu groß.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} takes {places}.</source>
            <translation>{label} nimmt {places}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} is too large: Salesforce takes {many} before the point.</source>
            <translation>{label} ist zu groß: Salesforce nimmt {many} Stellen vor dem Komma.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>whole numbers only</source>
            <translation>nur ganze Zahlen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>up to {n} decimal places</source>
            <extracomment>For one: {n} decimal place</extracomment>
            <translation>
                <numerusform>{n} Nachkommastelle</numerusform>
                <numerusform>bis zu {n} Nachkommastellen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} is either yes or no.</source>
            <translation>{label} ist entweder Ja oder Nein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label} has no entry {shown}. Choose one from its list.</source>
            <translation>{label} hat keinen Eintrag {shown}. Wählen Sie einen aus der Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{shown} is retired: Salesforce takes it for {label} no longer.</source>
            <translation>{shown} ist stillgelegt: Salesforce nimmt es für {label} nicht mehr an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: {shown} is not a date.</source>
            <translation>{label}: {shown} ist kein Datum.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: {shown} is not a date with a time.</source>
            <translation>{label}: {shown} ist kein Datum mit Uhrzeit.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: Salesforce knows the years 1700 to 4000 only.</source>
            <translation>{label}: Salesforce kennt nur die Jahre 1700 bis 4000.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: {shown} is not a time of day.</source>
            <translation>{label}: {shown} ist keine Uhrzeit.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/entry_check.py" />
            <source>{label}: {shown} is not a Salesforce id.</source>
            <translation>{label}: {shown} ist keine Salesforce-ID.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>Nobody gets to “{label}”: lead an arrow to it from a step that people get to, or remove it.</source>
            <translation>Niemand kommt zu „{label}“: Führen Sie einen Pfeil von einem Schritt dorthin, zu dem Personen kommen, oder entfernen Sie die Form.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>Nobody would enter this journey: it has no trigger. Add one from the palette.</source>
            <translation>Niemand käme in diese Journey: Sie hat keinen Auslöser. Fügen Sie einen aus der Palette hinzu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>E-mail isn't set up, and this journey sends some: set it up in Preferences, E-mail.</source>
            <translation>E-Mail ist nicht eingerichtet, und diese Journey sendet welche: Richten Sie sie unter Einstellungen, E-Mail ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>“{label}” leads nowhere: draw an arrow from it to what is to happen, or remove it.</source>
            <translation>„{label}“ führt nirgendwohin: Ziehen Sie einen Pfeil zu dem, was geschehen soll, oder entfernen Sie die Form.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>“{label}” makes no difference: the journey ends after yes and after no. Draw an arrow from one of them.</source>
            <translation>„{label}“ ändert nichts: Die Journey endet nach Ja wie nach Nein. Ziehen Sie von einem der beiden einen Pfeil.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>“{label}”</source>
            <translation>„{label}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>other steps</source>
            <translation>anderen Schritten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/check.py" />
            <source>People would go round in a circle without a pause, by {steps}: put a Delay into it.</source>
            <translation>Personen würden ohne Pause im Kreis laufen, über {steps}: Setzen Sie eine Wartezeit hinein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Salesforce Campaign Member Status Changed</source>
            <translation>Salesforce-Kampagnenstatus geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Joined a list</source>
            <translation>Zu einer Liste hinzugekommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Left a list</source>
            <translation>Aus einer Liste herausgefallen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Field match</source>
            <translation>Felder erfüllen Kriterien</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Joined a segment</source>
            <translation>Zu einem Segment hinzugekommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Left a segment</source>
            <translation>Aus einem Segment herausgefallen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Added by hand</source>
            <translation>Von Hand hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Assign Lead</source>
            <translation>Lead zuweisen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Assign Lead to Group</source>
            <translation>Lead einer Gruppe zuweisen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Set Salesforce Campaign Member Status</source>
            <translation>Salesforce-Kampagnenstatus setzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Create or update in Salesforce</source>
            <translation>In Salesforce anlegen oder aktualisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Create Salesforce task</source>
            <translation>Salesforce-Aufgabe anlegen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Update field</source>
            <translation>Feld aktualisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Add to list</source>
            <translation>Zu Liste hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Remove from list</source>
            <translation>Aus Liste entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Send email</source>
            <translation>E-Mail senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Delay</source>
            <translation>Wartezeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Eject</source>
            <translation>Herausnehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Check Salesforce Campaign Member Status</source>
            <translation>Salesforce-Kampagnenstatus prüfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Check fields</source>
            <translation>Felder prüfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Check list</source>
            <translation>Liste prüfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Salesforce Leads</source>
            <translation>Salesforce-Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/kinds.py" />
            <source>Salesforce Contacts</source>
            <translation>Salesforce-Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/reading.py" />
            <source>The journey can't be read</source>
            <translation>Die Journey kann nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/reading.py" />
            <source>Nothing was changed. Correct the journey and try again.</source>
            <translation>Es wurde nichts geändert. Korrigieren Sie die Journey, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Mon</source>
            <translation>Mo</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Tue</source>
            <translation>Di</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Wed</source>
            <translation>Mi</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Thu</source>
            <translation>Do</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Fri</source>
            <translation>Fr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Sat</source>
            <translation>Sa</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Sun</source>
            <translation>So</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>As a lead</source>
            <translation>Als Lead</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>As a contact</source>
            <translation>Als Kontakt</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Wait {n} minutes</source>
            <extracomment>For one: Wait {n} minute</extracomment>
            <translation>
                <numerusform>{n} Minute warten</numerusform>
                <numerusform>{n} Minuten warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Wait {n} hours</source>
            <extracomment>For one: Wait {n} hour</extracomment>
            <translation>
                <numerusform>{n} Stunde warten</numerusform>
                <numerusform>{n} Stunden warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Wait {n} days</source>
            <extracomment>For one: Wait {n} day</extracomment>
            <translation>
                <numerusform>{n} Tag warten</numerusform>
                <numerusform>{n} Tage warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Wait {n} weeks</source>
            <extracomment>For one: Wait {n} week</extracomment>
            <translation>
                <numerusform>{n} Woche warten</numerusform>
                <numerusform>{n} Wochen warten</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose a campaign</source>
            <comment>of a step</comment>
            <translation>Wählen Sie eine Kampagne</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose a status</source>
            <comment>of a step</comment>
            <translation>Wählen Sie einen Status</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose a list</source>
            <comment>of a step</comment>
            <translation>Wählen Sie eine Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose a segment</source>
            <comment>of a step</comment>
            <translation>Wählen Sie ein Segment</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose what has to match</source>
            <comment>of a step</comment>
            <translation>Wählen Sie, was passen muss</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose a field</source>
            <comment>of a step</comment>
            <translation>Wählen Sie ein Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose a user</source>
            <comment>of a step</comment>
            <translation>Wählen Sie einen Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose the users</source>
            <comment>of a step</comment>
            <translation>Wählen Sie die Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose Lead or Contact</source>
            <comment>of a step</comment>
            <translation>Wählen Sie Lead oder Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Write a subject</source>
            <comment>of a step</comment>
            <translation>Schreiben Sie einen Betreff</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose an e-mail template</source>
            <comment>of a step</comment>
            <translation>Wählen Sie eine E-Mail-Vorlage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Choose how long to wait</source>
            <comment>of a step</comment>
            <translation>Wählen Sie, wie lange gewartet wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>To {user}</source>
            <translation>An {user}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>In turn to {users}</source>
            <translation>Reihum an {users}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>As {object}</source>
            <translation>Als {object}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>From {list}</source>
            <translation>Aus {list}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>To {list}</source>
            <translation>Zu {list}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>{template}, also if sent before</source>
            <translation>{template}, auch wenn schon gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Ends all journeys</source>
            <translation>Beendet alle Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Ends this journey</source>
            <translation>Beendet diese Journey</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Is a member of {campaign}</source>
            <translation>Ist Mitglied von {campaign}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Status is {statuses} in {campaign}</source>
            <translation>Status ist {statuses} in {campaign}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Is in {list}</source>
            <translation>Ist in {list}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>By you or by a script</source>
            <translation>Durch Sie oder ein Skript</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Any status in {campaign}</source>
            <translation>Beliebiger Status in {campaign}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Status becomes {statuses} in {campaign}</source>
            <translation>Status wird {statuses} in {campaign}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Joins {list}</source>
            <translation>Kommt zu {list} hinzu</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Leaves {list}</source>
            <translation>Fällt aus {list} heraus</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>due today</source>
            <translation>heute fällig</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>due in {n} days</source>
            <extracomment>For one: due in {n} day</extracomment>
            <translation>
                <numerusform>fällig in {n} Tag</numerusform>
                <numerusform>fällig in {n} Tagen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>for {user}</source>
            <translation>für {user}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>{field} becomes no</source>
            <translation>{field} wird Nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>{field} is cleared</source>
            <translation>{field} wird geleert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>{field} becomes {value}</source>
            <translation>{field} wird {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>Wait for {window}</source>
            <translation>Auf {window} warten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/sentences.py" />
            <source>{said}, each time</source>
            <translation>{said}, jedes Mal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>“{step}” isn't complete: {todo}.</source>
            <translation>„{step}“ ist unvollständig: {todo}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>Nobody can be removed from {list_name}: choose a list of yours.</source>
            <translation>Aus {list_name} kann niemand entfernt werden: Wählen Sie eine eigene Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The campaign “{named}” no longer exists in Salesforce, or you can't see it. Choose another one.</source>
            <translation>Die Kampagne „{named}“ gibt es in Salesforce nicht mehr, oder Sie können sie nicht sehen. Wählen Sie eine andere.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The campaign “{name}” has no status “{status}”. Choose another one.</source>
            <translation>Die Kampagne „{name}“ hat keinen Status „{status}“. Wählen Sie einen anderen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{trouble} Choose another user.</source>
            <translation>{trouble} Wählen Sie einen anderen Benutzer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{trouble} The others of the group are assigned leads.</source>
            <translation>{trouble} Den anderen der Gruppe werden Leads zugewiesen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{trouble} Nobody of the group can be assigned a lead: choose another user.</source>
            <translation>{trouble} Niemandem in der Gruppe kann ein Lead zugewiesen werden: Wählen Sie einen anderen Benutzer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The user “{name}” no longer exists in Salesforce.</source>
            <translation>Den Benutzer „{name}“ gibt es in Salesforce nicht mehr.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The user “{name}” is inactive in Salesforce.</source>
            <translation>Der Benutzer „{name}“ ist in Salesforce inaktiv.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>There is no segment “{name}” (any more). Choose another one.</source>
            <translation>Ein Segment „{name}“ gibt es nicht (mehr). Wählen Sie ein anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>There is no list “{name}” (any more). Choose another one.</source>
            <translation>Eine Liste „{name}“ gibt es nicht (mehr). Wählen Sie eine andere.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>There is no field “{name}” (any more). Choose another one.</source>
            <translation>Ein Feld „{name}“ gibt es nicht (mehr). Wählen Sie ein anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>There is no e-mail template “{name}” (any more). Choose another one.</source>
            <translation>Eine E-Mail-Vorlage „{name}“ gibt es nicht (mehr). Wählen Sie eine andere.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{label} can't be changed here. Choose another field.</source>
            <translation>{label} kann hier nicht geändert werden. Wählen Sie ein anderes Feld.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{label}: {message}</source>
            <translation>{label}: {message}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{problem} Enter another value.</source>
            <translation>{problem} Geben Sie einen anderen Wert ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The subject is too long: Salesforce takes {most} characters.</source>
            <translation>Der Betreff ist zu lang: Salesforce nimmt {most} Zeichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The subject</source>
            <translation>Der Betreff</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The description</source>
            <translation>Die Beschreibung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The task can be due in 0 to {most} days: change the number.</source>
            <translation>Die Aufgabe kann in 0 bis {most} Tagen fällig sein: Ändern Sie die Zahl.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The task has no priority. Choose one.</source>
            <translation>Die Aufgabe hat keine Priorität. Wählen Sie eine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The task has no status. Choose one.</source>
            <translation>Die Aufgabe hat keinen Status. Wählen Sie einen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{what} has “{{{{}}}}” without a field. Put the name of one between them.</source>
            <translation>{what} enthält „{{{{}}}}“ ohne Feld. Setzen Sie den Namen eines Feldes dazwischen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{what} uses the field “{name}”, which doesn't exist. Choose another one.</source>
            <translation>{what} verwendet das Feld „{name}“, das es nicht gibt. Wählen Sie ein anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>{what} has “{{{{” without “}}}}”: it would be written as it stands.</source>
            <translation>{what} enthält „{{{{“ ohne „}}}}“: Es würde so geschrieben, wie es dasteht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The e-mail template “{name}” names no field. Correct the template.</source>
            <translation>Die E-Mail-Vorlage „{name}“ nennt kein Feld. Korrigieren Sie die Vorlage.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The e-mail template “{name}” uses the field “{field}”, which doesn't exist. Correct the template.</source>
            <translation>Die E-Mail-Vorlage „{name}“ verwendet das Feld „{field}“, das es nicht gibt. Korrigieren Sie die Vorlage.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The delay is too long: choose up to ten years.</source>
            <translation>Die Wartezeit ist zu lang: Wählen Sie höchstens zehn Jahre.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The time window of the delay never opens: let it end after it starts.</source>
            <translation>Das Zeitfenster der Wartezeit öffnet nie: Lassen Sie es nach seinem Beginn enden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/settings_check.py" />
            <source>The delay waits for a day that is no weekday. Choose its weekdays again.</source>
            <translation>Die Wartezeit wartet auf einen Tag, der kein Wochentag ist. Wählen Sie ihre Wochentage neu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Start from empty</source>
            <translation>Leer beginnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>A blank canvas for a journey of your own.</source>
            <translation>Eine leere Arbeitsfläche für eine eigene Journey.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Call {{name}} to say hello</source>
            <translation>{{name}} anrufen und begrüßen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>{{company|No company}} · {{phone}} · {{email|no e-mail address}}</source>
            <translation>{{company|Kein Unternehmen}} · {{phone}} · {{email|keine E-Mail-Adresse}}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Welcome new leads</source>
            <translation>Neue Leads begrüßen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Greets every new lead by e-mail, then has the owner call those with a phone number.</source>
            <translation>Begrüßt jeden neuen Lead per E-Mail und lässt den Inhaber dann alle mit Telefonnummer anrufen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>{{name}} is in touch again: follow up</source>
            <translation>{{name}} ist wieder aktiv: nachfassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>There was no activity for half a year, and now there is.</source>
            <translation>Ein halbes Jahr lang gab es keine Aktivität, jetzt gibt es wieder welche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Win back</source>
            <translation>Zurückgewinnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Writes to people without any activity for half a year, and once more if nothing happens.</source>
            <translation>Schreibt Personen, die ein halbes Jahr lang keine Aktivität hatten, und noch einmal, wenn nichts geschieht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Call {{name}}, who responded to the campaign</source>
            <translation>{{name}} anrufen: hat auf die Kampagne geantwortet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>{{title|No title}}, {{company|no company}} · {{phone|no phone number}}</source>
            <translation>{{title|Keine Position}}, {{company|kein Unternehmen}} · {{phone|keine Telefonnummer}}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Campaign follow-up</source>
            <translation>Kampagne nachfassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Shares out the new leads among those who respond to a campaign, and thanks the others.</source>
            <translation>Verteilt die neuen Leads unter denen, die auf eine Kampagne antworten, und dankt den anderen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Hot lead: call {{name}}</source>
            <translation>Heißer Lead: {{name}} anrufen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>{{name}} is still waiting for a call</source>
            <translation>{{name}} wartet noch auf einen Anruf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Rated hot two days ago, and the status is {{status|blank}}.</source>
            <translation>Vor zwei Tagen als heiß bewertet, und der Status ist {{status|leer}}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Hand over to sales</source>
            <translation>An den Vertrieb übergeben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Gives each lead that is rated hot to somebody of sales, and reminds of those left alone.</source>
            <translation>Gibt jeden als heiß bewerteten Lead an jemanden im Vertrieb und erinnert an die liegen gebliebenen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Welcome</source>
            <translation>Willkommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Welcome, {{first_name|and thank you}}</source>
            <translation>Willkommen, {{first_name|und vielen Dank}}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Hello {{first_name|there}},</source>
            <translation>Hallo {{first_name|und guten Tag}},</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>thank you for getting in touch. We have received your details, and somebody who knows what they are talking about will answer your questions.</source>
            <translation>vielen Dank für Ihre Nachricht. Ihre Angaben sind bei uns angekommen, und jemand, der sich auskennt, wird Ihre Fragen beantworten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Is there anything that you would like to know right away? Just reply to this message.</source>
            <translation>Möchten Sie etwas sofort wissen? Antworten Sie einfach auf diese Nachricht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Welcome: how to reach you</source>
            <translation>Willkommen: wie wir Sie erreichen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>When may we call you, {{first_name|please}}?</source>
            <translation>Wann dürfen wir Sie anrufen, {{first_name|bitte}}?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>we would like to hear what you have in mind. Reply with a phone number and a time that suits you, and we will call you then.</source>
            <translation>wir möchten gern hören, was Sie vorhaben. Antworten Sie mit einer Telefonnummer und einer Zeit, die Ihnen passt, und wir rufen Sie dann an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>If you would rather write, that is just as welcome.</source>
            <translation>Wenn Sie lieber schreiben, ist uns das genauso recht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Win back: how are you?</source>
            <translation>Zurückgewinnen: Wie geht es Ihnen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>How are things at {{company|your end}}?</source>
            <translation>Wie steht es bei {{company|Ihnen}}?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>it has been a while since we last spoke, and a few things have changed here in the meantime.</source>
            <translation>unser letztes Gespräch liegt eine Weile zurück, und inzwischen hat sich hier einiges getan.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Would you like to know what is new? Reply with one word, and we will be in touch.</source>
            <translation>Möchten Sie wissen, was es Neues gibt? Antworten Sie mit einem Wort, und wir melden uns.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Win back: one last note</source>
            <translation>Zurückgewinnen: ein letztes Wort</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Shall we stay in touch, {{first_name|or not}}?</source>
            <translation>Bleiben wir in Verbindung, {{first_name|oder nicht}}?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>we don't want to write to you for nothing. If you would like to hear from us, reply to this message; otherwise we won't ask again.</source>
            <translation>wir möchten Ihnen nicht umsonst schreiben. Wenn Sie von uns hören möchten, antworten Sie auf diese Nachricht; sonst fragen wir nicht noch einmal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>All the best!</source>
            <translation>Alles Gute!</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Campaign follow-up: thank you</source>
            <translation>Kampagne nachfassen: Danke</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Thank you for your response, {{first_name|dear reader}}</source>
            <translation>Vielen Dank für Ihre Antwort, {{first_name|liebe Leserin, lieber Leser}}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>thank you for your response. It was good to hear from you.</source>
            <translation>vielen Dank für Ihre Antwort. Es war schön, von Ihnen zu hören.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/journey/templates.py" />
            <source>Is there anything that we can do for you next? Reply to this message: it reaches a person.</source>
            <translation>Können wir als Nächstes etwas für Sie tun? Antworten Sie auf diese Nachricht: Sie erreicht einen Menschen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/matcher.py" />
            <source>{label} was not read from Salesforce.</source>
            <translation>{label} wurde nicht aus Salesforce gelesen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/matcher.py" />
            <source>Converted</source>
            <translation>Konvertiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>{label} can't be used here: {reason}</source>
            <translation>{label} kann hier nicht verwendet werden: {reason}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>{label} can't be compared with “{operator}”.</source>
            <translation>{label} kann nicht mit „{operator}“ verglichen werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{operator}” needs some text: use “is blank” for a blank {label}.</source>
            <translation>„{operator}“ braucht einen Text: Für leeres {label} verwenden Sie „ist leer“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{operator}” needs a value: use “is blank” for a blank {label}.</source>
            <translation>„{operator}“ braucht einen Wert: Für leeres {label} verwenden Sie „ist leer“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{item}” names no value of {label}.</source>
            <translation>„{item}“ nennt keinen Wert von {label}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>Choose yes or no for {label}: the value is true or false.</source>
            <translation>Wählen Sie Ja oder Nein für {label}: Der Wert ist wahr oder falsch.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>The lower number comes first: low,high.</source>
            <translation>Die kleinere Zahl steht zuerst: kleiner,größer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>The earlier date comes first: low,high.</source>
            <translation>Das frühere Datum steht zuerst: früher,später.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>{label} is never blank.</source>
            <translation>{label} ist nie leer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{item}” is not a Salesforce id: those have 15 or 18 letters and digits.</source>
            <translation>„{item}“ ist keine Salesforce-ID: Die haben 15 oder 18 Buchstaben und Ziffern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>Choose a value for {label}.</source>
            <translation>Wählen Sie einen Wert für {label}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{operator}” needs a date: use “is blank” for a blank {label}.</source>
            <translation>„{operator}“ braucht ein Datum: Für leeres {label} verwenden Sie „ist leer“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{operator}” needs a number: use “is blank” for a blank {label}.</source>
            <translation>„{operator}“ braucht eine Zahl: Für leeres {label} verwenden Sie „ist leer“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“between” needs two dates, the lower and the higher: low,high.</source>
            <translation>„zwischen“ braucht zwei Daten, das frühere und das spätere: früher,später.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“between” needs two numbers, the lower and the higher: low,high.</source>
            <translation>„zwischen“ braucht zwei Zahlen, die kleinere und die größere: kleiner,größer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{operator}” needs exactly one date.</source>
            <translation>„{operator}“ braucht genau ein Datum.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{operator}” needs exactly one number, written without thousands separators.</source>
            <translation>„{operator}“ braucht genau eine Zahl, ohne Tausendertrennzeichen geschrieben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{item}” is not a number.</source>
            <translation>„{item}“ ist keine Zahl.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>{label} holds whole numbers: “{item}” is none.</source>
            <translation>{label} enthält ganze Zahlen: „{item}“ ist keine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{item}” is too large for {label}.</source>
            <translation>„{item}“ ist zu groß für {label}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{item}” has more than the 18 digits that Salesforce keeps.</source>
            <translation>„{item}“ hat mehr als die 18 Stellen, die Salesforce speichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>There is no day “{item}”.</source>
            <translation>Einen Tag „{item}“ gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>{what} holds days without a time: “{item}” has one.</source>
            <translation>{what} enthält Tage ohne Uhrzeit: „{item}“ hat eine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>There is no date and time “{item}”.</source>
            <translation>Datum und Uhrzeit „{item}“ gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{item}” is not a date: write 2026-01-31, or a relative date like LAST_N_DAYS:30.</source>
            <translation>„{item}“ ist kein Datum: Schreiben Sie 2026-01-31 oder ein relatives Datum wie LAST_N_DAYS:30.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operands.py" />
            <source>“{item}” is outside the years that Salesforce knows (1700 to 4000).</source>
            <translation>„{item}“ liegt außerhalb der Jahre, die Salesforce kennt (1700 bis 4000).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>is</source>
            <comment>operator</comment>
            <translation>ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>is not</source>
            <comment>operator</comment>
            <translation>ist nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>contains</source>
            <comment>operator</comment>
            <translation>enthält</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>does not contain</source>
            <comment>operator</comment>
            <translation>enthält nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>starts with</source>
            <comment>operator</comment>
            <translation>beginnt mit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>is blank</source>
            <comment>operator</comment>
            <translation>ist leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>is not blank</source>
            <comment>operator</comment>
            <translation>ist nicht leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>includes</source>
            <comment>operator</comment>
            <translation>umfasst</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>excludes</source>
            <comment>operator</comment>
            <translation>umfasst nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>less than</source>
            <comment>operator</comment>
            <translation>kleiner als</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>at most</source>
            <comment>operator</comment>
            <translation>höchstens</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>greater than</source>
            <comment>operator</comment>
            <translation>größer als</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>at least</source>
            <comment>operator</comment>
            <translation>mindestens</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>between</source>
            <comment>operator</comment>
            <translation>zwischen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>The criteria can't be used</source>
            <translation>Die Kriterien können nicht verwendet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>Correct the criteria in Settings.</source>
            <translation>Korrigieren Sie die Kriterien in den Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>Salesforce can't filter by long text fields.</source>
            <translation>Salesforce kann nicht nach langen Textfeldern filtern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>Salesforce can't filter by encrypted fields.</source>
            <translation>Salesforce kann nicht nach verschlüsselten Feldern filtern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>Salesforce can't filter by files.</source>
            <translation>Salesforce kann nicht nach Dateien filtern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>This field is made of several others: filter by one of those.</source>
            <translation>Dieses Feld besteht aus mehreren anderen: Filtern Sie nach einem davon.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/operators.py" />
            <source>Salesforce doesn't allow filtering by this field.</source>
            <translation>Salesforce erlaubt es nicht, nach diesem Feld zu filtern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/outgoing.py" />
            <source>{label} is written by its parts</source>
            <translation>{label} wird über seine Teile geschrieben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/outgoing.py" />
            <source>{label} can't hold {shown}</source>
            <translation>{label} kann {shown} nicht aufnehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preference_parts.py" />
            <source>The preferences can't be used</source>
            <translation>Die Einstellungen können nicht verwendet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preference_parts.py" />
            <source>Nothing was changed. Correct the preferences and try again.</source>
            <translation>Es wurde nichts geändert. Korrigieren Sie die Einstellungen, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Accounts</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>A record that no longer meets your criteria is removed from apdesk.</source>
            <translation>Ein Datensatz, der Ihre Kriterien nicht mehr erfüllt, wird aus apdesk entfernt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>A record that no longer meets your criteria is kept in apdesk, but no longer synced.</source>
            <translation>Ein Datensatz, der Ihre Kriterien nicht mehr erfüllt, bleibt in apdesk, wird aber nicht mehr synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>Two-way, Salesforce wins</source>
            <translation>Beidseitig, Salesforce gewinnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>Two-way, apdesk wins</source>
            <translation>Beidseitig, apdesk gewinnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>Two-way, most recent wins</source>
            <translation>Beidseitig, das Neueste gewinnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>Salesforce unless blank</source>
            <translation>Salesforce, außer wenn leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>Salesforce to apdesk only</source>
            <translation>Nur von Salesforce zu apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>Don't sync</source>
            <translation>Nicht synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>No {things}.</source>
            <translation>Keine {things}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>All {things}.</source>
            <translation>Alle {things}.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{things} that meet {n} criteria.</source>
            <extracomment>For one: {things} that meet {n} criterion.</extracomment>
            <translation>
                <numerusform>{things}, die {n} Kriterium erfüllen.</numerusform>
                <numerusform>{things}, die {n} Kriterien erfüllen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{things}: all standard fields, unless listed below.</source>
            <translation>{things}: alle Standardfelder, außer den unten genannten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{things}: all standard fields.</source>
            <translation>{things}: alle Standardfelder.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{things}: {label} is not synced.</source>
            <translation>{things}: {label} wird nicht synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{things}: {label} is mapped to “{field}” ({rule}).</source>
            <translation>{things}: {label} wird „{field}“ zugeordnet ({rule}).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>The first time, apdesk's values win.</source>
            <translation>Beim ersten Mal gewinnen die Werte von apdesk.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{things} can't be read in this org: they won't sync.</source>
            <translation>{things} können in dieser Org nicht gelesen werden: Sie werden nicht synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{things} are to be synced by criteria, but there are none.</source>
            <translation>{things} sollen nach Kriterien synchronisiert werden, aber es gibt keine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{label} has no field “{salesforce}” that you can see.</source>
            <translation>{label} hat kein Feld „{salesforce}“, das Sie sehen können.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{label} is made of other fields: map those instead.</source>
            <translation>{label} besteht aus anderen Feldern: Ordnen Sie stattdessen diese zu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/preferences.py" />
            <source>{label} can't be kept in a field of type “{type}”.</source>
            <translation>{label} kann nicht in einem Feld vom Typ „{type}“ gespeichert werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/reasons.py" />
            <source>No longer meets your criteria</source>
            <translation>Erfüllt Ihre Kriterien nicht mehr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/reasons.py" />
            <source>Merged in Salesforce into a record that isn’t synced</source>
            <translation>In Salesforce mit einem Datensatz zusammengeführt, der nicht synchronisiert wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/reasons.py" />
            <source>Converted to a contact in Salesforce</source>
            <translation>In Salesforce in einen Kontakt konvertiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_dates.py" />
            <source>“{said}” is not a relative date.</source>
            <translation>„{said}“ ist kein relatives Datum.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_dates.py" />
            <source>The number in “{said}” must be between 1 and {most}.</source>
            <translation>Die Zahl in „{said}“ muss zwischen 1 und {most} liegen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>today</source>
            <comment>in a sentence</comment>
            <translation>heute</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>yesterday</source>
            <comment>in a sentence</comment>
            <translation>gestern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>tomorrow</source>
            <comment>in a sentence</comment>
            <translation>morgen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Tomorrow</source>
            <translation>Morgen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>this week</source>
            <comment>in a sentence</comment>
            <translation>dieser Woche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>This week</source>
            <translation>Diese Woche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>last week</source>
            <comment>in a sentence</comment>
            <translation>der letzten Woche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Last week</source>
            <translation>Letzte Woche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>next week</source>
            <comment>in a sentence</comment>
            <translation>der nächsten Woche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Next week</source>
            <translation>Nächste Woche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>this month</source>
            <comment>in a sentence</comment>
            <translation>diesem Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>This month</source>
            <translation>Dieser Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>last month</source>
            <comment>in a sentence</comment>
            <translation>dem letzten Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Last month</source>
            <translation>Letzter Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>next month</source>
            <comment>in a sentence</comment>
            <translation>dem nächsten Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Next month</source>
            <translation>Nächster Monat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>this quarter</source>
            <comment>in a sentence</comment>
            <translation>diesem Quartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>This quarter</source>
            <translation>Dieses Quartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>last quarter</source>
            <comment>in a sentence</comment>
            <translation>dem letzten Quartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Last quarter</source>
            <translation>Letztes Quartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>next quarter</source>
            <comment>in a sentence</comment>
            <translation>dem nächsten Quartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Next quarter</source>
            <translation>Nächstes Quartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>this year</source>
            <comment>in a sentence</comment>
            <translation>diesem Jahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>This year</source>
            <translation>Dieses Jahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>last year</source>
            <comment>in a sentence</comment>
            <translation>dem letzten Jahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Last year</source>
            <translation>Letztes Jahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>next year</source>
            <comment>in a sentence</comment>
            <translation>dem nächsten Jahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Next year</source>
            <translation>Nächstes Jahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>this fiscal quarter</source>
            <comment>in a sentence</comment>
            <translation>diesem Geschäftsquartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>This fiscal quarter</source>
            <translation>Dieses Geschäftsquartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>last fiscal quarter</source>
            <comment>in a sentence</comment>
            <translation>dem letzten Geschäftsquartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Last fiscal quarter</source>
            <translation>Letztes Geschäftsquartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>next fiscal quarter</source>
            <comment>in a sentence</comment>
            <translation>dem nächsten Geschäftsquartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Next fiscal quarter</source>
            <translation>Nächstes Geschäftsquartal</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>this fiscal year</source>
            <comment>in a sentence</comment>
            <translation>diesem Geschäftsjahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>This fiscal year</source>
            <translation>Dieses Geschäftsjahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>last fiscal year</source>
            <comment>in a sentence</comment>
            <translation>dem letzten Geschäftsjahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Last fiscal year</source>
            <translation>Letztes Geschäftsjahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>next fiscal year</source>
            <comment>in a sentence</comment>
            <translation>dem nächsten Geschäftsjahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>Next fiscal year</source>
            <translation>Nächstes Geschäftsjahr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last … days</source>
            <translation>Die letzten … Tage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next … days</source>
            <translation>Die nächsten … Tage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>… days ago</source>
            <translation>Vor … Tagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last … weeks</source>
            <translation>Die letzten … Wochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next … weeks</source>
            <translation>Die nächsten … Wochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>… weeks ago</source>
            <translation>Vor … Wochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last … months</source>
            <translation>Die letzten … Monate</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next … months</source>
            <translation>Die nächsten … Monate</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>… months ago</source>
            <translation>Vor … Monaten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last … quarters</source>
            <translation>Die letzten … Quartale</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next … quarters</source>
            <translation>Die nächsten … Quartale</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>… quarters ago</source>
            <translation>Vor … Quartalen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last … years</source>
            <translation>Die letzten … Jahre</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next … years</source>
            <translation>Die nächsten … Jahre</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>… years ago</source>
            <translation>Vor … Jahren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last … fiscal quarters</source>
            <translation>Die letzten … Geschäftsquartale</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next … fiscal quarters</source>
            <translation>Die nächsten … Geschäftsquartale</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>… fiscal quarters ago</source>
            <translation>Vor … Geschäftsquartalen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last … fiscal years</source>
            <translation>Die letzten … Geschäftsjahre</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next … fiscal years</source>
            <translation>Die nächsten … Geschäftsjahre</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>… fiscal years ago</source>
            <translation>Vor … Geschäftsjahren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The last 90 days</source>
            <translation>Die letzten 90 Tage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>The next 90 days</source>
            <translation>Die nächsten 90 Tage</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the last {n} days</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the last {n} day</extracomment>
            <translation>
                <numerusform>dem letzten {n} Tag</numerusform>
                <numerusform>den letzten {n} Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the next {n} days</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the next {n} day</extracomment>
            <translation>
                <numerusform>dem nächsten {n} Tag</numerusform>
                <numerusform>den nächsten {n} Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>{n} days ago</source>
            <comment>in a sentence</comment>
            <extracomment>For one: {n} day ago</extracomment>
            <translation>
                <numerusform>vor {n} Tag</numerusform>
                <numerusform>vor {n} Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the last {n} weeks</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the last {n} week</extracomment>
            <translation>
                <numerusform>der letzten {n} Woche</numerusform>
                <numerusform>den letzten {n} Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the next {n} weeks</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the next {n} week</extracomment>
            <translation>
                <numerusform>der nächsten {n} Woche</numerusform>
                <numerusform>den nächsten {n} Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the week {n} weeks ago</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the week {n} week ago</extracomment>
            <translation>
                <numerusform>der Woche vor {n} Woche</numerusform>
                <numerusform>der Woche vor {n} Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the last {n} months</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the last {n} month</extracomment>
            <translation>
                <numerusform>dem letzten {n} Monat</numerusform>
                <numerusform>den letzten {n} Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the next {n} months</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the next {n} month</extracomment>
            <translation>
                <numerusform>dem nächsten {n} Monat</numerusform>
                <numerusform>den nächsten {n} Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the month {n} months ago</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the month {n} month ago</extracomment>
            <translation>
                <numerusform>dem Monat vor {n} Monat</numerusform>
                <numerusform>dem Monat vor {n} Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the last {n} quarters</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the last {n} quarter</extracomment>
            <translation>
                <numerusform>dem letzten {n} Quartal</numerusform>
                <numerusform>den letzten {n} Quartalen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the next {n} quarters</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the next {n} quarter</extracomment>
            <translation>
                <numerusform>dem nächsten {n} Quartal</numerusform>
                <numerusform>den nächsten {n} Quartalen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the quarter {n} quarters ago</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the quarter {n} quarter ago</extracomment>
            <translation>
                <numerusform>dem Quartal vor {n} Quartal</numerusform>
                <numerusform>dem Quartal vor {n} Quartalen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the last {n} years</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the last {n} year</extracomment>
            <translation>
                <numerusform>dem letzten {n} Jahr</numerusform>
                <numerusform>den letzten {n} Jahren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the next {n} years</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the next {n} year</extracomment>
            <translation>
                <numerusform>dem nächsten {n} Jahr</numerusform>
                <numerusform>den nächsten {n} Jahren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the year {n} years ago</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the year {n} year ago</extracomment>
            <translation>
                <numerusform>dem Jahr vor {n} Jahr</numerusform>
                <numerusform>dem Jahr vor {n} Jahren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the last {n} fiscal quarters</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the last {n} fiscal quarter</extracomment>
            <translation>
                <numerusform>dem letzten {n} Geschäftsquartal</numerusform>
                <numerusform>den letzten {n} Geschäftsquartalen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the next {n} fiscal quarters</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the next {n} fiscal quarter</extracomment>
            <translation>
                <numerusform>dem nächsten {n} Geschäftsquartal</numerusform>
                <numerusform>den nächsten {n} Geschäftsquartalen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the fiscal quarter {n} fiscal quarters ago</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the fiscal quarter {n} fiscal quarter ago</extracomment>
            <translation>
                <numerusform>dem Geschäftsquartal vor {n} Geschäftsquartal</numerusform>
                <numerusform>dem Geschäftsquartal vor {n} Geschäftsquartalen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the last {n} fiscal years</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the last {n} fiscal year</extracomment>
            <translation>
                <numerusform>dem letzten {n} Geschäftsjahr</numerusform>
                <numerusform>den letzten {n} Geschäftsjahren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the next {n} fiscal years</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the next {n} fiscal year</extracomment>
            <translation>
                <numerusform>dem nächsten {n} Geschäftsjahr</numerusform>
                <numerusform>den nächsten {n} Geschäftsjahren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/relative_words.py" />
            <source>the fiscal year {n} fiscal years ago</source>
            <comment>in a sentence</comment>
            <extracomment>For one: the fiscal year {n} fiscal year ago</extracomment>
            <translation>
                <numerusform>dem Geschäftsjahr vor {n} Geschäftsjahr</numerusform>
                <numerusform>dem Geschäftsjahr vor {n} Geschäftsjahren</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} January {year}</source>
            <translation>{day}. Januar {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} February {year}</source>
            <translation>{day}. Februar {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} March {year}</source>
            <translation>{day}. März {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} April {year}</source>
            <translation>{day}. April {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} May {year}</source>
            <translation>{day}. Mai {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} June {year}</source>
            <translation>{day}. Juni {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} July {year}</source>
            <translation>{day}. Juli {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} August {year}</source>
            <translation>{day}. August {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} September {year}</source>
            <translation>{day}. September {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} October {year}</source>
            <translation>{day}. Oktober {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} November {year}</source>
            <translation>{day}. November {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{day} December {year}</source>
            <translation>{day}. Dezember {year}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is less than {values}</source>
            <translation>{field} ist kleiner als {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is at most {values}</source>
            <translation>{field} ist höchstens {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is greater than {values}</source>
            <translation>{field} ist größer als {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is at least {values}</source>
            <translation>{field} ist mindestens {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is before {values}</source>
            <translation>{field} liegt vor {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is no later than {values}</source>
            <translation>{field} liegt nicht nach {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is after {values}</source>
            <translation>{field} liegt nach {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is no earlier than {values}</source>
            <translation>{field} liegt nicht vor {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is {values}</source>
            <translation>{field} ist {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is not {values}</source>
            <translation>{field} ist nicht {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} contains {values}</source>
            <translation>{field} enthält {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} does not contain {values}</source>
            <translation>{field} enthält nicht {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} starts with {values}</source>
            <translation>{field} beginnt mit {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} includes {values}</source>
            <translation>{field} umfasst {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} excludes {values}</source>
            <translation>{field} umfasst nicht {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} between {values}</source>
            <translation>{field} zwischen {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>whose {predicate}</source>
            <translation>{predicate}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{things} {condition}.</source>
            <translation>{things}, für die gilt: {condition}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{things} {conditions}, and {last}.</source>
            <translation>{things}, für die gilt: {conditions}, und {last}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is blank</source>
            <translation>{field} ist leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is not blank</source>
            <translation>{field} ist nicht leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is yes</source>
            <translation>{field} ist Ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is no</source>
            <translation>{field} ist Nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>blank</source>
            <translation>leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is neither {first} nor {second}</source>
            <translation>{field} ist weder {first} noch {second}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is none of {values}</source>
            <translation>{field} ist nichts von {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>both {values}</source>
            <translation>zugleich {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>all of {values}</source>
            <translation>zugleich {values}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>{field} is between {low} and {high}</source>
            <translation>{field} liegt zwischen {low} und {high}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>in {period}</source>
            <translation>in {period}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/sentence.py" />
            <source>or and nor blank</source>
            <comment>words of a sentence</comment>
            <translation>oder und noch leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Configure</source>
            <translation>Auswählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Mappings</source>
            <translation>Feldzuordnung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Type your org’s address, such as mycompany.my.salesforce.com.</source>
            <translation>Geben Sie die Adresse Ihrer Org ein, zum Beispiel meinefirma.my.salesforce.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>An address has no spaces.</source>
            <translation>Eine Adresse hat keine Leerzeichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>This isn’t an address that a browser could open.</source>
            <translation>Das ist keine Adresse, die ein Browser öffnen könnte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Leave the user name out; you log in with it in the browser.</source>
            <translation>Lassen Sie den Benutzernamen weg; mit ihm melden Sie sich im Browser an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>The address must begin with https://.</source>
            <translation>Die Adresse muss mit https:// beginnen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Use https://. Plain http would show your login to everyone on the way.</source>
            <translation>Verwenden Sie https://. Mit http wäre Ihre Anmeldung unterwegs für alle lesbar.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>“{host}” is not a full address. Type all of it, such as {host}.my.salesforce.com.</source>
            <translation>„{host}“ ist keine vollständige Adresse. Geben Sie sie ganz ein, zum Beispiel {host}.my.salesforce.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Paste the consumer key of your org’s External Client App.</source>
            <translation>Fügen Sie den Verbraucherschlüssel (Consumer Key) der External Client App Ihrer Org ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>A consumer key has no spaces. Copy it again, by itself.</source>
            <translation>Ein Verbraucherschlüssel hat keine Leerzeichen. Kopieren Sie ihn noch einmal, ohne anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>This looks like a user name. The consumer key is a long row of letters and digits.</source>
            <translation>Das sieht nach einem Benutzernamen aus. Der Verbraucherschlüssel ist eine lange Reihe von Buchstaben und Ziffern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>This is an address. The consumer key is a long row of letters and digits.</source>
            <translation>Das ist eine Adresse. Der Verbraucherschlüssel ist eine lange Reihe von Buchstaben und Ziffern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Choose how to begin.</source>
            <translation>Wählen Sie, wie Sie beginnen möchten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Log in to go on.</source>
            <translation>Melden Sie sich an, um fortzufahren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>This user can read none of Leads, Contacts and Accounts, so there is nothing to sync. Ask an administrator for access, or log in as another user.</source>
            <translation>Dieser Benutzer kann weder Leads noch Kontakte noch Unternehmen lesen, also gibt es nichts zu synchronisieren. Bitten Sie einen Administrator um Zugriff, oder melden Sie sich als anderer Benutzer an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>Nothing is chosen. Sync at least one of the objects.</source>
            <translation>Es ist nichts ausgewählt. Synchronisieren Sie mindestens eines der Objekte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>{label}: add at least one criterion, or choose all records.</source>
            <translation>{label}: Fügen Sie mindestens ein Kriterium hinzu, oder wählen Sie alle Datensätze.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>{label} can’t be read, so no criteria can be checked. Choose none.</source>
            <translation>{label} können nicht gelesen werden, deshalb lassen sich keine Kriterien prüfen. Wählen Sie „Keine“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>{label}, row {row}: {message}</source>
            <translation>{label}, Zeile {row}: {message}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/setup_flow.py" />
            <source>{label}, row {row}: choose a field.</source>
            <translation>{label}, Zeile {row}: Wählen Sie ein Feld.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/value_list.py" />
            <source>The quote before “{strip}” is not closed.</source>
            <translation>Das Anführungszeichen vor „{strip}“ ist nicht geschlossen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/value_list.py" />
            <source>There must be a comma between “{item}” and “{rest}”.</source>
            <translation>Zwischen „{item}“ und „{rest}“ muss ein Komma stehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/wording.py" />
            <source>{first} and {last}</source>
            <translation>{first} und {last}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/domain/wording.py" />
            <source>{first} or {last}</source>
            <translation>{first} oder {last}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/wording.py" />
            <source>{names} and {n} more</source>
            <extracomment>For one: {names} and {n} more</extracomment>
            <translation>
                <numerusform>{names} und {n} weiteres</numerusform>
                <numerusform>{names} und {n} weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/domain/wording.py" />
            <source>{n} more</source>
            <extracomment>For one: {n} more</extracomment>
            <translation>
                <numerusform>{n} weiteres</numerusform>
                <numerusform>{n} weitere</numerusform>
            </translation>
        </message>
    </context>
</TS>
