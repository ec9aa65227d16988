<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>About apdesk</source>
            <translation>Über apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Version {version}</source>
            <translation>Version {version}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Part</source>
            <translation>Bestandteil</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Parts</source>
            <translation>Bestandteile</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Licence text</source>
            <translation>Lizenztext</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Copy versions</source>
            <translation>Versionen kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>Open all licences</source>
            <translation>Alle Lizenzen öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/about.py" />
            <source>apdesk keeps your Salesforce leads, contacts and companies in step with this computer, and takes people through journeys. It is free software under the MIT licence, and stands on the work of many others:</source>
            <translation>apdesk hält Ihre Leads, Kontakte und Unternehmen aus Salesforce auf diesem Computer aktuell und führt Menschen durch Journeys. Es ist freie Software unter der MIT-Lizenz und beruht auf der Arbeit vieler anderer:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>apdesk met a defect</source>
            <translation>Ein Fehler in apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Copy the report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Save diagnostics…</source>
            <translation>Diagnose speichern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Restart apdesk</source>
            <translation>apdesk neu starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Go on</source>
            <translation>Weiterarbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Something went wrong inside apdesk</source>
            <translation>In apdesk ist etwas schiefgegangen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Your data is kept</source>
            <translation>Ihre Daten sind erhalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>This is a defect of apdesk. Your records here, your changes and Salesforce are not affected: everything is stored in whole steps.</source>
            <translation>Dies ist ein Fehler von apdesk. Ihre Datensätze hier, Ihre Änderungen und Salesforce sind nicht betroffen: Alles wird in ganzen Schritten gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>You can go on working. If something looks wrong or it comes back, restart apdesk, and send this report to whoever helps you:</source>
            <translation>Sie können weiterarbeiten. Wenn etwas falsch aussieht oder der Fehler wiederkommt, starten Sie apdesk neu, und senden Sie diesen Bericht an jemanden, der Ihnen hilft:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/crash.py" />
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Save diagnostics</source>
            <translation>Diagnose speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Show it in its folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Save…</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Versions, the operating system, the screens</source>
            <translation>Versionen, Betriebssystem, Bildschirme</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Settings; of the criteria only fields and operators</source>
            <translation>Einstellungen; von den Kriterien nur Felder und Operatoren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>How many records, changes, errors and journeys there are, and a check of the file</source>
            <translation>Wie viele Datensätze, Änderungen, Fehler und Journeys es gibt, und eine Prüfung der Datei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>The last syncs: when, how long, error codes; calls by hour</source>
            <translation>Die letzten Synchronisierungen: wann, wie lange, Fehlercodes; Aufrufe pro Stunde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>The logs, with names, addresses and numbers of people taken out</source>
            <translation>Die Protokolle, ohne Namen, Adressen und Nummern von Personen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>A file for whoever helps you</source>
            <translation>Eine Datei für alle, die Ihnen helfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>apdesk sends nothing by itself. You save one file, look into it if you like, and hand it on. In it are:</source>
            <translation>apdesk sendet nichts von selbst. Sie speichern eine Datei, sehen hinein, wenn Sie möchten, und geben sie weiter. Darin sind:</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Not in it: your records, names, e-mail addresses, passwords, and the login to Salesforce.</source>
            <translation>Nicht darin: Ihre Datensätze, Namen, E-Mail-Adressen, Passwörter und die Anmeldung bei Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Zip files ({pattern})</source>
            <translation>Zip-Dateien ({pattern})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Saving…</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/diagnostics.py" />
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/parts.py" />
            <source>public domain</source>
            <translation>gemeinfrei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/parts.py" />
            <source>Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are libraries of their own beside apdesk, and you may put other versions in their place. Their source: https://code.qt.io. The licence: https://www.gnu.org/licenses/lgpl-3.0.html</source>
            <translation>Qt und PySide6 werden unter der GNU Lesser General Public License, Version 3, verwendet. Sie liegen als eigene Bibliotheken neben apdesk, und Sie dürfen sie durch andere Versionen ersetzen. Ihr Quelltext: https://code.qt.io. Die Lizenz: https://www.gnu.org/licenses/lgpl-3.0.html</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/parts.py" />
            <source>{name} is used under this licence: {licence}.</source>
            <translation>{name} wird unter dieser Lizenz verwendet: {licence}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/support/parts.py" />
            <source>see its text</source>
            <translation>siehe Text</translation>
        </message>
    </context>
</TS>
