<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/store/answering.py" />
            <source>There is no field “{field}” in this list.</source>
            <translation>Ein Feld „{field}“ gibt es in dieser Liste nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>That is no backup</source>
            <translation>Das ist keine Sicherung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>{name} isn't there, or is no database of apdesk. Nothing was changed.</source>
            <translation>{name} fehlt oder ist keine Datenbank von apdesk. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>Choose one of the backups in the list.</source>
            <translation>Wählen Sie eine der Sicherungen in der Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>The backup is damaged</source>
            <translation>Die Sicherung ist beschädigt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>{name} can't be read as a whole. Nothing was changed.</source>
            <translation>{name} kann nicht vollständig gelesen werden. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>Choose another backup.</source>
            <translation>Wählen Sie eine andere Sicherung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>The backup was made by a newer apdesk</source>
            <translation>Die Sicherung stammt von einem neueren apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>{name} has format {version}; this apdesk knows formats up to {known}. Nothing was changed.</source>
            <translation>{name} hat Format {version}; dieses apdesk kennt Formate bis {known}. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/backups.py" />
            <source>Install the newest apdesk, then restore it.</source>
            <translation>Installieren Sie das neueste apdesk, und stellen Sie sie dann wieder her.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/database.py" />
            <source>the file is empty</source>
            <translation>die Datei ist leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>{path} can't be read as a whole ({reason}). Nothing in it was changed.</source>
            <translation>{path} kann nicht vollständig gelesen werden ({reason}). Darin wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>{path} can't be read as a whole. Nothing in it was changed.</source>
            <translation>{path} kann nicht vollständig gelesen werden. Darin wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>The database is damaged</source>
            <translation>Die Datenbank ist beschädigt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Open apdesk: its window offers to restore a backup or to start anew. Without a window, “apdesk backups list” names the backups, and “apdesk backups restore NAME” puts one in place.</source>
            <translation>Öffnen Sie apdesk: Das Fenster bietet an, eine Sicherung wiederherzustellen oder neu zu beginnen. Ohne Fenster nennt „apdesk backups list“ die Sicherungen, und „apdesk backups restore NAME“ spielt eine ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Another apdesk has the database open</source>
            <translation>Ein anderes apdesk hat die Datenbank geöffnet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>A window or a command of apdesk, or another program, works with {path}. It can't be replaced meanwhile. Nothing was changed.</source>
            <translation>Ein Fenster oder Befehl von apdesk oder ein anderes Programm arbeitet mit {path}. Solange lässt sich die Datei nicht ersetzen. Nichts wurde geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Quit it there (look into the tray, too), then try again.</source>
            <translation>Beenden Sie es dort (sehen Sie auch im Infobereich nach), und versuchen Sie es dann noch einmal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>The database was written by a newer apdesk</source>
            <translation>Die Datenbank wurde von einem neueren apdesk geschrieben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>{path} has format {found}; this apdesk knows formats up to {known}. It was not opened, so that nothing in it is lost.</source>
            <translation>{path} hat Format {found}; dieses apdesk kennt Formate bis {known}. Sie wurde nicht geöffnet, damit darin nichts verloren geht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Install the newest apdesk, or choose another data directory with --data-dir.</source>
            <translation>Installieren Sie das neueste apdesk, oder wählen Sie mit --data-dir einen anderen Datenordner.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>That file is not an apdesk database</source>
            <translation>Diese Datei ist keine Datenbank von apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>{path} is a database of another program. It was not changed.</source>
            <translation>{path} ist eine Datenbank eines anderen Programms. Sie wurde nicht geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Choose another data directory with --data-dir, or move that file away.</source>
            <translation>Wählen Sie mit --data-dir einen anderen Datenordner, oder verschieben Sie diese Datei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>The disk is full</source>
            <translation>Der Datenträger ist voll</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>There is no room left to write {path}. What was stored before is safe; the last step was not stored.</source>
            <translation>Es ist kein Platz mehr, um {path} zu schreiben. Was vorher gespeichert wurde, ist sicher; der letzte Schritt wurde nicht gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Free some space, then sync again: apdesk goes on where it stopped.</source>
            <translation>Schaffen Sie Platz, und synchronisieren Sie erneut: apdesk macht dort weiter, wo es aufgehört hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>The database can't be written</source>
            <translation>Die Datenbank kann nicht geschrieben werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>{path} or its folder is read-only for your user account. Nothing was changed.</source>
            <translation>{path} oder der Ordner ist für Ihr Benutzerkonto schreibgeschützt. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Give your user account write permission there, or choose another data directory with --data-dir.</source>
            <translation>Geben Sie Ihrem Benutzerkonto dort Schreibrechte, oder wählen Sie mit --data-dir einen anderen Datenordner.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>The database is in use</source>
            <translation>Die Datenbank wird gerade verwendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Another program or another apdesk holds {path} and didn't let go in time. Nothing was changed.</source>
            <translation>Ein anderes Programm oder ein anderes apdesk hält {path} fest und hat nicht rechtzeitig losgelassen. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Close the other program, then try again.</source>
            <translation>Schließen Sie das andere Programm, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>The database can't be reached</source>
            <translation>Die Datenbank ist nicht erreichbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>{path}: {detail}. What was stored before is unchanged.</source>
            <translation>{path}: {detail}. Was vorher gespeichert wurde, ist unverändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>Check that the disk is connected and works, then try again.</source>
            <translation>Prüfen Sie, ob der Datenträger verbunden ist und funktioniert, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>apdesk misused its database</source>
            <translation>apdesk hat seine Datenbank falsch verwendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <source>{what}. Nothing of this step was stored.</source>
            <translation>{what}. Von diesem Schritt wurde nichts gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/errors.py" />
            <location filename="../../../apdesk/store/load/loader.py" />
            <source>Please send the diagnostics file.</source>
            <translation>Bitte senden Sie uns die Diagnosedatei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>These values of {name} never reached Salesforce: {reason}. They are kept here.</source>
            <translation>Diese Werte von {name} haben Salesforce nie erreicht: {reason}. Sie bleiben hier erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>the record</source>
            <translation>dem Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>Copy what you need, then dismiss this entry.</source>
            <translation>Kopieren Sie, was Sie brauchen, und verwerfen Sie diesen Eintrag dann.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>Deleted in Salesforce before the changes were sent</source>
            <translation>In Salesforce gelöscht, bevor die Änderungen gesendet wurden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>the record was deleted there</source>
            <translation>der Datensatz wurde dort gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>Merged in Salesforce before the changes were sent</source>
            <translation>In Salesforce zusammengeführt, bevor die Änderungen gesendet wurden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>the record was merged there into one that isn't here</source>
            <translation>der Datensatz wurde dort mit einem zusammengeführt, der nicht hier ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>Converted in Salesforce before the changes were sent</source>
            <translation>In Salesforce konvertiert, bevor die Änderungen gesendet wurden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>the lead was converted there to a contact that isn't here</source>
            <translation>der Lead wurde dort in einen Kontakt konvertiert, der nicht hier ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>Changes that the new record has no field for</source>
            <translation>Änderungen, für die der neue Datensatz kein Feld hat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>the record goes on as another one, which has no such field to be written</source>
            <translation>der Datensatz geht als ein anderer weiter, der kein solches beschreibbares Feld hat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>the record no longer meets your criteria</source>
            <translation>der Datensatz erfüllt Ihre Kriterien nicht mehr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>the record left apdesk ({reason})</source>
            <translation>der Datensatz hat apdesk verlassen ({reason})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/failures.py" />
            <source>Left apdesk before the changes were sent</source>
            <translation>Hat apdesk verlassen, bevor die Änderungen gesendet wurden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/acting.py" />
            <source>{author} set {field}</source>
            <translation>{author} hat {field} gesetzt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>The journey isn't running</source>
            <translation>Die Journey läuft nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>Nobody can be put into a journey that isn't published, or that is paused.</source>
            <translation>In eine Journey, die nicht veröffentlicht oder angehalten ist, kann niemand gesetzt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>Publish it, or let it go on, and try again.</source>
            <translation>Veröffentlichen Sie sie, oder lassen Sie sie weiterlaufen, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>The journey takes nobody by hand</source>
            <translation>Die Journey nimmt niemanden von Hand auf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>“{name}” has no trigger “{trigger}”.</source>
            <translation>„{name}“ hat keinen Auslöser „{trigger}“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>Put that trigger into the journey and publish it again.</source>
            <translation>Setzen Sie diesen Auslöser in die Journey, und veröffentlichen Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>The journey needs a name</source>
            <translation>Die Journey braucht einen Namen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>A name has 1 to {most} characters.</source>
            <translation>Ein Name hat 1 bis {most} Zeichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>Type another name.</source>
            <translation>Geben Sie einen anderen Namen ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>There is a journey of that name</source>
            <translation>Eine Journey dieses Namens gibt es schon</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>“{name}” is taken.</source>
            <translation>„{name}“ ist vergeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>The journey is gone</source>
            <translation>Die Journey ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>It was deleted meanwhile.</source>
            <translation>Sie wurde inzwischen gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/catalogue.py" />
            <source>Go back to the list of journeys.</source>
            <translation>Gehen Sie zurück zur Liste der Journeys.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>A segment is gone</source>
            <translation>Ein Segment ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>The journey asks for the segment “{name}”, which isn't there any more.</source>
            <translation>Die Journey fragt nach dem Segment „{name}“, das nicht mehr da ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>Choose another segment in the journey and publish it again.</source>
            <translation>Wählen Sie in der Journey ein anderes Segment, und veröffentlichen Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>A list is gone</source>
            <translation>Eine Liste ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>The journey works with the list “{name}”, which isn't there any more.</source>
            <translation>Die Journey arbeitet mit der Liste „{name}“, die nicht mehr da ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>Choose another list in the journey and publish it again.</source>
            <translation>Wählen Sie in der Journey eine andere Liste, und veröffentlichen Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>The members of a campaign aren't here yet</source>
            <translation>Die Mitglieder einer Kampagne sind noch nicht hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>The journey asks who is in the campaign “{campaign}”, which couldn't be read from Salesforce so far. The people in that step wait.</source>
            <translation>Die Journey fragt, wer in der Kampagne „{campaign}“ ist; sie konnte bisher nicht aus Salesforce gelesen werden. Die Personen in diesem Schritt warten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>They go on by themselves once it is read. If that doesn't happen with the next sync, look whether the campaign is still there and you may see it in Salesforce.</source>
            <translation>Sie gehen von selbst weiter, sobald sie gelesen ist. Geschieht das nicht mit der nächsten Synchronisierung, sehen Sie nach, ob es die Kampagne in Salesforce noch gibt und Sie sie sehen dürfen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>The step has no criteria.</source>
            <translation>Der Schritt hat keine Kriterien.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/conditions.py" />
            <source>There is no field “{field}” any more.</source>
            <translation>Ein Feld „{field}“ gibt es nicht mehr.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/effects.py" />
            <source>Went on without it, as you chose</source>
            <translation>Ging ohne das weiter, wie von Ihnen gewählt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>The template is gone</source>
            <translation>Die Vorlage ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>It was deleted in the meantime. Nothing was stored.</source>
            <translation>Sie wurde inzwischen gelöscht. Es wurde nichts gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>Make a new template of it.</source>
            <translation>Machen Sie daraus eine neue Vorlage.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>The template has no name</source>
            <translation>Die Vorlage hat keinen Namen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>Journeys find a template by its name. Nothing was stored.</source>
            <translation>Journeys finden eine Vorlage über ihren Namen. Es wurde nichts gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Type a name.</source>
            <translation>Geben Sie einen Namen ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <location filename="../../../apdesk/store/list_names.py" />
            <source>The name is too long</source>
            <translation>Der Name ist zu lang</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>It has {length} characters; {most} are possible. Nothing was stored.</source>
            <translation>Er hat {length} Zeichen; möglich sind {most}. Es wurde nichts gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Choose a shorter name.</source>
            <translation>Wählen Sie einen kürzeren Namen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <location filename="../../../apdesk/store/list_names.py" />
            <source>The name is taken</source>
            <translation>Der Name ist vergeben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>There is a template called “{name}” already. Nothing was stored.</source>
            <translation>Eine Vorlage namens „{name}“ gibt es schon. Es wurde nichts gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Choose another name.</source>
            <translation>Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>The template is in use</source>
            <translation>Die Vorlage wird verwendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>“{name}” is sent by {journeys}. Nothing was deleted.</source>
            <translation>„{name}“ wird gesendet von {journeys}. Es wurde nichts gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/mail_templates.py" />
            <source>Choose another template there first, and publish the journey.</source>
            <translation>Wählen Sie dort zuerst eine andere Vorlage, und veröffentlichen Sie die Journey.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/numbers.py" />
            <source>Came in: {step}</source>
            <translation>Hereingekommen: {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/numbers.py" />
            <source>Ejected at: {step}</source>
            <translation>Herausgenommen bei: {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/numbers.py" />
            <source>Waits at: {step}</source>
            <translation>Wartet bei: {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/numbers.py" />
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/journeys/numbers.py" />
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>There is a list called “{name}” already.</source>
            <translation>Eine Liste namens „{name}“ gibt es schon.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>There is a segment called “{name}” already.</source>
            <translation>Ein Segment namens „{name}“ gibt es schon.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>The name is empty</source>
            <translation>Der Name ist leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>A list without a name couldn't be found again. Nothing was changed.</source>
            <translation>Eine Liste ohne Namen wäre nicht wiederzufinden. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>It has {length} characters; {most} are possible. Nothing was changed.</source>
            <translation>Er hat {length} Zeichen; möglich sind {most}. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>“{name}” is the name of a list that is always there.</source>
            <translation>„{name}“ ist der Name einer Liste, die es immer gibt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>All contacts</source>
            <translation>Alle Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Salesforce Leads</source>
            <translation>Salesforce-Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Salesforce Contacts</source>
            <translation>Salesforce-Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Companies</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Nothing was changed.</source>
            <translation>Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>The list is gone</source>
            <translation>Die Liste ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>It was deleted in the meantime. The people of the list are still here.</source>
            <translation>Sie wurde inzwischen gelöscht. Die Personen der Liste sind noch hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>Choose another one.</source>
            <translation>Wählen Sie etwas anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>The segment is gone</source>
            <translation>Das Segment ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/list_names.py" />
            <source>It was deleted in the meantime. The people of the segment are still here.</source>
            <translation>Es wurde inzwischen gelöscht. Die Personen des Segments sind noch hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>apdesk ID</source>
            <comment>a column</comment>
            <translation>apdesk-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Salesforce ID</source>
            <comment>a column</comment>
            <translation>Salesforce-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Salesforce object</source>
            <comment>a column</comment>
            <translation>Salesforce-Objekt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Sync state</source>
            <comment>a column</comment>
            <translation>Stand der Synchronisierung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Entered</source>
            <comment>a column</comment>
            <translation>Hinzugekommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Last change here</source>
            <comment>a column</comment>
            <translation>Letzte Änderung hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Unsent changes</source>
            <comment>a column</comment>
            <translation>Ungesendete Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Not sent: needs you</source>
            <translation>Nicht gesendet: braucht Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Conflict</source>
            <translation>Konflikt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/lists.py" />
            <source>Waiting to be sent</source>
            <translation>Wartet auf das Senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/load/loader.py" />
            <source>it ended by itself</source>
            <translation>es endete von selbst</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/load/loader.py" />
            <source>apdesk's loading of records failed</source>
            <translation>Das Laden von Datensätzen ist in apdesk fehlgeschlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/load/loader.py" />
            <source>{reason}. Nothing of this step was stored.</source>
            <translation>{reason}. Von diesem Schritt wurde nichts gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/load/loader.py" />
            <source>apdesk's loading of records was broken off</source>
            <translation>Das Laden von Datensätzen wurde in apdesk abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/load/loader.py" />
            <source>The program that stores the records from Salesforce can't go on: {why}. What was stored before is safe; the last step was not stored.</source>
            <translation>Das Programm, das die Datensätze aus Salesforce speichert, kann nicht weitermachen: {why}. Was vorher gespeichert wurde, ist sicher; der letzte Schritt wurde nicht gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/load/loader.py" />
            <source>Sync again: apdesk goes on where it stopped. If it happens again, close other programs: the memory of this computer may be full.</source>
            <translation>Synchronisieren Sie erneut: apdesk macht dort weiter, wo es aufgehört hat. Geschieht es wieder, schließen Sie andere Programme: Vielleicht ist der Arbeitsspeicher dieses Computers voll.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>The field can't be written on a {object} of Salesforce. Nothing was changed.</source>
            <translation>Das Feld kann in Salesforce bei {object} nicht geschrieben werden. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>The field can't be written here. Nothing was changed.</source>
            <translation>Das Feld kann hier nicht geschrieben werden. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>“{label}” can't be changed</source>
            <translation>„{label}“ kann nicht geändert werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>Look at the field mappings in the preferences, or change it in Salesforce.</source>
            <translation>Sehen Sie in der Feldzuordnung der Einstellungen nach, oder ändern Sie es in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>The record is gone</source>
            <translation>Der Datensatz ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>It was removed meanwhile: it left your criteria, or was deleted in Salesforce. Nothing was changed.</source>
            <translation>Er wurde inzwischen entfernt: Er fiel aus Ihren Kriterien oder wurde in Salesforce gelöscht. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>A synced record can't be deleted here</source>
            <translation>Ein synchronisierter Datensatz kann hier nicht gelöscht werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>{names}: Salesforce has it, and it would come back. Nothing was deleted.</source>
            <translation>{names}: In Salesforce vorhanden, würde also wiederkommen. Es wurde nichts gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>Delete it in Salesforce; the next run then removes it here.</source>
            <translation>Löschen Sie ihn in Salesforce; der nächste Lauf entfernt ihn dann hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>The record is being created in Salesforce</source>
            <translation>Der Datensatz wird gerade in Salesforce angelegt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>{names}: the answer of Salesforce isn't known yet. Nothing was deleted.</source>
            <translation>{names}: Die Antwort von Salesforce ist noch nicht bekannt. Es wurde nichts gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>Sync now, then look again.</source>
            <translation>Synchronisieren Sie jetzt, und sehen Sie dann wieder nach.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>The conflict is settled</source>
            <translation>Der Konflikt ist erledigt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>It was settled already, or its record is gone. Nothing was changed.</source>
            <translation>Er wurde schon erledigt, oder sein Datensatz ist nicht mehr da. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>There is nothing to undo</source>
            <translation>Es gibt nichts rückgängig zu machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/refusals.py" />
            <source>These changes are no longer known: their records are gone. Nothing was changed.</source>
            <translation>Diese Änderungen sind nicht mehr bekannt: Ihre Datensätze sind nicht mehr da. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/segments.py" />
            <source>The segment has no criteria</source>
            <translation>Das Segment hat keine Kriterien</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/segments.py" />
            <source>It would be everybody, which All contacts is already. Nothing was changed.</source>
            <translation>Es wären alle, und das ist „Alle Kontakte“ schon. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/segments.py" />
            <source>Add a criterion.</source>
            <translation>Fügen Sie ein Kriterium hinzu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/troubles.py" />
            <source>Used the other value of {field}</source>
            <translation>Den anderen Wert von {field} verwendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>Undone: {title}</source>
            <translation>Rückgängig gemacht: {title}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>It was created in Salesforce.</source>
            <translation>Es wurde in Salesforce angelegt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>Undone: run {number}</source>
            <translation>Rückgängig gemacht: Lauf {number}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>It is in Salesforce by now.</source>
            <translation>Es ist inzwischen in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>It is being created in Salesforce.</source>
            <translation>Es wird gerade in Salesforce angelegt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>It was changed since.</source>
            <translation>Seither geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>The field can't be written.</source>
            <translation>Das Feld kann nicht geschrieben werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/store/undoing.py" />
            <source>An undo opts nobody in to mail again.</source>
            <translation>Ein Zurücknehmen meldet niemanden wieder für E-Mails an.</translation>
        </message>
    </context>
</TS>
