<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/record/authors.py" />
            <source>You</source>
            <comment>who changed something</comment>
            <translation>Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/authors.py" />
            <source>Journey: {name}</source>
            <translation>Journey: {name}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/authors.py" />
            <source>A Salesforce user</source>
            <translation>Jemand in Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/candidates.py" />
            <location filename="../../../apdesk/ui/record/head.py" />
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>No name</source>
            <translation>Ohne Namen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/candidates.py" />
            <source>in apdesk</source>
            <translation>in apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/candidates.py" />
            <source>only in Salesforce</source>
            <translation>nur in Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/editing.py" />
            <source>What can be changed is still being looked up.</source>
            <translation>Was geändert werden kann, wird noch ermittelt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Blank</source>
            <translation>Leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Unclear</source>
            <translation>Unklar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Change the criteria…</source>
            <translation>Kriterien ändern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Show the record</source>
            <translation>Datensatz anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Looking…</source>
            <translation>Wird nachgesehen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>{name} was made here</source>
            <translation>{name} wurde hier angelegt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>It is not in Salesforce, so no criteria decide about it.</source>
            <translation>Der Datensatz ist nicht in Salesforce, daher entscheiden keine Kriterien über ihn.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Before anything changes, a preview shows who else would come to the list, and who would leave it.</source>
            <translation>Bevor sich etwas ändert, zeigt eine Vorschau, wer sonst noch in die Liste käme und wer herausfiele.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>{n} records may be meant</source>
            <extracomment>For one: {n} record may be meant</extracomment>
            <translation>
                <numerusform>{n} Datensatz könnte gemeint sein</numerusform>
                <numerusform>{n} Datensätze könnten gemeint sein</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>There are more: type more of the name, or the e-mail address.</source>
            <translation>Es gibt noch mehr: Geben Sie mehr vom Namen oder die E-Mail-Adresse ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>Choose the one you mean.</source>
            <translation>Wählen Sie den gemeinten aus.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>{n} of the criteria below aren’t met.</source>
            <extracomment>For one: {n} of the criteria below isn’t met.</extracomment>
            <translation>
                <numerusform>{n} der folgenden Kriterien ist nicht erfüllt.</numerusform>
                <numerusform>{n} der folgenden Kriterien sind nicht erfüllt.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>This record: {value}</source>
            <translation>Dieser Datensatz: {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <location filename="../../../apdesk/ui/record/history.py" />
            <location filename="../../../apdesk/ui/record/state.py" />
            <location filename="../../../apdesk/ui/record/values.py" />
            <source>blank</source>
            <translation>leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>This can’t be decided at present. This record had last: {value}</source>
            <translation>Das lässt sich zurzeit nicht entscheiden. Dieser Datensatz hatte zuletzt: {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/explain.py" />
            <source>This can’t be decided at present.</source>
            <translation>Das lässt sich zurzeit nicht entscheiden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>“{value}”</source>
            <translation>„{value}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Was {value}, changed by {author}. Being sent…</source>
            <translation>War {value}, geändert von {author}. Wird gesendet …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Was {value}, changed by {author}</source>
            <translation>War {value}, geändert von {author}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Was {value}. Being sent…</source>
            <translation>War {value}. Wird gesendet …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Was {value}</source>
            <translation>War {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Undo</source>
            <translation>Rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Use the other value</source>
            <translation>Anderen Wert verwenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Keep as it is</source>
            <translation>So lassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>{field} in Salesforce</source>
            <translation>{field} in Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Only in apdesk</source>
            <translation>Nur in apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Not sent. {why}</source>
            <translation>Nicht gesendet. {why}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Being sent to Salesforce</source>
            <translation>Wird an Salesforce gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Waiting to be sent. Salesforce has {value}.</source>
            <translation>Wartet auf das Senden. Salesforce hat {value}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Changed here. It isn’t sent, as the record isn’t synced. It was {value}.</source>
            <translation>Hier geändert. Es wird nicht gesendet, da der Datensatz nicht synchronisiert wird. Vorher: {value}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Changed on both sides</source>
            <translation>Auf beiden Seiten geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Changed on both sides. Salesforce has {theirs}, which won; you had {ours}.</source>
            <translation>Auf beiden Seiten geändert. Salesforce hat {theirs}, und das gilt; bei Ihnen war es {ours}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/field_row.py" />
            <source>Changed on both sides. You have {ours}, which won; Salesforce had {theirs}.</source>
            <translation>Auf beiden Seiten geändert. Bei Ihnen steht {ours}, und das gilt; Salesforce hatte {theirs}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Mailing address</source>
            <translation>Postanschrift</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Other address</source>
            <translation>Weitere Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Billing address</source>
            <translation>Rechnungsadresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Shipping address</source>
            <translation>Lieferadresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>About</source>
            <comment>a group of fields</comment>
            <translation>Allgemein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Contact details</source>
            <translation>Kontaktdaten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Sales</source>
            <translation>Vertrieb</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>More fields</source>
            <translation>Weitere Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/groups.py" />
            <source>Salesforce’s own</source>
            <translation>Salesforce-intern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Close record</source>
            <translation>Datensatz schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Company</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Open in Salesforce</source>
            <translation>In Salesforce öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Add to Salesforce…</source>
            <translation>Zu Salesforce hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Keep it only here</source>
            <translation>Nur hier behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>{title} at {company}</source>
            <translation>{title} bei {company}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>This record isn’t linked to Salesforce.</source>
            <translation>Dieser Datensatz ist nicht mit Salesforce verknüpft.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Also here:</source>
            <translation>Auch hier:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Also here as a Lead:</source>
            <translation>Auch hier als Lead:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/head.py" />
            <source>Also here as a Contact:</source>
            <translation>Auch hier als Kontakt:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Entered apdesk</source>
            <translation>In apdesk hinzugekommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Left your sync preferences; kept here, no longer synced</source>
            <translation>Erfüllt Ihre Kriterien nicht mehr; hier behalten, nicht mehr synchronisiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Meets your sync preferences again; synced again</source>
            <translation>Erfüllt Ihre Kriterien wieder; wird wieder synchronisiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Took over the history of a record that was merged into it</source>
            <translation>Hat den Verlauf eines mit ihm zusammengeführten Datensatzes übernommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>The lead was converted to this contact</source>
            <translation>Der Lead wurde in diesen Kontakt konvertiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Added here</source>
            <translation>Hier hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Created in Salesforce</source>
            <translation>In Salesforce angelegt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Linked to a record in Salesforce</source>
            <translation>Mit einem Datensatz in Salesforce verknüpft</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>A change was undone</source>
            <translation>Eine Änderung wurde rückgängig gemacht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>{label} changed</source>
            <translation>{label} geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>{label} sent to Salesforce</source>
            <translation>{label} an Salesforce gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>{label} was changed on both sides</source>
            <translation>{label} wurde auf beiden Seiten geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>{label} put back</source>
            <translation>{label} zurückgesetzt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>{winner} won over {loser}</source>
            <translation>{winner} gilt statt {loser}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>run {number}</source>
            <translation>Lauf {number}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>and {n} earlier entries</source>
            <extracomment>For one: and {n} earlier entry</extracomment>
            <translation>
                <numerusform>und {n} früherer Eintrag</numerusform>
                <numerusform>und {n} frühere Einträge</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/history.py" />
            <source>Nothing has changed since it came here.</source>
            <translation>Seit der Datensatz hier ist, hat sich nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Finished</source>
            <translation>Beendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Ejected</source>
            <translation>Ausgeschieden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Goes on in a moment</source>
            <translation>Geht gleich weiter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Waits</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Waits for Salesforce or the mail server</source>
            <translation>Wartet auf Salesforce oder den Mailserver</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Needs you</source>
            <translation>Braucht Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Being sent</source>
            <translation>Wird gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Sent</source>
            <translation>Gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Refused by the mail server</source>
            <translation>Vom Mailserver abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Sent; the answer was lost</source>
            <translation>Gesendet; die Antwort ging verloren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Journeys</source>
            <translation>Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>{state}: {step}</source>
            <translation>{state}: {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Since {began}, until {ended}</source>
            <translation>Seit {began}, bis {ended}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Since {began}</source>
            <translation>Seit {began}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>What happened in journeys</source>
            <translation>Was in Journeys geschah</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>and {n} earlier events</source>
            <extracomment>For one: and {n} earlier event</extracomment>
            <translation>
                <numerusform>und {n} früheres Ereignis</numerusform>
                <numerusform>und {n} frühere Ereignisse</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>E-mails</source>
            <translation>E-Mails</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>and {n} earlier e-mails</source>
            <extracomment>For one: and {n} earlier e-mail</extracomment>
            <translation>
                <numerusform>und {n} frühere E-Mail</numerusform>
                <numerusform>und {n} frühere E-Mails</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/journeys.py" />
            <source>Changes of the record</source>
            <translation>Änderungen des Datensatzes</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Show blank fields</source>
            <translation>Leere Felder anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Record</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Fields</source>
            <translation>Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Why is this record here?</source>
            <translation>Warum hier?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>No record chosen</source>
            <translation>Kein Datensatz ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Choose a record in the list to see its fields here.</source>
            <translation>Wählen Sie einen Datensatz in der Liste aus, um hier seine Felder zu sehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Choose a record in the list to see its fields.</source>
            <translation>Wählen Sie einen Datensatz in der Liste aus, um seine Felder zu sehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>This record is gone</source>
            <translation>Diesen Datensatz gibt es nicht mehr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>It was removed in the meantime.</source>
            <translation>Er wurde inzwischen entfernt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Its removal waits for your approval</source>
            <translation>Die Entfernung wartet auf Ihre Freigabe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>{reason}. The Sync page shows all removals that wait.</source>
            <translation>{reason}. Die Seite „Synchronisierung“ zeigt alle wartenden Entfernungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Show blank fields ({number})</source>
            <translation>Leere Felder anzeigen ({number})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <location filename="../../../apdesk/ui/record/values.py" />
            <source>{field}: {value}</source>
            <translation>{field}: {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/pane.py" />
            <source>Salesforce ID: {id}</source>
            <translation>Salesforce-ID: {id}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Salesforce Leads</source>
            <translation>Salesforce-Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Salesforce Contacts</source>
            <translation>Salesforce-Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Companies</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Only here</source>
            <translation>Nur hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Synced</source>
            <translation>Synchronisiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Kept, not synced</source>
            <translation>Behalten, nicht synchronisiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Waiting to be sent</source>
            <translation>Wartet auf das Senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Not sent</source>
            <translation>Nicht gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Waiting to become a Lead</source>
            <translation>Wird bald ein Lead</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Waiting to become a Contact</source>
            <translation>Wird bald ein Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Conflict</source>
            <translation>Konflikt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Opted out of e-mail</source>
            <translation>Von E-Mails abgemeldet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>The other record with this address opted out of e-mail, so this one gets none.</source>
            <translation>Der andere Datensatz mit dieser Adresse hat E-Mails abbestellt, daher erhält auch dieser keine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Made here {when}.</source>
            <translation>Hier angelegt: {when}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Here since {when}.</source>
            <translation>Hier seit {when}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Last change {when}.</source>
            <translation>Letzte Änderung: {when}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>In {lists}.</source>
            <translation>In {lists}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Salesforce ID {id}.</source>
            <translation>Salesforce-ID {id}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>apdesk ID {id}.</source>
            <translation>apdesk-ID {id}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>{field}: {value}.</source>
            <translation>{field}: {value}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>It is tried again by itself {when}.</source>
            <translation>Es wird von selbst erneut versucht: {when}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>It is tried again by itself with the next sync.</source>
            <translation>Es wird mit der nächsten Synchronisierung von selbst erneut versucht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/state.py" />
            <source>Salesforce says: “{text}”</source>
            <translation>Salesforce meldet: „{text}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/trouble.py" />
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/trouble.py" />
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/trouble.py" />
            <source>Use the one in Salesforce</source>
            <translation>Den aus Salesforce verwenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/trouble.py" />
            <source>Create it anyway</source>
            <translation>Trotzdem anlegen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/trouble.py" />
            <source>Copy values</source>
            <translation>Werte kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/trouble.py" />
            <source>Forget values</source>
            <translation>Werte verwerfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/values.py" />
            <source>Copy value</source>
            <translation>Wert kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/record/values.py" />
            <source>Edit value</source>
            <translation>Wert bearbeiten</translation>
        </message>
    </context>
</TS>
