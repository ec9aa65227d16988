<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/sync/account.py" />
            <source>Salesforce gave a login that can't be renewed: it ends within hours, and syncing stops until you log in again. The External Client App needs the scope refresh_token to change that.</source>
            <translation>Salesforce hat eine Anmeldung gegeben, die nicht erneuert werden kann: Sie endet in einigen Stunden, und die Synchronisierung ruht, bis Sie sich neu anmelden. Damit sich das ändert, braucht die External Client App den Bereich refresh_token.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/account.py" />
            <source>This is another org</source>
            <translation>Das ist eine andere Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/account.py" />
            <source>The data here came from {name}. Two orgs are never mixed, so nothing was changed.</source>
            <translation>Die Daten hier stammen aus {name}. Zwei Orgs werden nie vermischt, deshalb wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/account.py" />
            <source>Log in to the same org again, or let apdesk remove the other org's data first.</source>
            <translation>Melden Sie sich wieder bei derselben Org an, oder lassen Sie apdesk zuerst die Daten der anderen Org entfernen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/editing.py" />
            <source>A name or an e-mail address</source>
            <translation>Ein Name oder eine E-Mail-Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/editing.py" />
            <source>Added {name}</source>
            <translation>{name} hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/editing.py" />
            <source>It waits already, or is being created right now.</source>
            <translation>Wartet schon oder wird gerade angelegt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/editing.py" />
            <source>Changed {name}</source>
            <translation>{name} geändert</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/sync/editing.py" />
            <source>{fields} are needed for a new contact. Nothing was added.</source>
            <extracomment>For one: {fields} is needed for a new contact. Nothing was added.</extracomment>
            <translation>
                <numerusform>{fields} wird für einen neuen Kontakt gebraucht. Es wurde nichts hinzugefügt.</numerusform>
                <numerusform>{fields} werden für einen neuen Kontakt gebraucht. Es wurde nichts hinzugefügt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/sync/editing.py" />
            <source>{fields} are needed for a new {object} in Salesforce. Nothing was added.</source>
            <extracomment>For one: {fields} is needed for a new {object} in Salesforce. Nothing was added.</extracomment>
            <translation>
                <numerusform>{fields} wird für einen neuen Datensatz ({object}) in Salesforce gebraucht. Es wurde nichts hinzugefügt.</numerusform>
                <numerusform>{fields} werden für einen neuen Datensatz ({object}) in Salesforce gebraucht. Es wurde nichts hinzugefügt.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/editing.py" />
            <source>Something is missing</source>
            <translation>Es fehlt etwas</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/editing.py" />
            <source>Fill it in and try again.</source>
            <translation>Ergänzen Sie es, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>“{label}” is not mapped for {things}.</source>
            <translation>„{label}“ ist für {things} nicht zugeordnet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Salesforce no longer shows “{label}” of {things}; what is here stays.</source>
            <translation>Salesforce zeigt „{label}“ von {things} nicht mehr; was hier ist, bleibt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>“{label}” is computed by Salesforce.</source>
            <translation>„{label}“ wird von Salesforce berechnet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>“{label}” is filled by Salesforce itself.</source>
            <translation>„{label}“ füllt Salesforce selbst.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Your Salesforce profile can't edit {things}.</source>
            <translation>Ihr Salesforce-Profil kann {things} nicht bearbeiten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Salesforce doesn't let you change “{label}”.</source>
            <translation>Salesforce lässt Sie „{label}“ nicht ändern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>“{label}” goes from Salesforce to apdesk only; the field mappings can change that.</source>
            <translation>„{label}“ geht nur von Salesforce nach apdesk; die Feldzuordnung kann das ändern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>“{label}” is not sent to Salesforce; the field mappings can change that.</source>
            <translation>„{label}“ wird nicht an Salesforce gesendet; die Feldzuordnung kann das ändern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>There is no field “{name}”.</source>
            <translation>Ein Feld „{name}“ gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Did you mean {entries}?</source>
            <translation>Meinten Sie {entries}?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>There is no field “{name}”</source>
            <translation>Ein Feld „{name}“ gibt es nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>It is no API name and no apdesk name of a mapped field. Nothing was changed.</source>
            <translation>Es ist weder API-Name noch apdesk-Name eines zugeordneten Feldes. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>`apdesk export` with --api-names shows the fields.</source>
            <translation>`apdesk export` mit --api-names zeigt die Felder.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>This can't be changed here</source>
            <translation>Das kann hier nicht geändert werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Nothing was changed.</source>
            <translation>Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Change it in Salesforce; the next sync brings it here.</source>
            <translation>Ändern Sie es in Salesforce; die nächste Synchronisierung bringt es hierher.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Salesforce would not take this</source>
            <translation>Salesforce würde das nicht annehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/entry_fields.py" />
            <source>Correct it and try again.</source>
            <translation>Korrigieren Sie es, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{name} is kept here, but no longer synced.</source>
            <translation>{name} bleibt hier, wird aber nicht mehr synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{name} was made here and is not in Salesforce.</source>
            <translation>{name} ist hier entstanden und nicht in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{name} is not synced.</source>
            <translation>{name} wird nicht synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{name} is synced as a lead.</source>
            <translation>{name} wird als Lead synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{name} is synced as a contact.</source>
            <translation>{name} wird als Kontakt synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{name} is synced as a company.</source>
            <translation>{name} wird als Unternehmen synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{name} is synced as a record.</source>
            <translation>{name} wird als Datensatz synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{mark} {wanted}: the record has {value}</source>
            <translation>{mark} {wanted}: der Datensatz hat {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>? {wanted}: can't be decided since the field changed; the record has {value}</source>
            <translation>? {wanted}: lässt sich nicht entscheiden, seit sich das Feld geändert hat; der Datensatz hat {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>? {wanted}: can't be decided while the field is gone</source>
            <translation>? {wanted}: lässt sich nicht entscheiden, solange das Feld fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>? {wanted}: can't be decided while the field is gone; the record last had {value}</source>
            <translation>? {wanted}: lässt sich nicht entscheiden, solange das Feld fehlt; der Datensatz hatte zuletzt {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Several records have this e-mail address</source>
            <translation>Mehrere Datensätze haben diese E-Mail-Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Name one of them by its apdesk id.</source>
            <translation>Nennen Sie einen davon mit seiner apdesk-ID.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>It was made here and is not in Salesforce.</source>
            <translation>Er ist hier entstanden und nicht in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>It left your criteria before and was kept: it is not updated.</source>
            <translation>Er ist früher aus Ihren Kriterien herausgefallen und wurde behalten: Er wird nicht aktualisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Its removal waits for your approval: {reason}.</source>
            <translation>Seine Entfernung wartet auf Ihre Freigabe: {reason}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Salesforce doesn't show it to you: deleted, or hidden.</source>
            <translation>Salesforce zeigt ihn Ihnen nicht: gelöscht oder verborgen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>This record isn't here</source>
            <translation>Dieser Datensatz ist nicht hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{record} is not in the local data, and without a connection Salesforce can't be asked about it.</source>
            <translation>{record} ist nicht in den lokalen Daten, und ohne Verbindung kann Salesforce nicht danach gefragt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Connect to Salesforce first.</source>
            <translation>Verbinden Sie sich zuerst mit Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Salesforce doesn't show it to you: it doesn't exist, or is hidden.</source>
            <translation>Salesforce zeigt ihn Ihnen nicht: Es gibt ihn nicht, oder er ist verborgen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>It meets your criteria: it enters with the next sync.</source>
            <translation>Er erfüllt Ihre Kriterien: Mit der nächsten Synchronisierung kommt er hinzu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Several records are called so</source>
            <translation>Mehrere Datensätze heißen so</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Name one of them by its id.</source>
            <translation>Nennen Sie einen davon mit seiner ID.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <location filename="../../../apdesk/sync/preview.py" />
            <source>{things} are not synced.</source>
            <translation>{things} werden nicht synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <location filename="../../../apdesk/sync/preview.py" />
            <source>{things} can't be read.</source>
            <translation>{things} können nicht gelesen werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>It was merged into another record ({id}) in Salesforce.</source>
            <translation>Er wurde in Salesforce mit einem anderen Datensatz ({id}) zusammengeführt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>It is deleted in Salesforce.</source>
            <translation>Er ist in Salesforce gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>It is a converted lead, and those are never synced as leads.</source>
            <translation>Er ist ein konvertierter Lead, und die werden nie als Leads synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>{title}: nothing enters or leaves.</source>
            <translation>{title}: Nichts kommt hinzu oder fällt heraus.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>There is no such record</source>
            <translation>Einen solchen Datensatz gibt es nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>“{record}” is no record that is here, and Salesforce shows you no lead, contact or company with that name, e-mail address or id.</source>
            <translation>„{record}“ ist kein Datensatz, der hier ist, und Salesforce zeigt Ihnen keinen Lead, keinen Kontakt und kein Unternehmen mit diesem Namen, dieser E-Mail-Adresse oder ID.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Check it for typing errors.</source>
            <translation>Prüfen Sie es auf Tippfehler.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>There is no such record here</source>
            <translation>Einen solchen Datensatz gibt es hier nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>“{record}” is no name, e-mail address or id of a record that is here, and without a connection Salesforce can't be asked.</source>
            <translation>„{record}“ ist weder Name noch E-Mail-Adresse noch ID eines Datensatzes, der hier ist, und ohne Verbindung kann Salesforce nicht gefragt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Connect to Salesforce, or check it for typing errors.</source>
            <translation>Verbinden Sie sich mit Salesforce, oder prüfen Sie es auf Tippfehler.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{things} can't be read at present</source>
            <translation>{things} können zurzeit nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>So it can't be said whether this record would be synced.</source>
            <translation>Deshalb lässt sich nicht sagen, ob dieser Datensatz synchronisiert würde.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/explain.py" />
            <source>Ask your Salesforce administrator for read access to {things}.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator um Lesezugriff auf {things}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/importing.py" />
            <source>Nothing would be imported</source>
            <translation>Es würde nichts importiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/importing.py" />
            <source>No column of the file is given to a field.</source>
            <translation>Keine Spalte der Datei ist einem Feld zugeordnet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/importing.py" />
            <source>Say which column is for which field.</source>
            <translation>Geben Sie an, welche Spalte zu welchem Feld gehört.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/importing.py" />
            <source>There is neither a name nor an e-mail address in it.</source>
            <translation>Es enthält weder einen Namen noch eine E-Mail-Adresse.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/importing.py" />
            <source>{label} is missing.</source>
            <translation>{label} fehlt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/importing.py" />
            <source>An import opts nobody in to mail again.</source>
            <translation>Ein Import meldet niemanden wieder für E-Mails an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/importing.py" />
            <source>Imported {name}</source>
            <translation>{name} importiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>It is gone.</source>
            <translation>Es ist nicht mehr da.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>It came from Salesforce, and is there already.</source>
            <translation>Es kam aus Salesforce und ist schon dort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>{fields} must be filled in first.</source>
            <translation>Zuerst auszufüllen: {fields}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>{field} is {value}, which doesn't meet your criteria: the record leaves apdesk again once Salesforce has it.</source>
            <translation>{field} ist {value}, was Ihre Kriterien nicht erfüllt: Sobald Salesforce den Datensatz hat, verlässt er apdesk wieder.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>{field} is {value}, which doesn't meet your criteria: the record is no longer synced once Salesforce has it.</source>
            <translation>{field} ist {value}, was Ihre Kriterien nicht erfüllt: Sobald Salesforce den Datensatz hat, wird er nicht mehr synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>Nobody can be added to Salesforce {things}</source>
            <translation>Zu Salesforce-{things} kann niemand hinzugefügt werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>{reason} Nothing was added.</source>
            <translation>{reason} Es wurde nichts hinzugefügt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>Add them without a list: they stay here, and can be put on one later.</source>
            <translation>Fügen Sie sie ohne Liste hinzu: Sie bleiben hier und können später auf eine gesetzt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>{things} are not synced; your preferences can change that.</source>
            <translation>{things} werden nicht synchronisiert; Ihre Einstellungen können das ändern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>The fields of {things} aren't known yet: connect and sync first.</source>
            <translation>Die Felder von {things} sind noch nicht bekannt: Verbinden und synchronisieren Sie zuerst.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/listing.py" />
            <source>Your Salesforce profile can't create {things}.</source>
            <translation>Ihr Salesforce-Profil kann {things} nicht anlegen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/membership.py" />
            <source>No longer meets your criteria: {field} is {value}</source>
            <translation>Erfüllt Ihre Kriterien nicht mehr: {field} ist {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/membership.py" />
            <source>No longer meets your criteria</source>
            <translation>Erfüllt Ihre Kriterien nicht mehr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/membership.py" />
            <source>blank</source>
            <translation>leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/membership.py" />
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/membership.py" />
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/membership.py" />
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/outcomes.py" />
            <source>Choose “Save anyway” to save it all the same, if the rule only warns; or change the value.</source>
            <translation>Wählen Sie „Trotzdem speichern“, um es dennoch zu speichern, falls die Regel nur warnt; oder ändern Sie den Wert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/outcomes.py" />
            <source>{message} Salesforce says: “{said}”</source>
            <translation>{message} Salesforce sagt: „{said}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/outcomes.py" />
            <source>A value doesn't fit its Salesforce field</source>
            <translation>Ein Wert passt nicht in sein Salesforce-Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/outcomes.py" />
            <source>{field}: {detail}. Nothing of the record was sent; it is kept here.</source>
            <translation>{field}: {detail}. Vom Datensatz wurde nichts gesendet; er bleibt hier erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/outcomes.py" />
            <source>Change the value, then try again.</source>
            <translation>Ändern Sie den Wert, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preference_files.py" />
            <source>The preferences file is not JSON</source>
            <translation>Die Einstellungsdatei ist kein JSON</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preference_files.py" />
            <source>{name}: {reason}. Nothing was applied.</source>
            <translation>{name}: {reason}. Es wurde nichts angewendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preference_files.py" />
            <source>`apdesk preferences show` prints a file to start from.</source>
            <translation>`apdesk preferences show` gibt eine Datei aus, von der Sie ausgehen können.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preference_files.py" />
            <source>The preferences file can't be read</source>
            <translation>Die Einstellungsdatei kann nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preference_files.py" />
            <source>Check the name and the permissions of the file.</source>
            <translation>Prüfen Sie Namen und Rechte der Datei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preview.py" />
            <source>The fields of {object} can't be read</source>
            <translation>Die Felder von {object} können nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preview.py" />
            <source>The org said that they haven't changed, but they were never read.</source>
            <translation>Die Org sagt, sie seien unverändert, aber sie wurden nie gelesen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preview.py" />
            <source>Try again.</source>
            <translation>Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preview.py" />
            <location filename="../../../apdesk/sync/removals.py" />
            <source>{things} are no longer synced</source>
            <translation>{things} werden nicht mehr synchronisiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preview_reasons.py" />
            <source>Merged in Salesforce</source>
            <translation>In Salesforce zusammengeführt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preview_reasons.py" />
            <source>Deleted in Salesforce</source>
            <translation>In Salesforce gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/preview_reasons.py" />
            <source>Converted to a contact in Salesforce</source>
            <translation>In Salesforce in einen Kontakt konvertiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Accounts</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>What was done until then is kept.</source>
            <translation>Was bis dahin getan wurde, bleibt erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Start it again: it goes on from there.</source>
            <translation>Starten Sie es erneut: Es geht von dort weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>apdesk met a defect of its own</source>
            <translation>apdesk ist auf einen eigenen Fehler gestoßen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{kind}. Nothing is half-applied.</source>
            <translation>{kind}. Nichts ist halb angewendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Try again; if it happens again, send the log to support.</source>
            <translation>Versuchen Sie es erneut; geschieht es wieder, senden Sie das Protokoll an den Support.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>A sync is already under way</source>
            <translation>Eine Synchronisierung läuft schon</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Another window or command of apdesk is syncing this data at the moment; two runs never overlap. Nothing was changed by this one.</source>
            <translation>Ein anderes Fenster oder ein anderer Befehl von apdesk synchronisiert diese Daten gerade; zwei Läufe überschneiden sich nie. Dieser hat nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Wait until it has ended, or stop it there.</source>
            <translation>Warten Sie, bis sie beendet ist, oder stoppen Sie sie dort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>apdesk can't write to its data directory</source>
            <translation>apdesk kann in seinen Datenordner nicht schreiben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{reason}. Nothing was synced or changed.</source>
            <translation>{reason}. Es wurde nichts synchronisiert oder geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Give your user account write permission there, or free some space, and sync again.</source>
            <translation>Geben Sie Ihrem Benutzerkonto dort Schreibrechte, oder schaffen Sie Platz, und synchronisieren Sie erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>apdesk made the {budget} calls that you allow it in 24 hours. Syncing pauses; the data here stays as it is.</source>
            <translation>apdesk hat die {budget} Aufrufe gemacht, die Sie ihm in 24 Stunden erlauben. Die Synchronisierung ruht; die Daten hier bleiben, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>apdesk made the {budget} calls that you allow it in 24 hours. Syncing pauses until {time} UTC; the data here stays as it is.</source>
            <translation>apdesk hat die {budget} Aufrufe gemacht, die Sie ihm in 24 Stunden erlauben. Die Synchronisierung ruht bis {time} UTC; die Daten hier bleiben, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>The daily budget of API calls is used up</source>
            <translation>Das tägliche Kontingent an API-Aufrufen ist verbraucht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>It goes on by itself as the oldest calls pass out of the 24 hours. You can raise the budget in the settings.</source>
            <translation>Sobald die ältesten Aufrufe mehr als 24 Stunden zurückliegen, geht es von selbst weiter. Sie können das Kontingent in den Einstellungen erhöhen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{message} The next try is at {time} UTC.</source>
            <translation>{message} Der nächste Versuch ist um {time} UTC.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>The sync stopped because of a defect in apdesk</source>
            <translation>Die Synchronisierung wurde wegen eines Fehlers in apdesk gestoppt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{kind}. What was applied is kept; nothing is half-applied.</source>
            <translation>{kind}. Was angewendet wurde, bleibt; nichts ist halb angewendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Try again; if it happens again, save the diagnostics file for support.</source>
            <translation>Versuchen Sie es erneut; geschieht es wieder, speichern Sie die Diagnosedatei für den Support.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{things} that are here stay as they are; nothing leaves. The other objects are synced.</source>
            <translation>Hier vorhandene {things} bleiben, wie sie sind; nichts fällt heraus. Die anderen Objekte werden synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Ask your Salesforce administrator for read access to {things}. Syncing them goes on by itself then.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator um Lesezugriff auf {things}. Dann geht ihre Synchronisierung von selbst weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Salesforce refused the query for {things}</source>
            <translation>Salesforce hat die Abfrage der {things} abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Salesforce's answer for {things} can't be used</source>
            <translation>Die Antwort von Salesforce zu {things} ist nicht brauchbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Check the criteria and field mappings of this object in the preferences. The next run tries again.</source>
            <translation>Prüfen Sie Kriterien und Feldzuordnung dieses Objekts in den Einstellungen. Der nächste Lauf versucht es erneut.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Changes of {n} records could not be sent</source>
            <extracomment>For one: Changes of a record could not be sent</extracomment>
            <translation>
                <numerusform>Änderungen an einem Datensatz konnten nicht gesendet werden</numerusform>
                <numerusform>Änderungen an {n} Datensätzen konnten nicht gesendet werden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/sync/problems.py" />
            <source>These records were edited here, and then deleted, merged or converted, or they no longer meet your criteria. Salesforce doesn't take the changes any more.</source>
            <extracomment>For one: This record was edited here, and then deleted, merged or converted, or it no longer meets your criteria. Salesforce doesn't take the changes any more.</extracomment>
            <translation>
                <numerusform>Dieser Datensatz wurde hier geändert und danach gelöscht, zusammengeführt oder konvertiert, oder er erfüllt Ihre Kriterien nicht mehr. Salesforce nimmt die Änderungen nicht mehr an.</numerusform>
                <numerusform>Diese Datensätze wurden hier geändert und danach gelöscht, zusammengeführt oder konvertiert, oder sie erfüllen Ihre Kriterien nicht mehr. Salesforce nimmt die Änderungen nicht mehr an.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>The list of errors keeps the values. Copy what you still need, then dismiss them.</source>
            <translation>Die Werte bleiben in der Liste der Fehler. Kopieren Sie, was Sie noch brauchen, und verwerfen Sie sie dann.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{things}: changes can't be sent at present</source>
            <translation>{things}: Änderungen können zurzeit nicht gesendet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Salesforce refused one after the other for the same reason: {title}. Those that weren't sent wait here; nothing is lost.</source>
            <translation>Salesforce hat eine nach der anderen aus demselben Grund abgelehnt: {title}. Die nicht gesendeten warten hier; es geht nichts verloren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>The next run tries again.</source>
            <translation>Der nächste Lauf versucht es erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{things}: a field of your criteria has disappeared: {fields}</source>
            <translation>{things}: Ein Feld Ihrer Kriterien ist verschwunden: {fields}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Salesforce no longer shows it to you, so who meets the criteria can't be decided.</source>
            <translation>Salesforce zeigt es Ihnen nicht mehr, deshalb lässt sich nicht entscheiden, wer die Kriterien erfüllt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{things}: your criteria can't be applied any more</source>
            <translation>{things}: Ihre Kriterien können nicht mehr angewendet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>The field changed in Salesforce: {reason}</source>
            <translation>Das Feld hat sich in Salesforce geändert: {reason}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{why} Until it can, no record enters or leaves; values of the {things} here go on being updated.</source>
            <translation>{why} Bis dahin kommt kein Datensatz hinzu und keiner fällt heraus; die Werte der {things} hier werden weiter aktualisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Ask your Salesforce administrator to make the field visible again, or change the criteria. apdesk goes on by itself once they can be decided.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator, das Feld wieder sichtbar zu machen, oder ändern Sie die Kriterien. apdesk macht von selbst weiter, sobald sie sich entscheiden lassen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{things}: the field {field} has disappeared</source>
            <translation>{things}: Das Feld {field} ist verschwunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Salesforce no longer shows this field to you. Its mapping is paused, and the values that are here stay.</source>
            <translation>Salesforce zeigt Ihnen dieses Feld nicht mehr. Seine Zuordnung ruht, und die Werte, die hier sind, bleiben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>Ask your Salesforce administrator to make the field visible again, or set its mapping to “Don't sync”.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator, das Feld wieder sichtbar zu machen, oder stellen Sie seine Zuordnung auf „Nicht synchronisieren“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/problems.py" />
            <source>{message} Salesforce said: {said}</source>
            <translation>{message} Salesforce sagte: {said}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/sweep.py" />
            <source>Deleted for good in Salesforce, or no longer visible to you there</source>
            <translation>In Salesforce endgültig gelöscht oder dort für Sie nicht mehr sichtbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/sweep.py" />
            <source>No longer selected by your criteria</source>
            <translation>Von Ihren Kriterien nicht mehr ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>row {row} is no row of a CSV file ({error})</source>
            <translation>Zeile {row} ist keine Zeile einer CSV-Datei ({error})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>it is a workbook; save it as CSV in your spreadsheet program</source>
            <translation>es ist eine Arbeitsmappe; speichern Sie sie in Ihrer Tabellenkalkulation als CSV</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>it is no text in UTF-8, UTF-16 or Windows-1252</source>
            <translation>es ist kein Text in UTF-8, UTF-16 oder Windows-1252</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>Column {index}</source>
            <translation>Spalte {index}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>The file can't be read as a table</source>
            <translation>Die Datei kann nicht als Tabelle gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>{name}: {why}. Nothing was imported.</source>
            <translation>{name}: {why}. Es wurde nichts importiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>Save it as CSV (UTF-8) with one row of titles, and import that.</source>
            <translation>Speichern Sie sie als CSV (UTF-8) mit einer Zeile Überschriften, und importieren Sie diese.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>There is nobody in this file</source>
            <translation>In dieser Datei ist niemand</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>{name} has no rows under its titles. Nothing was imported.</source>
            <translation>{name} hat keine Zeilen unter den Überschriften. Es wurde nichts importiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/sync/tables.py" />
            <source>Choose a file whose first row has the titles of its columns, and people below.</source>
            <translation>Wählen Sie eine Datei, deren erste Zeile die Spaltenüberschriften enthält und darunter Personen.</translation>
        </message>
    </context>
</TS>
