<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/activity/batches.py" />
            <source>No changes yet</source>
            <translation>Noch keine Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/batches.py" />
            <source>What you edit, import or add is listed here, and can be undone here.</source>
            <translation>Was Sie bearbeiten, importieren oder hinzufügen, steht hier und kann hier rückgängig gemacht werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/batches.py" />
            <source>Undo sets values back where they are still as you left them. What Salesforce has already is set back there by the next sync.</source>
            <translation>Rückgängig machen setzt Werte zurück, die noch so sind, wie Sie sie hinterlassen haben. Was Salesforce schon hat, setzt die nächste Synchronisierung dort zurück.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/batches.py" />
            <source>Changes made here</source>
            <translation>Hier gemachte Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/batches.py" />
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Undo</source>
            <translation>Rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/charts/card.py" />
            <source>Copy table</source>
            <translation>Tabelle kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/charts/card.py" />
            <source>Show as table</source>
            <translation>Als Tabelle zeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/charts/card.py" />
            <source>Show as chart</source>
            <translation>Als Diagramm zeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>No conflicts</source>
            <translation>Keine Konflikte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>When a field was changed here and in Salesforce to different values, you see here which value won, and can take the other one.</source>
            <translation>Wurde ein Feld hier und in Salesforce verschieden geändert, sehen Sie hier, welcher Wert sich durchgesetzt hat, und können den anderen nehmen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>These fields were changed here and in Salesforce to different values. The rule of the field decided; you can take the other value instead.</source>
            <translation>Diese Felder wurden hier und in Salesforce verschieden geändert. Die Regel des Feldes hat entschieden; Sie können stattdessen den anderen Wert nehmen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <location filename="../../../apdesk/ui/activity/page.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Conflicts</source>
            <translation>Konflikte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>Use the other value</source>
            <translation>Anderen Wert verwenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>Keep as it is</source>
            <translation>So lassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Show record</source>
            <translation>Datensatz zeigen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>Use the {n} other values</source>
            <extracomment>For one: Use the other value</extracomment>
            <translation>
                <numerusform>Anderen Wert verwenden</numerusform>
                <numerusform>Die {n} anderen Werte verwenden</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>Keep as they are</source>
            <translation>Alle so lassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>The other value: “{value}”. It is set here and sent to Salesforce.</source>
            <translation>Der andere Wert: „{value}“. Er wird hier gesetzt und an Salesforce gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/conflicts.py" />
            <source>The other value: “{value}”, as Salesforce had it. It is set here and sent there.</source>
            <translation>Der andere Wert: „{value}“, wie Salesforce ihn hatte. Er wird hier gesetzt und dorthin gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Try all again</source>
            <translation>Alle erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Errors by cause</source>
            <translation>Fehler nach Ursache</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Dismiss all</source>
            <translation>Alle verwerfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Records of this cause</source>
            <translation>Datensätze mit dieser Ursache</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>No errors</source>
            <translation>Keine Fehler</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Every change has arrived.</source>
            <translation>Alle Änderungen sind angekommen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Save all {n} anyway</source>
            <extracomment>For one: Save it anyway</extracomment>
            <translation>
                <numerusform>Trotzdem speichern</numerusform>
                <numerusform>Alle {n} trotzdem speichern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Try all {n} again</source>
            <extracomment>For one: Try it again</extracomment>
            <translation>
                <numerusform>Erneut versuchen</numerusform>
                <numerusform>Alle {n} erneut versuchen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>Dismiss all {n}</source>
            <extracomment>For one: Dismiss it</extracomment>
            <translation>
                <numerusform>Verwerfen</numerusform>
                <numerusform>Alle {n} verwerfen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>{n} changes have not reached Salesforce.</source>
            <extracomment>For one: {n} change has not reached Salesforce.</extracomment>
            <translation>
                <numerusform>{n} Änderung ist nicht in Salesforce angekommen.</numerusform>
                <numerusform>{n} Änderungen sind nicht in Salesforce angekommen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>They wait for you.</source>
            <extracomment>For one: It waits for you.</extracomment>
            <translation>
                <numerusform>Sie wartet auf Sie.</numerusform>
                <numerusform>Sie warten auf Sie.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>They are tried again by themselves.</source>
            <extracomment>For one: It is tried again by itself.</extracomment>
            <translation>
                <numerusform>Sie wird von selbst erneut versucht.</numerusform>
                <numerusform>Sie werden von selbst erneut versucht.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>{n} wait for you; {others}.</source>
            <extracomment>For one: {n} waits for you; {others}.</extracomment>
            <translation>
                <numerusform>{n} wartet auf Sie; {others}.</numerusform>
                <numerusform>{n} warten auf Sie; {others}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/errors.py" />
            <source>{n} are tried again by themselves</source>
            <extracomment>For one: {n} is tried again by itself</extracomment>
            <translation>
                <numerusform>{n} wird von selbst erneut versucht</numerusform>
                <numerusform>{n} werden von selbst erneut versucht</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/first_sync.py" />
            <source>{n} records are here</source>
            <extracomment>For one: {n} record is here</extracomment>
            <translation>
                <numerusform>{n} Datensatz ist da</numerusform>
                <numerusform>{n} Datensätze sind da</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/first_sync.py" />
            <source>The first sync is done</source>
            <translation>Die erste Synchronisierung ist fertig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/first_sync.py" />
            <source>No record in Salesforce is one that you chose.</source>
            <translation>Kein Datensatz in Salesforce gehört zu Ihrer Auswahl.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/first_sync.py" />
            <source>From now on apdesk looks for changes {how_often}.</source>
            <translation>Von jetzt an sucht apdesk {how_often} nach Änderungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/first_sync.py" />
            <source>But: {problems} The Sync page says more.</source>
            <translation>Aber: {problems} Mehr dazu steht auf der Seite „Synchronisierung“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>For this record</source>
            <translation>Für diesen Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>For all</source>
            <translation>Für alle</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Save and send again</source>
            <translation>Speichern und erneut senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Create it anyway</source>
            <translation>Trotzdem anlegen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Copy values</source>
            <translation>Werte kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Dismiss</source>
            <comment>values that can’t be sent</comment>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>No name</source>
            <translation>Ohne Namen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Salesforce said: “{text}”</source>
            <translation>Salesforce meldet: „{text}“</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>For all {n} records above</source>
            <extracomment>For one: For the record above</extracomment>
            <translation>
                <numerusform>Für den Datensatz oben</numerusform>
                <numerusform>Für alle {n} Datensätze oben</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Use the record {id}</source>
            <translation>Datensatz {id} verwenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Open {id}</source>
            <translation>{id} öffnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Salesforce would not take this</source>
            <translation>Salesforce würde das nicht annehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Nothing was changed yet</source>
            <translation>Noch nichts geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/fixing.py" />
            <source>Correct a value above, or press “{button}” to send the same once more.</source>
            <translation>Berichtigen Sie oben einen Wert, oder klicken Sie auf „{button}“, um dasselbe noch einmal zu senden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/missing.py" />
            <source>Name, e-mail address or Salesforce ID</source>
            <translation>Name, E-Mail-Adresse oder Salesforce-ID</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/missing.py" />
            <source>Explain</source>
            <translation>Erklären</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/missing.py" />
            <source>Type the name of a record, its e-mail address or Salesforce ID. apdesk looks it up in Salesforce and says why it is here, or why it isn’t.</source>
            <translation>Geben Sie den Namen eines Datensatzes, seine E-Mail-Adresse oder Salesforce-ID ein. apdesk schlägt ihn in Salesforce nach und sagt, warum er hier ist oder warum nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview.py" />
            <source>No history yet</source>
            <translation>Noch kein Verlauf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview.py" />
            <source>Once the first sync is done you see here how your lists grow and change.</source>
            <translation>Nach der ersten Synchronisierung sehen Sie hier, wie Ihre Listen wachsen und sich verändern.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview.py" />
            <source>{n} days</source>
            <extracomment>For one: {n} day</extracomment>
            <translation>
                <numerusform>{n} Tag</numerusform>
                <numerusform>{n} Tage</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview.py" />
            <source>Period</source>
            <translation>Zeitraum</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Entered</source>
            <comment>records that are new here</comment>
            <translation>Hinzugekommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Left</source>
            <comment>records that are gone</comment>
            <translation>Herausgefallen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Done</source>
            <comment>how a run ended</comment>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Removals wait</source>
            <translation>Wartet auf Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Failed</source>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Records here</source>
            <translation>Datensätze hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Changes from Salesforce</source>
            <translation>Änderungen aus Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Runs</source>
            <comment>chart</comment>
            <translation>Läufe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>All runs</source>
            <translation>Alle Läufe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>How long a run takes</source>
            <translation>Dauer eines Laufs</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Day</source>
            <translation>Tag</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>On average</source>
            <translation>Im Mittel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Longest</source>
            <translation>Längster</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>API calls of apdesk</source>
            <translation>API-Aufrufe von apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Calls</source>
            <translation>Aufrufe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Calls by purpose</source>
            <translation>Nach Zweck</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Errors by cause, now</source>
            <translation>Fehler nach Ursache, jetzt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>What is wrong</source>
            <translation>Was nicht stimmt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Changes</source>
            <comment>how many</comment>
            <translation>Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>All errors</source>
            <translation>Alle Fehler</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Nothing changed in these days.</source>
            <translation>In diesen Tagen hat sich nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>No record of Salesforce is here yet.</source>
            <translation>Noch ist kein Datensatz aus Salesforce hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>There was no run in these days.</source>
            <translation>In diesen Tagen gab es keinen Lauf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>apdesk has made no calls in these days.</source>
            <translation>apdesk hat in diesen Tagen nichts aufgerufen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Budget: {n}</source>
            <extracomment>For one: Budget: {n}</extracomment>
            <translation>
                <numerusform>Kontingent: {n}</numerusform>
                <numerusform>Kontingent: {n}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>Other causes</source>
            <translation>Andere Ursachen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <source>There are no errors.</source>
            <translation>Es gibt keine Fehler.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_charts.py" />
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>No record of Salesforce is here.</source>
            <translation>Kein Datensatz aus Salesforce ist hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members} since the first sync today.</source>
            <translation>{members} seit der ersten Synchronisierung heute.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: {n} more than a week ago.</source>
            <extracomment>For one: {members}: {n} more than a week ago.</extracomment>
            <translation>
                <numerusform>{members}: {n} mehr als vor einer Woche.</numerusform>
                <numerusform>{members}: {n} mehr als vor einer Woche.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: {n} fewer than a week ago.</source>
            <extracomment>For one: {members}: {n} fewer than a week ago.</extracomment>
            <translation>
                <numerusform>{members}: {n} weniger als vor einer Woche.</numerusform>
                <numerusform>{members}: {n} weniger als vor einer Woche.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: as many as a week ago.</source>
            <translation>{members}: so viele wie vor einer Woche.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: {n} more than {days} days ago.</source>
            <extracomment>For one: {members}: {n} more than {days} days ago.</extracomment>
            <translation>
                <numerusform>{members}: {n} mehr als vor {days} Tagen.</numerusform>
                <numerusform>{members}: {n} mehr als vor {days} Tagen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: {n} fewer than {days} days ago.</source>
            <extracomment>For one: {members}: {n} fewer than {days} days ago.</extracomment>
            <translation>
                <numerusform>{members}: {n} weniger als vor {days} Tagen.</numerusform>
                <numerusform>{members}: {n} weniger als vor {days} Tagen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: as many as {days} days ago.</source>
            <translation>{members}: so viele wie vor {days} Tagen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: {n} more than on {day}.</source>
            <extracomment>For one: {members}: {n} more than on {day}.</extracomment>
            <translation>
                <numerusform>{members}: {n} mehr als am {day}.</numerusform>
                <numerusform>{members}: {n} mehr als am {day}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: {n} fewer than on {day}.</source>
            <extracomment>For one: {members}: {n} fewer than on {day}.</extracomment>
            <translation>
                <numerusform>{members}: {n} weniger als am {day}.</numerusform>
                <numerusform>{members}: {n} weniger als am {day}.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{members}: as many as on {day}.</source>
            <translation>{members}: so viele wie am {day}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: no records yet.</source>
            <translation>{day}: noch keine Datensätze.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: {members}.</source>
            <translation>{day}: {members}.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{n} changes in {days} days: {entered} entered, {changed} changed, {left} left.</source>
            <extracomment>For one: {n} change in {days} days: {entered} entered, {changed} changed, {left} left.</extracomment>
            <translation>
                <numerusform>{n} Änderung in {days} Tagen: {entered} hinzugekommen, {changed} geändert, {left} herausgefallen.</numerusform>
                <numerusform>{n} Änderungen in {days} Tagen: {entered} hinzugekommen, {changed} geändert, {left} herausgefallen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: no changes.</source>
            <translation>{day}: keine Änderungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: {entered} entered, {changed} changed, {left} left.</source>
            <translation>{day}: {entered} hinzugekommen, {changed} geändert, {left} herausgefallen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{n} runs in {days} days, and none of them failed.</source>
            <extracomment>For one: {n} run in {days} days, and it didn’t fail.</extracomment>
            <translation>
                <numerusform>{n} Lauf in {days} Tagen, und er ist nicht fehlgeschlagen.</numerusform>
                <numerusform>{n} Läufe in {days} Tagen, keiner ist fehlgeschlagen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{n} runs in {days} days, {failed} of them failed.</source>
            <extracomment>For one: {n} run in {days} days, and it failed.</extracomment>
            <translation>
                <numerusform>{n} Lauf in {days} Tagen, davon {failed} fehlgeschlagen.</numerusform>
                <numerusform>{n} Läufe in {days} Tagen, davon {failed} fehlgeschlagen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: no runs.</source>
            <translation>{day}: keine Läufe.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: {n} runs.</source>
            <extracomment>For one: {day}: {n} run.</extracomment>
            <translation>
                <numerusform>{day}: {n} Lauf.</numerusform>
                <numerusform>{day}: {n} Läufe.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{n} failed.</source>
            <extracomment>For one: {n} failed.</extracomment>
            <translation>
                <numerusform>{n} fehlgeschlagen.</numerusform>
                <numerusform>{n} fehlgeschlagen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{n} were stopped.</source>
            <extracomment>For one: {n} was stopped.</extracomment>
            <translation>
                <numerusform>{n} abgebrochen.</numerusform>
                <numerusform>{n} abgebrochen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{n} left removals waiting for approval.</source>
            <extracomment>For one: {n} left removals waiting for approval.</extracomment>
            <translation>
                <numerusform>Bei {n} warten Entfernungen auf Freigabe.</numerusform>
                <numerusform>Bei {n} warten Entfernungen auf Freigabe.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>A run takes {average} on average. The longest one took {longest}.</source>
            <translation>Ein Lauf dauert im Mittel {average}, der längste dauerte {longest}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: {average} on average, {longest} at most.</source>
            <translation>{day}: im Mittel {average}, höchstens {longest}.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{n} calls in the last 24 hours. No daily budget is set.</source>
            <extracomment>For one: {n} call in the last 24 hours. No daily budget is set.</extracomment>
            <translation>
                <numerusform>{n} Aufruf in den letzten 24 Stunden. Kein Tageskontingent gesetzt.</numerusform>
                <numerusform>{n} Aufrufe in den letzten 24 Stunden. Kein Tageskontingent gesetzt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{used} of {n} calls in the last 24 hours.</source>
            <extracomment>For one: {used} of {n} call in the last 24 hours.</extracomment>
            <translation>
                <numerusform>{used} von {n} Aufruf in den letzten 24 Stunden.</numerusform>
                <numerusform>{used} von {n} Aufrufen in den letzten 24 Stunden.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>{day}: no calls.</source>
            <translation>{day}: keine Aufrufe.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{day}: {n} calls.</source>
            <extracomment>For one: {day}: {n} call.</extracomment>
            <translation>
                <numerusform>{day}: {n} Aufruf.</numerusform>
                <numerusform>{day}: {n} Aufrufe.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>{cause} – {n} changes</source>
            <extracomment>For one: {cause} – {n} change</extracomment>
            <translation>
                <numerusform>{cause} – {n} Änderung</numerusform>
                <numerusform>{cause} – {n} Änderungen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>Runs are kept since {day}: the charts begin there.</source>
            <translation>Läufe sind ab dem {day} aufbewahrt: Dort beginnen die Diagramme.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>Your history begins today. The charts grow with every day.</source>
            <translation>Ihr Verlauf beginnt heute. Die Diagramme wachsen mit jedem Tag.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/overview_words.py" />
            <source>Your history begins on {day}, with the first sync.</source>
            <translation>Ihr Verlauf beginnt am {day} mit der ersten Synchronisierung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Overview</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>API usage</source>
            <translation>API-Nutzung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Is a record missing?</source>
            <translation>Fehlt ein Datensatz?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Log in again</source>
            <translation>Erneut anmelden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Review removals</source>
            <translation>Entfernungen prüfen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Sync</source>
            <translation>Synchronisierung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>{records} would be removed</source>
            <translation>{records} würden entfernt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>That is more than the safety stop allows in one run, so nothing of it was removed. Everything else is up to date.</source>
            <translation>Das ist mehr, als der Sicherheitsstopp in einem Lauf zulässt; deshalb wurde nichts davon entfernt. Alles andere ist auf dem neuesten Stand.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Show errors</source>
            <translation>Fehler anzeigen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/page.py" />
            <source>Change the criteria…</source>
            <translation>Kriterien ändern …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/progress.py" />
            <source>{done} of {total} records</source>
            <translation>{done} von {total} Datensätzen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/progress.py" />
            <source>{n} records</source>
            <extracomment>For one: {n} record</extracomment>
            <translation>
                <numerusform>{n} Datensatz</numerusform>
                <numerusform>{n} Datensätze</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/progress.py" />
            <source>{number} a second</source>
            <translation>{number} pro Sekunde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/progress.py" />
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/progress.py" />
            <source>All objects</source>
            <translation>Alle Objekte</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>{n} Leads</source>
            <extracomment>For one: {n} Lead</extracomment>
            <translation>
                <numerusform>{n} Lead</numerusform>
                <numerusform>{n} Leads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>{n} Contacts</source>
            <extracomment>For one: {n} Contact</extracomment>
            <translation>
                <numerusform>{n} Kontakt</numerusform>
                <numerusform>{n} Kontakte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>{n} Companies</source>
            <extracomment>For one: {n} Company</extracomment>
            <translation>
                <numerusform>{n} Unternehmen</numerusform>
                <numerusform>{n} Unternehmen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>Removals that wait for your approval</source>
            <translation>Entfernungen, die auf Ihre Freigabe warten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>Held removals</source>
            <translation>Zurückgehaltene Entfernungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>Remove {records}</source>
            <translation>{records} entfernen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>Keep waiting</source>
            <translation>Weiter warten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>Remove {records} from apdesk?</source>
            <translation>{records} aus apdesk entfernen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>Nothing has been removed yet</source>
            <translation>Noch wurde nichts entfernt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/removals.py" />
            <source>A removal deletes the record here for good, with its history. Salesforce is not changed. If something looks wrong, for example a criterion or a permission that was changed by mistake, put that right: records that match again are taken off this list.</source>
            <translation>Eine Entfernung löscht den Datensatz hier endgültig, samt seinem Verlauf. Salesforce wird nicht geändert. Sieht etwas falsch aus, etwa ein versehentlich geändertes Kriterium oder Recht, dann stellen Sie das richtig: Datensätze, die wieder passen, verschwinden aus dieser Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>Records of a run</source>
            <translation>Datensätze eines Laufs</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>Choose a run above to see the records that it touched.</source>
            <translation>Wählen Sie oben einen Lauf, um die Datensätze zu sehen, die er berührt hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>Records of the run</source>
            <translation>Datensätze des Laufs</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>Undo this run…</source>
            <translation>Diesen Lauf rückgängig machen …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>Records of the run of {time}</source>
            <translation>Datensätze des Laufs vom {time}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>This run changed no values.</source>
            <translation>Dieser Lauf hat keine Werte geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/runs.py" />
            <source>This run touched no record that is still here.</source>
            <translation>Dieser Lauf hat keinen Datensatz berührt, der noch hier ist.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>{n} records are sent again with the next sync.</source>
            <extracomment>For one: {n} record is sent again with the next sync.</extracomment>
            <translation>
                <numerusform>{n} Datensatz wird mit der nächsten Synchronisierung erneut gesendet.</numerusform>
                <numerusform>{n} Datensätze werden mit der nächsten Synchronisierung erneut gesendet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>{n} were duplicates for Salesforce: they are saved only if they no longer are.</source>
            <extracomment>For one: {n} was a duplicate for Salesforce: it is saved only if it no longer is one.</extracomment>
            <translation>
                <numerusform>{n} war für Salesforce ein Duplikat: Es wird nur gespeichert, wenn es keines mehr ist.</numerusform>
                <numerusform>{n} waren für Salesforce Duplikate: Sie werden nur gespeichert, wenn sie keine mehr sind.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>It was corrected, and is sent again with the next sync.</source>
            <translation>Berichtigt; es wird mit der nächsten Synchronisierung erneut gesendet.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>{n} records were corrected, and are sent again with the next sync.</source>
            <extracomment>For one: {n} record was corrected, and is sent again with the next sync.</extracomment>
            <translation>
                <numerusform>{n} Datensatz wurde berichtigt und wird mit der nächsten Synchronisierung erneut gesendet.</numerusform>
                <numerusform>{n} Datensätze wurden berichtigt und werden mit der nächsten Synchronisierung erneut gesendet.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>The next sync creates it, duplicate or not.</source>
            <translation>Die nächste Synchronisierung legt ihn an, ob Dublette oder nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>It is that record now. The next sync brings its values.</source>
            <translation>Es ist jetzt dieser Datensatz. Die nächste Synchronisierung bringt seine Werte.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>{n} entries were dismissed.</source>
            <extracomment>For one: {n} entry was dismissed.</extracomment>
            <translation>
                <numerusform>{n} Eintrag wurde verworfen.</numerusform>
                <numerusform>{n} Einträge wurden verworfen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>{n} other values are here now. The next sync sends what Salesforce lacks.</source>
            <extracomment>For one: {n} other value is here now. The next sync sends what Salesforce lacks.</extracomment>
            <translation>
                <numerusform>{n} anderer Wert ist jetzt hier. Die nächste Synchronisierung sendet, was Salesforce fehlt.</numerusform>
                <numerusform>{n} andere Werte sind jetzt hier. Die nächste Synchronisierung sendet, was Salesforce fehlt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/settling.py" />
            <source>{n} conflicts stay as decided.</source>
            <extracomment>For one: {n} conflict stays as decided.</extracomment>
            <translation>
                <numerusform>{n} Konflikt bleibt wie entschieden.</numerusform>
                <numerusform>{n} Konflikte bleiben wie entschieden.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/slowing.py" />
            <source>Your org has used {used} of its {most} API calls of the last 24 hours ({share} %). Until that falls to 80 %, apdesk syncs {every} instead of {usual}; each sync looks again.</source>
            <translation>Ihre Org hat in den letzten 24 Stunden {used} ihrer {most} API-Aufrufe verbraucht ({share} %). Bis es nur noch 80 % sind, synchronisiert apdesk {every} statt {usual}; jede Synchronisierung sieht wieder nach.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/slowing.py" />
            <source>apdesk has made {used} of the {most} API calls that you allow it in 24 hours ({share} %). Until that falls to 80 % ({time} at the earliest), it syncs {every} instead of {usual}.</source>
            <translation>apdesk hat {used} der {most} API-Aufrufe gemacht, die Sie ihm in 24 Stunden zugestehen ({share} %). Bis es nur noch 80 % sind (frühestens {time}), synchronisiert es {every} statt {usual}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/slowing.py" />
            <source>Sync now still syncs at once. The calls are those of all programs that use your org; a longer interval in the preferences uses fewer.</source>
            <translation>„Jetzt synchronisieren“ synchronisiert weiterhin sofort. Die Aufrufe sind die aller Programme, die Ihre Org nutzen; ein längerer Abstand in den Einstellungen braucht weniger.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/slowing.py" />
            <source>Sync now still syncs at once. A higher limit below brings the usual interval back.</source>
            <translation>„Jetzt synchronisieren“ synchronisiert weiterhin sofort. Eine höhere Grenze unten stellt den üblichen Abstand wieder her.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Up to date</source>
            <translation>Auf dem neuesten Stand</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Syncing…</source>
            <translation>Synchronisiert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Waiting to try again</source>
            <translation>Nächster Versuch folgt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Waiting for API calls</source>
            <translation>Wartet auf API-Aufrufe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Log in again to go on</source>
            <translation>Zum Fortfahren erneut anmelden</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>{n} changes wait to be sent</source>
            <extracomment>For one: {n} change waits to be sent</extracomment>
            <translation>
                <numerusform>{n} Änderung wartet auf das Senden</numerusform>
                <numerusform>{n} Änderungen warten auf das Senden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>{n} removals wait for you</source>
            <extracomment>For one: {n} removal waits for you</extracomment>
            <translation>
                <numerusform>{n} Entfernung wartet auf Sie</numerusform>
                <numerusform>{n} Entfernungen warten auf Sie</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>The last run failed</source>
            <translation>Der letzte Lauf ist fehlgeschlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Up to date, with problems</source>
            <translation>Auf dem neuesten Stand, mit Problemen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Connect to Salesforce to fill your lists.</source>
            <translation>Verbinden Sie sich mit Salesforce, um Ihre Listen zu füllen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Last run {ago}: {changes}.</source>
            <translation>Letzter Lauf {ago}: {changes}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Last run {ago}: no changes.</source>
            <translation>Letzter Lauf {ago}: keine Änderungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>Next run {when}.</source>
            <translation>Nächster Lauf {when}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>No runs until you resume.</source>
            <translation>Keine Läufe, bis Sie fortsetzen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>{object}: {progress}</source>
            <translation>{object}: {progress}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>{state} until {time}</source>
            <translation>{state} bis {time}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>{state} · next {when}, as API calls are above 80 %</source>
            <translation>{state} · nächster {when}, da über 80 % der API-Aufrufe verbraucht sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>{state} · next {when}</source>
            <translation>{state} · nächster {when}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/state.py" />
            <source>{state} {when}</source>
            <translation>{state} {when}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/status.py" />
            <source>Sync now</source>
            <translation>Jetzt synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/status.py" />
            <source>Sync now (F5)</source>
            <translation>Jetzt synchronisieren (F5)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/status.py" />
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/status.py" />
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/status.py" />
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>&lt; 1 s</source>
            <translation>&lt; 1 s</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Started</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Why</source>
            <translation>Anlass</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Running…</source>
            <translation>Läuft …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Entered</source>
            <comment>heading of numbers</comment>
            <translation>Neu</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Left</source>
            <comment>heading of numbers</comment>
            <translation>Weg</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Deleted</source>
            <translation>Gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Sent</source>
            <translation>Gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Failed</source>
            <comment>heading of numbers</comment>
            <translation>Fehler</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Took</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>With problems</source>
            <translation>Mit Problemen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>{number} entered</source>
            <comment>records</comment>
            <translation>{number} hinzugekommen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>{number} changed</source>
            <comment>records</comment>
            <translation>{number} geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>{number} left</source>
            <comment>records</comment>
            <translation>{number} herausgefallen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>{number} deleted</source>
            <comment>records</comment>
            <translation>{number} gelöscht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>{number} sent</source>
            <comment>records</comment>
            <translation>{number} gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>{number} not sent</source>
            <comment>records</comment>
            <translation>{number} nicht gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>No changes</source>
            <translation>Keine Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Left, kept here</source>
            <translation>Herausgefallen, hier behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Synced again</source>
            <translation>Wieder synchronisiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Merged</source>
            <translation>Zusammengeführt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Converted</source>
            <translation>Konvertiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Created in Salesforce</source>
            <translation>In Salesforce angelegt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Conflict</source>
            <translation>Konflikt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Undone</source>
            <translation>Rückgängig gemacht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Added</source>
            <translation>Hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Record</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Object</source>
            <translation>Objekt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Fields</source>
            <translation>Felder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/tables.py" />
            <source>Why it would be removed</source>
            <translation>Warum er entfernt würde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Edit</source>
            <comment>a kind of change</comment>
            <translation>Bearbeitung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Bulk edit</source>
            <translation>Sammelbearbeitung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Import</source>
            <translation>Import</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>New contact</source>
            <translation>Neuer Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Conflict settled</source>
            <translation>Konflikt geklärt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>You</source>
            <comment>who changed it</comment>
            <translation>Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>New Lead</source>
            <translation>Neuer Lead</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>New Contact</source>
            <translation>Neuer Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>New Company</source>
            <translation>Neues Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>New record</source>
            <translation>Neuer Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>blank</source>
            <comment>a value</comment>
            <translation>leer</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>When you say so</source>
            <translation>Wenn Sie es sagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Wait for you</source>
            <translation>Warten auf Sie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Tries</source>
            <translation>Versuche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Last try</source>
            <translation>Letzter Versuch</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Next try</source>
            <translation>Nächster Versuch</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>What was to be sent</source>
            <translation>Was gesendet werden sollte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Here</source>
            <translation>Hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Won</source>
            <translation>Gewonnen hat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>{change} (undone)</source>
            <translation>{change} (rückgängig gemacht)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>By</source>
            <translation>Von</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/troubles_tables.py" />
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Nothing was set back</source>
            <translation>Nichts wurde zurückgesetzt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>There was nothing to undo.</source>
            <translation>Es gab nichts rückgängig zu machen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>{n} changes were undone</source>
            <extracomment>For one: {n} change was undone</extracomment>
            <translation>
                <numerusform>{n} Änderung wurde rückgängig gemacht</numerusform>
                <numerusform>{n} Änderungen wurden rückgängig gemacht</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>What Salesforce has of them already is set back there by the next sync.</source>
            <translation>Was Salesforce davon schon hat, setzt die nächste Synchronisierung dort zurück.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>{n} values stay as they are: {reasons}.</source>
            <extracomment>For one: {n} value stays as it is: {reasons}.</extracomment>
            <translation>
                <numerusform>{n} Wert bleibt, wie er ist: {reasons}.</numerusform>
                <numerusform>{n} Werte bleiben, wie sie sind: {reasons}.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Why it stays as it is</source>
            <translation>Warum er bleibt, wie er ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Undo this run</source>
            <translation>Diesen Lauf rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Looking what can be undone…</source>
            <translation>Es wird geprüft, was rückgängig gemacht werden kann …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Values that stay as they are</source>
            <translation>Werte, die bleiben, wie sie sind</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Undo the run of {time}?</source>
            <translation>Den Lauf vom {time} rückgängig machen?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Values that the run took over from Salesforce, or sent there, go back to what they were before. Records that entered, left or were created stay as they are.</source>
            <translation>Werte, die der Lauf aus Salesforce übernommen oder dorthin gesendet hat, werden wieder, was sie vorher waren. Datensätze, die hinzugekommen, herausgefallen oder angelegt sind, bleiben, wie sie sind.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>{n} values go back to what they were. The next sync sends them to Salesforce.</source>
            <extracomment>For one: {n} value goes back to what it was. The next sync sends it to Salesforce.</extracomment>
            <translation>
                <numerusform>{n} Wert wird wieder, was er war. Die nächste Synchronisierung sendet ihn an Salesforce.</numerusform>
                <numerusform>{n} Werte werden wieder, was sie waren. Die nächste Synchronisierung sendet sie an Salesforce.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Undo {n} values</source>
            <extracomment>For one: Undo {n} value</extracomment>
            <translation>
                <numerusform>{n} Wert zurücksetzen</numerusform>
                <numerusform>{n} Werte zurücksetzen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>Nothing of this run can be undone.</source>
            <translation>Nichts von diesem Lauf kann rückgängig gemacht werden.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/undo.py" />
            <source>{n} values stay as they are</source>
            <extracomment>For one: {n} value stays as it is</extracomment>
            <translation>
                <numerusform>{n} Wert bleibt, wie er ist</numerusform>
                <numerusform>{n} Werte bleiben, wie sie sind</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Looking for changes</source>
            <translation>Änderungen suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Fetching records</source>
            <translation>Datensätze holen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Sending changes</source>
            <translation>Änderungen senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Comparing</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Preview and criteria</source>
            <translation>Vorschau und Kriterien</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Journeys</source>
            <translation>Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Other</source>
            <translation>Sonstiges</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>looking for changes {n}</source>
            <translation>Änderungen suchen {n}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>fetching records {n}</source>
            <translation>Datensätze holen {n}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>sending changes {n}</source>
            <translation>Änderungen senden {n}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>comparing {n}</source>
            <translation>Vergleichen {n}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>preview and criteria {n}</source>
            <translation>Vorschau und Kriterien {n}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>journeys {n}</source>
            <translation>Journeys {n}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>other {n}</source>
            <translation>Sonstiges {n}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>{day}: {n} calls ({parts}).</source>
            <extracomment>For one: {day}: {n} call ({parts}).</extracomment>
            <translation>
                <numerusform>{day}: {n} Aufruf ({parts}).</numerusform>
                <numerusform>{day}: {n} Aufrufe ({parts}).</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>API calls of the last {days} days</source>
            <translation>API-Aufrufe der letzten {days} Tage</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>API calls by day</source>
            <translation>API-Aufrufe nach Tagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>The last 24 hours</source>
            <translation>Die letzten 24 Stunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Calls of the org</source>
            <translation>Aufrufe der Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Calls of apdesk</source>
            <translation>Aufrufe von apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Your org, all programs together</source>
            <translation>Ihre Org, alle Programme zusammen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Calls of apdesk in the last {days} days</source>
            <translation>Aufrufe von apdesk in den letzten {days} Tagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Not known yet: a sync finds out.</source>
            <translation>Noch nicht bekannt: Eine Synchronisierung findet es heraus.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>No calls until {time}</source>
            <translation>Keine Aufrufe bis {time}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>The daily budget below is used up.</source>
            <translation>Das Tageskontingent unten ist aufgebraucht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Syncing goes on by itself then.</source>
            <translation>Danach geht die Synchronisierung von selbst weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>Syncing less often</source>
            <translation>Synchronisiert seltener</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>{n} calls</source>
            <extracomment>For one: {n} call</extracomment>
            <translation>
                <numerusform>{n} Aufruf</numerusform>
                <numerusform>{n} Aufrufe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/activity/usage.py" />
            <source>{used} of {n} calls</source>
            <extracomment>For one: {used} of {n} call</extracomment>
            <translation>
                <numerusform>{used} von {n} Aufruf</numerusform>
                <numerusform>{used} von {n} Aufrufen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>First sync</source>
            <translation>Erster Lauf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>On schedule</source>
            <translation>Nach Zeitplan</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>At start</source>
            <translation>Beim Start</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>After sleep</source>
            <translation>Aufgewacht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>By hand</source>
            <translation>Von Hand</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Checking the connection</source>
            <translation>Verbindung wird geprüft</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Salesforce is preparing the records</source>
            <translation>Salesforce bereitet die Datensätze vor</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Fetching</source>
            <translation>Wird geholt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Comparing with Salesforce</source>
            <translation>Vergleich mit Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Sending your changes</source>
            <translation>Ihre Änderungen werden gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Removing</source>
            <translation>Wird entfernt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/activity/words.py" />
            <source>Finishing</source>
            <translation>Abschluss</translation>
        </message>
    </context>
</TS>
