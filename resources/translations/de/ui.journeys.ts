<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Rename “{name}”</source>
            <translation>„{name}“ umbenennen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <location filename="../../../apdesk/ui/journeys/new.py" />
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <location filename="../../../apdesk/ui/journeys/saving.py" />
            <source>Saving…</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Pause “{name}”?</source>
            <translation>„{name}“ anhalten?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Resume “{name}”?</source>
            <translation>„{name}“ fortsetzen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Pause journey</source>
            <translation>Journey anhalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Resume journey</source>
            <translation>Journey fortsetzen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Nobody moves until you resume it: {n} people stay where they are, and nobody comes in. What the journey has asked of Salesforce or a mail server already is still done.</source>
            <extracomment>For one: Nobody moves until you resume it: {n} person stays where they are, and nobody comes in. What the journey has asked of Salesforce or a mail server already is still done.</extracomment>
            <translation>
                <numerusform>Niemand geht weiter, bis Sie sie fortsetzen: {n} Person bleibt, wo sie ist, und niemand kommt hinzu. Was die Journey von Salesforce oder einem Mailserver schon verlangt hat, geschieht noch.</numerusform>
                <numerusform>Niemand geht weiter, bis Sie sie fortsetzen: {n} Personen bleiben, wo sie sind, und niemand kommt hinzu. Was die Journey von Salesforce oder einem Mailserver schon verlangt hat, geschieht noch.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Whoever meets a trigger meanwhile doesn’t come in, not even afterwards. Delays go on: those that end meanwhile are over when you resume.</source>
            <translation>Wer in dieser Zeit einen Auslöser erfüllt, kommt nicht hinein, auch danach nicht. Wartezeiten laufen weiter: Was inzwischen abläuft, ist beim Fortsetzen vorbei.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>It goes on where it stopped: {n} people inside. Delays that ended meanwhile are over, so some people may move at once.</source>
            <extracomment>For one: It goes on where it stopped: {n} person inside. Delays that ended meanwhile are over, so some people may move at once.</extracomment>
            <translation>
                <numerusform>Sie geht weiter, wo sie stand: {n} Person darin. Inzwischen abgelaufene Wartezeiten sind vorbei, sodass manche sofort weitergehen.</numerusform>
                <numerusform>Sie geht weiter, wo sie stand: {n} Personen darin. Inzwischen abgelaufene Wartezeiten sind vorbei, sodass manche sofort weitergehen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Whoever came to meet a trigger while it was paused doesn’t come in by that.</source>
            <translation>Wer einen Auslöser erfüllte, während sie angehalten war, kommt dadurch nicht hinein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Pausing…</source>
            <translation>Wird angehalten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Resuming…</source>
            <translation>Wird fortgesetzt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Delete “{name}”?</source>
            <translation>„{name}“ löschen?</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>{n} people are inside. Their way ends here: nothing more happens to them by this journey.</source>
            <extracomment>For one: {n} person is inside. Their way ends here: nothing more happens to them by this journey.</extracomment>
            <translation>
                <numerusform>{n} Person ist darin. Ihr Weg endet hier: Durch diese Journey geschieht ihr nichts mehr.</numerusform>
                <numerusform>{n} Personen sind darin. Ihr Weg endet hier: Durch diese Journey geschieht ihnen nichts mehr.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>The journey is deleted with its published versions and with everybody’s way through it. People, lists and e-mail templates stay. This can’t be undone.</source>
            <translation>Die Journey wird mit ihren veröffentlichten Versionen und mit allen Wegen durch sie gelöscht. Personen, Listen und E-Mail-Vorlagen bleiben. Das kann nicht rückgängig gemacht werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Delete journey</source>
            <translation>Journey löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/asking.py" />
            <source>Deleting…</source>
            <translation>Wird gelöscht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Undo</source>
            <translation>Rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Show all</source>
            <translation>Alle anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Show selection</source>
            <translation>Auswahl anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Tidy up</source>
            <translation>Aufräumen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Cut</source>
            <translation>Ausschneiden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Duplicate</source>
            <translation>Duplizieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Align in a row</source>
            <translation>In einer Zeile ausrichten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Align in a column</source>
            <translation>In einer Spalte ausrichten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Distribute across</source>
            <translation>Waagerecht verteilen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Distribute down</source>
            <translation>Senkrecht verteilen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Undo: {what}</source>
            <translation>Rückgängig machen: {what}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/actions.py" />
            <source>Redo: {what}</source>
            <translation>Wiederholen: {what}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <source>SVG picture (*.svg)</source>
            <translation>SVG-Bild (*.svg)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <source>PNG picture (*.png)</source>
            <translation>PNG-Bild (*.png)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/export.py" />
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>Journey</source>
            <translation>Journey</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <source>Save as picture…</source>
            <translation>Als Bild speichern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <source>Save as picture</source>
            <translation>Als Bild speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <source>There is nothing in this journey yet</source>
            <translation>In dieser Journey ist noch nichts</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <source>Drag a trigger here to begin</source>
            <translation>Ziehen Sie zuerst einen Auslöser hierher</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/canvas.py" />
            <source>A trigger says who enters the journey. Then add what happens next, and draw an arrow to it from the dot at the edge of the step before.</source>
            <translation>Ein Auslöser sagt, wer in die Journey eintritt. Fügen Sie dann hinzu, was als Nächstes geschieht, und ziehen Sie vom Punkt am Rand des vorigen Schritts einen Pfeil dorthin.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/connecting.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Connect to…</source>
            <translation>Verbinden mit …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/connecting.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Search steps</source>
            <translation>Schritte durchsuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/connecting.py" />
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/connecting.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/connecting.py" />
            <source>From {step}</source>
            <translation>Von {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/connecting.py" />
            <source>When the answer is</source>
            <translation>Wenn die Antwort lautet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/connecting.py" />
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Add {kind}</source>
            <translation>{kind} hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Change {kind}</source>
            <translation>{kind} ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Move {steps}</source>
            <translation>{steps} verschieben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Delete {steps}</source>
            <translation>{steps} löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>A step can’t lead to itself.</source>
            <translation>Ein Schritt kann nicht zu sich selbst führen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Nothing leads into a trigger: journeys begin there.</source>
            <translation>In einen Auslöser führt nichts: Dort beginnen Journeys.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Delete arrow {port}</source>
            <translation>Pfeil {port} löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Delete arrow</source>
            <translation>Pfeil löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Align {steps}</source>
            <translation>{steps} ausrichten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/document.py" />
            <source>Distribute {steps}</source>
            <translation>{steps} verteilen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/export.py" />
            <source>The picture couldn’t be saved</source>
            <translation>Das Bild konnte nicht gespeichert werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/export.py" />
            <source>{target} can’t be written.</source>
            <translation>{target} kann nicht geschrieben werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/export.py" />
            <source>Choose another folder, or see whether the disk is full.</source>
            <translation>Wählen Sie einen anderen Ordner, oder prüfen Sie, ob der Datenträger voll ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/look.py" />
            <source>Triggers</source>
            <translation>Auslöser</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/look.py" />
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/look.py" />
            <source>Conditions</source>
            <translation>Bedingungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Add trigger</source>
            <translation>Auslöser hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Add action</source>
            <translation>Aktion hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Add condition</source>
            <translation>Bedingung hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Delete arrow “{port}” to {to}</source>
            <translation>Pfeil „{port}“ zu {to} löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Delete arrow to {to}</source>
            <translation>Pfeil zu {to} löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>People who entered ({count})</source>
            <translation>Eingetretene Personen ({count})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>People here now ({count})</source>
            <translation>Personen, die jetzt hier sind ({count})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>People stuck here ({count})</source>
            <translation>Personen, die hier festhängen ({count})</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Paste here</source>
            <translation>Hier einfügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/menus.py" />
            <source>Next step</source>
            <translation>Nächster Schritt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/minimap.py" />
            <source>Overview</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Drag it onto the canvas, or press Enter to add it</source>
            <translation>Auf die Arbeitsfläche ziehen oder mit der Eingabetaste hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Steps to add</source>
            <translation>Schritte zum Hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Enter adds the step to the canvas</source>
            <translation>Die Eingabetaste fügt den Schritt auf der Arbeitsfläche hinzu</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Palette</source>
            <translation>Palette</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Show the names of the steps</source>
            <translation>Namen der Schritte anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/palette.py" />
            <source>Show icons only</source>
            <translation>Nur Symbole anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/portrait.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>{number} entered</source>
            <translation>{number} eingetreten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/portrait.py" />
            <source>{number} here</source>
            <translation>{number} hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/portrait.py" />
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>{number} stuck</source>
            <translation>{number} hängen fest</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/sentences.py" />
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/sentences.py" />
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/canvas/sentences.py" />
            <source>{n} steps</source>
            <extracomment>For one: {n} step</extracomment>
            <translation>
                <numerusform>{n} Schritt</numerusform>
                <numerusform>{n} Schritte</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/sentences.py" />
            <source>{port} ends here.</source>
            <translation>{port} endet hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/sentences.py" />
            <source>It ends here.</source>
            <translation>Hier endet es.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/sentences.py" />
            <source>{port} leads to {step}.</source>
            <translation>{port} führt zu {step}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/sentences.py" />
            <source>It leads to {step}.</source>
            <translation>Es führt zu {step}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/toolbar.py" />
            <source>Canvas tools</source>
            <translation>Werkzeuge der Arbeitsfläche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/toolbar.py" />
            <source>Zoom {words}, back to 100 %</source>
            <translation>Zoom {words}, zurück zu 100 %</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/view.py" />
            <source>Canvas</source>
            <translation>Arbeitsfläche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/view.py" />
            <source>Drag to the next step</source>
            <translation>Zum nächsten Schritt ziehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>People who entered</source>
            <translation>Eingetretene Personen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>People here now</source>
            <translation>Personen, die jetzt hier sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>People stuck here</source>
            <translation>Personen, die hier festhängen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>{number} here now</source>
            <translation>{number} jetzt hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <location filename="../../../apdesk/ui/journeys/settings/panel.py" />
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>Go to it</source>
            <translation>Dorthin gehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/canvas/voices.py" />
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>Yes of {step}</source>
            <translation>Ja von {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>No of {step}</source>
            <translation>Nein von {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>New: {step}</source>
            <translation>Neu: {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>Gone: {step}</source>
            <translation>Entfernt: {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>Changed: {old} is now {new}</source>
            <translation>Geändert: {old} ist jetzt {new}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>Changed: details of {step}</source>
            <translation>Geändert: Einzelheiten von {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>Changed: {label}, “{was}” is now “{is_now}”</source>
            <translation>Geändert: {label}, „{was}“ ist jetzt „{is_now}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>The journey now ends after {start}</source>
            <translation>Die Journey endet jetzt nach {start}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/differences.py" />
            <source>{start} now leads to {step}</source>
            <translation>{start} führt jetzt zu {step}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Dry run</source>
            <translation>Probelauf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Added by hand</source>
            <translation>Von Hand hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Who was added so far</source>
            <translation>Wer bisher hinzugefügt wurde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Why, and who would wait</source>
            <translation>Warum, und wer warten würde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>What would be done outside apdesk</source>
            <translation>Was außerhalb von apdesk geschähe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Nothing would be done in Salesforce, and no e-mail sent.</source>
            <translation>In Salesforce geschähe nichts, und keine E-Mail würde gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>The draft is tried on a copy of your data: nothing is sent, and nothing is changed.</source>
            <translation>Der Entwurf wird an einer Kopie Ihrer Daten erprobt: Es wird nichts gesendet und nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Trying the draft…</source>
            <translation>Der Entwurf wird erprobt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Copying the database</source>
            <translation>Die Datenbank wird kopiert</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>{n} steps so far</source>
            <extracomment>For one: {n} step so far</extracomment>
            <translation>
                <numerusform>bisher {n} Schritt</numerusform>
                <numerusform>bisher {n} Schritte</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Not everything can be told</source>
            <translation>Nicht alles lässt sich sagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>The draft couldn’t be tried.</source>
            <translation>Der Entwurf konnte nicht erprobt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Would wait: {reasons}</source>
            <translation>Würden warten: {reasons}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Nobody would come in now: nobody was added by hand yet, nor meets another trigger. Choose a list below to see what would happen to the people on it.</source>
            <translation>Jetzt käme niemand herein: Von Hand wurde noch niemand hinzugefügt, und niemand erfüllt einen anderen Auslöser. Wählen Sie unten eine Liste, um zu sehen, was mit den Personen darauf geschähe.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>Nobody would come in now: nobody meets a trigger. Who comes to meet one later does.</source>
            <translation>Jetzt käme niemand hinein: Niemand erfüllt einen Auslöser. Wer später einen erfüllt, kommt hinein.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>{n} people would come in, and all delays pass at once.</source>
            <extracomment>For one: {n} person would come in, and all delays pass at once.</extracomment>
            <translation>
                <numerusform>{n} Person käme hinein, und alle Wartezeiten vergehen sofort.</numerusform>
                <numerusform>{n} Personen kämen hinein, und alle Wartezeiten vergehen sofort.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>{n} e-mails would be sent, {others} not.</source>
            <extracomment>For one: {n} e-mail would be sent, {others} not.</extracomment>
            <translation>
                <numerusform>{n} E-Mail würde gesendet, {others} nicht.</numerusform>
                <numerusform>{n} E-Mails würden gesendet, {others} nicht.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>{number} would reach the end</source>
            <translation>{number} kämen ans Ende</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>{number} would be ejected</source>
            <translation>{number} würden entfernt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/dry_run.py" />
            <source>{number} would still be on the way</source>
            <translation>{number} wären noch unterwegs</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>All journeys</source>
            <translation>Alle Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>Name of the journey</source>
            <translation>Name der Journey</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Dry run…</source>
            <translation>Probelauf …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>Publish…</source>
            <translation>Veröffentlichen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>Save again</source>
            <translation>Erneut speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>And {count} more: see below the canvas.</source>
            <translation>Und {count} weitere: siehe unter der Arbeitsfläche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>The draft couldn't be checked: the message above says why.</source>
            <translation>Der Entwurf konnte nicht geprüft werden: Die Meldung oben sagt, warum.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>What is published is the same as the draft.</source>
            <translation>Was veröffentlicht ist, entspricht dem Entwurf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>The draft is being checked.</source>
            <translation>Der Entwurf wird geprüft.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>Version {version} is live</source>
            <translation>Version {version} ist live</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>People come in and move on by themselves. The numbers under Live say how many.</source>
            <translation>Personen kommen von selbst hinein und gehen weiter. Die Zahlen unter „Live“ sagen, wie viele.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>Resume…</source>
            <translation>Fortsetzen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Pause…</source>
            <translation>Anhalten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/editor.py" />
            <source>E-mail templates…</source>
            <translation>E-Mail-Vorlagen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Journeys (*.json)</source>
            <translation>Journeys (*.json)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>A journey sends e-mails, assigns leads and creates tasks by itself: when somebody joins a list, meets what you ask for, or answers a campaign.</source>
            <translation>Eine Journey sendet E-Mails, weist Leads zu und legt Aufgaben an, ganz von selbst: wenn jemand auf eine Liste kommt, Ihre Vorgaben erfüllt oder auf eine Kampagne antwortet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Inside</source>
            <translation>Darin</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Entered</source>
            <translation>Eingetreten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Needs you</source>
            <translation>Braucht Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <location filename="../../../apdesk/ui/journeys/new.py" />
            <source>New journey</source>
            <translation>Neue Journey</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Journeys</source>
            <translation>Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>No journeys yet</source>
            <translation>Noch keine Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>What happens to people by itself, step by step.</source>
            <translation>Was mit Personen von selbst geschieht, Schritt für Schritt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>It was never published, so nothing runs.</source>
            <translation>Sie wurde nie veröffentlicht, also läuft nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>“{name}” was made</source>
            <translation>„{name}“ wurde angelegt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>It is a draft: nothing runs yet.</source>
            <translation>Es ist ein Entwurf: Noch läuft nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Export the journey</source>
            <translation>Journey exportieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Exported</source>
            <translation>Exportiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>{target} holds the draft and the e-mail templates that it sends.</source>
            <translation>{target} enthält den Entwurf und die E-Mail-Vorlagen, die er sendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Import a journey</source>
            <translation>Journey importieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>It is a draft: open it to look through it, and to publish it.</source>
            <translation>Es ist ein Entwurf: Öffnen Sie ihn, um ihn durchzusehen und zu veröffentlichen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>{n} e-mail templates were added.</source>
            <extracomment>For one: {n} e-mail template was added.</extracomment>
            <translation>
                <numerusform>{n} E-Mail-Vorlage wurde hinzugefügt.</numerusform>
                <numerusform>{n} E-Mail-Vorlagen wurden hinzugefügt.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>Your own {called} stayed as it was: check that it fits.</source>
            <translation>Ihre Vorlage {called} blieb, wie sie war: Prüfen Sie, ob sie passt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/list.py" />
            <source>“{name}” was imported</source>
            <translation>„{name}“ wurde importiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>Nothing is published yet</source>
            <translation>Noch ist nichts veröffentlicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>Publish the draft: then people come in, and you see here where they are.</source>
            <translation>Veröffentlichen Sie den Entwurf: Dann kommen Personen hinein, und Sie sehen hier, wo sie sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>This journey is paused</source>
            <translation>Diese Journey ist angehalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>Nobody moves and nobody comes in.</source>
            <translation>Niemand geht weiter, und niemand kommt hinein.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>And {n} more.</source>
            <extracomment>For one: And {n} more.</extracomment>
            <translation>
                <numerusform>Und {n} weiteres.</numerusform>
                <numerusform>Und {n} weitere.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>People can't take every step</source>
            <translation>Personen können nicht jeden Schritt gehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>{problems} Whoever is in such a step waits there, and nobody comes in by such a trigger. What you correct in the draft counts once it is published.</source>
            <translation>{problems} Wer in einem solchen Schritt ist, wartet dort, und durch einen solchen Auslöser kommt niemand herein. Was Sie im Entwurf korrigieren, gilt, sobald er veröffentlicht ist.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/live.py" />
            <source>{n} people wait, and it is tried again by itself.</source>
            <extracomment>For one: {n} person waits, and it is tried again by itself.</extracomment>
            <translation>
                <numerusform>{n} Person wartet; es wird von selbst erneut versucht.</numerusform>
                <numerusform>{n} Personen warten; es wird von selbst erneut versucht.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Unsaved changes</source>
            <translation>Nicht gespeicherte Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Save the changes of “{name}”?</source>
            <translation>Änderungen an „{name}“ speichern?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Save the changes of the new template?</source>
            <translation>Änderungen an der neuen Vorlage speichern?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Keep writing</source>
            <translation>Weiterschreiben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Discard the changes</source>
            <translation>Änderungen verwerfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>They are lost otherwise.</source>
            <translation>Sonst gehen sie verloren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>Delete a template</source>
            <translation>Vorlage löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/asking.py" />
            <source>E-mails that were sent stay in the history of people. This can’t be undone.</source>
            <translation>Gesendete E-Mails bleiben im Verlauf der Personen. Das kann nicht rückgängig gemacht werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Dear {{first_name|reader}},



Unsubscribe: {{unsubscribe}}
</source>
            <translation>Guten Tag {{first_name|und willkommen}},



Abbestellen: {{unsubscribe}}
</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>New template</source>
            <translation>Neue Vorlage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>E-mail templates</source>
            <translation>E-Mail-Vorlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Templates</source>
            <translation>Vorlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Revert</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>There is no template yet. A template is an e-mail that is written once: journeys send it to people, with their own names and values in it.</source>
            <translation>Es gibt noch keine Vorlage. Eine Vorlage ist eine E-Mail, die einmal geschrieben wird: Journeys senden sie an Personen, mit deren eigenen Namen und Werten darin.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Send a test to</source>
            <translation>Test senden an</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Send test e-mail</source>
            <translation>Test-E-Mail senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Enter your mail server in Preferences, E-mail, first.</source>
            <translation>Tragen Sie zuerst unter Einstellungen, E-Mail, Ihren Mailserver ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Sent by {series}.</source>
            <translation>Wird gesendet von {series}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>No journey sends it yet.</source>
            <translation>Noch sendet sie keine Journey.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <location filename="../../../apdesk/ui/journeys/saving.py" />
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>Deleted</source>
            <translation>Gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/dialog.py" />
            <source>A test e-mail is on its way to {to}</source>
            <translation>Eine Test-E-Mail ist unterwegs an {to}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Subject</source>
            <translation>Betreff</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <source>Dear {{first_name|reader}},</source>
            <translation>Guten Tag {{first_name|und willkommen}},</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <source>Leave it empty to send plain text alone.</source>
            <translation>Leer lassen, um nur reinen Text zu senden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <source>Parts of the e-mail</source>
            <translation>Teile der E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <location filename="../../../apdesk/ui/journeys/mail/fields_menu.py" />
            <location filename="../../../apdesk/ui/journeys/settings/texts.py" />
            <source>Insert field</source>
            <translation>Feld einfügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <source>If it is blank</source>
            <translation>Wenn es leer ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/editor.py" />
            <source>such as: there</source>
            <translation>zum Beispiel: und willkommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/fields_menu.py" />
            <source>All other fields</source>
            <translation>Alle anderen Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/fields_menu.py" />
            <source>Address to unsubscribe</source>
            <translation>Adresse zum Abbestellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>The e-mail</source>
            <translation>Die E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>Find a person to preview it for</source>
            <translation>Person für die Vorschau suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>People found</source>
            <translation>Gefundene Personen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>(no subject)</source>
            <translation>(kein Betreff)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>A journey sends {name} nothing</source>
            <translation>Eine Journey sendet {name} nichts</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>Have a look</source>
            <translation>Bitte prüfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>Fields are shown by their names.</source>
            <translation>Felder erscheinen mit ihren Namen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>As {name} ({mailbox}) would get it</source>
            <translation>Wie {name} ({mailbox}) sie bekäme</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>As {name} would get it</source>
            <translation>Wie {name} sie bekäme</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/mail/preview.py" />
            <source>Nobody is called that</source>
            <translation>Niemand heißt so</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/new.py" />
            <source>Create journey</source>
            <translation>Journey anlegen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/new.py" />
            <source>Creating…</source>
            <translation>Wird angelegt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/page.py" />
            <source>The journey is gone</source>
            <translation>Die Journey ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/page.py" />
            <source>It was deleted meanwhile, elsewhere.</source>
            <translation>Sie wurde inzwischen an anderer Stelle gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Here now</source>
            <translation>Jetzt hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Need you</source>
            <translation>Brauchen Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Ever came here</source>
            <translation>Je hier gewesen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Goes on in a moment</source>
            <translation>Geht gleich weiter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Waits for Salesforce or the mail server</source>
            <translation>Wartet auf Salesforce oder den Mailserver</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>People of the step</source>
            <translation>Personen des Schritts</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Show more</source>
            <translation>Mehr anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Open record</source>
            <translation>Datensatz öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <location filename="../../../apdesk/ui/journeys/settings/reading.py" />
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Let them go on</source>
            <translation>Weitergehen lassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Remove from journey…</source>
            <translation>Aus der Journey entfernen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Nobody.</source>
            <translation>Niemand.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Nobody needs you.</source>
            <translation>Niemand braucht Sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>The answer was: “{said}”</source>
            <translation>Die Antwort war: „{said}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Selected: {people_words}</source>
            <translation>Ausgewählt: {people_words}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Everybody with “{title}”</source>
            <translation>Alle mit „{title}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Everybody who needs you here</source>
            <translation>Alle, die Sie hier brauchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>It is tried again for {people_words}</source>
            <translation>Für {people_words} wird es erneut versucht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>{people_words} went on without it</source>
            <translation>{people_words} ging es ohne dies weiter</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>{n} people were taken out of the journey</source>
            <extracomment>For one: {n} person was taken out of the journey</extracomment>
            <translation>
                <numerusform>{n} Person wurde aus der Journey genommen</numerusform>
                <numerusform>{n} Personen wurden aus der Journey genommen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Remove these {n} people from the journey?</source>
            <extracomment>For one: Remove this person from the journey?</extracomment>
            <translation>
                <numerusform>Diese Person aus der Journey entfernen?</numerusform>
                <numerusform>Diese {n} Personen aus der Journey entfernen?</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Their way through this journey ends, wherever in it they are. The records stay, and what was done already stays done.</source>
            <translation>Ihr Weg durch diese Journey endet, wo immer sie darin sind. Die Datensätze bleiben, und was schon geschehen ist, bleibt geschehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Remove from journey</source>
            <translation>Aus der Journey entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/people.py" />
            <source>Removing…</source>
            <translation>Wird entfernt …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/problems.py" />
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/problems.py" />
            <source>Keeps it from being published</source>
            <translation>Verhindert die Veröffentlichung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/problems.py" />
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Worth a second look</source>
            <translation>Einen zweiten Blick wert</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/problems.py" />
            <source>{n} problems keep it from being published</source>
            <extracomment>For one: {n} problem keeps it from being published</extracomment>
            <translation>
                <numerusform>{n} Problem verhindert die Veröffentlichung</numerusform>
                <numerusform>{n} Probleme verhindern die Veröffentlichung</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/problems.py" />
            <source>{n} notes</source>
            <extracomment>For one: {n} note</extracomment>
            <translation>
                <numerusform>{n} Hinweis</numerusform>
                <numerusform>{n} Hinweise</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Who fits a trigger already comes in at once, too: the dry run says how many.</source>
            <translation>Wer einen Auslöser schon erfüllt, kommt ebenfalls sofort hinein: Der Probelauf sagt, wie viele das sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Publish “{name}”</source>
            <translation>„{name}“ veröffentlichen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>What changes</source>
            <translation>Was sich ändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>What begins</source>
            <translation>Was beginnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Publish</source>
            <translation>Veröffentlichen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Publishing…</source>
            <translation>Wird veröffentlicht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>The journey goes live: people come in by its triggers from now on.</source>
            <translation>Die Journey geht live: Von jetzt an kommen Personen durch ihre Auslöser hinein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>This becomes version {number}.</source>
            <translation>Das wird Version {number}.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>{n} people are inside: each acts by the version with which it came to the step it is in, and goes on by the new one from the next step that it still has.</source>
            <extracomment>For one: {n} person is inside: each acts by the version with which it came to the step it is in, and goes on by the new one from the next step that it still has.</extracomment>
            <translation>
                <numerusform>{n} Person ist darin: Sie folgt der Version, mit der sie zu ihrem Schritt kam, und ab dem nächsten noch vorhandenen Schritt der neuen.</numerusform>
                <numerusform>{n} Personen sind darin: Jede folgt der Version, mit der sie zu ihrem Schritt kam, und ab dem nächsten noch vorhandenen Schritt der neuen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Nobody is inside now.</source>
            <translation>Zurzeit ist niemand darin.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>The journey is paused, and goes live again.</source>
            <translation>Die Journey ist angehalten und geht wieder live.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>The journey is empty.</source>
            <translation>Die Journey ist leer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/publish.py" />
            <source>Nothing but the places of steps on the canvas, if that.</source>
            <translation>Nichts außer allenfalls den Plätzen der Schritte auf der Arbeitsfläche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/saving.py" />
            <source>Not saved yet</source>
            <translation>Noch nicht gespeichert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/saving.py" />
            <source>Not saved</source>
            <translation>Nicht gespeichert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/again.py" />
            <source>Let people in again</source>
            <translation>Personen erneut hineinlassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/again.py" />
            <source>Each time this happens, the person enters here once more, also while still inside.</source>
            <translation>Jedes Mal, wenn das geschieht, tritt die Person hier erneut ein, auch während sie noch darin ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/again.py" />
            <source>Each person enters here once. When it happens again, nothing follows.</source>
            <translation>Jede Person tritt hier einmal ein. Geschieht es erneut, folgt nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/again.py" />
            <source>Include those who are there already</source>
            <translation>Auch die, die schon da sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/again.py" />
            <source>When you publish, {those} enter at once. Later, {others} do.</source>
            <translation>Beim Veröffentlichen treten {those} sofort ein, später {others}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/again.py" />
            <source>Only {others} enter, once the journey is published.</source>
            <translation>Nur {others} treten ein, sobald die Journey veröffentlicht ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>not a status of this campaign (any more)</source>
            <translation>kein Status dieser Kampagne (mehr)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>Campaign</source>
            <translation>Kampagne</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>campaigns</source>
            <translation>Kampagnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>the statuses of the campaign</source>
            <translation>die Status der Kampagne</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>Statuses</source>
            <translation>Status</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>Any status</source>
            <translation>Beliebiger Status</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>Whatever the status becomes, it counts.</source>
            <translation>Welcher Status es auch wird, er zählt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>It is enough to be a member of the campaign.</source>
            <translation>Es genügt, Mitglied der Kampagne zu sein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>Choose a status</source>
            <translation>Status wählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/campaign_forms.py" />
            <source>New status</source>
            <translation>Neuer Status</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/criteria_forms.py" />
            <location filename="../../../apdesk/ui/journeys/settings/update_form.py" />
            <source>the fields</source>
            <translation>die Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/criteria_forms.py" />
            <source>all who meet the criteria</source>
            <translation>alle, die die Kriterien erfüllen,</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/criteria_forms.py" />
            <source>those who come to meet the criteria</source>
            <translation>alle, die sie neu erfüllen,</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>Write a time of the day like 9:00.</source>
            <translation>Schreiben Sie eine Uhrzeit wie 9:00.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>minutes</source>
            <translation>Minuten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>hours</source>
            <translation>Stunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>weeks</source>
            <translation>Wochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>Let the window end after it starts, by 24:00 at the latest.</source>
            <translation>Das Zeitfenster muss nach seinem Beginn enden, spätestens um 24:00.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>Only at certain times of the day</source>
            <translation>Nur zu bestimmten Tageszeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>People go on at any time of the day.</source>
            <translation>Personen gehen zu jeder Tageszeit weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>Between</source>
            <translation>Zwischen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>and</source>
            <translation>und</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>Wait for</source>
            <translation>Warten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>Only on</source>
            <translation>Nur am</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_form.py" />
            <source>None pressed: on any day.</source>
            <translation>Keiner gedrückt: an jedem Tag.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>People wait {n} minutes</source>
            <extracomment>For one: People wait {n} minute</extracomment>
            <translation>
                <numerusform>Personen warten {n} Minute</numerusform>
                <numerusform>Personen warten {n} Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>People wait {n} hours</source>
            <extracomment>For one: People wait {n} hour</extracomment>
            <translation>
                <numerusform>Personen warten {n} Stunde</numerusform>
                <numerusform>Personen warten {n} Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>People wait {n} days</source>
            <extracomment>For one: People wait {n} day</extracomment>
            <translation>
                <numerusform>Personen warten {n} Tag</numerusform>
                <numerusform>Personen warten {n} Tage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>People wait {n} weeks</source>
            <extracomment>For one: People wait {n} week</extracomment>
            <translation>
                <numerusform>Personen warten {n} Woche</numerusform>
                <numerusform>Personen warten {n} Wochen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>People don't wait, whatever the day and the time.</source>
            <translation>Personen warten nicht, egal an welchem Tag und zu welcher Zeit.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>{waits}, whatever the day and the time.</source>
            <translation>{waits}, egal an welchem Tag und zu welcher Zeit.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>People wait until {until}.</source>
            <translation>Personen warten, bis {until}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>{waits}, and then until {until}.</source>
            <translation>{waits} und dann, bis {until}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>it is {days}</source>
            <translation>{days} ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>midnight</source>
            <translation>Mitternacht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>it is between {begin} and {end}</source>
            <translation>es zwischen {begin} und {end} ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>it is between {begin} and {end} on {days}</source>
            <translation>es am {days} zwischen {begin} und {end} ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>Somebody arriving now goes on at once.</source>
            <translation>Wer jetzt ankommt, geht sofort weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>Somebody arriving now goes on {day}, {time}.</source>
            <translation>Wer jetzt ankommt, geht am {day}, {time} weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/delay_words.py" />
            <source>By the clock of your Salesforce user ({zone}), not by that of this computer.</source>
            <translation>Nach der Uhr Ihres Salesforce-Benutzers ({zone}), nicht nach der dieses Computers.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Choose a template</source>
            <translation>Vorlage wählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>there is no such template</source>
            <translation>diese Vorlage gibt es nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>your templates</source>
            <translation>Ihre Vorlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Template</source>
            <translation>Vorlage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Edit templates…</source>
            <translation>Vorlagen bearbeiten …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Also to people who had it before</source>
            <translation>Auch an Personen, die sie schon hatten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Everybody who comes here gets this template, each time.</source>
            <translation>Alle, die hierher kommen, erhalten diese Vorlage, jedes Mal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Nobody gets this template twice, from whichever journey.</source>
            <translation>Niemand erhält diese Vorlage zweimal, aus welcher Journey auch immer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Log it as a task in Salesforce</source>
            <translation>Als Aufgabe in Salesforce festhalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>A completed task on the lead or contact holds what was sent.</source>
            <translation>Eine erledigte Aufgabe am Lead oder Kontakt hält fest, was gesendet wurde.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Salesforce doesn't hear of the e-mail.</source>
            <translation>Salesforce erfährt nichts von der E-Mail.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>You have no templates yet. Make one first.</source>
            <translation>Sie haben noch keine Vorlagen. Legen Sie zuerst eine an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>Subject: {subject}</source>
            <translation>Betreff: {subject}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/email_form.py" />
            <source>none yet</source>
            <translation>noch keiner</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>People enter when their member status in a campaign changes, or when they become a member.</source>
            <translation>Personen treten ein, wenn sich ihr Mitgliedsstatus in einer Kampagne ändert oder wenn sie Mitglied werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>People enter when they come onto a list.</source>
            <translation>Personen treten ein, wenn sie auf eine Liste kommen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>People enter when they are no longer on a list.</source>
            <translation>Personen treten ein, wenn sie nicht mehr auf einer Liste stehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>People enter when their fields come to meet all of these criteria.</source>
            <translation>Personen treten ein, sobald ihre Felder alle diese Kriterien erfüllen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>People enter when they come into a segment.</source>
            <translation>Personen treten ein, wenn sie in ein Segment kommen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>People enter when they are no longer in a segment.</source>
            <translation>Personen treten ein, wenn sie nicht mehr in einem Segment sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>People enter when you, or a script, put them in.</source>
            <translation>Personen treten ein, wenn Sie oder ein Skript sie hineingeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Makes a user the owner of the lead. Contacts just go on.</source>
            <translation>Macht einen Benutzer zum Inhaber des Leads. Kontakte gehen einfach weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Makes a user of the group the owner of the lead, each in turn. Contacts just go on.</source>
            <translation>Macht reihum einen Benutzer der Gruppe zum Inhaber des Leads. Kontakte gehen einfach weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Gives the person a member status in a campaign; who isn't a member becomes one.</source>
            <translation>Gibt der Person einen Mitgliedsstatus in einer Kampagne; wer kein Mitglied ist, wird eines.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Sees to it that the person is in Salesforce, with all edits, before the journey goes on.</source>
            <translation>Sorgt dafür, dass die Person mit allen Änderungen in Salesforce ist, bevor die Journey weitergeht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Creates a task in Salesforce for the lead or contact.</source>
            <translation>Legt in Salesforce eine Aufgabe zum Lead oder Kontakt an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Gives a field of the person a value, here and in Salesforce.</source>
            <translation>Gibt einem Feld der Person einen Wert, hier und in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Puts the person on a list.</source>
            <translation>Setzt die Person auf eine Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Takes the person off a list.</source>
            <translation>Nimmt die Person von einer Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Sends an e-mail from a template. People who opted out, or whose address did, get none.</source>
            <translation>Sendet eine E-Mail nach einer Vorlage. Wer sich abgemeldet hat oder wessen Adresse abgemeldet ist, erhält keine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Lets people wait before they go on.</source>
            <translation>Lässt Personen warten, bevor sie weitergehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Ends this journey for the person, wherever else in it they are.</source>
            <translation>Beendet diese Journey für die Person, wo immer sie sonst noch darin ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Goes on by Yes for members of a campaign with one of these statuses, else by No.</source>
            <translation>Weiter über Ja für Mitglieder einer Kampagne mit einem dieser Status, sonst über Nein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Goes on by Yes for people who meet all of these criteria, else by No.</source>
            <translation>Weiter über Ja für Personen, die alle diese Kriterien erfüllen, sonst über Nein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Goes on by Yes for people who are on a list, else by No.</source>
            <translation>Weiter über Ja für Personen auf einer Liste, sonst über Nein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Choose a step to see its settings</source>
            <translation>Wählen Sie einen Schritt, um seine Einstellungen zu sehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/kind_words.py" />
            <source>Click one on the canvas. By keyboard: the arrow keys and Tab go from step to step, Enter opens a step's settings here, C draws an arrow from it, Delete removes it.</source>
            <translation>Klicken Sie einen auf der Arbeitsfläche an. Mit der Tastatur: Pfeiltasten und Tab gehen von Schritt zu Schritt, die Eingabetaste öffnet hier die Einstellungen, C zieht einen Pfeil, Entf entfernt den Schritt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>The person is created in Salesforce, as if you had added them to this list by hand. Nothing happens to those who are in Salesforce already.</source>
            <translation>Die Person wird in Salesforce angelegt, als hätten Sie sie von Hand auf diese Liste gesetzt. Mit denen, die schon in Salesforce sind, geschieht nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>Choose a list</source>
            <translation>Liste wählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>there is no such list</source>
            <translation>diese Liste gibt es nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>New list…</source>
            <translation>Neue Liste …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>your lists</source>
            <translation>Ihre Listen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>all who are on the list</source>
            <translation>alle, die auf der Liste stehen,</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>those who join it</source>
            <translation>alle, die neu daraufkommen,</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>People leave Salesforce lists by their criteria, not by hand.</source>
            <translation>Personen verlassen Salesforce-Listen durch deren Kriterien, nicht von Hand.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>Choose a segment</source>
            <translation>Segment wählen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>there is no such segment</source>
            <translation>dieses Segment gibt es nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>your segments</source>
            <translation>Ihre Segmente</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>Segment</source>
            <translation>Segment</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>all who are in the segment</source>
            <translation>alle, die im Segment sind,</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>those who come into it</source>
            <translation>alle, die neu hineinkommen,</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/list_forms.py" />
            <source>You have no segments yet. Filter a list and save its filters as a segment first.</source>
            <translation>Sie haben noch keine Segmente. Filtern Sie zuerst eine Liste und speichern Sie die Filter als Segment.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/name_picker.py" />
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/name_picker.py" />
            <source>Search {plural}</source>
            <translation>{plural} durchsuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/name_picker.py" />
            <source>Keep it as it was</source>
            <translation>So lassen, wie es war</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/panel.py" />
            <source>Before you publish</source>
            <translation>Bevor Sie veröffentlichen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/reading.py" />
            <source>Reading {what}…</source>
            <translation>Lese {what} …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/search_list.py" />
            <source>There are no {plural}.</source>
            <translation>Es gibt keine {plural}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/search_list.py" />
            <source>Searching…</source>
            <translation>Wird gesucht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/search_list.py" />
            <source>No {plural} here have “{words}” in their name.</source>
            <translation>Hier gibt es keine {plural} mit „{words}“ im Namen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/simple_forms.py" />
            <source>Who is only here becomes a lead. Leads and contacts go on once their edits are there.</source>
            <translation>Wer nur hier ist, wird ein Lead. Leads und Kontakte gehen weiter, sobald ihre Änderungen dort sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/simple_forms.py" />
            <source>Who is only here becomes a contact. Leads and contacts go on once their edits are there.</source>
            <translation>Wer nur hier ist, wird ein Kontakt. Leads und Kontakte gehen weiter, sobald ihre Änderungen dort sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/simple_forms.py" />
            <source>Create as</source>
            <translation>Anlegen als</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/simple_forms.py" />
            <source>End all other journeys, too</source>
            <translation>Auch alle anderen Journeys beenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/simple_forms.py" />
            <source>Whatever journey the person is in ends, here and elsewhere.</source>
            <translation>Jede Journey, in der die Person ist, endet, hier und anderswo.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/simple_forms.py" />
            <source>Other journeys of the person go on.</source>
            <translation>Andere Journeys der Person gehen weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Write {{first_name|there}} to have “there” for people without a first name.</source>
            <translation>Schreiben Sie {{first_name|und willkommen}}, damit bei Personen ohne Vornamen „und willkommen“ steht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Give it a due date</source>
            <translation>Mit Fälligkeitsdatum</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>The task has no date.</source>
            <translation>Die Aufgabe hat kein Datum.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Due in days</source>
            <translation>Fällig in Tagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>The owner of the lead or contact</source>
            <translation>Der Inhaber des Leads oder Kontakts</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Somebody else</source>
            <translation>Jemand anderes</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Priority</source>
            <translation>Priorität</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Who gets it</source>
            <translation>Wer sie erhält</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Due on the day it is made.</source>
            <translation>Fällig am Tag, an dem sie entsteht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/task_form.py" />
            <source>Counted from the day it is made.</source>
            <translation>Gezählt ab dem Tag, an dem sie entsteht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/texts.py" />
            <source>Search fields</source>
            <translation>Felder durchsuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/texts.py" />
            <source>fields</source>
            <translation>Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/texts.py" />
            <source>Insert nothing</source>
            <translation>Nichts einfügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/update_form.py" />
            <source>Left empty, the field is cleared.</source>
            <translation>Bleibt es leer, wird das Feld geleert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/update_form.py" />
            <source>There is no such field (any more), or it can't be changed. Choose another one.</source>
            <translation>Dieses Feld gibt es nicht (mehr), oder es kann nicht geändert werden. Wählen Sie ein anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/update_form.py" />
            <source>Contact</source>
            <translation>Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/update_form.py" />
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/update_form.py" />
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/update_form.py" />
            <source>New value</source>
            <translation>Neuer Wert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Not active in Salesforce: nothing can be assigned to this user.</source>
            <translation>In Salesforce nicht aktiv: Diesem Benutzer kann nichts zugewiesen werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Salesforce has no such user (any more).</source>
            <translation>Diesen Benutzer gibt es in Salesforce nicht (mehr).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>users</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Move {name} up</source>
            <translation>{name} nach oben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Move {name} down</source>
            <translation>{name} nach unten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Remove {name}</source>
            <translation>{name} entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Nobody is in the group yet.</source>
            <translation>In der Gruppe ist noch niemand.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>the users</source>
            <translation>die Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Search users</source>
            <translation>Benutzer durchsuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>There is nobody else to add.</source>
            <translation>Es gibt sonst niemanden zum Hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Add a user</source>
            <translation>Benutzer hinzufügen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>The lead goes to whoever was assigned one the longest ago. Among those who never were, the order here decides.</source>
            <translation>Der Lead geht an die Person, deren letzte Zuweisung am längsten her ist. Unter denen, die noch keinen bekamen, entscheidet die Reihenfolge hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/settings/user_forms.py" />
            <source>Users</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>Start a journey for {records}</source>
            <translation>Journey starten für {records}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>Start journey</source>
            <translation>Journey starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>Looking for journeys…</source>
            <translation>Journeys werden gesucht …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>No live journey takes people by hand. Put the trigger “{label}” into a journey, and publish it.</source>
            <translation>Keine laufende Journey nimmt Personen von Hand auf. Setzen Sie den Auslöser „{label}“ in eine Journey und veröffentlichen Sie sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>They come in at once. Unless the trigger lets people in each time, nobody who was added before comes in again.</source>
            <translation>Sie kommen sofort hinein. Wer schon einmal hinzugefügt wurde, kommt nicht erneut hinein, es sei denn, der Auslöser lässt das jedes Mal zu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>Starting…</source>
            <translation>Wird gestartet …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>You stopped it: the others stayed out.</source>
            <translation>Sie haben es abgebrochen: Die anderen blieben draußen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>Nobody came into “{journey}”</source>
            <translation>Niemand kam in „{journey}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>All of them were added to it before, or are gone.</source>
            <translation>Alle wurden ihr schon früher hinzugefügt oder sind nicht mehr da.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>{n} contacts came into “{journey}”</source>
            <extracomment>For one: {n} contact came into “{journey}”</extracomment>
            <translation>
                <numerusform>{n} Kontakt kam in „{journey}“</numerusform>
                <numerusform>{n} Kontakte kamen in „{journey}“</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/start.py" />
            <source>{n} contacts were added to it before, or are gone.</source>
            <extracomment>For one: {n} contact was added to it before, or is gone.</extracomment>
            <translation>
                <numerusform>{n} Kontakt wurde ihr schon früher hinzugefügt oder ist nicht mehr da.</numerusform>
                <numerusform>{n} Kontakte wurden ihr schon früher hinzugefügt oder sind nicht mehr da.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Would be assigned</source>
            <translation>Würde zugewiesen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Would get the campaign status</source>
            <translation>Bekäme den Kampagnenstatus</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Would be in Salesforce</source>
            <translation>Wäre in Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Would get a task</source>
            <translation>Bekäme eine Aufgabe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>Would get the e-mail</source>
            <translation>Bekäme die E-Mail</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>{state}, changes not published</source>
            <translation>{state}, Änderungen nicht veröffentlicht</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/journeys/words.py" />
            <source>{n} people</source>
            <extracomment>For one: {n} person</extracomment>
            <translation>
                <numerusform>{n} Person</numerusform>
                <numerusform>{n} Personen</numerusform>
            </translation>
        </message>
    </context>
</TS>
