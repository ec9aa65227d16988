<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>Salesforce account</source>
            <translation>Salesforce-Konto</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>Connect to Salesforce</source>
            <translation>Mit Salesforce verbinden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>Log in again…</source>
            <translation>Neu anmelden …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>Disconnect…</source>
            <translation>Trennen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>The records that were synced before are still here.</source>
            <translation>Die zuvor synchronisierten Datensätze sind noch hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>Organization ID {org_id} · API {version}</source>
            <translation>Organisations-ID {org_id} · API {version}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>{org} (production)</source>
            <translation>{org} (Produktion)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>{org} (sandbox)</source>
            <translation>{org} (Sandbox)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/account.py" />
            <source>{org} (on this computer)</source>
            <translation>{org} (auf diesem Computer)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Every day</source>
            <translation>Jeden Tag</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Every week</source>
            <translation>Jede Woche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Never by itself</source>
            <translation>Nie von selbst</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>On schedule</source>
            <translation>Nach Zeitplan</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>You asked for it</source>
            <translation>Von Ihnen angefordert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Before removals that you approved</source>
            <translation>Vor Entfernungen, die Sie freigegeben haben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Before another backup was restored</source>
            <translation>Vor dem Wiederherstellen einer anderen Sicherung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Before an update of apdesk</source>
            <translation>Vor einer Aktualisierung von apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>{size} kB</source>
            <translation>{size} kB</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>{size} MB</source>
            <translation>{size} MB</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Made</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Why</source>
            <translation>Anlass</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Restore a backup</source>
            <translation>Sicherung wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Restore this backup</source>
            <translation>Diese Sicherung wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Restore the backup of {when}?</source>
            <translation>Sicherung vom {when} wiederherstellen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>apdesk goes back to how it was then: contacts, companies, edits, preferences and history.</source>
            <translation>apdesk kehrt zum damaligen Stand zurück: Kontakte, Unternehmen, Änderungen, Einstellungen und Verlauf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>What was done here since then is taken back</source>
            <translation>Was seither hier getan wurde, wird zurückgenommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Changes that you made here and that Salesforce doesn’t have yet are no longer there. Salesforce itself is not changed: the next sync brings its records up to date. The present state is backed up first, so that you can come back to it.</source>
            <translation>Änderungen von hier, die Salesforce noch nicht hat, gehen verloren. Salesforce selbst wird nicht geändert: Die nächste Synchronisierung bringt dessen Datensätze auf den neuesten Stand. Der jetzige Stand wird zuerst gesichert, sodass Sie zu ihm zurückkehren können.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>Backups</source>
            <translation>Sicherungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>A backup is a copy of everything that apdesk keeps on this computer. It holds what your lists hold, and is kept beside them, readable by you alone.</source>
            <translation>Eine Sicherung ist eine Kopie von allem, was apdesk auf diesem Computer aufbewahrt. Sie enthält, was Ihre Listen enthalten, liegt neben ihnen und ist nur für Sie lesbar.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>There is no backup yet. The first one is made after a sync.</source>
            <translation>Es gibt noch keine Sicherung. Die erste wird nach einer Synchronisierung erstellt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Back up now</source>
            <translation>Jetzt sichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Restore…</source>
            <translation>Wiederherstellen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Back up</source>
            <translation>Sichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Scheduled backups that are kept</source>
            <translation>Aufbewahrte Sicherungen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Every {n} days</source>
            <extracomment>For one: Every day</extracomment>
            <translation>
                <numerusform>Jeden Tag</numerusform>
                <numerusform>Alle {n} Tage</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>The backup of {when} could not be made</source>
            <translation>Die Sicherung vom {when} konnte nicht erstellt werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Choose a backup above first.</source>
            <translation>Wählen Sie zuerst oben eine Sicherung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Backing up…</source>
            <translation>Wird gesichert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>The backup was made</source>
            <translation>Die Sicherung wurde erstellt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>It is the first one below.</source>
            <translation>Sie steht unten an erster Stelle.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>Restoring…</source>
            <translation>Wird wiederhergestellt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>The sync waits until this is done.</source>
            <translation>Die Synchronisierung wartet so lange.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>The backup was restored</source>
            <translation>Die Sicherung wurde wiederhergestellt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/backups.py" />
            <source>What was here before it is in the list, too. The next sync brings the records up to date. Journeys that were live are paused, since the backup doesn’t know what they did since: look who is where, then resume them.</source>
            <translation>Auch der Stand davor steht in der Liste. Die nächste Synchronisierung bringt die Datensätze auf den neuesten Stand. Journeys, die live waren, sind angehalten, da die Sicherung nicht weiß, was sie seither getan haben: Sehen Sie nach, wer wo ist, und setzen Sie sie dann fort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/budget.py" />
            <source>Limit apdesk’s own API calls</source>
            <translation>API-Aufrufe von apdesk begrenzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/budget.py" />
            <source>Calls in 24 hours</source>
            <translation>Aufrufe in 24 Stunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/budget.py" />
            <source>Above 80 % of it apdesk syncs less often. At the limit the sync stops, says until when, and goes on by itself as the oldest calls pass out of the 24 hours.</source>
            <translation>Über 80 % davon synchronisiert apdesk seltener. An der Grenze hält die Synchronisierung an, sagt bis wann und läuft von selbst weiter, sobald die ältesten Aufrufe aus den 24 Stunden fallen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>Desktop</source>
            <translation>Desktop</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <source>Start apdesk when I log in</source>
            <translation>apdesk bei der Anmeldung starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <source>It starts in the tray, without a window, and keeps your lists up to date.</source>
            <translation>apdesk startet ohne Fenster im Infobereich und hält Ihre Listen aktuell.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <source>Keep syncing when the window is closed</source>
            <translation>Bei geschlossenem Fenster weiter synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <source>apdesk stays in the tray. There, Quit ends it.</source>
            <translation>apdesk bleibt im Infobereich. Dort beendet man es mit „Beenden“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <source>Only for what needs you: a safety stop, changes that Salesforce refused, a login that ended.</source>
            <translation>Nur wenn Sie gebraucht werden: bei einem Sicherheitsstopp, bei Änderungen, die Salesforce ablehnt, bei einer abgelaufenen Anmeldung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/desktop.py" />
            <source>This desktop has no tray: apdesk ends when its window is closed, and can’t show notifications.</source>
            <translation>Dieser Desktop hat keinen Infobereich: apdesk endet, wenn das Fenster geschlossen wird, und kann keine Benachrichtigungen zeigen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Disconnect from Salesforce</source>
            <translation>Von Salesforce trennen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Keep the data here</source>
            <translation>Daten hier behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Remove what came from Salesforce</source>
            <translation>Entfernen, was aus Salesforce kam</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Disconnect</source>
            <translation>Trennen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Disconnect and remove</source>
            <translation>Trennen und entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Your lists stay as they are, and no longer change. You can connect again later.</source>
            <translation>Ihre Listen bleiben, wie sie sind, und ändern sich nicht mehr. Sie können sich später neu verbinden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Every contact and company that came from Salesforce is deleted here for good, with its history, and so are your sync preferences. Salesforce is not changed.</source>
            <translation>Jeder Kontakt und jedes Unternehmen aus Salesforce wird hier endgültig gelöscht, mit dem Verlauf, ebenso Ihre Einstellungen zur Synchronisierung. Salesforce wird nicht geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>Disconnect from {org}?</source>
            <translation>Von {org} trennen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/disconnect.py" />
            <source>apdesk signs out of Salesforce and stops syncing.</source>
            <translation>apdesk meldet sich bei Salesforce ab und synchronisiert nicht mehr.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/index.py" />
            <source>Sections</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Same as the system</source>
            <translation>Wie im System</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>Look and language</source>
            <translation>Aussehen und Sprache</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>Animations</source>
            <translation>Animationen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>Short movements that show where things come from and where they go.</source>
            <translation>Kurze Bewegungen, die zeigen, woher etwas kommt und wohin es geht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>Restart apdesk now</source>
            <translation>apdesk jetzt neu starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>The language changes when apdesk starts the next time</source>
            <translation>Die Sprache wechselt beim nächsten Start von apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/look.py" />
            <source>A sync that is under way goes on where it stopped.</source>
            <translation>Eine laufende Synchronisierung geht dort weiter, wo sie angehalten hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>STARTTLS (usual with port 587)</source>
            <translation>STARTTLS (üblich bei Port 587)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>TLS (usual with port 465)</source>
            <translation>TLS (üblich bei Port 465)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>None</source>
            <comment>no encryption</comment>
            <translation>Keine</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>E-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Journeys send their e-mails through your own mail server. Your e-mail provider’s help names it, often under “SMTP”.</source>
            <translation>Journeys senden ihre E-Mails über Ihren eigenen Mailserver. Die Hilfe Ihres E-Mail-Anbieters nennt ihn, oft unter „SMTP“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Mail server</source>
            <translation>Mailserver</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Security</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Send without encryption all the same</source>
            <translation>Trotzdem unverschlüsselt senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>User name</source>
            <translation>Benutzername</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Leave empty if the server asks for no login</source>
            <translation>Leer lassen, wenn der Server keine Anmeldung verlangt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Keep the password only until apdesk is closed</source>
            <translation>Passwort nur behalten, bis apdesk beendet wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Sender</source>
            <translation>Absender</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>From name</source>
            <translation>Absendername</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Ana at Example Travel</source>
            <translation>Ana von Beispiel-Reisen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>From address</source>
            <translation>Absenderadresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Reply-to address</source>
            <translation>Antwortadresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>The from address</source>
            <translation>Die Absenderadresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>E-mails per minute</source>
            <translation>E-Mails pro Minute</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Providers close accounts that send faster than they allow.</source>
            <translation>Anbieter sperren Konten, die schneller senden als erlaubt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Unsubscribing</source>
            <translation>Abbestellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Unsubscribe address</source>
            <translation>Adresse zum Abbestellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Whoever wants no more e-mail writes there. Tick Email Opt Out for them, here or in Salesforce.</source>
            <translation>Wer keine E-Mails mehr möchte, schreibt dorthin. Setzen Sie für diese Person „Email Opt Out“, hier oder in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Unsubscribe page</source>
            <translation>Seite zum Abbestellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>A page of yours, if you have one. An https page must take one-click requests.</source>
            <translation>Eine Seite von Ihnen, falls Sie eine haben. Eine https-Seite muss Anfragen mit einem Klick annehmen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Test the connection</source>
            <translation>Verbindung testen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Send test e-mail</source>
            <translation>Test-E-Mail senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>To your own address</source>
            <translation>An Ihre eigene Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Kept; type to replace it</source>
            <translation>Gespeichert; tippen, um es zu ersetzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>apdesk can’t see which Leads opted out of e-mail</source>
            <translation>apdesk sieht nicht, welche Leads von E-Mails abgemeldet sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>apdesk can’t see which Contacts opted out of e-mail</source>
            <translation>apdesk sieht nicht, welche Kontakte von E-Mails abgemeldet sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>apdesk can’t see which Leads and Contacts opted out of e-mail</source>
            <translation>apdesk sieht nicht, welche Leads und Kontakte von E-Mails abgemeldet sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>So it sends them nothing. Map the field Email Opt Out in Field mappings; if it isn’t offered there, ask your Salesforce administrator to let you read it.</source>
            <translation>Deshalb wird ihnen nichts gesendet. Ordnen Sie das Feld „Email Opt Out“ in der Feldzuordnung zu; wird es dort nicht angeboten, bitten Sie Ihren Salesforce-Administrator um Leserecht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Enter the password that goes with the user name.</source>
            <translation>Geben Sie das Passwort zum Benutzernamen ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Saving…</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Journeys send their e-mails that way.</source>
            <translation>Journeys senden ihre E-Mails auf diesem Weg.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Connecting…</source>
            <translation>Wird verbunden …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>The mail server answers</source>
            <translation>Der Mailserver antwortet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>The connection works, and so does the login.</source>
            <translation>Verbindung und Anmeldung funktionieren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>The connection works.</source>
            <translation>Die Verbindung funktioniert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Sending…</source>
            <translation>Wird gesendet …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>An e-mail is on its way to {to}</source>
            <translation>Eine E-Mail ist unterwegs an {to}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/mail.py" />
            <source>Look whether it arrives, and not among the junk.</source>
            <translation>Sehen Sie nach, ob sie ankommt, und nicht im Spam-Ordner.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>No proxy</source>
            <translation>Kein Proxy</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Through this proxy</source>
            <translation>Über diesen Proxy</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>Network</source>
            <translation>Netzwerk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>How apdesk reaches Salesforce. Your mail server, and the practice org on this computer, are reached without a proxy.</source>
            <translation>Wie apdesk Salesforce erreicht. Ihr Mailserver und die Übungs-Org auf diesem Computer werden ohne Proxy erreicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Leave empty if the proxy asks for no login</source>
            <translation>Leer lassen, wenn der Proxy keine Anmeldung verlangt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>It is kept in your operating system’s store for passwords.</source>
            <translation>Es liegt im Passwortspeicher Ihres Betriebssystems.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Reached without it</source>
            <translation>Ohne ihn erreicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Certificates</source>
            <translation>Zertifikate</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>What your system trusts is trusted here, too. Where your company opens secure connections, add its own authority.</source>
            <translation>Was Ihr System für vertrauenswürdig hält, gilt auch hier. Wo Ihre Firma sichere Verbindungen öffnet, fügen Sie deren eigene Zertifizierungsstelle hinzu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>None added</source>
            <translation>Keine hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Added certificates</source>
            <translation>Eigene Zertifikate</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Choose a file…</source>
            <translation>Datei wählen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Choose a folder…</source>
            <translation>Ordner wählen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Decided for this computer in {file}. What you save here goes before it.</source>
            <translation>Für diesen Computer festgelegt in {file}. Was Sie hier speichern, geht vor.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Choose certificates</source>
            <translation>Zertifikate wählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Certificates ({patterns})</source>
            <translation>Zertifikate ({patterns})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Choose a folder of certificates</source>
            <translation>Ordner mit Zertifikaten wählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>apdesk goes that way from now on.</source>
            <translation>apdesk nimmt ab jetzt diesen Weg.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Saved, but for the password</source>
            <translation>Gespeichert, bis auf das Passwort</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>This computer has no store for passwords that can be used: the password of the proxy is kept until apdesk is closed.</source>
            <translation>Dieser Computer hat keinen nutzbaren Passwortspeicher: Das Passwort des Proxys bleibt nur, bis apdesk beendet wird.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Trying the way to Salesforce…</source>
            <translation>Der Weg zu Salesforce wird geprüft …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>{host} was reached through the proxy {proxy}.</source>
            <translation>{host} wurde über den Proxy {proxy} erreicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>{host} was reached without a proxy.</source>
            <translation>{host} wurde ohne Proxy erreicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Its certificate, issued by {issuer}, is trusted.</source>
            <translation>Das Zertifikat, ausgestellt von {issuer}, ist vertrauenswürdig.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Salesforce answers</source>
            <translation>Salesforce antwortet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/network.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/page.py" />
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/practice.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>Practice org</source>
            <translation>Übungs-Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/practice.py" />
            <source>A small imitation of Salesforce on this computer, with invented people: for trying apdesk out. Nothing that happens there leaves this computer.</source>
            <translation>Eine kleine Nachbildung von Salesforce auf diesem Computer, mit erfundenen Personen, um apdesk auszuprobieren. Nichts davon verlässt diesen Computer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/practice.py" />
            <source>apdesk is connected to it now.</source>
            <translation>apdesk ist jetzt mit ihr verbunden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/practice.py" />
            <source>It isn’t what is synced now. To try it, disconnect from Salesforce first, or start apdesk with another data directory.</source>
            <translation>Zurzeit wird etwas anderes synchronisiert. Zum Ausprobieren trennen Sie zuerst die Verbindung zu Salesforce, oder starten Sie apdesk mit einem anderen Datenordner.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/practice.py" />
            <source>You can choose it when you connect.</source>
            <translation>Sie können sie beim Verbinden wählen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/schedule.py" />
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>Schedule and safety</source>
            <translation>Zeitplan und Sicherheit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/schedule.py" />
            <source>Sync</source>
            <comment>how often</comment>
            <translation>Synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/schedule.py" />
            <source>Safety stop</source>
            <translation>Sicherheitsstopp</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/schedule.py" />
            <source>A sync that would remove more than both of these applies everything else, and asks you before it removes anything.</source>
            <translation>Eine Synchronisierung, die mehr als beides entfernen würde, führt alles andere aus und fragt Sie, bevor sie etwas entfernt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/schedule.py" />
            <source>More than this many records</source>
            <translation>Mehr als so viele Datensätze</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/schedule.py" />
            <source>and more than this share of an object</source>
            <translation>und mehr als dieser Anteil eines Objekts</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/schedule.py" />
            <source>Daily budget</source>
            <translation>Tägliches Kontingent</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <location filename="../../../apdesk/ui/settings/synced.py" />
            <source>What is synced</source>
            <translation>Was synchronisiert wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>criteria objects leads contacts companies field mappings leave remove keep</source>
            <translation>Kriterien Objekte Leads Kontakte Unternehmen Feldzuordnung herausfallen entfernen behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>connect log in again disconnect org user</source>
            <translation>verbinden neu anmelden trennen Org Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>interval minutes safety stop removals daily budget API calls</source>
            <translation>Intervall Minuten Sicherheitsstopp Entfernungen Kontingent API-Aufrufe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>proxy certificate authority connection test TLS</source>
            <translation>Proxy Zertifikat Zertifizierungsstelle Verbindung testen TLS</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>mail server SMTP sender unsubscribe password</source>
            <translation>Mailserver SMTP Absender abbestellen Passwort</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>restore copy database</source>
            <translation>wiederherstellen Kopie Datenbank</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>light dark theme appearance animations English German</source>
            <translation>hell dunkel Design Aussehen Animationen Englisch Deutsch</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>start at login tray close notifications background</source>
            <translation>Anmeldung starten Infobereich schließen Benachrichtigungen Hintergrund</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>busy sales team try demonstration</source>
            <translation>lebendig Vertrieb ausprobieren Vorführung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <location filename="../../../apdesk/ui/settings/support.py" />
            <source>Support</source>
            <translation>Support</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/sections.py" />
            <source>diagnostics logs data folder about version licences help</source>
            <translation>Diagnose Protokolle Datenordner Info Version Lizenzen Hilfe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/support.py" />
            <source>Save diagnostics…</source>
            <translation>Diagnose speichern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/support.py" />
            <source>Open the data folder</source>
            <translation>Datenordner öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/support.py" />
            <source>About apdesk</source>
            <translation>Über apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/support.py" />
            <source>One file for whoever helps you. It holds no names, addresses or passwords.</source>
            <translation>Eine Datei für alle, die Ihnen helfen. Sie enthält keine Namen, Adressen oder Passwörter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/support.py" />
            <source>apdesk keeps everything in this folder: {folder}</source>
            <translation>apdesk bewahrt alles in diesem Ordner auf: {folder}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/support.py" />
            <source>The version, and the parts that it is made of, with their licences.</source>
            <translation>Die Version und die Bestandteile mit ihren Lizenzen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/synced.py" />
            <source>Change what is synced…</source>
            <translation>Auswahl ändern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/synced.py" />
            <source>Change field mappings…</source>
            <translation>Feldzuordnung ändern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/settings/synced.py" />
            <source>Nothing yet. Connect to Salesforce, then choose.</source>
            <translation>Noch nichts. Verbinden Sie sich mit Salesforce, und wählen Sie dann.</translation>
        </message>
    </context>
</TS>
