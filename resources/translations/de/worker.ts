<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/worker/diagnostics.py" />
            <source>The diagnostics can't be written</source>
            <translation>Die Diagnose kann nicht geschrieben werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/diagnostics.py" />
            <source>{file}: {reason}. Nothing was saved.</source>
            <translation>{file}: {reason}. Es wurde nichts gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/diagnostics.py" />
            <source>Choose another folder, or free some space.</source>
            <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/edit_forms.py" />
            <source>No name</source>
            <translation>Ohne Namen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/editing.py" />
            <source>{field} filled in</source>
            <translation>{field} ergänzt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/explaining.py" />
            <source>All records of this object are synced.</source>
            <translation>Alle Datensätze dieses Objekts werden synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/extracts.py" />
            <location filename="../../../apdesk/worker/readers.py" />
            <source>The file can't be written</source>
            <translation>Die Datei kann nicht geschrieben werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/extracts.py" />
            <source>{target}: {reason}. Nothing was handed over.</source>
            <translation>{target}: {reason}. Es wurde nichts übergeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/extracts.py" />
            <source>Free some space, or export the list to another folder.</source>
            <translation>Schaffen Sie Platz, oder exportieren Sie die Liste in einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journey_choices.py" />
            <location filename="../../../apdesk/worker/journey_world.py" />
            <source>Contact</source>
            <translation>Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journey_choices.py" />
            <location filename="../../../apdesk/worker/journey_world.py" />
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journey_choices.py" />
            <source>not active</source>
            <translation>nicht aktiv</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>{name} (copy)</source>
            <translation>{name} (Kopie)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>The file can't be read</source>
            <translation>Die Datei kann nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>{source}: {reason}. Nothing was imported.</source>
            <translation>{source}: {reason}. Es wurde nichts importiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>Choose another file.</source>
            <translation>Wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>The file is too large for a journey.</source>
            <translation>Die Datei ist zu groß für eine Journey.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>It is no JSON file.</source>
            <translation>Es ist keine JSON-Datei.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>And {n} more.</source>
            <extracomment>For one: And {n} more.</extracomment>
            <translation>
                <numerusform>Und {n} weiteres.</numerusform>
                <numerusform>Und {n} weitere.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>The journey can't be published yet</source>
            <translation>Die Journey kann noch nicht veröffentlicht werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/journeys.py" />
            <source>Nothing was published. See the list of problems below the canvas.</source>
            <translation>Es wurde nichts veröffentlicht. Die Liste der Probleme steht unter der Arbeitsfläche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/messages.py" />
            <location filename="../../../apdesk/worker/tasks.py" />
            <source>Something went wrong inside apdesk</source>
            <translation>In apdesk ist etwas schiefgegangen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/messages.py" />
            <source>The run ended because of a defect of apdesk ({kind}). What was stored before is complete; nothing of your org was changed.</source>
            <translation>Der Lauf endete wegen eines Fehlers in apdesk ({kind}). Was vorher gespeichert wurde, ist vollständig; in Ihrer Org wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/messages.py" />
            <source>Try it again. If it comes back, save the log folder and send it to us.</source>
            <translation>Versuchen Sie es erneut. Tritt es wieder auf, sichern Sie den Protokollordner und senden Sie ihn uns.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/org_kind.py" />
            <source>Production</source>
            <translation>Produktion</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/org_kind.py" />
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/org_kind.py" />
            <source>On this computer</source>
            <translation>Auf diesem Computer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/readers.py" />
            <source>{target}: {reason}. Nothing was exported.</source>
            <translation>{target}: {reason}. Es wurde nichts exportiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/readers.py" />
            <source>Choose another folder, or close the program that has the file open.</source>
            <translation>Wählen Sie einen anderen Ordner, oder schließen Sie das Programm, das die Datei geöffnet hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>Checking what this user may see…</source>
            <translation>Es wird geprüft, was dieser Benutzer sehen darf …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>Reading the fields of Leads, Contacts and Accounts…</source>
            <translation>Die Felder von Leads, Kontakten und Unternehmen werden gelesen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>apdesk isn’t connected</source>
            <translation>apdesk ist nicht verbunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>There is no org to ask.</source>
            <translation>Es gibt keine Org, die gefragt werden könnte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>Connect to Salesforce first.</source>
            <translation>Verbinden Sie sich zuerst mit Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>{object} can’t be read</source>
            <translation>{object} kann nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>This user doesn’t see the object, so its records can’t be counted.</source>
            <translation>Dieser Benutzer sieht das Objekt nicht, deshalb können seine Datensätze nicht gezählt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/setup.py" />
            <source>Ask an administrator for access, then refresh the Salesforce fields.</source>
            <translation>Bitten Sie einen Administrator um Zugriff, und aktualisieren Sie dann die Salesforce-Felder.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/tasks.py" />
            <source>This is a defect of apdesk, not of your org. Nothing was changed by this step.</source>
            <translation>Das ist ein Fehler in apdesk, nicht in Ihrer Org. Dieser Schritt hat nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/tasks.py" />
            <source>Try it again. If it comes back, save the diagnostics file (Help menu) and send it to us.</source>
            <translation>Versuchen Sie es erneut. Tritt es wieder auf, speichern Sie die Diagnosedatei (Menü „Hilfe“) und senden Sie sie uns.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/troubles.py" />
            <source>Corrected: {title}</source>
            <translation>Berichtigt: {title}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/upkeep.py" />
            <source>A sync is still under way</source>
            <translation>Eine Synchronisierung läuft noch</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/upkeep.py" />
            <source>A backup can’t be put in place while another window or command of apdesk syncs this data. Nothing was changed.</source>
            <translation>Eine Sicherung kann nicht wiederhergestellt werden, solange ein anderes Fenster oder ein anderer Befehl von apdesk diese Daten synchronisiert. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/worker/upkeep.py" />
            <source>Wait until it has ended, or stop it there, and restore the backup then.</source>
            <translation>Warten Sie, bis sie beendet ist, oder stoppen Sie sie dort, und stellen Sie die Sicherung dann wieder her.</translation>
        </message>
    </context>
</TS>
