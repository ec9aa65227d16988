<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/help/buttons.py" />
            <location filename="../../../apdesk/ui/help/window.py" />
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/buttons.py" />
            <source>What is this?</source>
            <translation>Was ist das?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/coach.py" />
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/coach.py" />
            <location filename="../../../apdesk/ui/help/window.py" />
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/coach.py" />
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/coach.py" />
            <source>Step {at} of {of}</source>
            <translation>Schritt {at} von {of}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/coach.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/contents.py" />
            <source>{term} (glossary)</source>
            <translation>{term} (Glossar)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/contents.py" />
            <source>Search the help</source>
            <translation>Hilfe durchsuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/contents.py" />
            <source>Contents</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/contents.py" />
            <source>Nothing found. Try another word.</source>
            <translation>Nichts gefunden. Versuchen Sie ein anderes Wort.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/help/contents.py" />
            <source>{n} pages found</source>
            <extracomment>For one: {n} page found</extracomment>
            <translation>
                <numerusform>{n} Seite gefunden</numerusform>
                <numerusform>{n} Seiten gefunden</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A step of a journey that does something for a person. A square on the canvas.</source>
            <translation>Ein Schritt einer Journey, der etwas für eine Person tut. Ein Quadrat auf der Arbeitsfläche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>API call</source>
            <translation>API-Aufruf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>One question or order from a program to Salesforce. An org may make only so many in 24 hours, all its programs together.</source>
            <translation>Eine Frage oder ein Auftrag eines Programms an Salesforce. Eine Org hat in 24 Stunden nur eine bestimmte Zahl davon, für alle Programme zusammen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Arrow</source>
            <translation>Pfeil</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Leads people of a journey from one step to the next.</source>
            <translation>Führt die Personen einer Journey von einem Schritt zum nächsten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Backup</source>
            <translation>Sicherung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A copy of everything that apdesk keeps, to which you can go back.</source>
            <translation>Eine Kopie von allem, was apdesk aufbewahrt; zu ihr können Sie zurückkehren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Budget</source>
            <translation>Kontingent</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>The most API calls that you allow apdesk in 24 hours.</source>
            <translation>So viele API-Aufrufe gestehen Sie apdesk in 24 Stunden höchstens zu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Campaign</source>
            <translation>Kampagne</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A marketing effort in Salesforce, such as a trade fair. Leads and contacts are its members, each with a member status, such as Sent or Responded.</source>
            <translation>Eine Marketingmaßnahme in Salesforce, zum Beispiel eine Messe. Leads und Kontakte sind ihre Mitglieder, jedes mit einem Mitgliedsstatus wie „Gesendet“ oder „Geantwortet“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Certificate</source>
            <translation>Zertifikat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>By it a server proves that it is the one that it says it is.</source>
            <translation>Damit weist ein Server nach, dass er der ist, für den er sich ausgibt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Company</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>What Salesforce calls an Account: the company that contacts belong to.</source>
            <translation>Was in Salesforce Account heißt: das Unternehmen, zu dem Kontakte gehören.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Condition</source>
            <translation>Bedingung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A step of a journey that asks a question and leads on by Yes or by No. An octagon on the canvas.</source>
            <translation>Ein Schritt einer Journey, der eine Frage stellt und mit Ja oder Nein weiterführt. Ein Achteck auf der Arbeitsfläche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Conflict</source>
            <translation>Konflikt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A field that was changed here and in Salesforce to different values between two syncs. The rule of the field decides; the other value is kept.</source>
            <translation>Ein Feld, das zwischen zwei Synchronisierungen hier und in Salesforce verschieden geändert wurde. Die Regel des Feldes entscheidet; der andere Wert bleibt aufbewahrt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Consumer key</source>
            <translation>Verbraucherschlüssel (Consumer Key)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Tells Salesforce which app is asking to log in. An administrator gets it by making an External Client App. It is no password.</source>
            <translation>Sagt Salesforce, welche App sich anmelden möchte. Ein Administrator erhält ihn, indem er eine External Client App anlegt. Er ist kein Passwort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Contact</source>
            <translation>Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A person whom your company does business with; in Salesforce it belongs to an account. “All contacts” here means all people, leads too.</source>
            <translation>Eine Person, mit der Ihr Unternehmen zu tun hat; in Salesforce gehört sie zu einem Account. „Alle Kontakte“ meint hier alle Personen, auch Leads.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Criteria</source>
            <translation>Kriterien</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>What a record must meet to be synced, or to be in a segment. All of them must be met together.</source>
            <translation>Was ein Datensatz erfüllen muss, um synchronisiert zu werden oder in einem Segment zu sein. Es müssen alle zugleich erfüllt sein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Delay</source>
            <translation>Wartezeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A step of a journey at which people wait before they go on.</source>
            <translation>Ein Schritt einer Journey, an dem Personen warten, bevor es weitergeht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A journey as you are drawing it. It does nothing until it is published.</source>
            <translation>Eine Journey, an der Sie noch zeichnen. Sie tut nichts, bis sie veröffentlicht ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Enter, leave</source>
            <translation>Hinzukommen, herausfallen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A record enters when it comes to meet what you chose to sync, and leaves when it no longer does.</source>
            <translation>Ein Datensatz kommt hinzu, wenn er erfüllt, was Sie zum Synchronisieren gewählt haben, und fällt heraus, wenn er es nicht mehr tut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>One piece of a record, such as Phone. It has a label, and a type of value.</source>
            <translation>Ein Teil eines Datensatzes, zum Beispiel Telefon. Es hat eine Bezeichnung und eine Art von Wert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Held removal</source>
            <translation>Zurückgehaltene Entfernung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A removal that the safety stop held back, until you approve it.</source>
            <translation>Eine Entfernung, die der Sicherheitsstopp zurückgehalten hat, bis Sie sie freigeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Journey</source>
            <translation>Journey</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Steps that people go through by themselves, from a trigger to an end.</source>
            <translation>Schritte, die Personen von selbst durchlaufen, von einem Auslöser bis zu einem Ende.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Kept</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A record that no longer meets your criteria and stays here all the same, no longer synced.</source>
            <translation>Ein Datensatz, der Ihre Kriterien nicht mehr erfüllt und trotzdem hier bleibt; er wird nicht mehr synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Keyring</source>
            <translation>Schlüsselbund</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>The place in which your computer keeps passwords, encrypted: Keychain on macOS, Credential Manager on Windows, GNOME Keyring or KWallet on Linux.</source>
            <translation>Hier bewahrt Ihr Computer Passwörter verschlüsselt auf: Schlüsselbund unter macOS, Anmeldeinformationsverwaltung unter Windows, GNOME-Schlüsselbund oder KWallet unter Linux.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Somebody who may become a customer. A lead that is converted in Salesforce becomes a contact with a company.</source>
            <translation>Jemand, der Kunde werden könnte. Ein Lead, der in Salesforce konvertiert wird, wird zu einem Kontakt mit einem Unternehmen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Mail server</source>
            <translation>Mailserver</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>The computer of your e-mail provider that sends e-mails on (SMTP).</source>
            <translation>Der Computer Ihres E-Mail-Anbieters, der E-Mails weiterschickt (SMTP).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Mapping</source>
            <translation>Feldzuordnung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Which Salesforce field belongs to which field here, in which direction, and who wins.</source>
            <translation>Welches Salesforce-Feld zu welchem Feld hier gehört, in welcher Richtung, und wer gewinnt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A record that meets what you chose to sync.</source>
            <translation>Ein Datensatz, der erfüllt, was Sie zum Synchronisieren gewählt haben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Opted out</source>
            <translation>Abgemeldet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Somebody who wants no e-mail (Email Opt Out in Salesforce). An opt-out on either side counts, until the person opts in again on purpose.</source>
            <translation>Jemand, der keine E-Mails möchte (Email Opt Out in Salesforce). Eine Abmeldung auf einer der beiden Seiten gilt, bis sich die Person ausdrücklich wieder anmeldet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Org</source>
            <translation>Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Your company’s own Salesforce, with its data, users and settings.</source>
            <translation>Das eigene Salesforce Ihres Unternehmens mit seinen Daten, Benutzern und Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Own list</source>
            <translation>Eigene Liste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A list of people that you made here, filled by hand or by journeys.</source>
            <translation>Eine Liste von Personen, die Sie hier angelegt haben; sie wird von Hand oder durch Journeys gefüllt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Picklist</source>
            <translation>Auswahlliste</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A field whose value is chosen from a list, such as Status.</source>
            <translation>Ein Feld, dessen Wert aus einer Liste gewählt wird, zum Beispiel Status.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Practice org</source>
            <translation>Übungs-Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>An imitation of an org on this computer, with made-up people, for trying out.</source>
            <translation>Die Nachbildung einer Org auf diesem Computer, mit erfundenen Personen, zum Ausprobieren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A computer of your company through which programs reach the internet.</source>
            <translation>Ein Computer Ihres Unternehmens, über den Programme ins Internet gelangen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Relative date</source>
            <translation>Relatives Datum</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A date that moves with the calendar, such as the last 30 days, or this month.</source>
            <translation>Ein Datum, das mit dem Kalender wandert, zum Beispiel die letzten 30 Tage oder dieser Monat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Safety stop</source>
            <translation>Sicherheitsstopp</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Keeps a sync from removing many records at once: it asks you first. The numbers are in Preferences.</source>
            <translation>Verhindert, dass eine Synchronisierung viele Datensätze auf einmal entfernt: Sie werden zuerst gefragt. Die Zahlen stehen in den Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A copy of an org in which things can be tried out.</source>
            <translation>Eine Kopie einer Org, in der man etwas ausprobieren kann.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Segment</source>
            <translation>Segment</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Saved criteria: whoever meets them is in it. It fills itself.</source>
            <translation>Gespeicherte Kriterien: Wer sie erfüllt, ist darin. Es füllt sich von selbst.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Shape</source>
            <translation>Form</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A step of a journey on the canvas: a circle, a square or an octagon.</source>
            <translation>Ein Schritt einer Journey auf der Arbeitsfläche: ein Kreis, ein Quadrat oder ein Achteck.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Object</source>
            <translation>Objekt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>A kind of record in Salesforce: Lead, Contact, Account (an sObject in its API).</source>
            <translation>Eine Art von Datensatz in Salesforce: Lead, Contact, Account (in der API ein sObject).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>SOQL</source>
            <translation>SOQL</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>The language in which programs ask Salesforce for records.</source>
            <translation>Die Sprache, in der Programme Salesforce nach Datensätzen fragen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Sync, run</source>
            <translation>Synchronisierung, Lauf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>One round of looking for changes, bringing them here, and sending yours. Each is listed on the Sync page.</source>
            <translation>Ein Durchgang: nach Änderungen sehen, sie hierher holen und Ihre senden. Jeder steht auf der Seite „Synchronisierung“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Base, local, remote</source>
            <translation>Basis, lokal, entfernt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>The three values that are compared of a field: the last one that both sides agreed on (base), the one here (local), and the one in Salesforce (remote).</source>
            <translation>Die drei Werte eines Feldes, die verglichen werden: der letzte, in dem beide Seiten übereinstimmten (Basis), der hiesige (lokal) und der in Salesforce (entfernt).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Tray</source>
            <translation>Infobereich</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>The row of small icons at the edge of the screen, where programs go on quietly.</source>
            <translation>Die Reihe kleiner Symbole am Rand des Bildschirms, in der Programme still weiterlaufen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>Trigger</source>
            <translation>Auslöser</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/glossary.py" />
            <source>The beginning of a journey: it says who comes in. A circle on the canvas.</source>
            <translation>Der Anfang einer Journey: Er sagt, wer hineinkommt. Ein Kreis auf der Arbeitsfläche.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/page_text.py" />
            <source>Words on this page</source>
            <translation>Begriffe auf dieser Seite</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/popover.py" />
            <location filename="../../../apdesk/ui/help/window.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/popover.py" />
            <source>More in the help</source>
            <translation>Mehr in der Hilfe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>What apdesk does</source>
            <translation>Was apdesk tut</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>apdesk keeps Leads, Contacts and Accounts of your Salesforce org on this computer, in step in both directions, and runs marketing journeys over them.</source>
            <translation>apdesk hält Leads, Kontakte und Accounts Ihrer Salesforce-Org auf diesem Computer in beiden Richtungen auf dem gleichen Stand und führt Marketing-Journeys mit ihnen aus.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Every ten minutes it asks Salesforce what has changed. Records that meet what you chose come onto your lists; records that no longer do leave them. What you change here goes to Salesforce with the next sync.</source>
            <translation>Alle zehn Minuten fragt apdesk Salesforce, was sich geändert hat. Datensätze, die erfüllen, was Sie gewählt haben, kommen auf Ihre Listen; die es nicht mehr tun, fallen heraus. Was Sie hier ändern, geht mit der nächsten Synchronisierung an Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Nothing is ever deleted in Salesforce by apdesk, and nothing is removed here in large numbers without asking you first.</source>
            <translation>apdesk löscht nie etwas in Salesforce, und hier wird nichts in größerer Zahl entfernt, ohne Sie vorher zu fragen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The tour</source>
            <translation>Der Rundgang</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The tour shows the main places of the window in a minute. Take it again whenever you like: choose “Take the tour” in the help, or in the command palette (Ctrl+K).</source>
            <translation>Der Rundgang zeigt in einer Minute die wichtigsten Stellen des Fensters. Sie können ihn jederzeit wiederholen: mit „Rundgang starten“ in der Hilfe oder in der Befehlspalette (Strg+K).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Next and Back lead through it, so do the arrow keys; Esc ends it. You can use the window meanwhile.</source>
            <translation>„Weiter“ und „Zurück“ führen hindurch, ebenso die Pfeiltasten; Esc beendet ihn. Das Fenster können Sie währenddessen benutzen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Connect to Salesforce</source>
            <translation>Mit Salesforce verbinden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>You log in in your own browser, on the login page of your org. apdesk never sees your password; it is given a key of its own, which you or an administrator can take back at any time.</source>
            <translation>Sie melden sich in Ihrem eigenen Browser an, auf der Anmeldeseite Ihrer Org. apdesk sieht Ihr Passwort nie; es erhält einen eigenen Schlüssel, den Sie oder ein Administrator jederzeit zurücknehmen können.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Choose where your org is: Production, Sandbox, or its own address under My Domain.</source>
            <translation>Wählen Sie, wo Ihre Org ist: Produktion, Sandbox oder ihre eigene Adresse unter „My Domain“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>If a consumer key is asked for, paste the one that your administrator made. “How do I get one?” shows the exact steps.</source>
            <translation>Wird ein Verbraucherschlüssel verlangt, fügen Sie den ein, den Ihr Administrator angelegt hat. „Wie erhalte ich einen?“ zeigt die genauen Schritte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Press Log in, allow access in the browser, and come back here.</source>
            <translation>Wählen Sie „Anmelden“, erlauben Sie den Zugriff im Browser und kommen Sie hierher zurück.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Afterwards apdesk shows who you are and what this user may read and change. What the user can’t see in Salesforce can’t be synced.</source>
            <translation>Danach zeigt apdesk, wer Sie sind und was dieser Benutzer lesen und ändern darf. Was der Benutzer in Salesforce nicht sieht, kann nicht synchronisiert werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Where is your org?</source>
            <translation>Wo ist Ihre Org?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Production is the org that your company works in. A Sandbox is a copy of it for trying things out. Choose My Domain if you log in at an address of your own, such as example.my.salesforce.com.</source>
            <translation>Produktion ist die Org, in der Ihr Unternehmen arbeitet. Eine Sandbox ist eine Kopie davon zum Ausprobieren. Wählen Sie My Domain, wenn Sie sich unter einer eigenen Adresse anmelden, zum Beispiel example.my.salesforce.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The data of one org never mixes with that of another: if you connect to a different one later, apdesk says so and asks.</source>
            <translation>Die Daten einer Org vermischen sich nie mit denen einer anderen: Wenn Sie sich später mit einer anderen verbinden, sagt apdesk es und fragt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The consumer key tells Salesforce which app is asking to log in. It is no password: it can be known to everybody in your company.</source>
            <translation>Der Verbraucherschlüssel sagt Salesforce, welche App sich anmelden möchte. Er ist kein Passwort: In Ihrem Unternehmen darf ihn jeder kennen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>An administrator of your org gets it by making an External Client App, once for everybody. “How do I get one?” shows the steps, with a button to copy each value.</source>
            <translation>Ein Administrator Ihrer Org erhält ihn, indem er eine External Client App anlegt, einmal für alle. „Wie erhalte ich einen?“ zeigt die Schritte, mit einer Schaltfläche zum Kopieren jedes Wertes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>What this user may do</source>
            <translation>Was dieser Benutzer darf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>apdesk can do in Salesforce what you can do there, and no more. For each object you see whether it can be read, created and changed, and how many fields are visible.</source>
            <translation>apdesk darf in Salesforce, was Sie dort dürfen, und nicht mehr. Für jedes Objekt sehen Sie, ob es gelesen, angelegt und geändert werden darf und wie viele Felder sichtbar sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Whatever is missing is told with its consequence, for example that companies won’t sync because Accounts can’t be read. An administrator can change that in Salesforce; then press Log in once more.</source>
            <translation>Was fehlt, wird mit seiner Folge genannt, zum Beispiel dass Unternehmen nicht synchronisiert werden, weil Accounts nicht gelesen werden dürfen. Ein Administrator kann das in Salesforce ändern; wählen Sie danach noch einmal „Anmelden“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Choose what is synced</source>
            <translation>Wählen, was synchronisiert wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Sync everything that you can see in Salesforce, or choose for each object: all records, only those that meet your criteria, or none.</source>
            <translation>Synchronisieren Sie alles, was Sie in Salesforce sehen, oder wählen Sie für jedes Objekt: alle Datensätze, nur solche, die Ihre Kriterien erfüllen, oder keine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>While you write criteria, apdesk counts how many records meet them now and shows some. Below them you choose what becomes of a record that no longer meets them.</source>
            <translation>Während Sie Kriterien schreiben, zählt apdesk, wie viele Datensätze sie jetzt erfüllen, und zeigt einige. Darunter wählen Sie, was aus einem Datensatz wird, der sie nicht mehr erfüllt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>You can change all of this later in Preferences. The preview shows the effect before anything happens.</source>
            <translation>All das können Sie später in den Einstellungen ändern. Die Vorschau zeigt die Wirkung, bevor etwas geschieht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>A criterion is a field, an operator and a value, such as Status is Open. A record must meet all of your criteria; the sentence below them says what they mean.</source>
            <translation>Ein Kriterium besteht aus Feld, Operator und Wert, zum Beispiel: Status ist Open. Ein Datensatz muss alle Ihre Kriterien erfüllen; der Satz darunter sagt, was sie bedeuten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>A comma between values means “or”: Status is Open, Working. Capital letters make no difference. Put a value that holds a comma into quotes: "Smith, Inc".</source>
            <translation>Ein Komma zwischen Werten heißt „oder“: Status ist Open, Working. Groß- und Kleinschreibung sind gleich. Setzen Sie einen Wert, der ein Komma enthält, in Anführungszeichen: "Smith, Inc".</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Blank fields: “is not” and “does not contain” keep records whose field is blank; “is”, “contains” and comparisons leave them out. Each criterion says how many blank records that concerns.</source>
            <translation>Leere Felder: „ist nicht“ und „enthält nicht“ behalten Datensätze, deren Feld leer ist; „ist“, „enthält“ und Vergleiche lassen sie weg. Jedes Kriterium sagt, wie viele leere Datensätze das betrifft.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Long texts and encrypted fields can’t be asked for in Salesforce; they are shown with the reason.</source>
            <translation>Nach langen Texten und verschlüsselten Feldern lässt sich in Salesforce nicht fragen; sie werden mit dem Grund angezeigt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Field mappings</source>
            <translation>Feldzuordnungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>A mapping says which Salesforce field belongs to which field here, in which direction it is kept up to date, and whose value wins when both sides changed it.</source>
            <translation>Eine Feldzuordnung sagt, welches Salesforce-Feld zu welchem Feld hier gehört, in welcher Richtung es aktuell gehalten wird und wessen Wert gewinnt, wenn beide Seiten es geändert haben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Standard field mappings take all standard fields that you can read. Choose Custom field mappings to add custom fields, to leave fields out, or to change a rule.</source>
            <translation>„Standard-Feldzuordnungen“ nimmt alle Standardfelder, die Sie lesen dürfen. Mit „Eigene Feldzuordnungen“ nehmen Sie eigene Felder hinzu, lassen Felder weg oder ändern eine Regel.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>A field with a padlock can’t be changed from here, because Salesforce works it out by itself or doesn’t let this user change it. Refresh Salesforce fields reads new fields of your org.</source>
            <translation>Ein Feld mit Schloss lässt sich von hier aus nicht ändern, weil Salesforce es selbst berechnet oder diesem Benutzer die Änderung nicht erlaubt. „Salesforce-Felder neu lesen“ holt neue Felder Ihrer Org.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Direction and rule</source>
            <translation>Richtung und Regel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The rule decides what happens when the same field was changed here and in Salesforce to different values since the last sync.</source>
            <translation>Die Regel entscheidet, was geschieht, wenn dasselbe Feld seit der letzten Synchronisierung hier und in Salesforce verschieden geändert wurde.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Two-way rules carry changes both ways and say who wins: Salesforce, apdesk, or the most recent change. “Salesforce unless blank” fills a blank in Salesforce from here. “Salesforce to apdesk only” never writes. “Don’t sync” leaves the field out.</source>
            <translation>Regeln für beide Richtungen übertragen Änderungen hin und her und sagen, wer gewinnt: Salesforce, apdesk oder die jüngste Änderung. „Salesforce, außer wenn leer“ füllt ein leeres Feld in Salesforce von hier aus. „Nur von Salesforce zu apdesk“ schreibt nie. „Nicht synchronisieren“ lässt das Feld weg.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The value that lost is never gone: it is kept in the history, and listed under Conflicts, where you can take it after all.</source>
            <translation>Der unterlegene Wert ist nie verloren: Er steht im Verlauf und unter „Konflikte“, wo Sie ihn doch noch übernehmen können.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>For the values that exist already</source>
            <translation>Für die Werte, die es schon gibt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>When a field is synced for the first time, both sides may have values. Choose whose values are taken: those of Salesforce, or those of apdesk.</source>
            <translation>Wird ein Feld zum ersten Mal synchronisiert, können beide Seiten Werte haben. Wählen Sie, wessen Werte gelten: die von Salesforce oder die von apdesk.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The preview shows every record that this changes, before it happens.</source>
            <translation>Die Vorschau zeigt jeden Datensatz, der sich dadurch ändert, bevor es geschieht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The preview shows what your choices will do, record by record, before anything is done: who enters, who leaves, who changes and how.</source>
            <translation>Die Vorschau zeigt Datensatz für Datensatz, was Ihre Wahl bewirkt, bevor etwas getan wird: wer hinzukommt, wer herausfällt, wer sich wie ändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Show by name lists the records, and Export as CSV… saves them. Show the SOQL shows the queries that will be sent to Salesforce.</source>
            <translation>„Namen anzeigen“ listet die Datensätze auf, „Als CSV exportieren …“ speichert sie. „SOQL anzeigen“ zeigt die Abfragen, die an Salesforce gehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Sync with Salesforce starts the sync. If more records would leave than the safety stop allows, the preview says so, and with that button you approve it.</source>
            <translation>„Mit Salesforce synchronisieren“ startet die Synchronisierung. Würden mehr Datensätze herausfallen, als der Sicherheitsstopp zulässt, sagt es die Vorschau, und mit dieser Schaltfläche geben Sie es frei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The practice org</source>
            <translation>Die Übungs-Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>The practice org is an imitation of a Salesforce org on this computer, with made-up people. Try everything with it: no account is needed, and nothing leaves your machine.</source>
            <translation>Die Übungs-Org ist die Nachbildung einer Salesforce-Org auf diesem Computer, mit erfundenen Personen. Probieren Sie alles damit aus: Sie brauchen kein Konto, und nichts verlässt Ihren Computer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>It can be made to live: then leads arrive, change, convert and leave every few seconds, as with a busy sales team, and you see the lists move. The switch is on the Sync page while you are connected to the practice org.</source>
            <translation>Man kann sie leben lassen: Dann kommen alle paar Sekunden Leads hinzu, ändern sich, werden konvertiert und fallen heraus, wie bei einem regen Vertrieb, und Sie sehen, wie sich die Listen bewegen. Der Schalter steht auf der Seite „Synchronisierung“, solange Sie mit der Übungs-Org verbunden sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>To go on with your own org, choose Disconnect… in Preferences, then Connect to Salesforce.</source>
            <translation>Um mit Ihrer eigenen Org weiterzumachen, wählen Sie in den Einstellungen „Trennen …“ und dann „Mit Salesforce verbinden“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Everything in apdesk can be done with the keyboard. Ctrl+K opens the command palette, which finds people, lists, pages, settings and actions by a few letters.</source>
            <translation>In apdesk geht alles mit der Tastatur. Strg+K öffnet die Befehlspalette; sie findet mit wenigen Buchstaben Personen, Listen, Seiten, Einstellungen und Aktionen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Ctrl+/ shows all shortcuts. F1 opens the help for the place where you are, F5 syncs now, and Ctrl+F puts the cursor into the search field.</source>
            <translation>Strg+/ zeigt alle Tastenkürzel. F1 öffnet die Hilfe zu der Stelle, an der Sie sind, F5 synchronisiert jetzt, und Strg+F setzt den Cursor in das Suchfeld.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/beginning.py" />
            <source>Ctrl+1 to Ctrl+4 lead to the lists, Ctrl+5 to Sync, Ctrl+6 to Journeys, and Ctrl+, to Preferences.</source>
            <translation>Strg+1 bis Strg+4 führen zu den Listen, Strg+5 zur Synchronisierung, Strg+6 zu den Journeys und Strg+, zu den Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>A proxy is a computer of your company through which programs reach the internet. “Same as the system” takes what this computer is set to, and is right for most. If yours asks for a login, give the user name; the password is kept in the keyring.</source>
            <translation>Ein Proxy ist ein Computer Ihres Unternehmens, über den Programme ins Internet gelangen. „Wie im System“ nimmt, was an diesem Computer eingestellt ist, und ist meistens richtig. Verlangt Ihrer eine Anmeldung, geben Sie den Benutzernamen an; das Passwort wird im Schlüsselbund aufbewahrt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Test the connection says which part of the way fails. Your mail server and the practice org are reached without the proxy.</source>
            <translation>„Verbindung testen“ sagt, welcher Teil des Weges nicht geht. Ihr Mailserver und die Übungs-Org werden ohne den Proxy erreicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Certificates</source>
            <translation>Zertifikate</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Some companies look into encrypted traffic and sign it with a certificate of their own. If Test the connection says that a certificate isn’t trusted, ask your IT for the file of the certificate authority, and choose it here.</source>
            <translation>Manche Unternehmen sehen in verschlüsselte Verbindungen hinein und unterschreiben sie mit einem eigenen Zertifikat. Wenn „Verbindung testen“ sagt, dass einem Zertifikat nicht vertraut wird, bitten Sie Ihre IT um die Datei der Zertifizierungsstelle und wählen Sie sie hier aus.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Certificates are checked always; there is no way to turn that off.</source>
            <translation>Zertifikate werden immer geprüft; abschalten lässt sich das nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Light or dark. “Same as the system” follows the setting of this computer, also when it changes in the evening.</source>
            <translation>Hell oder dunkel. „Wie im System“ folgt der Einstellung dieses Computers, auch wenn sie abends wechselt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>The language of the window, and how it writes dates and numbers. It takes effect when apdesk is started again. Field labels and values come from Salesforce, in the language of your user there.</source>
            <translation>Die Sprache des Fensters, und wie es Tage und Zahlen schreibt. Sie gilt nach dem nächsten Start von apdesk. Feldnamen und Werte kommen aus Salesforce, in der Sprache Ihres Benutzers dort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Animations</source>
            <translation>Animationen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Short movements that show where something comes from. Turn them off if they distract you; nothing else changes. If this computer is set to less movement, apdesk follows that.</source>
            <translation>Kurze Bewegungen, die zeigen, woher etwas kommt. Schalten Sie sie aus, wenn sie Sie stören; sonst ändert sich nichts. Ist dieser Computer auf weniger Bewegung eingestellt, richtet sich apdesk danach.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Start apdesk when I log in</source>
            <translation>apdesk bei der Anmeldung starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Starts apdesk in the tray when you log in to this computer, so that lists and journeys go on without your thinking of it. It is off until you turn it on.</source>
            <translation>Startet apdesk im Infobereich, wenn Sie sich an diesem Computer anmelden, sodass Listen und Journeys weiterlaufen, ohne dass Sie daran denken müssen. Es ist aus, bis Sie es einschalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Keep syncing when the window is closed</source>
            <translation>Bei geschlossenem Fenster weiter synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Closing the window then leaves apdesk in the tray: syncs and journeys go on. Quit apdesk in the tray’s menu ends it. Without a tray, closing the window ends apdesk.</source>
            <translation>Wenn Sie das Fenster schließen, bleibt apdesk dann im Infobereich: Synchronisierungen und Journeys gehen weiter. „apdesk beenden“ im Menü des Symbols beendet es. Ohne Infobereich endet apdesk mit dem Schließen des Fensters.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>apdesk notifies you only of what needs a person: removals that wait for your approval, changes that Salesforce refused, a login that has ended, a journey that can’t go on or in which people need you. Each is told once until it is mended. A click leads to the place.</source>
            <translation>apdesk benachrichtigt Sie nur, wenn es Sie braucht: bei Entfernungen, die auf Ihre Freigabe warten, bei Änderungen, die Salesforce abgelehnt hat, bei einer abgelaufenen Anmeldung, bei einer Journey, die nicht weiterkommt oder in der Personen auf Sie warten. Jedes wird einmal gemeldet, bis es behoben ist. Ein Klick führt zu der Stelle.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Let the practice org live</source>
            <translation>Die Übungs-Org leben lassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>With this on, leads of the practice org arrive, change, leave and convert every few seconds. Press F5 now and then, and watch the lists move. It concerns the practice org only.</source>
            <translation>Ist das eingeschaltet, kommen alle paar Sekunden Leads der Übungs-Org hinzu, ändern sich, werden konvertiert und fallen heraus. Drücken Sie ab und zu F5 und sehen Sie zu, wie sich die Listen bewegen. Es betrifft nur die Übungs-Org.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Save diagnostics</source>
            <translation>Diagnose speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Saves one file for whoever helps you: versions, settings, numbers of records, error codes and the log. It holds no names, no addresses, no passwords and no login; the window shows beforehand what is in it.</source>
            <translation>Speichert eine Datei für die, die Ihnen helfen: Versionen, Einstellungen, Zahlen von Datensätzen, Fehlercodes und das Protokoll. Sie enthält keine Namen, keine Adressen, keine Passwörter und keine Anmeldung; das Fenster zeigt vorher, was darin ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>Data folder</source>
            <translation>Datenordner</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>The folder in which apdesk keeps its database, backups and logs. It holds personal data of your contacts, and is readable by you alone; treat copies of it with the same care.</source>
            <translation>Der Ordner, in dem apdesk Datenbank, Sicherungen und Protokolle aufbewahrt. Er enthält personenbezogene Daten Ihrer Kontakte und ist nur für Sie lesbar; behandeln Sie Kopien davon ebenso sorgfältig.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>About apdesk</source>
            <translation>Über apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/computer.py" />
            <source>The version of apdesk, and the versions and licences of all the parts that it is made of.</source>
            <translation>Die Version von apdesk sowie die Versionen und Lizenzen aller Teile, aus denen es besteht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <location filename="../../../apdesk/ui/help/topics.py" />
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Journeys</source>
            <translation>Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A journey does things for people by itself: it sends e-mails, assigns leads, creates tasks, changes fields, or waits. You draw it once, publish it, and people go through it on their own.</source>
            <translation>Eine Journey tut von selbst etwas für Personen: Sie sendet E-Mails, weist Leads zu, legt Aufgaben an, ändert Felder oder wartet. Sie zeichnen sie einmal und veröffentlichen sie; die Personen durchlaufen sie von allein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Choose New journey, and a template or an empty one.</source>
            <translation>Wählen Sie „Neue Journey“ und eine Vorlage oder eine leere.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Put at least one trigger on the canvas: it says who comes in.</source>
            <translation>Setzen Sie mindestens einen Auslöser auf die Arbeitsfläche: Er sagt, wer hineinkommt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Add what is to happen, and draw arrows from step to step.</source>
            <translation>Fügen Sie hinzu, was geschehen soll, und ziehen Sie Pfeile von Schritt zu Schritt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Try it with Dry run…: nothing is sent, and nothing is changed.</source>
            <translation>Probieren Sie sie mit „Probelauf …“ aus: Nichts wird gesendet, nichts wird geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Publish… makes it live.</source>
            <translation>„Veröffentlichen …“ setzt sie in Gang.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Each shape then shows two numbers: how many people entered it, and how many are there now. Click a number to see the people.</source>
            <translation>Jede Form zeigt dann zwei Zahlen: wie viele Personen hineinkamen und wie viele jetzt dort sind. Ein Klick auf eine Zahl zeigt die Personen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>The canvas</source>
            <translation>Die Arbeitsfläche</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Triggers are circles, actions are squares, conditions are octagons. Drag a step from the left onto the canvas, then draw an arrow from the dot at the edge of one step to the next.</source>
            <translation>Auslöser sind Kreise, Aktionen Quadrate, Bedingungen Achtecke. Ziehen Sie einen Schritt von links auf die Arbeitsfläche und dann einen Pfeil vom Punkt am Rand eines Schrittes zum nächsten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>By keyboard: Enter in the palette adds a step; the arrow keys and Tab go from step to step; Enter opens the settings of a step, C draws an arrow from it, and Delete removes it.</source>
            <translation>Mit der Tastatur: Eingabe in der Palette fügt einen Schritt hinzu; die Pfeiltasten und Tab gehen von Schritt zu Schritt; Eingabe öffnet die Einstellungen eines Schrittes, C zieht einen Pfeil von ihm weg, und Entf löscht ihn.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Every change is saved as a draft at once, and can be undone. Tidy up puts the steps in order. Below the canvas stands what still keeps the journey from being published.</source>
            <translation>Jede Änderung wird sofort als Entwurf gespeichert und lässt sich rückgängig machen. „Aufräumen“ ordnet die Schritte. Unter der Arbeitsfläche steht, was der Veröffentlichung noch im Wege steht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Triggers</source>
            <translation>Auslöser</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A trigger says who comes into the journey, and when: a campaign status changed, somebody joined or left a list or a segment, came to meet criteria, or was added by hand.</source>
            <translation>Ein Auslöser sagt, wer in die Journey kommt, und wann: wenn sich ein Kampagnenstatus ändert, wenn jemand zu einer Liste oder einem Segment hinzukommt oder herausfällt, Kriterien erfüllt oder von Hand hinzugefügt wird.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>“Let people in again” lets a person enter each time it happens; otherwise each enters once. When you publish, you can also let in those who fit already.</source>
            <translation>Mit „Personen erneut hineinlassen“ kommt eine Person jedes Mal hinein, wenn es geschieht; sonst kommt jede einmal. Beim Veröffentlichen können Sie auch die hineinlassen, auf die es schon zutrifft.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A journey may have several triggers.</source>
            <translation>Eine Journey kann mehrere Auslöser haben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Let people in again</source>
            <translation>Personen erneut hineinlassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>With this on, a person enters each time the trigger’s condition is met anew, even while still inside. With it off, each person enters here once.</source>
            <translation>Ist das eingeschaltet, kommt eine Person jedes Mal hinein, wenn sie die Bedingung des Auslösers von Neuem erfüllt, auch während sie noch darin ist. Ist es aus, kommt hier jede Person einmal hinein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>An e-mail still goes only once to a person, unless its step says otherwise.</source>
            <translation>Eine E-Mail geht trotzdem nur einmal an eine Person, es sei denn, ihr Schritt sagt etwas anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Actions do something for the person who arrives: assign the lead to a user or to a group in turn, set a campaign status, create or update the record in Salesforce, create a task, change a field, add to or remove from a list, send an e-mail, wait, or end the journey.</source>
            <translation>Aktionen tun etwas für die Person, die ankommt: den Lead einem Benutzer oder reihum einer Gruppe zuweisen, einen Kampagnenstatus setzen, den Datensatz in Salesforce anlegen oder aktualisieren, eine Aufgabe anlegen, ein Feld ändern, auf eine Liste setzen oder davon nehmen, eine E-Mail senden, warten oder die Journey beenden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>What a journey does in Salesforce, it does with your login. If Salesforce refuses it, the person waits at that step and the journey says so; nothing is repeated blindly.</source>
            <translation>Was eine Journey in Salesforce tut, tut sie mit Ihrer Anmeldung. Lehnt Salesforce es ab, wartet die Person an diesem Schritt, und die Journey sagt es; nichts wird blind wiederholt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Conditions</source>
            <translation>Bedingungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A condition asks one question about the person and leads on by Yes or by No: whether they have a campaign status, meet criteria, or are on a list.</source>
            <translation>Eine Bedingung stellt eine Frage zur Person und führt mit Ja oder Nein weiter: ob sie einen Kampagnenstatus hat, Kriterien erfüllt oder auf einer Liste steht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>It asks at the moment when the person arrives. An answer without an arrow ends the journey there.</source>
            <translation>Sie fragt in dem Augenblick, in dem die Person ankommt. Eine Antwort ohne Pfeil beendet dort die Journey.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A delay lets people wait: minutes, hours, days or weeks, and if you like only until the next time window on the weekdays that you choose.</source>
            <translation>Eine Wartezeit lässt Personen warten: Minuten, Stunden, Tage oder Wochen, und auf Wunsch nur bis zum nächsten Zeitfenster an den Wochentagen, die Sie wählen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Whoever is waiting keeps the delay with which they came to the step, even if you change it and publish anew.</source>
            <translation>Wer schon wartet, behält die Wartezeit, mit der er zu dem Schritt kam, auch wenn Sie sie ändern und neu veröffentlichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>E-mails of journeys</source>
            <translation>E-Mails von Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A journey sends e-mails through your own mail server, from a template with the person’s own values in it. Set the server up in Preferences, E-mail.</source>
            <translation>Eine Journey sendet E-Mails über Ihren eigenen Mailserver, aus einer Vorlage mit den Werten der jeweiligen Person. Den Server richten Sie in den Einstellungen unter „E-Mail“ ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A person gets the same template once, from whichever journey, unless the step says otherwise. Nobody who opted out gets any, and neither does a twin with the same address.</source>
            <translation>Eine Person erhält dieselbe Vorlage einmal, gleich aus welcher Journey, es sei denn, der Schritt sagt etwas anderes. Wer abgemeldet ist, erhält keine, und ebenso wenig ein Zwilling mit derselben Adresse.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>If apdesk ends while an e-mail is on its way, it looks afterwards and never sends it twice by itself.</source>
            <translation>Endet apdesk, während eine E-Mail unterwegs ist, sieht es danach nach und sendet sie nie von selbst ein zweites Mal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>E-mail templates</source>
            <translation>E-Mail-Vorlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A template is an e-mail that is written once. Insert field puts a value of the person into it, such as {{first_name|there}}: what stands after the line is used where the field is blank.</source>
            <translation>Eine Vorlage ist eine E-Mail, die einmal geschrieben wird. „Feld einfügen“ setzt einen Wert der Person hinein, zum Beispiel {{first_name|there}}: Was nach dem Strich steht, gilt, wenn das Feld leer ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>The preview shows it for any person, and Send test e-mail sends it to your own address. {{unsubscribe}} writes the way to get no more e-mails.</source>
            <translation>Die Vorschau zeigt sie für jede Person, und „Test-E-Mail senden“ schickt sie an Ihre eigene Adresse. {{unsubscribe}} schreibt hin, wie man keine E-Mails mehr erhält.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Dry run</source>
            <translation>Probelauf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>A dry run tries the draft on a copy of your data, with all delays over at once. Nothing is sent, and nothing is changed, neither here nor in Salesforce.</source>
            <translation>Ein Probelauf versucht den Entwurf an einer Kopie Ihrer Daten; alle Wartezeiten vergehen sofort. Nichts wird gesendet, und nichts wird geändert, weder hier noch in Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>It shows how many people would come in, which e-mails and changes they would get, and who would wait for you.</source>
            <translation>Er zeigt, wie viele Personen hineinkämen, welche E-Mails und Änderungen sie erhielten und wer auf Sie warten würde.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Publish</source>
            <translation>Veröffentlichen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Publishing makes the draft live: from then on people come in by its triggers. Before that, apdesk says what is missing, and what the change does to people who are inside.</source>
            <translation>Mit dem Veröffentlichen wird der Entwurf wirksam: Von da an kommen Personen über seine Auslöser hinein. Vorher sagt apdesk, was fehlt und was die Änderung für Personen bedeutet, die darin sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Whoever is inside acts by the version with which they came to their step, and goes on by the new one from the next step that it still has. You can go on drawing: the draft changes nothing until you publish it again.</source>
            <translation>Wer darin ist, handelt nach der Fassung, mit der er zu seinem Schritt kam, und geht vom nächsten Schritt an, den die neue noch hat, nach ihr weiter. Sie können weiterzeichnen: Der Entwurf ändert nichts, bis Sie ihn wieder veröffentlichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Pause a journey</source>
            <translation>Eine Journey anhalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>While a journey is paused, nobody comes in and nobody moves. Delays go on: those that end meanwhile are over when you resume it.</source>
            <translation>Während eine Journey angehalten ist, kommt niemand hinein, und niemand geht weiter. Wartezeiten laufen: Die inzwischen enden, sind vorbei, wenn Sie sie fortsetzen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Whoever meets a trigger during the pause doesn’t come in, not even afterwards. What was asked of Salesforce or the mail server before is still done.</source>
            <translation>Wer während der Pause einen Auslöser erfüllt, kommt nicht hinein, auch danach nicht. Worum Salesforce oder der Mailserver vorher gebeten wurde, wird noch getan.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>People who need you</source>
            <translation>Personen, die Sie brauchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Somebody needs you when a step can’t be done, for example because Salesforce or the mail server refused it. They wait at the step; all others go on.</source>
            <translation>Jemand braucht Sie, wenn ein Schritt nicht getan werden kann, zum Beispiel weil Salesforce oder der Mailserver ihn abgelehnt hat. Diese Personen warten an dem Schritt; alle anderen gehen weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/journeys.py" />
            <source>Click the number to see who, and what the answer was. Try again after you have put it right, let them go on without the step, or remove them from the journey.</source>
            <translation>Ein Klick auf die Zahl zeigt, wer es ist und wie die Antwort lautete. Versuchen Sie es erneut, nachdem Sie es in Ordnung gebracht haben, lassen Sie sie ohne den Schritt weitergehen, oder nehmen Sie sie aus der Journey.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Lists</source>
            <translation>Listen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>The lists at the left show your people and companies with their present number. Salesforce Leads and Salesforce Contacts hold the records that you chose to sync; All contacts holds these, those you made here, and those you kept.</source>
            <translation>Die Listen links zeigen Ihre Personen und Unternehmen mit ihrer jetzigen Zahl. „Salesforce-Leads“ und „Salesforce-Kontakte“ enthalten die Datensätze, die Sie zum Synchronisieren gewählt haben; „Alle Kontakte“ enthält diese, die hier angelegten und die behaltenen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>The lists refresh themselves with every sync. What changed in the last one is marked for ten minutes; your place and your selection stay.</source>
            <translation>Die Listen aktualisieren sich mit jeder Synchronisierung. Was sich in der letzten geändert hat, ist zehn Minuten lang markiert; Ihre Stelle und Ihre Auswahl bleiben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Choose a row to see the record at the right. Select several rows to edit their fields, put them on a list, or start a journey for them.</source>
            <translation>Wählen Sie eine Zeile, um rechts den Datensatz zu sehen. Wählen Sie mehrere, um ihre Felder zu bearbeiten, sie auf eine Liste zu setzen oder eine Journey für sie zu starten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>In a narrow window, buttons that there is no room for are under More, at the end of their line; nothing is missing. Where there is no room for a record beside the list either, Enter opens it in place of the list, and closing it leads back.</source>
            <translation>In einem schmalen Fenster stehen Schaltflächen, für die kein Platz ist, unter Mehr am Ende ihrer Zeile; nichts fehlt. Ist auch für einen Datensatz neben der Liste kein Platz, öffnet ihn die Eingabetaste anstelle der Liste, und Schließen führt zurück.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Search, filters and columns</source>
            <translation>Suche, Filter und Spalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Search looks in all texts of the list as you type, also inside words. Ctrl+F puts the cursor there; Esc empties it.</source>
            <translation>Die Suche sieht beim Tippen in allen Texten der Liste nach, auch mitten in Wörtern. Strg+F setzt den Cursor dorthin; Esc leert sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Filter narrows the list by a field, in the same way as criteria do. Several filters must all be met. Filters of people can be saved as a segment.</source>
            <translation>„Filter“ schränkt die Liste nach einem Feld ein, auf dieselbe Weise wie Kriterien. Mehrere Filter müssen alle erfüllt sein. Filter von Personen lassen sich als Segment speichern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>A filter on an owner takes names: type them, or choose them from those who are known here. If several people have a name, all of them are meant.</source>
            <translation>Ein Filter nach dem Inhaber nimmt Namen: Geben Sie sie ein, oder wählen Sie sie unter denen, die hier bekannt sind. Haben mehrere Personen einen Namen, sind alle gemeint.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Columns lets you choose and order what the list shows. Click a heading to sort; drag its edge to change the width.</source>
            <translation>Mit „Spalten“ wählen und ordnen Sie, was die Liste zeigt. Ein Klick auf eine Überschrift sortiert; ziehen Sie ihren Rand, um die Breite zu ändern.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Export what is shown</source>
            <translation>Exportieren, was gezeigt wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>The export writes the rows that the list shows now, with its search and filters, and with the columns that you see, into a CSV file.</source>
            <translation>Der Export schreibt die Zeilen, die die Liste jetzt zeigt, mit ihrer Suche, ihren Filtern und den sichtbaren Spalten in eine CSV-Datei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Owners and other records that a field leads to stand in the file by their Salesforce ID, so that other programs find them.</source>
            <translation>Inhaber und andere Datensätze, auf die ein Feld verweist, stehen mit ihrer Salesforce-ID in der Datei, damit andere Programme sie finden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Selected rows can also be dragged into a folder or a spreadsheet, or copied with Ctrl+C. A value that a spreadsheet would take for a formula is written so that it stays a text.</source>
            <translation>Ausgewählte Zeilen lassen sich auch in einen Ordner oder eine Tabellenkalkulation ziehen oder mit Strg+C kopieren. Ein Wert, den eine Tabellenkalkulation für eine Formel hielte, wird so geschrieben, dass er Text bleibt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>A record</source>
            <translation>Ein Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>The record at the right shows the fields, company, lists, journeys and history of the row that you chose, and how it stands with Salesforce.</source>
            <translation>Der Datensatz rechts zeigt Felder, Unternehmen, Listen, Journeys und Verlauf der gewählten Zeile, und wie es mit Salesforce um ihn steht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Click a value, or press Enter on it, to change it. Fields with a padlock can’t be changed here; the padlock says why.</source>
            <translation>Klicken Sie auf einen Wert oder drücken Sie darauf die Eingabetaste, um ihn zu ändern. Felder mit Schloss lassen sich hier nicht ändern; das Schloss sagt, warum.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>“Why is this record here?” shows each of your criteria with this record’s value. Open in Salesforce shows the record in your browser.</source>
            <translation>„Warum hier?“ zeigt jedes Ihrer Kriterien mit dem Wert dieses Datensatzes. „In Salesforce öffnen“ zeigt den Datensatz im Browser.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Editing</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>What you change here is stored at once, and sent to Salesforce with the next sync. Only the fields that you changed are sent.</source>
            <translation>Was Sie hier ändern, wird sofort gespeichert und mit der nächsten Synchronisierung an Salesforce gesendet. Gesendet werden nur die Felder, die Sie geändert haben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Until then the field says that it waits, and Undo takes it back. Emptying a field empties it in Salesforce, too.</source>
            <translation>Bis dahin sagt das Feld, dass es wartet, und „Rückgängig machen“ nimmt es zurück. Wenn Sie ein Feld leeren, wird es auch in Salesforce geleert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>To change a field of many people at once, select them and choose Edit fields…; you see what changes before anything does.</source>
            <translation>Um ein Feld vieler Personen auf einmal zu ändern, wählen Sie sie aus und dann „Felder bearbeiten …“; Sie sehen, was sich ändert, bevor es geschieht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Undo</source>
            <translation>Rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Edits of many records, imports and runs of the sync can be undone on the Sync page, under Changes and under Runs.</source>
            <translation>Änderungen an vielen Datensätzen, Importe und Läufe der Synchronisierung lassen sich auf der Seite „Synchronisierung“ rückgängig machen, unter „Änderungen“ und unter „Läufe“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Undo sets values back where they are still as you left them; what was changed again since then stays. Salesforce gets the old values with the next sync.</source>
            <translation>Werte werden zurückgesetzt, wo sie noch so sind, wie Sie sie hinterlassen haben; was seitdem wieder geändert wurde, bleibt. Salesforce erhält die alten Werte mit der nächsten Synchronisierung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Why is this record here?</source>
            <translation>Warum hier?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>The explanation shows each criterion with the record’s own value, and whether the criterion is met: yes, no, or blank.</source>
            <translation>Die Erklärung zeigt jedes Kriterium mit dem Wert des Datensatzes, und ob es erfüllt ist: ja, nein oder leer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>For a record that isn’t here, open the Sync page and type its e-mail address or Salesforce ID under “Is a record missing?”.</source>
            <translation>Für einen Datensatz, der nicht hier ist, öffnen Sie die Seite „Synchronisierung“ und geben Sie unter „Fehlt ein Datensatz?“ seine E-Mail-Adresse oder Salesforce-ID ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>The history keeps every change of every field: when, from which value to which, and by whom: a Salesforce user, you, or a journey.</source>
            <translation>Der Verlauf bewahrt jede Änderung jedes Feldes: wann, von welchem Wert zu welchem, und durch wen: einen Salesforce-Benutzer, Sie oder eine Journey.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>A value that lost in a conflict is there, too. What happened to the person in journeys, and the e-mails that were sent, stand beside it.</source>
            <translation>Auch ein Wert, der in einem Konflikt unterlag, steht dort. Was der Person in Journeys geschah und welche E-Mails gesendet wurden, steht daneben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Twins</source>
            <translation>Zwillinge</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>A lead and a contact with the same e-mail address stay two records here, as they are in Salesforce, and point to each other.</source>
            <translation>Ein Lead und ein Kontakt mit derselben E-Mail-Adresse bleiben hier zwei Datensätze, wie in Salesforce, und verweisen aufeinander.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>If one of them opted out of e-mail, journeys send nothing to the other either.</source>
            <translation>Ist einer der beiden von E-Mails abgemeldet, senden Journeys auch dem anderen nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>New contact</source>
            <translation>Neuer Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>New contact… (Ctrl+N) adds a person who is only here. It is not sent to Salesforce by itself.</source>
            <translation>„Neuer Kontakt …“ (Strg+N) fügt eine Person hinzu, die nur hier ist. Sie wird nicht von selbst an Salesforce gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>It is created there when you add it to Salesforce Leads or Salesforce Contacts, or when a journey does so. Before it is created, apdesk looks whether Salesforce has it already.</source>
            <translation>Dort wird sie angelegt, wenn Sie sie zu „Salesforce-Leads“ oder „Salesforce-Kontakte“ hinzufügen oder eine Journey es tut. Vorher sieht apdesk nach, ob Salesforce sie schon hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Deleting</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>A person whom you made here can be deleted here, with the whole history. A synced record can’t: delete it in Salesforce, and the next sync removes it here.</source>
            <translation>Eine Person, die Sie hier angelegt haben, lässt sich hier löschen, mit dem ganzen Verlauf. Ein synchronisierter Datensatz nicht: Löschen Sie ihn in Salesforce; die nächste Synchronisierung entfernt ihn hier.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Import contacts</source>
            <translation>Kontakte importieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Import… reads people from a CSV file and shows what will happen first.</source>
            <translation>„Importieren …“ liest Personen aus einer CSV-Datei und zeigt zuerst, was geschehen wird.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Choose the file, or drop it onto the window.</source>
            <translation>Wählen Sie die Datei, oder ziehen Sie sie auf das Fenster.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Say which column belongs to which field. Columns that have no field are left out.</source>
            <translation>Sagen Sie, welche Spalte zu welchem Feld gehört. Spalten ohne Feld bleiben weg.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Choose what to do with people who are here already: skip them, update them, or add them once more.</source>
            <translation>Wählen Sie, was mit Personen geschieht, die schon hier sind: überspringen, aktualisieren oder noch einmal hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Look at the preview, and import.</source>
            <translation>Sehen Sie sich die Vorschau an und importieren Sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Imported people stay only here, unless you choose to add them to a Salesforce list. The whole import can be undone.</source>
            <translation>Importierte Personen bleiben nur hier, es sei denn, Sie fügen sie zu einer Salesforce-Liste hinzu. Der ganze Import lässt sich rückgängig machen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Own lists</source>
            <translation>Eigene Listen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>An own list holds the people whom you put into it. Select people in a list and choose Add to list…, or press + beside the lists at the left.</source>
            <translation>Eine eigene Liste enthält die Personen, die Sie hineinsetzen. Wählen Sie in einer Liste Personen und „Zu Liste hinzufügen …“, oder drücken Sie links neben den Listen auf +.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Own lists are only here; Salesforce doesn’t know them. Journeys can begin when somebody joins or leaves one, and can put people on it or take them off.</source>
            <translation>Eigene Listen gibt es nur hier; Salesforce kennt sie nicht. Journeys können beginnen, wenn jemand auf eine kommt oder herausfällt, und können Personen darauf setzen oder davon nehmen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Deleting a list deletes no people. The window says beforehand which journeys use it.</source>
            <translation>Wird eine Liste gelöscht, werden keine Personen gelöscht. Das Fenster sagt vorher, welche Journeys sie verwenden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Segments</source>
            <translation>Segmente</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>A segment is a saved question: whoever meets its criteria is in it, and it follows every change by itself.</source>
            <translation>Ein Segment ist eine gespeicherte Frage: Wer ihre Kriterien erfüllt, ist darin, und es folgt jeder Änderung von selbst.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>Press + beside Segments at the left, or filter a list and choose Save as a segment…. Criteria… changes what it asks for.</source>
            <translation>Drücken Sie links neben „Segmente“ auf +, oder filtern Sie eine Liste und wählen Sie „Als Segment speichern …“. „Kriterien …“ ändert, wonach es fragt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/records.py" />
            <source>A segment asks only what is here; it never changes what is synced.</source>
            <translation>Ein Segment fragt nur nach dem, was hier ist; es ändert nie, was synchronisiert wird.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <location filename="../../../apdesk/ui/help/topics.py" />
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Preferences hold what is synced, your account, how often the sync runs and what it may remove, the network, e-mail, backups, and how apdesk looks and behaves on this computer.</source>
            <translation>Zu den Einstellungen gehört, was synchronisiert wird, Ihr Konto, wie oft synchronisiert wird und was dabei entfernt werden darf, das Netzwerk, E-Mail, Sicherungen, und wie apdesk auf diesem Computer aussieht und sich verhält.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>The ? beside a setting says what it does. Changes of what is synced always go through the preview first.</source>
            <translation>Das ? neben einer Einstellung sagt, was sie bewirkt. Änderungen daran, was synchronisiert wird, gehen immer zuerst durch die Vorschau.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>What is synced</source>
            <translation>Was synchronisiert wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Here stands in words which records come from Salesforce. Change what is synced… and Change field mappings… open the setup again at that page; nothing changes until you have seen the preview.</source>
            <translation>Hier steht in Worten, welche Datensätze aus Salesforce kommen. „Auswahl ändern …“ und „Feldzuordnung ändern …“ öffnen den Assistenten an dieser Stelle; nichts ändert sich, bevor Sie die Vorschau gesehen haben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>When a record no longer meets your criteria</source>
            <translation>Wenn ein Datensatz Ihre Kriterien nicht mehr erfüllt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Remove deletes the record here for good, with its history, and ends its journeys. Keep lets it stay with everything, no longer synced in either direction, and takes it off its Salesforce list.</source>
            <translation>„Entfernen“ löscht den Datensatz hier endgültig, mit seinem Verlauf, und beendet seine Journeys. „Behalten“ lässt ihn mit allem bestehen, ohne ihn weiter in einer der beiden Richtungen zu synchronisieren, und nimmt ihn von seiner Salesforce-Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>If it meets the criteria again, a removed record comes back as a new one; a kept one is linked again as the same record. In Salesforce nothing is deleted either way.</source>
            <translation>Erfüllt er die Kriterien wieder, kommt ein entfernter Datensatz als neuer zurück; ein behaltener wird als derselbe wieder verknüpft. In Salesforce wird in keinem Fall etwas gelöscht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Salesforce account</source>
            <translation>Salesforce-Konto</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Shows which org apdesk is connected to, and as whom. Log in again… is needed when Salesforce has ended the login, for example after your password changed; your data and choices stay.</source>
            <translation>Zeigt, mit welcher Org apdesk verbunden ist und als wer. „Neu anmelden …“ ist nötig, wenn Salesforce die Anmeldung beendet hat, zum Beispiel nach einer Änderung Ihres Passworts; Ihre Daten und Ihre Wahl bleiben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Disconnect</source>
            <translation>Trennen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Disconnecting takes back the login of apdesk in Salesforce. You choose whether the data stays here, or whether what came from Salesforce is removed. Salesforce itself is not changed.</source>
            <translation>Das Trennen nimmt die Anmeldung von apdesk in Salesforce zurück. Sie wählen, ob die Daten hier bleiben oder ob entfernt wird, was aus Salesforce kam. Salesforce selbst wird nicht geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>How often it syncs</source>
            <translation>Wie oft synchronisiert wird</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>How often apdesk looks for changes by itself. Ten minutes suit most: an idle sync takes one API call, 144 a day. F5 syncs at once, whatever is chosen here.</source>
            <translation>Wie oft apdesk von selbst nach Änderungen sieht. Zehn Minuten passen für die meisten: Eine Synchronisierung ohne Änderungen braucht einen API-Aufruf, also 144 am Tag. F5 synchronisiert sofort, was immer hier gewählt ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>A sync that would remove more records of an object than both of these numbers does everything else, holds the removals back, and asks you first.</source>
            <translation>Eine Synchronisierung, die mehr Datensätze eines Objekts entfernen würde als beide Zahlen erlauben, tut alles andere, hält die Entfernungen zurück und fragt Sie zuerst.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>It guards against mistakes: a criterion with a slip in it, or a permission that somebody took away in Salesforce. Smaller numbers ask more often.</source>
            <translation>Er schützt vor Versehen: vor einem Kriterium mit einem Fehler darin oder einem Recht, das jemand in Salesforce weggenommen hat. Kleinere Zahlen fragen öfter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Daily budget</source>
            <translation>Tägliches Kontingent</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>The most API calls that apdesk may make in 24 hours. Set one when other programs need the org’s calls, too. Above 80 % of it apdesk syncs less often; at the limit the sync stops, says until when, and goes on by itself.</source>
            <translation>So viele API-Aufrufe darf apdesk in 24 Stunden höchstens machen. Setzen Sie eines, wenn andere Programme die Aufrufe der Org ebenfalls brauchen. Über 80 % davon synchronisiert apdesk seltener; an der Grenze hält die Synchronisierung an, sagt bis wann, und geht von selbst weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>The daily comparison</source>
            <translation>Der tägliche Vergleich</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Once a day apdesk compares all ids with Salesforce, and at once when the numbers disagree. So it finds records that left without a trace, for example because a relative date moved on or a permission was lost. There is nothing to set.</source>
            <translation>Einmal am Tag vergleicht apdesk alle IDs mit Salesforce, und sofort, wenn die Zahlen nicht übereinstimmen. So findet es Datensätze, die ohne Spur herausgefallen sind, zum Beispiel weil ein relatives Datum weitergewandert ist oder ein Recht verloren ging. Einzustellen gibt es nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Journeys send their e-mails through this server. Your e-mail provider’s help names it, often under “SMTP”, with the port and the kind of security.</source>
            <translation>Über diesen Server senden Journeys ihre E-Mails. Die Hilfe Ihres E-Mail-Anbieters nennt ihn, oft unter „SMTP“, mit dem Port und der Art der Sicherheit.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>“Test the connection” tries the server and the login; “Send test e-mail” sends one to yourself. Both use what stands in the fields, saved or not.</source>
            <translation>„Verbindung testen“ versucht Server und Anmeldung; „Test-E-Mail senden“ schickt Ihnen eine. Beide nehmen, was in den Feldern steht, gespeichert oder nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Security of the mail server</source>
            <translation>Sicherheit des Mailservers</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>STARTTLS, usual with port 587, and TLS, usual with port 465, keep password and e-mails private on the way. Without encryption everybody on the way can read them; it is meant for a server on this computer.</source>
            <translation>STARTTLS, üblich mit Port 587, und TLS, üblich mit Port 465, halten Passwort und E-Mails unterwegs geheim. Ohne Verschlüsselung kann jeder auf dem Weg mitlesen; das ist für einen Server auf diesem Computer gedacht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Password of the mail server</source>
            <translation>Passwort des Mailservers</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>The password is kept in the keyring of this computer. You can have it forgotten when apdesk is closed; then enter it again after each start. Where there is no keyring, that is the only way.</source>
            <translation>Das Passwort wird im Schlüsselbund dieses Computers aufbewahrt. Sie können es vergessen lassen, wenn apdesk geschlossen wird; dann geben Sie es nach jedem Start neu ein. Wo es keinen Schlüsselbund gibt, geht es nur so.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Sender</source>
            <translation>Absender</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>The name and address that people see as the sender. It should be an address that your mail server may send for, or e-mails end up among the junk. Answers go to the reply-to address, or, if that is empty, to the from address.</source>
            <translation>Name und Adresse, die als Absender zu sehen sind. Es sollte eine Adresse sein, für die Ihr Mailserver senden darf, sonst landen E-Mails im Spam. Antworten gehen an die Antwortadresse oder, wenn diese leer ist, an die Absenderadresse.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>E-mails per minute</source>
            <translation>E-Mails pro Minute</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>How fast journeys send. Providers close accounts that send faster than they allow; 30 a minute suits small accounts. The rest waits its turn.</source>
            <translation>Wie schnell Journeys senden. Anbieter sperren Konten, die schneller senden, als sie erlauben; 30 pro Minute passen für kleine Konten. Der Rest wartet, bis er an der Reihe ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Unsubscribing</source>
            <translation>Abbestellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>How people say that they want no more e-mail: an address that they write to, a page of yours, or both. Every e-mail of a journey carries it.</source>
            <translation>Wie man sagt, dass man keine E-Mails mehr möchte: eine Adresse, an die man schreibt, eine eigene Seite von Ihnen oder beides. Jede E-Mail einer Journey trägt das mit sich.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Whoever unsubscribes must be marked: tick Email Opt Out for them, here or in Salesforce. From then on journeys send them nothing.</source>
            <translation>Wer abbestellt, muss vermerkt werden: Setzen Sie bei der Person den Haken bei Email Opt Out, hier oder in Salesforce. Von da an senden Journeys ihr nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Backups</source>
            <translation>Sicherungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>A backup is a copy of everything that apdesk keeps on this computer: contacts, companies, edits, preferences, journeys and history. One is made on schedule, and before removals that you approve, restores and updates.</source>
            <translation>Eine Sicherung ist eine Kopie von allem, was apdesk auf diesem Computer aufbewahrt: Kontakte, Unternehmen, Änderungen, Einstellungen, Journeys und Verlauf. Sie wird nach Plan angelegt, und vor Entfernungen, die Sie freigeben, vor Wiederherstellungen und vor Aktualisierungen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Backups lie beside the database, readable by you alone. They protect against mistakes; against a broken disk, copy the data folder elsewhere, too.</source>
            <translation>Sicherungen liegen neben der Datenbank, nur für Sie lesbar. Sie schützen vor Versehen; gegen eine defekte Festplatte kopieren Sie den Datenordner zusätzlich anderswohin.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Scheduled backups that are kept</source>
            <translation>Aufbewahrte Sicherungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>How many backups of the schedule stay; the oldest is deleted when a new one is made. Those that you asked for, and those made before removals, restores and updates, are not counted.</source>
            <translation>Wie viele der geplanten Sicherungen bleiben; die älteste wird gelöscht, wenn eine neue angelegt wird. Die Sie selbst verlangt haben, und die vor Entfernungen, Wiederherstellungen und Aktualisierungen angelegt wurden, zählen nicht mit.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Restore a backup</source>
            <translation>Sicherung wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Restoring goes back to how apdesk was at the time of the backup. What you changed here since then is taken back; Salesforce is not changed, and the next sync brings its records up to date.</source>
            <translation>Das Wiederherstellen führt zurück zum Stand der Sicherung. Was Sie seitdem hier geändert haben, wird zurückgenommen; Salesforce wird nicht geändert, und die nächste Synchronisierung bringt die Datensätze auf den neuesten Stand.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>The present state is backed up first, so that you can come back to it.</source>
            <translation>Der jetzige Stand wird zuerst gesichert, sodass Sie zu ihm zurückkehren können.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/settings.py" />
            <source>Where the database itself is damaged, apdesk says so instead of opening it, and offers the newest backup that can be used, another one, or to start anew. The damaged file is moved aside and kept.</source>
            <translation>Ist die Datenbank selbst beschädigt, sagt apdesk das, statt sie zu öffnen, und bietet die neueste brauchbare Sicherung, eine andere oder einen neuen Anfang an. Die beschädigte Datei wird beiseitegelegt und behalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <location filename="../../../apdesk/ui/help/topics.py" />
            <source>Sync</source>
            <translation>Synchronisierung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>A sync asks Salesforce what has changed, brings it here, and sends what you changed. It runs by itself every ten minutes while apdesk is open, after the computer wakes up, and when you press Sync now (F5).</source>
            <translation>Eine Synchronisierung fragt Salesforce, was sich geändert hat, holt es hierher und sendet, was Sie geändert haben. Sie läuft von selbst alle zehn Minuten, solange apdesk offen ist, nach dem Aufwachen des Computers, und wenn Sie „Jetzt synchronisieren“ (F5) wählen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>The Sync page shows how the sync stands, when the next one is, charts of the last days, whose numbers can be had as tables, and every run with the records that it touched. Pause stops it until you resume; your edits wait.</source>
            <translation>Die Seite „Synchronisierung“ zeigt, wie es steht, wann die nächste kommt, Diagramme der letzten Tage, deren Zahlen es auch als Tabelle gibt, und jeden Lauf mit den Datensätzen, die er berührt hat. „Anhalten“ hält sie an, bis Sie sie fortsetzen; Ihre Änderungen warten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>If the login has ended, the sync stops and keeps everything that waits. Log in again, and it goes on.</source>
            <translation>Ist die Anmeldung abgelaufen, hält die Synchronisierung an und bewahrt alles auf, was wartet. Melden Sie sich erneut an, und es geht weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Records that leave</source>
            <translation>Datensätze, die herausfallen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>A record leaves when it no longer meets your criteria, when it is deleted in Salesforce, or when you may no longer see it there.</source>
            <translation>Ein Datensatz fällt heraus, wenn er Ihre Kriterien nicht mehr erfüllt, wenn er in Salesforce gelöscht wird oder wenn Sie ihn dort nicht mehr sehen dürfen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>What happens then is your choice in Preferences: Remove deletes it here for good, with its history; Keep lets it stay, no longer synced. A record that was deleted in Salesforce is always removed here.</source>
            <translation>Was dann geschieht, wählen Sie in den Einstellungen: „Entfernen“ löscht ihn hier endgültig, mit seinem Verlauf; „Behalten“ lässt ihn hier, ohne ihn weiter zu synchronisieren. Ein Datensatz, der in Salesforce gelöscht wurde, wird hier immer entfernt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>A converted lead moves from Salesforce Leads to Salesforce Contacts and keeps everything, if the contact meets your criteria. Of merged records, the one that stays takes over the history, lists and journeys of the other.</source>
            <translation>Ein konvertierter Lead wandert von „Salesforce-Leads“ nach „Salesforce-Kontakte“ und behält alles, wenn der Kontakt Ihre Kriterien erfüllt. Von zusammengeführten Datensätzen übernimmt der, der bleibt, Verlauf, Listen und Journeys des anderen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Removals that wait</source>
            <translation>Entfernungen, die warten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>The safety stop held these removals back: a sync would have removed more records than you allow in one run. Everything else of that run was done.</source>
            <translation>Der Sicherheitsstopp hat diese Entfernungen zurückgehalten: Eine Synchronisierung hätte mehr Datensätze entfernt, als Sie in einem Lauf erlauben. Alles andere dieses Laufs wurde getan.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Look at who would go, and why. If it is right, approve it. If not, put right what was changed by mistake, such as a criterion or a permission: records that match again are taken off this list.</source>
            <translation>Sehen Sie nach, wer gehen würde und warum. Ist es richtig, geben Sie es frei. Wenn nicht, bringen Sie in Ordnung, was versehentlich geändert wurde, zum Beispiel ein Kriterium oder ein Recht: Datensätze, die wieder passen, verschwinden von dieser Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Why isn’t a record here?</source>
            <translation>Warum ist ein Datensatz nicht hier?</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Search for the record in a list. Where nothing is found, “Why isn’t a record here?” looks it up in Salesforce; so does “Is a record missing?” on the Sync page, by name, e-mail address or Salesforce ID. You see each criterion with the record’s own value, and which of them it doesn’t meet.</source>
            <translation>Suchen Sie den Datensatz in einer Liste. Wird nichts gefunden, schlägt „Warum ist ein Datensatz nicht hier?“ ihn in Salesforce nach; ebenso „Fehlt ein Datensatz?“ auf der Seite „Synchronisierung“, nach Name, E-Mail-Adresse oder Salesforce-ID. Sie sehen jedes Kriterium mit dem Wert des Datensatzes, und welche davon er nicht erfüllt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Find the criterion that says No or Blank.</source>
            <translation>Suchen Sie das Kriterium, bei dem Nein oder Leer steht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Correct the record in Salesforce, or choose Change the criteria….</source>
            <translation>Korrigieren Sie den Datensatz in Salesforce, oder wählen Sie „Kriterien ändern …“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>The preview shows who else would enter. Sync with Salesforce applies it.</source>
            <translation>Die Vorschau zeigt, wer sonst noch hinzukäme. „Mit Salesforce synchronisieren“ wendet es an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>A lead that is already converted is never on Salesforce Leads: look for the contact. If nobody can be found, the user who is logged in may not see the record in Salesforce.</source>
            <translation>Ein Lead, der schon konvertiert ist, steht nie unter „Salesforce-Leads“: Suchen Sie nach dem Kontakt. Ist niemand zu finden, sieht der angemeldete Benutzer den Datensatz in Salesforce vielleicht nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Conflicts</source>
            <translation>Konflikte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>A conflict is a field that was changed here and in Salesforce to different values between two syncs. The field’s rule decides by itself which value stays.</source>
            <translation>Ein Konflikt ist ein Feld, das zwischen zwei Synchronisierungen hier und in Salesforce verschieden geändert wurde. Die Regel des Feldes entscheidet von selbst, welcher Wert bleibt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>apdesk compares three values: the last one that both sides agreed on, yours, and the one in Salesforce. If only one side changed, there is no conflict, and the change simply travels.</source>
            <translation>apdesk vergleicht drei Werte: den letzten, in dem beide Seiten übereinstimmten, Ihren und den in Salesforce. Hat nur eine Seite etwas geändert, gibt es keinen Konflikt, und die Änderung wird einfach übertragen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>The list shows which value won. “Use the other value” takes the one that lost, here and in Salesforce; “Keep as it is” leaves it and takes the line off the list.</source>
            <translation>Die Liste zeigt, welcher Wert gewonnen hat. „Anderen Wert verwenden“ nimmt den unterlegenen, hier und in Salesforce; „So lassen“ belässt es dabei und nimmt die Zeile von der Liste.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>An error is a change that Salesforce didn’t take, for example because a validation rule or a required field stands against it. The other changes were sent; this one is kept with the record until it is solved.</source>
            <translation>Ein Fehler ist eine Änderung, die Salesforce nicht angenommen hat, zum Beispiel weil eine Validierungsregel oder ein Pflichtfeld dagegensteht. Die anderen Änderungen wurden gesendet; diese bleibt beim Datensatz, bis sie gelöst ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Errors of one cause stand together, in plain words beside what Salesforce said. Correct the value in place and choose “Save and send again”, or “Try again” after it was put right in Salesforce.</source>
            <translation>Fehler mit derselben Ursache stehen zusammen, in klaren Worten neben dem, was Salesforce sagte. Korrigieren Sie den Wert an Ort und Stelle und wählen Sie „Speichern und erneut senden“, oder „Erneut versuchen“, nachdem es in Salesforce in Ordnung gebracht wurde.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Where a duplicate rule stopped a change, “Save anyway” saves it all the same, if the rule only warns. “Try all again” saves no duplicates.</source>
            <translation>Wo eine Duplikatregel eine Änderung aufgehalten hat, speichert „Trotzdem speichern“ sie dennoch, falls die Regel nur warnt. „Alle erneut versuchen“ speichert keine Duplikate.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>What passes by itself, such as a locked record or a fault of the network, is tried again by itself.</source>
            <translation>Was von selbst vorübergeht, zum Beispiel ein gesperrter Datensatz oder eine Störung im Netz, wird von selbst erneut versucht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>API usage</source>
            <translation>API-Nutzung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Salesforce allows an org a number of API calls in 24 hours, shared by all programs. An idle sync of apdesk takes one.</source>
            <translation>Salesforce erlaubt einer Org in 24 Stunden eine bestimmte Zahl von API-Aufrufen, für alle Programme zusammen. Eine Synchronisierung ohne Änderungen braucht einen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>The page shows the calls of the whole org, and apdesk’s own for 14 days by what they were for. If the org has none left, or your own budget is used up, the sync stops, says until when, and goes on by itself.</source>
            <translation>Die Seite zeigt die Aufrufe der ganzen Org und die von apdesk in 14 Tagen, je nach Zweck. Hat die Org keine mehr, oder ist Ihr eigenes Kontingent verbraucht, hält die Synchronisierung an, sagt bis wann, und geht von selbst weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Before that, once more than 80 % of the org’s calls or of your budget are used, apdesk takes three times the interval between two syncs, and at least half an hour. The Sync page says so. F5 still syncs at once, and the usual interval comes back by itself.</source>
            <translation>Schon davor, sobald mehr als 80 % der Aufrufe der Org oder Ihres Kontingents verbraucht sind, lässt apdesk zwischen zwei Synchronisierungen den dreifachen Abstand, mindestens eine halbe Stunde. Die Seite „Synchronisierung“ sagt es. F5 synchronisiert weiterhin sofort, und der übliche Abstand stellt sich von selbst wieder ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>When something goes wrong</source>
            <translation>Wenn etwas nicht geht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>Every message says what happened, what it means, and what to do. Your records are kept in a database on this computer, which is checked at every start and backed up on schedule.</source>
            <translation>Jede Meldung sagt, was geschehen ist, was es bedeutet und was zu tun ist. Ihre Datensätze liegen in einer Datenbank auf diesem Computer, die bei jedem Start geprüft und nach Plan gesichert wird.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/texts/syncing.py" />
            <source>If you need help from a person, choose Save diagnostics… under Support in Preferences and send the file. It holds versions, settings and error codes, but no names, no addresses and no passwords.</source>
            <translation>Brauchen Sie die Hilfe eines Menschen, wählen Sie in den Einstellungen unter „Support“ „Diagnose speichern …“ und schicken Sie die Datei. Sie enthält Versionen, Einstellungen und Fehlercodes, aber keine Namen, keine Adressen und keine Passwörter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/topics.py" />
            <source>First steps</source>
            <translation>Erste Schritte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/topics.py" />
            <source>Lists and records</source>
            <translation>Listen und Datensätze</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/topics.py" />
            <source>Glossary</source>
            <translation>Glossar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/topics.py" />
            <source>The words that apdesk uses.</source>
            <translation>Die Wörter, die apdesk verwendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Your lists</source>
            <translation>Ihre Listen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Salesforce Leads and Salesforce Contacts hold what you chose to sync, All contacts everybody. The numbers follow every sync; below stand your own lists and segments.</source>
            <translation>„Salesforce-Leads“ und „Salesforce-Kontakte“ enthalten, was Sie zum Synchronisieren gewählt haben, „Alle Kontakte“ alle. Die Zahlen folgen jeder Synchronisierung; darunter stehen Ihre eigenen Listen und Segmente.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Always up to date</source>
            <translation>Immer auf dem neuesten Stand</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>apdesk looks for changes every ten minutes by itself. Sync now, or F5, does it at once. The line above says how the sync stands; the Sync page says more.</source>
            <translation>apdesk sieht alle zehn Minuten von selbst nach Änderungen. „Jetzt synchronisieren“ oder F5 tut es sofort. Die Zeile darüber sagt, wie es steht; mehr sagt die Seite „Synchronisierung“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Find people</source>
            <translation>Personen finden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Search looks in all texts as you type. Filter narrows the list by any field, and can be saved as a segment, which fills itself.</source>
            <translation>Die Suche sieht beim Tippen in allen Texten nach. „Filter“ schränkt die Liste nach einem beliebigen Feld ein und lässt sich als Segment speichern, das sich von selbst füllt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>A record, and its edits</source>
            <translation>Ein Datensatz und seine Änderungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Choose a row, and the record is shown at the right. Change a value there: the next sync sends it to Salesforce. It also says why the record is here.</source>
            <translation>Wählen Sie eine Zeile, und rechts erscheint der Datensatz. Ändern Sie dort einen Wert: Die nächste Synchronisierung sendet ihn an Salesforce. Dort steht auch, warum der Datensatz hier ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>A journey sends e-mails, assigns leads and creates tasks by itself. You draw it, try it in a dry run, and publish it.</source>
            <translation>Eine Journey sendet von selbst E-Mails, weist Leads zu und legt Aufgaben an. Sie zeichnen sie, versuchen sie in einem Probelauf und veröffentlichen sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Anything by a few letters</source>
            <translation>Alles mit wenigen Buchstaben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/tour.py" />
            <source>Ctrl+K finds people, lists, settings and actions. F1 opens the help for the place where you are, and the ? beside a setting says what it does.</source>
            <translation>Strg+K findet Personen, Listen, Einstellungen und Aktionen. F1 öffnet die Hilfe zu der Stelle, an der Sie sind, und das ? neben einer Einstellung sagt, was sie bewirkt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/window.py" />
            <source>Forward</source>
            <translation>Vorwärts</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/window.py" />
            <source>Take the tour</source>
            <translation>Rundgang starten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/window.py" />
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/help/window.py" />
            <source>See also</source>
            <translation>Siehe auch</translation>
        </message>
    </context>
</TS>
