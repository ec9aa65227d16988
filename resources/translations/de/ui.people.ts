<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>Add {n} contacts to a list</source>
            <extracomment>For one: Add {n} contact to a list</extracomment>
            <translation>
                <numerusform>{n} Kontakt zu einer Liste hinzufügen</numerusform>
                <numerusform>{n} Kontakte zu einer Liste hinzufügen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>A list that is there</source>
            <translation>Eine vorhandene Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>A new list</source>
            <translation>Eine neue Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>Name of the new list</source>
            <translation>Name der neuen Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>Add to list</source>
            <translation>Zu Liste hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>Reading the lists…</source>
            <translation>Listen werden gelesen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>Adding…</source>
            <translation>Wird hinzugefügt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>Nobody was added to “{list}”</source>
            <translation>Niemand wurde zu „{list}“ hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>All of them are in it already.</source>
            <translation>Alle sind bereits darin.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>{n} contacts added to “{list}”</source>
            <extracomment>For one: {n} contact added to “{list}”</extracomment>
            <translation>
                <numerusform>{n} Kontakt zu „{list}“ hinzugefügt</numerusform>
                <numerusform>{n} Kontakte zu „{list}“ hinzugefügt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_list.py" />
            <source>{n} contacts were in it already.</source>
            <extracomment>For one: {n} contact was in it already.</extracomment>
            <translation>
                <numerusform>{n} Kontakt war bereits darin.</numerusform>
                <numerusform>{n} Kontakte waren bereits darin.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{n} contacts are gone.</source>
            <extracomment>For one: {n} contact is gone.</extracomment>
            <translation>
                <numerusform>{n} Kontakt gibt es nicht mehr.</numerusform>
                <numerusform>{n} Kontakte gibt es nicht mehr.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{n} contacts are in Salesforce already.</source>
            <extracomment>For one: {n} contact is in Salesforce already.</extracomment>
            <translation>
                <numerusform>{n} Kontakt ist bereits in Salesforce.</numerusform>
                <numerusform>{n} Kontakte sind bereits in Salesforce.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{n} contacts wait to be created already.</source>
            <extracomment>For one: {n} contact waits to be created already.</extracomment>
            <translation>
                <numerusform>{n} Kontakt wartet bereits darauf, angelegt zu werden.</numerusform>
                <numerusform>{n} Kontakte warten bereits darauf, angelegt zu werden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>Add {n} contacts to Salesforce</source>
            <extracomment>For one: Add this contact to Salesforce</extracomment>
            <translation>
                <numerusform>Diesen Kontakt zu Salesforce hinzufügen</numerusform>
                <numerusform>{n} Kontakte zu Salesforce hinzufügen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>The next sync creates them in Salesforce. From then on, changes go both ways.</source>
            <extracomment>For one: The next sync creates it in Salesforce. From then on, changes go both ways.</extracomment>
            <translation>
                <numerusform>Die nächste Synchronisierung legt ihn in Salesforce an. Von da an gehen Änderungen in beide Richtungen.</numerusform>
                <numerusform>Die nächste Synchronisierung legt sie in Salesforce an. Von da an gehen Änderungen in beide Richtungen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>Looking what is missing…</source>
            <translation>Es wird geprüft, was fehlt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>Nobody can be added to {list}</source>
            <translation>Niemand kann zu {list} hinzugefügt werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>Add {some} to {list}</source>
            <translation>{some} zu {list} hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>Add to {list}</source>
            <translation>Zu {list} hinzufügen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{n} contacts stay only here until they have what is missing.</source>
            <extracomment>For one: {n} contact stays only here until it has what is missing.</extracomment>
            <translation>
                <numerusform>{n} Kontakt bleibt nur hier, bis ergänzt ist, was fehlt.</numerusform>
                <numerusform>{n} Kontakte bleiben nur hier, bis ergänzt ist, was fehlt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{n} contacts don’t meet your criteria and leave apdesk again once Salesforce has them.</source>
            <extracomment>For one: {n} contact doesn’t meet your criteria and leaves apdesk again once Salesforce has it.</extracomment>
            <translation>
                <numerusform>{n} Kontakt erfüllt Ihre Kriterien nicht und verlässt apdesk wieder, sobald Salesforce ihn hat.</numerusform>
                <numerusform>{n} Kontakte erfüllen Ihre Kriterien nicht und verlassen apdesk wieder, sobald Salesforce sie hat.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{n} contacts wait to become Leads</source>
            <extracomment>For one: {n} contact waits to become a Lead</extracomment>
            <translation>
                <numerusform>{n} Kontakt wird bald ein Lead</numerusform>
                <numerusform>{n} Kontakte werden bald Leads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{n} contacts wait to become Contacts</source>
            <extracomment>For one: {n} contact waits to become a Contact</extracomment>
            <translation>
                <numerusform>{n} Kontakt wird bald ein Salesforce-Kontakt</numerusform>
                <numerusform>{n} Kontakte werden bald Salesforce-Kontakte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>The next sync creates them.</source>
            <extracomment>For one: The next sync creates it.</extracomment>
            <translation>
                <numerusform>Die nächste Synchronisierung legt ihn an.</numerusform>
                <numerusform>Die nächste Synchronisierung legt sie an.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>Nobody was added</source>
            <translation>Niemand wurde hinzugefügt</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{people} have none.</source>
            <extracomment>For one: {people} has none.</extracomment>
            <translation>
                <numerusform>{people} hat keinen Wert.</numerusform>
                <numerusform>{people} haben keinen Wert.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/add_to_salesforce.py" />
            <source>{person} and {n} others have none.</source>
            <extracomment>For one: {person} and {n} other have none.</extracomment>
            <translation>
                <numerusform>{person} und {n} weitere Person haben keinen Wert.</numerusform>
                <numerusform>{person} und {n} weitere Personen haben keinen Wert.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Now</source>
            <comment>the value before a change</comment>
            <translation>Jetzt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Then</source>
            <comment>the value after a change</comment>
            <translation>Dann</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Edit {records}</source>
            <translation>{records} bearbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Clear the field</source>
            <translation>Feld leeren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>What changes</source>
            <translation>Was sich ändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Choose a field</source>
            <comment>in an empty box</comment>
            <translation>Feld auswählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>New value</source>
            <translation>Neuer Wert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Looking what would change…</source>
            <translation>Es wird geprüft, was sich ändern würde …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Change {records}</source>
            <translation>{records} ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>You see what changes before anything does.</source>
            <translation>Sie sehen, was sich ändert, bevor es geschieht.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>{records} change</source>
            <extracomment>For one: {records} changes</extracomment>
            <translation>
                <numerusform>{records} ändert sich</numerusform>
                <numerusform>{records} ändern sich</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>{records} have this value already.</source>
            <extracomment>For one: {records} has this value already.</extracomment>
            <translation>
                <numerusform>{records} hat diesen Wert bereits.</numerusform>
                <numerusform>{records} haben diesen Wert bereits.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>The next sync sends the changes of those that are in Salesforce.</source>
            <translation>Die nächste Synchronisierung sendet die Änderungen derer, die in Salesforce sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>The first {some}:</source>
            <translation>Die ersten {some}:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>blank</source>
            <translation>leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>{field} of {records}</source>
            <translation>{field} von {records}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>Changing…</source>
            <translation>Wird geändert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>{records} changed</source>
            <translation>{records} geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>The next sync sends the changes to Salesforce.</source>
            <translation>Die nächste Synchronisierung sendet die Änderungen an Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/bulk_edit.py" />
            <source>You stopped it; the others are as they were. The next sync sends the changes to Salesforce.</source>
            <translation>Sie haben abgebrochen; die übrigen sind unverändert. Die nächste Synchronisierung sendet die Änderungen an Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Delete {records}?</source>
            <translation>{records} löschen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Open in Salesforce</source>
            <translation>In Salesforce öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Looking…</source>
            <translation>Wird nachgesehen …</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>They are deleted here for good, with the whole history. Salesforce is not changed. This can’t be undone.</source>
            <extracomment>For one: It is deleted here for good, with the whole history. Salesforce is not changed. This can’t be undone.</extracomment>
            <translation>
                <numerusform>Der Datensatz wird hier endgültig gelöscht, mit dem ganzen Verlauf. Salesforce bleibt unverändert. Das lässt sich nicht rückgängig machen.</numerusform>
                <numerusform>Die Datensätze werden hier endgültig gelöscht, mit dem ganzen Verlauf. Salesforce bleibt unverändert. Das lässt sich nicht rückgängig machen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Delete {records}</source>
            <translation>{records} löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>There is nothing to delete</source>
            <translation>Es gibt nichts zu löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>What you chose was removed in the meantime.</source>
            <translation>Was Sie ausgewählt hatten, wurde inzwischen entfernt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>{name} is in Salesforce and can’t be deleted here</source>
            <translation>{name} ist in Salesforce und kann hier nicht gelöscht werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Delete it in Salesforce; the next sync then removes it here.</source>
            <translation>Löschen Sie den Datensatz in Salesforce; die nächste Synchronisierung entfernt ihn dann hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>{records} are in Salesforce and can’t be deleted here</source>
            <translation>{records} sind in Salesforce und können hier nicht gelöscht werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Delete them in Salesforce; the next sync then removes them here.</source>
            <translation>Löschen Sie sie in Salesforce; die nächste Synchronisierung entfernt sie dann hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Open {name} in Salesforce</source>
            <translation>{name} in Salesforce öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>and {some} more</source>
            <translation>und {some} weitere</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>Deleting…</source>
            <translation>Wird gelöscht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/delete.py" />
            <source>{records} deleted</source>
            <translation>{records} gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/dialog.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/dialog.py" />
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/dialog.py" />
            <source>{doing} {done} of {total}</source>
            <translation>{doing} {done} von {total}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/form.py" />
            <source>Required</source>
            <translation>Erforderlich</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>New contact</source>
            <translation>Neuer Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>Show that one</source>
            <translation>Diesen anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>Show all fields</source>
            <translation>Alle Felder anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>Add contact</source>
            <translation>Kontakt hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>None: only here</source>
            <translation>Keine: nur hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>The next sync creates it in Salesforce.</source>
            <translation>Die nächste Synchronisierung legt den Kontakt in Salesforce an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>It can’t be added to {lists} now.</source>
            <translation>Derzeit kann er nicht zu {lists} hinzugefügt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>It isn’t sent to Salesforce. You can add it to a list later.</source>
            <translation>Der Kontakt wird nicht an Salesforce gesendet. Sie können ihn später zu einer Liste hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>This address is here already: {person}</source>
            <translation>Diese Adresse gibt es hier schon: {person}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>This address is here already: {person} and {n} others</source>
            <extracomment>For one: This address is here already: {person} and {n} other</extracomment>
            <translation>
                <numerusform>Diese Adresse gibt es hier schon: {person} und {n} weitere Person</numerusform>
                <numerusform>Diese Adresse gibt es hier schon: {person} und {n} weitere Personen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>Adding another contact makes a twin: two records with one address.</source>
            <translation>Ein weiterer Kontakt ergibt einen Zwilling: zwei Datensätze mit einer Adresse.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>{list} asks for this.</source>
            <translation>{list} verlangt das.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>It stays only here until you add it to a Salesforce list.</source>
            <translation>Der Kontakt bleibt nur hier, bis Sie ihn zu einer Salesforce-Liste hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>The next sync creates it in {list}.</source>
            <translation>Die nächste Synchronisierung legt ihn in {list} an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/new_contact.py" />
            <source>{name} was added</source>
            <translation>{name} wurde hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/nouns.py" />
            <source>Salesforce Leads</source>
            <translation>Salesforce-Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/nouns.py" />
            <source>Salesforce Contacts</source>
            <translation>Salesforce-Kontakte</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/nouns.py" />
            <source>{n} companies</source>
            <extracomment>For one: {n} company</extracomment>
            <translation>
                <numerusform>{n} Unternehmen</numerusform>
                <numerusform>{n} Unternehmen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/people/nouns.py" />
            <source>{n} contacts</source>
            <extracomment>For one: {n} contact</extracomment>
            <translation>
                <numerusform>{n} Kontakt</numerusform>
                <numerusform>{n} Kontakte</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/people/nouns.py" />
            <source>{records}: {why}</source>
            <translation>{records}: {why}</translation>
        </message>
    </context>
</TS>
