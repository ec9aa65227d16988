<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>{objects} can be read</source>
            <translation>{objects} können gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>{objects} can’t be read</source>
            <translation>{objects} können nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>{objects} can be created</source>
            <translation>{objects} können angelegt werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>{objects} can’t be created</source>
            <translation>{objects} können nicht angelegt werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>{objects} can be edited</source>
            <translation>{objects} können bearbeitet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>{objects} can’t be edited</source>
            <translation>{objects} können nicht bearbeitet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>You are connected</source>
            <translation>Sie sind verbunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Organization</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Organization ID</source>
            <translation>Organisations-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Instance</source>
            <translation>Instanz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>API version</source>
            <translation>API-Version</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>{name}: {value}</source>
            <translation>{name}: {value}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>What this user may do</source>
            <translation>Was dieser Benutzer darf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Looks like an administrator</source>
            <translation>Wohl ein Administrator</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Not an administrator</source>
            <translation>Kein Administrator</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Object</source>
            <translation>Objekt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Read</source>
            <comment>column: may records be read</comment>
            <translation>Lesen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Create</source>
            <comment>column: may records be created</comment>
            <translation>Anlegen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Edit</source>
            <comment>column: may records be edited</comment>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/account_card.py" />
            <source>Fields visible</source>
            <translation>Sichtbare Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>How to get a consumer key</source>
            <translation>So erhalten Sie einen Verbraucherschlüssel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>An administrator of your org does this once; it takes about five minutes. Send them this page, or do it yourself in Salesforce Setup.</source>
            <translation>Ein Administrator Ihrer Org macht das einmal; es dauert etwa fünf Minuten. Schicken Sie ihm diese Seite oder machen Sie es selbst im Salesforce-Setup.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>In Salesforce Setup, open External Client App Manager (type it into Quick Find) and choose New External Client App.</source>
            <translation>Öffnen Sie im Salesforce-Setup „External Client App Manager“ (über die Schnellsuche) und wählen Sie „New External Client App“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>Name the app, give a contact email, and leave its distribution state at Local.</source>
            <translation>Geben Sie der App einen Namen und eine Kontakt-E-Mail-Adresse und belassen Sie „Distribution State“ auf „Local“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>External Client App Name</source>
            <translation>Name der External Client App</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>Under API (Enable OAuth Settings), tick Enable OAuth, and put these callback URLs into Callback URL, one on each line. All of them are needed, exactly as they are here.</source>
            <translation>Aktivieren Sie unter „API (Enable OAuth Settings)“ das Kästchen „Enable OAuth“ und tragen Sie diese Callback-URLs unter „Callback URL“ ein, jede in eine eigene Zeile. Alle werden gebraucht, genau so, wie sie hier stehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>Callback URL {number}</source>
            <translation>Callback-URL {number}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>Add these OAuth scopes: {scopes}.</source>
            <translation>Fügen Sie diese OAuth-Bereiche hinzu: {scopes}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>OAuth scopes</source>
            <translation>OAuth-Bereiche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>Under Security, tick Require Proof Key for Code Exchange (PKCE). Untick Require Secret for Web Server Flow and Require Secret for Refresh Token Flow: a program on a desk can’t keep a secret, and apdesk needs none.</source>
            <translation>Aktivieren Sie unter „Security“ das Kästchen „Require Proof Key for Code Exchange (PKCE)“. Deaktivieren Sie „Require Secret for Web Server Flow“ und „Require Secret for Refresh Token Flow“: Ein Programm auf einem Schreibtisch kann kein Geheimnis bewahren, und apdesk braucht keines.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>Create the app, open its Settings, and under OAuth Settings choose Consumer Key and Secret. Copy the Consumer Key and paste it above. The secret isn’t needed.</source>
            <translation>Legen Sie die App an, öffnen Sie ihre „Settings“ und wählen Sie unter „OAuth Settings“ „Consumer Key and Secret“. Kopieren Sie den „Consumer Key“ und fügen Sie ihn oben ein. Das „Secret“ wird nicht gebraucht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/app_help.py" />
            <source>Wait: Salesforce may take up to ten minutes until a new app works.</source>
            <translation>Warten Sie: Es kann bis zu zehn Minuten dauern, bis eine neue App bei Salesforce funktioniert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>All {objects}</source>
            <translation>Alle {objects}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Only {objects} that meet your criteria</source>
            <translation>Nur {objects}, die Ihre Kriterien erfüllen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>No {objects}</source>
            <translation>Keine {objects}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>This user doesn’t see {objects}, so none will be synced until an administrator gives access.</source>
            <translation>Dieser Benutzer sieht keine {objects}; bis ein Administrator den Zugriff erlaubt, werden also keine synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>What should be synced?</source>
            <translation>Was soll synchronisiert werden?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>You can change all of this later; the preview shows the effect first.</source>
            <translation>Sie können alles später ändern; die Vorschau zeigt vorher, was es bewirkt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Sync all Leads, Contacts and Accounts</source>
            <translation>Alle Leads, Kontakte und Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Every record that you can see in Salesforce is here too, and stays up to date.</source>
            <translation>Jeder Datensatz, den Sie in Salesforce sehen, ist auch hier und bleibt aktuell.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Recommended</source>
            <translation>Empfohlen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Selectively sync</source>
            <translation>Auswahl synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Choose for each object: all records, only those that meet your criteria, or none.</source>
            <translation>Wählen Sie für jedes Objekt: alle Datensätze, nur die, die Ihre Kriterien erfüllen, oder keine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Objects</source>
            <translation>Objekte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Remove the record from apdesk</source>
            <translation>Datensatz aus apdesk entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>It is permanently deleted here, with its history, its places in lists and its e-mail history, and it stops in every journey. If it meets your criteria again, it comes back as a new record. Nothing is deleted in Salesforce.</source>
            <translation>Er wird hier endgültig gelöscht, mit seinem Verlauf, seinen Plätzen in Listen und seinem E-Mail-Verlauf, und hält in jeder Journey an. Erfüllt er Ihre Kriterien wieder, kommt er als neuer Datensatz zurück. In Salesforce wird nichts gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>Keep the record in apdesk</source>
            <translation>Datensatz in apdesk behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>It stays, with all of its history, and goes on in its journeys, but it is no longer synced in either direction and leaves its Salesforce list. If it meets your criteria again, the same record is linked and listed again.</source>
            <translation>Er bleibt mit seinem ganzen Verlauf und läuft in seinen Journeys weiter, wird aber in keiner Richtung mehr synchronisiert und verlässt seine Salesforce-Liste. Erfüllt er Ihre Kriterien wieder, wird derselbe Datensatz wieder verknüpft und gelistet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>When a record no longer meets your criteria</source>
            <translation>Wenn ein Datensatz Ihre Kriterien nicht mehr erfüllt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/configure.py" />
            <source>A record that is deleted in Salesforce is always removed here.</source>
            <translation>Ein Datensatz, der in Salesforce gelöscht wird, wird hier immer entfernt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>You can go on without it: the login then lasts until you close apdesk. To keep it for longer, start or unlock the keyring (GNOME Keyring, KWallet), then log in.</source>
            <translation>Es geht auch ohne: Die Anmeldung gilt dann, bis Sie apdesk schließen. Soll sie länger gelten, starten oder entsperren Sie den Schlüsselbund (GNOME-Schlüsselbund, KWallet) und melden Sie sich dann an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <location filename="../../../apdesk/ui/wizard/welcome.py" />
            <source>Connect to Salesforce</source>
            <translation>Mit Salesforce verbinden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>You log in in your own browser, with your org’s own login page. apdesk never sees your password.</source>
            <translation>Sie melden sich in Ihrem eigenen Browser an, auf der Anmeldeseite Ihrer Org. apdesk sieht Ihr Passwort nie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Keep the login for this session only</source>
            <translation>Anmeldung nur für diese Sitzung behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Remove the old data and connect</source>
            <translation>Alte Daten entfernen und verbinden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Behind a proxy?</source>
            <translation>Hinter einem Proxy?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Waiting for you to log in…</source>
            <translation>Warten auf Ihre Anmeldung …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Open the page again</source>
            <translation>Seite erneut öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Copy link</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Cancel login</source>
            <translation>Anmeldung abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>The login is kept for this session only: after you close apdesk, you log in again.</source>
            <translation>Die Anmeldung gilt nur für diese Sitzung: Nachdem Sie apdesk geschlossen haben, melden Sie sich neu an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Log in as someone else</source>
            <translation>Als jemand anderes anmelden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Log in to {org} again</source>
            <translation>Melden Sie sich neu bei {org} an</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Your data and your choices are kept.</source>
            <translation>Ihre Daten und Ihre Auswahl bleiben erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Preparing the login…</source>
            <translation>Anmeldung wird vorbereitet …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>Your browser shows the login page of your org. Log in there and allow access; then come back here.</source>
            <translation>Ihr Browser zeigt die Anmeldeseite Ihrer Org. Melden Sie sich dort an, erlauben Sie den Zugriff und kommen Sie dann hierher zurück.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>No browser could be opened. Copy the link, and open it in a browser on this computer.</source>
            <translation>Es konnte kein Browser geöffnet werden. Kopieren Sie den Link und öffnen Sie ihn in einem Browser auf diesem Computer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect.py" />
            <source>The link was copied. Open it in a browser on this computer.</source>
            <translation>Der Link wurde kopiert. Öffnen Sie ihn in einem Browser auf diesem Computer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Production</source>
            <translation>Produktion</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>My Domain</source>
            <translation>My Domain</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>your org’s own address</source>
            <translation>die eigene Adresse Ihrer Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Log in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Where is your org?</source>
            <translation>Wo ist Ihre Org?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>My Domain address</source>
            <translation>My-Domain-Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Consumer key</source>
            <translation>Verbraucherschlüssel (Consumer Key)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>How do I get one?</source>
            <translation>Wie erhalte ich einen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Whoever installed apdesk here has set the org and the key. Just log in.</source>
            <translation>Org und Schlüssel sind bei der Installation von apdesk festgelegt worden. Sie brauchen sich nur anzumelden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Whoever installed apdesk here has set the org.</source>
            <translation>Die Org ist bei der Installation von apdesk festgelegt worden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Whoever installed apdesk here has set the key.</source>
            <translation>Der Schlüssel ist bei der Installation von apdesk festgelegt worden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>The practice org brings its own key; there is nothing to do.</source>
            <translation>Die Übungs-Org bringt ihren eigenen Schlüssel mit; es ist nichts zu tun.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>It was set when apdesk was installed here; there is nothing to do.</source>
            <translation>Er wurde bei der Installation von apdesk festgelegt; es ist nichts zu tun.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>It was set when apdesk was installed here. Replace it if your org has its own app.</source>
            <translation>Er wurde bei der Installation von apdesk eingetragen. Ersetzen Sie ihn, wenn Ihre Org eine eigene App hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>It came with this copy of apdesk. Replace it if your org has its own app.</source>
            <translation>Er kam mit dieser Ausgabe von apdesk. Ersetzen Sie ihn, wenn Ihre Org eine eigene App hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>It tells Salesforce which app is asking. An administrator of your org gets it by making an External Client App.</source>
            <translation>Er sagt Salesforce, welche App anfragt. Ein Administrator Ihrer Org erhält ihn, indem er eine External Client App anlegt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/connect_form.py" />
            <source>Hide the steps</source>
            <translation>Schritte ausblenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Refresh Salesforce fields</source>
            <translation>Salesforce-Felder neu lesen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Stop</source>
            <comment>waiting for an answer</comment>
            <translation>Stoppen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Which fields?</source>
            <translation>Welche Felder?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>A field that you leave out is neither read nor written.</source>
            <translation>Ein Feld, das Sie weglassen, wird weder gelesen noch geschrieben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Standard field mappings</source>
            <translation>Standard-Feldzuordnungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>All standard fields that this user can read. Changes travel both ways, and Salesforce wins when both sides changed.</source>
            <translation>Alle Standardfelder, die dieser Benutzer lesen kann. Änderungen gehen in beide Richtungen; haben sich beide Seiten geändert, gewinnt Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Look at the list</source>
            <translation>Liste ansehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Custom field mappings</source>
            <translation>Eigene Feldzuordnungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Add custom fields, leave fields out, and choose for each field where it goes, in which direction, and which side wins.</source>
            <translation>Nehmen Sie eigene Felder auf, lassen Sie Felder weg und wählen Sie für jedes Feld, wohin es kommt, in welche Richtung und welche Seite gewinnt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Hide the list</source>
            <translation>Liste ausblenden</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>{n} fields of {objects}</source>
            <extracomment>For one: {n} field of {objects}</extracomment>
            <translation>
                <numerusform>{n} Feld von {objects}</numerusform>
                <numerusform>{n} Felder von {objects}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Reading the fields of your org…</source>
            <translation>Die Felder Ihrer Org werden gelesen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Stopped. The fields are as they were read last.</source>
            <translation>Gestoppt. Die Felder sind so, wie sie zuletzt gelesen wurden.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>{n} new in {objects}</source>
            <extracomment>For one: {n} new in {objects}</extracomment>
            <translation>
                <numerusform>{n} neues in {objects}</numerusform>
                <numerusform>{n} neue in {objects}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>{n} gone from {objects}</source>
            <extracomment>For one: {n} gone from {objects}</extracomment>
            <translation>
                <numerusform>{n} aus {objects} verschwunden</numerusform>
                <numerusform>{n} aus {objects} verschwunden</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>The fields are up to date</source>
            <translation>Die Felder sind aktuell</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/mappings.py" />
            <source>Fields: {changes}</source>
            <translation>Felder: {changes}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>This is what will happen</source>
            <translation>Das wird geschehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Nothing has been changed yet, neither here nor in Salesforce.</source>
            <translation>Noch wurde nichts geändert, weder hier noch in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Your choices</source>
            <translation>Ihre Auswahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>The effect</source>
            <translation>Die Wirkung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Show by name</source>
            <translation>Namen anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Export as CSV…</source>
            <translation>Als CSV exportieren …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Show the SOQL</source>
            <translation>SOQL anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>List every name</source>
            <translation>Alle Namen auflisten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>The queries that will be sent</source>
            <translation>Die Abfragen, die gesendet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Asking Salesforce…</source>
            <translation>Salesforce wird gefragt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Comparing {objects}: {done} of {total}</source>
            <translation>{objects} werden verglichen: {done} von {total}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Comparing {objects}: {done}</source>
            <translation>{objects} werden verglichen: {done}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>The effect was not worked out</source>
            <translation>Die Wirkung wurde nicht ermittelt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Nothing was changed. The sync can begin once you know what it does.</source>
            <translation>Es wurde nichts geändert. Die Synchronisierung kann beginnen, sobald Sie wissen, was sie bewirkt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Many records would be removed</source>
            <translation>Viele Datensätze würden entfernt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>More records leave than the safety stop lets through by itself. Look at who leaves before you go on: with Sync with Salesforce you approve it.</source>
            <translation>Es fallen mehr Datensätze heraus, als der Sicherheitsstopp von selbst durchlässt. Sehen Sie sich vorher an, wer herausfällt: Mit „Mit Salesforce synchronisieren“ geben Sie es frei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>No record meets your choices at the moment</source>
            <translation>Zurzeit entspricht kein Datensatz Ihrer Auswahl</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>You can go on: records come in as soon as they do. To choose others, go back to Configure.</source>
            <translation>Sie können fortfahren: Datensätze kommen hinzu, sobald sie ihr entsprechen. Um andere zu wählen, gehen Sie zurück zu „Auswählen“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Nothing enters, changes or leaves: both sides are in step.</source>
            <translation>Nichts kommt hinzu, ändert sich oder fällt heraus: Beide Seiten stimmen überein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>In Salesforce</source>
            <translation>In Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Selected</source>
            <comment>column: how many records</comment>
            <translation>Ausgewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Enter</source>
            <comment>column: how many records</comment>
            <translation>Hinzukommend</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Change</source>
            <comment>column: how many records</comment>
            <translation>Geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Leave</source>
            <comment>column: how many records</comment>
            <translation>Herausfallend</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>SOQL for {objects}</source>
            <translation>SOQL für {objects}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Hide the names</source>
            <translation>Namen ausblenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Hide the SOQL</source>
            <translation>SOQL ausblenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Export the preview</source>
            <translation>Vorschau exportieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>CSV files (*.csv)</source>
            <translation>CSV-Dateien (*.csv)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>The file couldn’t be written: {reason}. Choose another place.</source>
            <translation>Die Datei konnte nicht geschrieben werden: {reason}. Wählen Sie einen anderen Ort.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Saved as {file}. {n} more records are not listed in it.</source>
            <extracomment>For one: Saved as {file}. {n} more record is not listed in it.</extracomment>
            <translation>
                <numerusform>Gespeichert als {file}. {n} weiterer Datensatz steht nicht darin.</numerusform>
                <numerusform>Gespeichert als {file}. {n} weitere Datensätze stehen nicht darin.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview.py" />
            <source>Saved as {file}.</source>
            <translation>Gespeichert als {file}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Effect</source>
            <translation>Wirkung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>What happens</source>
            <translation>Was geschieht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Salesforce ID</source>
            <translation>Salesforce-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Leaves</source>
            <comment>what happens to a record</comment>
            <translation>Fällt heraus</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Changes</source>
            <comment>what happens to a record</comment>
            <translation>Ändert sich</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Enters</source>
            <comment>what happens to a record</comment>
            <translation>Kommt hinzu</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Contact</source>
            <translation>Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Account</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>(blank)</source>
            <translation>(leer)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>{field} in Salesforce: {before} → {after}</source>
            <translation>{field} in Salesforce: {before} → {after}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Search these records</source>
            <translation>Diese Datensätze durchsuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Records that enter, leave or change</source>
            <translation>Datensätze, die hinzukommen, herausfallen oder sich ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>Owners and other lookups stand here by Salesforce ID, as in the exported file.</source>
            <translation>Inhaber und andere Verweise stehen hier mit ihrer Salesforce-ID, wie in der exportierten Datei.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>{n} records</source>
            <extracomment>For one: {n} record</extracomment>
            <translation>
                <numerusform>{n} Datensatz</numerusform>
                <numerusform>{n} Datensätze</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>{shown} of {n} records</source>
            <extracomment>For one: {shown} of {n} record</extracomment>
            <translation>
                <numerusform>{shown} von {n} Datensatz</numerusform>
                <numerusform>{shown} von {n} Datensätzen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/wizard/preview_tables.py" />
            <source>{records}, and {n} more that are not listed</source>
            <extracomment>For one: {records}, and {n} more that is not listed</extracomment>
            <translation>
                <numerusform>{records} und {n} weiterer, der nicht aufgelistet ist</numerusform>
                <numerusform>{records} und {n} weitere, die nicht aufgelistet sind</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/welcome.py" />
            <source>Log in to your org in your browser. You choose what is synced, and see exactly what will happen, before any record is copied.</source>
            <translation>Melden Sie sich im Browser bei Ihrer Org an. Sie wählen, was synchronisiert wird, und sehen genau, was geschieht, bevor ein Datensatz kopiert wird.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/welcome.py" />
            <source>Try the practice org</source>
            <translation>Die Übungs-Org ausprobieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/welcome.py" />
            <source>An imitation of a Salesforce org on this computer, with made-up people. No account needed, and nothing leaves your machine.</source>
            <translation>Die Nachbildung einer Salesforce-Org auf diesem Computer, mit erfundenen Personen. Sie brauchen kein Konto, und nichts verlässt Ihren Rechner.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/welcome.py" />
            <source>Starting the practice org…</source>
            <translation>Die Übungs-Org wird gestartet …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/welcome.py" />
            <location filename="../../../apdesk/ui/wizard/window.py" />
            <source>Welcome to apdesk</source>
            <translation>Willkommen bei apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/welcome.py" />
            <source>Your Salesforce Leads, Contacts and Accounts on this computer, always up to date.</source>
            <translation>Ihre Leads, Kontakte und Unternehmen aus Salesforce auf diesem Computer, immer aktuell.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/window.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/window.py" />
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/window.py" />
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/window.py" />
            <source>Sync with Salesforce</source>
            <translation>Mit Salesforce synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/window.py" />
            <source>Setup: {step}</source>
            <translation>Einrichtung: {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/wizard/window.py" />
            <source>Working out the effect…</source>
            <translation>Die Wirkung wird ermittelt …</translation>
        </message>
    </context>
</TS>
