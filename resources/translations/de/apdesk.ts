<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/launcher.py" />
            <source>The practice org doesn’t answer</source>
            <translation>Die Übungs-Org antwortet nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/launcher.py" />
            <source>Its process has ended. Nothing of yours was touched.</source>
            <translation>Ihr Prozess ist beendet. Von Ihren Daten wurde nichts angerührt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/launcher.py" />
            <source>Quit apdesk and start it again; it starts the practice org, too.</source>
            <translation>Beenden Sie apdesk und starten Sie es neu; dabei startet auch die Übungs-Org.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/launcher.py" />
            <source>The practice org couldn't be started</source>
            <translation>Die Übungs-Org konnte nicht gestartet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/launcher.py" />
            <source>Its process ended before it was ready. Nothing of yours was touched.</source>
            <translation>Ihr Prozess endete, bevor sie bereit war. Von Ihren Daten wurde nichts angerührt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/launcher.py" />
            <source>Check that the disk has free space and try again; or connect to a real org.</source>
            <translation>Prüfen Sie, ob auf dem Datenträger Platz ist, und versuchen Sie es erneut; oder verbinden Sie sich mit einer echten Org.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/paths.py" />
            <source>apdesk can't write to its data directory</source>
            <translation>apdesk kann in seinen Datenordner nicht schreiben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/paths.py" />
            <source>{path}: {reason}. Nothing can be stored, so nothing was started or changed.</source>
            <translation>{path}: {reason}. Es kann nichts gespeichert werden, deshalb wurde nichts gestartet oder geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/paths.py" />
            <source>Give your user account write permission there, free some space, or start apdesk with --data-dir and another directory.</source>
            <translation>Geben Sie Ihrem Benutzerkonto dort Schreibrechte, schaffen Sie Platz, oder starten Sie apdesk mit --data-dir und einem anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/paths.py" />
            <source>That can't be apdesk's data directory</source>
            <translation>Das kann nicht der Datenordner von apdesk sein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/paths.py" />
            <source>{path} holds more than apdesk's files, and apdesk makes its directory readable by you alone. Nothing was started or changed.</source>
            <translation>{path} enthält nicht nur Dateien von apdesk, und apdesk macht seinen Ordner nur für Sie lesbar. Es wurde nichts gestartet oder geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/paths.py" />
            <source>Name a directory of its own, for example --data-dir {directory}</source>
            <translation>Nennen Sie einen eigenen Ordner, zum Beispiel --data-dir {directory}</translation>
        </message>
    </context>
</TS>
