<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/shell/address.py" />
            <source>The address can’t be opened</source>
            <translation>Die Adresse lässt sich nicht öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/address.py" />
            <source>No program was found that opens it. Copy the address and open it by hand.</source>
            <translation>Es wurde kein Programm gefunden, das sie öffnet. Kopieren Sie die Adresse und öffnen Sie sie von Hand.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/address.py" />
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/address.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>Removals wait for your approval</source>
            <translation>Entfernungen warten auf Ihre Freigabe</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>{n} records would be removed. Open the Sync page to see them.</source>
            <extracomment>For one: {n} record would be removed. Open the Sync page to see it.</extracomment>
            <translation>
                <numerusform>{n} Datensatz würde entfernt. Die Seite Synchronisierung zeigt ihn.</numerusform>
                <numerusform>{n} Datensätze würden entfernt. Die Seite Synchronisierung zeigt sie.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>{n} changes were not taken by Salesforce</source>
            <extracomment>For one: A change was not taken by Salesforce</extracomment>
            <translation>
                <numerusform>Eine Änderung wurde von Salesforce nicht angenommen</numerusform>
                <numerusform>{n} Änderungen wurden von Salesforce nicht angenommen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>The Sync page says why, and lets you correct it.</source>
            <translation>Die Seite Synchronisierung sagt, warum, und lässt Sie es korrigieren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>The journey “{name}” can’t go on</source>
            <translation>Die Journey „{name}“ kommt nicht weiter</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>{n} journeys can’t go on</source>
            <extracomment>For one: {n} journey can’t go on</extracomment>
            <translation>
                <numerusform>{n} Journey kommt nicht weiter</numerusform>
                <numerusform>{n} Journeys kommen nicht weiter</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>Journeys can’t go on</source>
            <translation>Journeys kommen nicht weiter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>A journey needs you</source>
            <translation>Eine Journey braucht Sie</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/shell/attention.py" />
            <source>{n} people can’t go on in their journeys. The Journeys page says why.</source>
            <extracomment>For one: {n} person can’t go on in a journey. The Journeys page says why.</extracomment>
            <translation>
                <numerusform>{n} Person kommt in einer Journey nicht weiter. Die Seite Journeys sagt, warum.</numerusform>
                <numerusform>{n} Personen kommen in ihren Journeys nicht weiter. Die Seite Journeys sagt, warum.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/autostart.py" />
            <source>Starting at login can't be changed</source>
            <translation>Der Start bei der Anmeldung lässt sich nicht ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/autostart.py" />
            <source>{file}: {reason}. It stays as it was.</source>
            <translation>{file}: {reason}. Es bleibt, wie es war.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/autostart.py" />
            <source>Give your user account write permission there, and try again.</source>
            <translation>Geben Sie Ihrem Benutzerkonto dort Schreibrechte, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/autostart.py" />
            <source>Keeps your Salesforce lists up to date</source>
            <translation>Hält Ihre Salesforce-Listen aktuell</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/autostart.py" />
            <source>Windows refused it</source>
            <translation>Windows hat es abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Go to</source>
            <translation>Gehe zu</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>My lists and segments</source>
            <translation>Meine Listen und Segmente</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/mac_menu.py" />
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/mac_menu.py" />
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>All contacts</source>
            <translation>Alle Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>people everybody</source>
            <translation>Personen alle Leute</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Salesforce Leads</source>
            <translation>Salesforce-Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>list</source>
            <translation>Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Salesforce Contacts</source>
            <translation>Salesforce-Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/deeds.py" />
            <source>Companies</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>accounts list</source>
            <translation>Accounts Firmen Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/deeds.py" />
            <source>Journeys</source>
            <translation>Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>campaigns automation e-mail</source>
            <translation>Kampagnen Automatisierung E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Sync</source>
            <translation>Synchronisierung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>status runs overview dashboard</source>
            <translation>Status Läufe Übersicht Dashboard Sync</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>settings options</source>
            <translation>Optionen Konfiguration</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Errors of the sync</source>
            <translation>Fehler der Synchronisierung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>failed refused problems</source>
            <translation>fehlgeschlagen abgelehnt Probleme</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Conflicts</source>
            <translation>Konflikte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>both sides changed</source>
            <translation>beide Seiten geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Changes made here</source>
            <translation>Hier gemachte Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>undo edits batches</source>
            <translation>rückgängig Bearbeitungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>API usage</source>
            <translation>API-Nutzung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>calls budget limit</source>
            <translation>Aufrufe Kontingent Grenze</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Is a record missing?</source>
            <translation>Fehlt ein Datensatz?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>why not here explain lead find</source>
            <translation>warum nicht da erklären Lead finden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Light appearance</source>
            <translation>Helles Aussehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Dark appearance</source>
            <translation>Dunkles Aussehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Appearance as the system has it</source>
            <translation>Aussehen wie im System</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>Sync now</source>
            <translation>Jetzt synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>refresh update Salesforce</source>
            <translation>aktualisieren Salesforce Sync</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>Resume syncing</source>
            <translation>Synchronisierung fortsetzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>Pause syncing</source>
            <translation>Synchronisierung anhalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>stop hold</source>
            <translation>stoppen Pause</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Search in the list</source>
            <translation>In der Liste suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>find</source>
            <translation>finden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>New contact…</source>
            <translation>Neuer Kontakt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>add create person</source>
            <translation>hinzufügen anlegen Person</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Import a CSV file…</source>
            <translation>CSV-Datei importieren …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>load spreadsheet</source>
            <translation>laden Tabelle</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Export what is shown…</source>
            <translation>Angezeigtes exportieren …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>CSV save spreadsheet</source>
            <translation>CSV speichern Tabelle</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>New list…</source>
            <translation>Neue Liste …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>New segment…</source>
            <translation>Neues Segment …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>criteria filter</source>
            <translation>Kriterien Filter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>New journey…</source>
            <translation>Neue Journey …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>campaign automation</source>
            <translation>Kampagne Automatisierung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/mac_menu.py" />
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>Quit apdesk</source>
            <translation>apdesk beenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>exit end</source>
            <translation>schließen Ende</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Connect to Salesforce…</source>
            <translation>Mit Salesforce verbinden …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>log in</source>
            <translation>anmelden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Change what is synced…</source>
            <translation>Auswahl ändern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>criteria objects leads contacts companies</source>
            <translation>Kriterien Objekte Leads Kontakte Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Change field mappings…</source>
            <translation>Feldzuordnung ändern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>fields rules</source>
            <translation>Felder Regeln</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Log in again…</source>
            <translation>Neu anmelden …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Salesforce account password</source>
            <translation>Salesforce Konto Passwort</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>theme colours mode</source>
            <translation>Design Farben Modus</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>manual glossary</source>
            <translation>Handbuch Glossar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/mac_menu.py" />
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>keys cheat sheet</source>
            <translation>Tasten Übersicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/mac_menu.py" />
            <source>Take the tour</source>
            <translation>Rundgang starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>introduction</source>
            <translation>Einführung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <location filename="../../../apdesk/ui/shell/mac_menu.py" />
            <source>Save diagnostics…</source>
            <translation>Diagnose speichern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>support logs report</source>
            <translation>Unterstützung Protokolle Bericht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>Open the data folder</source>
            <translation>Datenordner öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>files database backups logs</source>
            <translation>Dateien Datenbank Sicherungen Protokolle</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <location filename="../../../apdesk/ui/shell/mac_menu.py" />
            <source>About apdesk</source>
            <translation>Über apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/commands.py" />
            <source>version licences</source>
            <translation>Version Lizenzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>The database is damaged</source>
            <translation>Die Datenbank ist beschädigt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Looking for the newest backup that can be used…</source>
            <translation>Die neueste brauchbare Sicherung wird gesucht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Backup</source>
            <translation>Sicherung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Start anew</source>
            <translation>Neu beginnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <location filename="../../../apdesk/ui/shell/startup_error.py" />
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>Open apdesk</source>
            <translation>apdesk öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Restore a backup</source>
            <translation>Sicherung wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>apdesk goes back to how it was then, and the next sync brings the records up to date. Journeys that were live are paused.</source>
            <translation>apdesk kehrt zum damaligen Stand zurück, und die nächste Synchronisierung bringt die Datensätze auf den neuesten Stand. Journeys, die live waren, sind angehalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>apdesk begins with an empty database: you connect to Salesforce and choose what to sync once more, and the next sync brings everything from Salesforce again. What is kept here alone does not come back: edits that weren’t sent, people made here, own lists, segments, journeys, history and settings.</source>
            <translation>apdesk beginnt mit einer leeren Datenbank: Sie verbinden sich noch einmal mit Salesforce und wählen, was synchronisiert wird, und die nächste Synchronisierung holt alles wieder aus Salesforce. Was es nur hier gibt, kommt nicht zurück: nicht gesendete Änderungen, hier angelegte Personen, eigene Listen, Segmente, Journeys, Verlauf und Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>apdesk can’t read its file of records on this computer as a whole. A faulty disk, a power failure or an incomplete copy can do that.</source>
            <translation>apdesk kann seine Datei mit den Datensätzen auf diesem Computer nicht mehr vollständig lesen. Ein defekter Datenträger, ein Stromausfall oder eine unvollständige Kopie können das bewirken.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Either way the damaged file is kept beside the new one, under another name: nothing is deleted.</source>
            <translation>In beiden Fällen bleibt die beschädigte Datei unter anderem Namen neben der neuen erhalten: Nichts wird gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>apdesk can be opened again</source>
            <translation>apdesk lässt sich wieder öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>The damaged file is kept as:</source>
            <translation>Die beschädigte Datei liegt hier:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Damaged file</source>
            <translation>Beschädigte Datei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Nothing in Salesforce is lost</source>
            <translation>In Salesforce ist nichts verloren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Its records are as they were. What is lost is what you changed here after the backup, as far as apdesk hadn’t sent it yet.</source>
            <translation>Die Datensätze dort sind, wie sie waren. Verloren ist, was Sie nach der Sicherung hier geändert haben, soweit apdesk es noch nicht gesendet hatte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Its records are as they were. What is lost is what you changed here, as far as apdesk hadn’t sent it yet.</source>
            <translation>Die Datensätze dort sind, wie sie waren. Verloren ist, was Sie hier geändert haben, soweit apdesk es noch nicht gesendet hatte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>can’t be used</source>
            <translation>nicht brauchbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Restore the backup of {when}</source>
            <translation>Sicherung vom {when} wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Restoring…</source>
            <translation>Wird wiederhergestellt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Moving the damaged file aside…</source>
            <translation>Die beschädigte Datei wird beiseitegelegt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>The backup of {when} was restored</source>
            <translation>Die Sicherung vom {when} wurde wiederhergestellt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>The next sync brings the records up to date. Journeys that were live are paused, since the backup doesn’t know what they did since: look who is where, then resume them.</source>
            <translation>Die nächste Synchronisierung bringt die Datensätze auf den neuesten Stand. Journeys, die live waren, sind angehalten, da die Sicherung nicht weiß, was sie seither getan haben: Sehen Sie nach, wer wo ist, und setzen Sie sie dann fort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>apdesk starts anew</source>
            <translation>apdesk beginnt neu</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Connect to Salesforce and choose what to sync; the next sync brings everything from Salesforce again. The backups are still there, in the Preferences.</source>
            <translation>Verbinden Sie sich mit Salesforce und wählen Sie, was synchronisiert wird; die nächste Synchronisierung holt alles wieder aus Salesforce. Die Sicherungen sind noch da, in den Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>Connect to Salesforce and choose what to sync; the next sync brings everything from Salesforce again.</source>
            <translation>Verbinden Sie sich mit Salesforce und wählen Sie, was synchronisiert wird; die nächste Synchronisierung holt alles wieder aus Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>There is no backup.</source>
            <translation>Es gibt keine Sicherung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/damaged.py" />
            <source>None of the backups can be used: they are damaged too, or were made by a newer apdesk.</source>
            <translation>Keine der Sicherungen ist brauchbar: Sie sind ebenfalls beschädigt oder stammen von einem neueren apdesk.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/deeds.py" />
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/list_news.py" />
            <source>Log in again</source>
            <translation>Erneut anmelden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_lists.py" />
            <source>My lists</source>
            <translation>Meine Listen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_lists.py" />
            <source>New list</source>
            <translation>Neue Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_lists.py" />
            <source>None yet. Select people and choose “Add to list…”, or press +.</source>
            <translation>Noch keine. Wählen Sie Personen aus und dann „Zur Liste hinzufügen …“, oder drücken Sie +.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_lists.py" />
            <source>Segments</source>
            <translation>Segmente</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_lists.py" />
            <source>New segment</source>
            <translation>Neues Segment</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_lists.py" />
            <source>None yet. Press + and say who belongs to it: it fills itself.</source>
            <translation>Noch keine. Drücken Sie + und sagen Sie, wer dazugehört: Es füllt sich selbst.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_section.py" />
            <source>Edit criteria…</source>
            <translation>Kriterien bearbeiten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_section.py" />
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/own_section.py" />
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/practice.py" />
            <source>Let the practice org live</source>
            <translation>Die Übungs-Org leben lassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/practice.py" />
            <source>Leads arrive, change, leave and convert every few seconds. While they do, apdesk syncs every minute; Sync now (F5) does it at once.</source>
            <translation>Alle paar Sekunden kommen Leads hinzu, ändern sich, gehen oder werden konvertiert. So lange synchronisiert apdesk jede Minute; „Jetzt synchronisieren“ (F5) tut es sofort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/practice.py" />
            <source>Leads then arrive, change, leave and convert every few seconds, as in an org.</source>
            <translation>Dann kommen alle paar Sekunden Leads hinzu, ändern sich, gehen oder werden konvertiert, wie in einer echten Org.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/process.py" />
            <source>apdesk can't open a window here</source>
            <translation>apdesk kann hier kein Fenster öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/process.py" />
            <source>Qt, which draws it, says: “{reason}”. Nothing was started or changed.</source>
            <translation>Qt, das es zeichnet, meldet: „{reason}“. Nichts wurde gestartet oder geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/process.py" />
            <source>Log in to a desktop and start apdesk there. On a computer without a screen, use the verbs (apdesk --help), or a virtual screen (xvfb-run -a apdesk). If a system library is missing, `python3 packaging/bootstrap.py app` names it.</source>
            <translation>Melden Sie sich an einem Desktop an und starten Sie apdesk dort. Auf einem Rechner ohne Bildschirm helfen die Befehle (apdesk --help) oder ein virtueller Bildschirm (xvfb-run -a apdesk). Fehlt eine Systembibliothek, nennt `python3 packaging/bootstrap.py app` sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/startup_error.py" />
            <source>apdesk can’t start</source>
            <translation>apdesk kann nicht starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/startup_error.py" />
            <source>What to do</source>
            <translation>Was Sie tun können</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/startup_error.py" />
            <source>Data directory: {folder}</source>
            <translation>Datenordner: {folder}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>apdesk: {status}. Something needs you.</source>
            <translation>apdesk: {status}. Etwas braucht Sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>apdesk: {status}</source>
            <translation>apdesk: {status}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>apdesk goes on in the tray</source>
            <translation>apdesk läuft im Infobereich weiter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/shell/tray.py" />
            <source>Your lists stay up to date. To end apdesk, choose Quit in the menu of its icon; the Preferences say whether closing the window does so, too.</source>
            <translation>Ihre Listen bleiben aktuell. Beendet wird apdesk im Menü seines Symbols; in den Einstellungen steht, ob das Schließen des Fensters es auch tut.</translation>
        </message>
    </context>
</TS>
