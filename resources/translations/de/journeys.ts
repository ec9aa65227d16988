<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/journeys/counting.py" />
            <location filename="../../../apdesk/journeys/salesforce/owners.py" />
            <source>Only leads are assigned, and this isn't one</source>
            <translation>Nur Leads werden zugewiesen, und das ist keiner</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/counting.py" />
            <location filename="../../../apdesk/journeys/salesforce/members.py" />
            <source>Only leads and contacts can be members of a campaign</source>
            <translation>Nur Leads und Kontakte können Mitglieder einer Kampagne sein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/counting.py" />
            <location filename="../../../apdesk/journeys/salesforce/tasks.py" />
            <source>Tasks are made for leads and contacts, and this is neither</source>
            <translation>Aufgaben werden für Leads und Kontakte angelegt, und das ist keins von beiden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/counting.py" />
            <source>It would be tried later</source>
            <translation>Es würde später versucht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>The members of “{campaign}” aren't here yet</source>
            <translation>Die Mitglieder von „{campaign}“ sind noch nicht hier</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>They are read from Salesforce once the journey is published, so the dry run counts as if the campaign had none.</source>
            <translation>Sie werden aus Salesforce gelesen, sobald die Journey veröffentlicht ist; der Probelauf zählt daher, als hätte die Kampagne keine.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>People come in again and again</source>
            <translation>Personen kommen immer wieder herein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>What the journey does lets the same people in once more, as when it adds them to the list that they come from. The dry run stopped counting after a while.</source>
            <translation>Was die Journey tut, lässt dieselben Personen noch einmal herein, etwa wenn sie sie auf die Liste setzt, von der sie kommen. Der Probelauf hat nach einer Weile aufgehört zu zählen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>Look at the triggers that let people in each time.</source>
            <translation>Sehen Sie sich die Auslöser an, die Personen jedes Mal hereinlassen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>Another dry run is still going on</source>
            <translation>Ein anderer Probelauf läuft noch</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>Only one goes on at a time, and this one has waited long enough. Nothing was changed.</source>
            <translation>Es läuft immer nur einer, und dieser hat lange genug gewartet. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/dry_run.py" />
            <source>Try it again in a moment.</source>
            <translation>Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/engine.py" />
            <source>People go in circles</source>
            <translation>Personen laufen im Kreis</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/engine.py" />
            <source>Journeys let people in again and again by what they do themselves, as when one adds to a list and another one takes off it. The run stopped after a while; the next one goes on.</source>
            <translation>Journeys lassen durch das, was sie selbst tun, immer wieder Personen herein, etwa wenn eine auf eine Liste setzt und eine andere davon herunternimmt. Der Lauf hat nach einer Weile aufgehört; der nächste macht weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/engine.py" />
            <source>Look which journeys work with the same list, segment or field, and put a delay in.</source>
            <translation>Sehen Sie nach, welche Journeys mit derselben Liste, demselben Segment oder Feld arbeiten, und setzen Sie eine Wartezeit ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/desk.py" />
            <source>The subject is empty.</source>
            <translation>Der Betreff ist leer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/desk.py" />
            <source>There is no text.</source>
            <translation>Es gibt keinen Text.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/desk.py" />
            <source>A field has no name: {{}}. Its fallback, or nothing, stands there.</source>
            <translation>Ein Feld hat keinen Namen: {{}}. An seiner Stelle steht der Ersatztext oder nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/desk.py" />
            <source>There is no field “{field}”. Its fallback, or nothing, stands there.</source>
            <translation>Ein Feld „{field}“ gibt es nicht. An seiner Stelle steht der Ersatztext oder nichts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/desk.py" />
            <source>Two braces {{ are opened and not closed: they are sent as they stand.</source>
            <translation>Zwei Klammern {{ werden geöffnet und nicht geschlossen: Sie werden so gesendet, wie sie dastehen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/desk.py" />
            <source>Nobody can unsubscribe: enter an address for that in Preferences, E-mail. Many countries require one in marketing e-mails.</source>
            <translation>Niemand kann abbestellen: Geben Sie dafür unter Einstellungen, E-Mail eine Adresse ein. Viele Länder schreiben sie in Werbe-E-Mails vor.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>Sent; the mail server's answer was lost</source>
            <translation>Gesendet; die Antwort des Mailservers ging verloren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>No e-mail: the person is gone</source>
            <translation>Keine E-Mail: Die Person ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>No e-mail: there is no usable address</source>
            <translation>Keine E-Mail: Es gibt keine brauchbare Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>No e-mail: opted out</source>
            <translation>Keine E-Mail: abgemeldet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>No e-mail: somebody with the same address opted out</source>
            <translation>Keine E-Mail: Jemand mit derselben Adresse hat sich abgemeldet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>No e-mail: it was sent this one before</source>
            <translation>Keine E-Mail: Diese wurde schon gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>No e-mail yet: apdesk can't see whether the person opted out</source>
            <translation>Noch keine E-Mail: apdesk kann nicht sehen, ob die Person abgemeldet ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>E-mail “{template}” sent</source>
            <translation>E-Mail „{template}“ gesendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>E-mail refused by the mail server: {reply}</source>
            <translation>E-Mail vom Mailserver abgelehnt: {reply}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>The e-mail template isn’t there</source>
            <translation>Die E-Mail-Vorlage fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>There is no template “{name}”. Nothing was sent to this person.</source>
            <translation>Eine Vorlage „{name}“ gibt es nicht. An diese Person wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>Make a template of that name, or choose another one in the journey. Then try again.</source>
            <translation>Legen Sie eine Vorlage dieses Namens an, oder wählen Sie in der Journey eine andere. Versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>A field of the e-mail isn’t there</source>
            <translation>Ein Feld der E-Mail fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>The template “{template}” uses the field “{field}”, which isn’t there (any more), and has no words for when it is blank. Nothing was sent to this person.</source>
            <translation>Die Vorlage „{template}“ verwendet das Feld „{field}“, das es nicht (mehr) gibt, und hat keinen Ersatztext. An diese Person wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>Correct the template, or map the field in Preferences, Field mappings. Then try again.</source>
            <translation>Korrigieren Sie die Vorlage, oder ordnen Sie das Feld unter Einstellungen, Feldzuordnung zu. Versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>apdesk can’t see who opted out of e-mail</source>
            <translation>apdesk kann nicht sehen, wer von E-Mails abgemeldet ist</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>The field Email Opt Out (HasOptedOutOfEmail) of {object} isn’t synced, so this person might want no e-mail. Nothing was sent.</source>
            <translation>Das Feld „E-Mail-Abmeldung“ (HasOptedOutOfEmail) von {object} wird nicht synchronisiert, die Person könnte also keine E-Mails wollen. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/outcomes.py" />
            <source>Map the field in Preferences, Field mappings; if it isn’t offered there, ask your Salesforce administrator to let you read it. Then it goes on by itself.</source>
            <translation>Ordnen Sie das Feld unter Einstellungen, Feldzuordnung zu; wird es dort nicht angeboten, bitten Sie Ihren Salesforce-Administrator, es Sie lesen zu lassen. Dann geht es von selbst weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/passwords.py" />
            <source>apdesk keeps the password of the mail server in your operating system’s store for passwords. {trouble}</source>
            <translation>apdesk verwahrt das Kennwort des Mailservers im Kennwortspeicher Ihres Betriebssystems. {trouble}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/passwords.py" />
            <source>It reported an error.</source>
            <translation>Er hat einen Fehler gemeldet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/passwords.py" />
            <source>There is none here that can be used.</source>
            <translation>Hier gibt es keinen brauchbaren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/passwords.py" />
            <source>It is locked, and didn’t hand the password over.</source>
            <translation>Er ist gesperrt und hat das Kennwort nicht herausgegeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/passwords.py" />
            <source>Start a keyring (GNOME Keyring, KWallet), or choose “Only until apdesk is closed”; on the command line, --insecure-storage keeps it in a file.</source>
            <translation>Starten Sie einen Schlüsselbund (GNOME Keyring, KWallet), oder wählen Sie „Nur bis apdesk geschlossen wird“; auf der Befehlszeile verwahrt --insecure-storage es in einer Datei.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>E-mail isn’t set up yet</source>
            <translation>E-Mail ist noch nicht eingerichtet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>apdesk doesn’t know by which mail server to send. Nothing was sent; people wait.</source>
            <translation>apdesk weiß nicht, über welchen Mailserver gesendet werden soll. Es wurde nichts gesendet; die Personen warten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Enter your mail server in Preferences, E-mail.</source>
            <translation>Geben Sie Ihren Mailserver unter Einstellungen, E-Mail ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The password of the mail server isn’t known any more</source>
            <translation>Das Kennwort des Mailservers ist nicht mehr bekannt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>It was kept only until apdesk was closed, or is gone from the keyring. Nothing was sent; people wait.</source>
            <translation>Es wurde nur verwahrt, bis apdesk geschlossen wurde, oder ist aus dem Schlüsselbund verschwunden. Es wurde nichts gesendet; die Personen warten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Enter it again in Preferences, E-mail.</source>
            <translation>Geben Sie es unter Einstellungen, E-Mail erneut ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server ended the connection</source>
            <translation>Der Mailserver hat die Verbindung beendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} didn’t speak to us to the end. {nothing}</source>
            <translation>{where} hat nicht bis zum Ende mit uns gesprochen. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Try again. If it stays so, check port and security: a server that expects TLS on that port hangs up on others.</source>
            <translation>Versuchen Sie es erneut. Bleibt es so, prüfen Sie Port und Sicherheit: Ein Server, der an diesem Port TLS erwartet, legt sonst auf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server’s certificate isn’t valid</source>
            <translation>Das Zertifikat des Mailservers ist ungültig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} showed a certificate that can’t be trusted: {reason}. Someone might pretend to be your mail server. {nothing}</source>
            <translation>{where} hat ein nicht vertrauenswürdiges Zertifikat gezeigt: {reason}. Jemand könnte sich als Ihr Mailserver ausgeben. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check the name of the server for typing errors; some providers want another one, which stands in their help. For a server of your company, add its authority in Preferences, Network. Else tell whoever runs the server.</source>
            <translation>Prüfen Sie den Namen des Servers auf Tippfehler; manche Anbieter verlangen einen anderen, der in ihrer Hilfe steht. Für einen Server Ihrer Firma fügen Sie deren Zertifizierungsstelle unter Einstellungen, Netzwerk hinzu. Sonst wenden Sie sich an den Betreiber des Servers.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>No encrypted connection could be made</source>
            <translation>Es kam keine verschlüsselte Verbindung zustande</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} doesn’t speak TLS on that port, or too old a version of it. {nothing}</source>
            <translation>{where} spricht an diesem Port kein TLS oder eine zu alte Version davon. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Choose STARTTLS with port 587, or TLS with port 465.</source>
            <translation>Wählen Sie STARTTLS mit Port 587 oder TLS mit Port 465.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server can’t be found</source>
            <translation>Der Mailserver ist nicht zu finden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>There is no server named {host}, or the network is down. {nothing}</source>
            <translation>Einen Server namens {host} gibt es nicht, oder das Netzwerk ist ausgefallen. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check the name for typing errors, and your network connection.</source>
            <translation>Prüfen Sie den Namen auf Tippfehler und Ihre Netzwerkverbindung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>No mail server answers there</source>
            <translation>Dort antwortet kein Mailserver</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} refuses connections. {nothing}</source>
            <translation>{where} lehnt Verbindungen ab. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check the port: 587 goes with STARTTLS, 465 with TLS. Else the server is down.</source>
            <translation>Prüfen Sie den Port: 587 gehört zu STARTTLS, 465 zu TLS. Sonst ist der Server ausgefallen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server doesn’t answer</source>
            <translation>Der Mailserver antwortet nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} said nothing for too long. {nothing}</source>
            <translation>{where} hat zu lange nichts gesagt. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check name and port. Many networks block port 25, and some all mail ports: ask whoever runs yours.</source>
            <translation>Prüfen Sie Namen und Port. Viele Netzwerke sperren Port 25, manche alle Mail-Ports: Fragen Sie die Betreiber Ihres Netzwerks.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server can’t be reached</source>
            <translation>Der Mailserver ist nicht erreichbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>There is no way through the network to {where}. {nothing}</source>
            <translation>Durch das Netzwerk führt kein Weg zu {where} {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check your network connection.</source>
            <translation>Prüfen Sie Ihre Netzwerkverbindung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The connection to {where} failed ({kind}). {nothing}</source>
            <translation>Die Verbindung zu {where} ist fehlgeschlagen ({kind}). {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check your network connection, and name and port of the server.</source>
            <translation>Prüfen Sie Ihre Netzwerkverbindung sowie Namen und Port des Servers.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server doesn’t offer STARTTLS</source>
            <translation>Der Mailserver bietet kein STARTTLS</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} can’t encrypt the connection that way. {nothing}</source>
            <translation>{where} kann die Verbindung so nicht verschlüsseln. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Choose TLS with port 465, or ask whoever runs the server.</source>
            <translation>Wählen Sie TLS mit Port 465, oder fragen Sie die Betreiber des Servers.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server can’t send to that address</source>
            <translation>Der Mailserver kann nicht an diese Adresse senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>It holds letters that only servers with SMTPUTF8 take, and this one has it not.</source>
            <translation>Sie enthält Zeichen, die nur Server mit SMTPUTF8 annehmen, und dieser hat es nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Use an address of Latin letters without accents, or another mail server.</source>
            <translation>Verwenden Sie eine Adresse aus lateinischen Buchstaben ohne Akzente oder einen anderen Mailserver.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} asks for no login, or only over an encrypted connection.</source>
            <translation>{where} verlangt keine Anmeldung oder nur über eine verschlüsselte Verbindung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Choose STARTTLS or TLS, or leave the user name empty.</source>
            <translation>Wählen Sie STARTTLS oder TLS, oder lassen Sie den Benutzernamen leer.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} offers no login by user name and password.</source>
            <translation>{where} bietet keine Anmeldung mit Benutzernamen und Kennwort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Leave the user name empty if the server needs none. Else ask your provider how programs log in to it: some want a relay of their own for that.</source>
            <translation>Lassen Sie den Benutzernamen leer, wenn der Server keinen braucht. Sonst fragen Sie Ihren Anbieter, wie Programme sich dort anmelden: Manche verlangen dafür ein eigenes Relay.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server takes no login</source>
            <translation>Der Mailserver nimmt keine Anmeldung an</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The server said: {reply}</source>
            <translation>Der Server sagte: {reply}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server doesn’t accept user name and password</source>
            <translation>Der Mailserver nimmt Benutzernamen und Kennwort nicht an</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} refused the login with code {code}. {nothing}</source>
            <translation>{where} hat die Anmeldung mit Code {code} abgelehnt. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check both for typing errors. Google, Microsoft, Yahoo and others want a password for apps, made in your account’s security settings, in the place of your own.</source>
            <translation>Prüfen Sie beides auf Tippfehler. Google, Microsoft, Yahoo und andere verlangen statt Ihres eigenen ein App-Kennwort aus den Sicherheitseinstellungen Ihres Kontos.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server wants a login first</source>
            <translation>Der Mailserver verlangt zuerst eine Anmeldung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} doesn’t send for strangers. {nothing} {said}</source>
            <translation>{where} sendet nicht für Fremde. {nothing} {said}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Enter user name and password, and choose STARTTLS or TLS.</source>
            <translation>Geben Sie Benutzernamen und Kennwort ein, und wählen Sie STARTTLS oder TLS.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} takes nothing at the moment. {nothing}</source>
            <translation>{where} nimmt zurzeit nichts an. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server is busy</source>
            <translation>Der Mailserver ist ausgelastet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Try again in a few minutes.</source>
            <translation>Versuchen Sie es in einigen Minuten erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server doesn’t let you send from that address</source>
            <translation>Der Mailserver lässt Sie von dieser Adresse nicht senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{address} was refused as the sender. {nothing} {said}</source>
            <translation>{address} wurde als Absender abgelehnt. {nothing} {said}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Use an address that belongs to the login, or let the provider confirm that one as yours.</source>
            <translation>Verwenden Sie eine Adresse, die zur Anmeldung gehört, oder lassen Sie diese vom Anbieter als Ihre bestätigen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server refused the recipient</source>
            <translation>Der Mailserver hat den Empfänger abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>No e-mail can be sent to that address. {said}</source>
            <translation>An diese Adresse kann keine E-Mail gesendet werden. {said}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check the address for typing errors.</source>
            <translation>Prüfen Sie die Adresse auf Tippfehler.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server refused the e-mail</source>
            <translation>Der Mailserver hat die E-Mail abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>It didn’t like what is in it, or its size. {said}</source>
            <translation>Ihm gefiel nicht, was darin steht, oder ihre Größe. {said}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Change what the server names: links, words and pictures that look like spam to it, or a sender that it can’t check. Then try again.</source>
            <translation>Ändern Sie, was der Server nennt: Links, Wörter und Bilder, die für ihn nach Spam aussehen, oder einen Absender, den er nicht prüfen kann. Versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>That is no mail server</source>
            <translation>Das ist kein Mailserver</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} answers, but not as mail servers do. {nothing}</source>
            <translation>{where} antwortet, aber nicht wie ein Mailserver. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Check name and port: 587 goes with STARTTLS, 465 with TLS.</source>
            <translation>Prüfen Sie Namen und Port: 587 gehört zu STARTTLS, 465 zu TLS.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>The mail server turns us away</source>
            <translation>Der Mailserver weist uns ab</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{where} doesn’t talk to this computer. {nothing} {said}</source>
            <translation>{where} spricht nicht mit diesem Computer. {nothing} {said}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Use the server of your e-mail provider for sending (often smtp. and its name), or ask whoever runs this one.</source>
            <translation>Verwenden Sie den Server Ihres E-Mail-Anbieters zum Senden (oft smtp. und sein Name), oder fragen Sie die Betreiber dieses Servers.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>{host}, port {port},</source>
            <translation>{host}, Port {port},</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/problems.py" />
            <source>Nothing was sent.</source>
            <translation>Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/sending.py" />
            <source>No e-mail: the mail server can't send there</source>
            <translation>Keine E-Mail: Der Mailserver kann dorthin nicht senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>Enter the name of your mail server, such as smtp.example.com.</source>
            <translation>Geben Sie den Namen Ihres Mailservers ein, zum Beispiel smtp.example.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>That is no name of a server. It looks like smtp.example.com.</source>
            <translation>Das ist kein Servername. Er sieht aus wie smtp.example.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>A port is a number from 1 to 65535; 587 and 465 are usual.</source>
            <translation>Ein Port ist eine Zahl von 1 bis 65535; üblich sind 587 und 465.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>Without encryption everybody on the way can read the password and the e-mails. Choose STARTTLS or TLS, or confirm that you want it so.</source>
            <translation>Ohne Verschlüsselung können unterwegs alle das Kennwort und die E-Mails lesen. Wählen Sie STARTTLS oder TLS, oder bestätigen Sie, dass Sie es so möchten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>Enter the address that your e-mails come from.</source>
            <translation>Geben Sie die Adresse ein, von der Ihre E-Mails kommen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>A web address begins with https:// and has no spaces or commas.</source>
            <translation>Eine Webadresse beginnt mit https:// und hat weder Leerzeichen noch Kommas.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>Choose a number from 1 to {most}.</source>
            <translation>Wählen Sie eine Zahl von 1 bis {most}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/settings.py" />
            <source>That is no e-mail address. It looks like name@example.com.</source>
            <translation>Das ist keine E-Mail-Adresse. Sie sieht aus wie name@example.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/trying.py" />
            <source>apdesk can send e-mail</source>
            <translation>apdesk kann E-Mails senden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/trying.py" />
            <source>This is the test e-mail that you asked apdesk for.

It went out over the mail server that is set in Preferences. Journeys will use it, too.
</source>
            <translation>Das ist die Test-E-Mail, um die Sie apdesk gebeten haben.

Sie ging über den Mailserver hinaus, der in den Einstellungen steht. Auch Journeys werden ihn verwenden.
</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/trying.py" />
            <source>That is no e-mail address</source>
            <translation>Das ist keine E-Mail-Adresse</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/trying.py" />
            <source>Nothing can be sent there.</source>
            <translation>Dorthin kann nichts gesendet werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/mail/trying.py" />
            <source>An address looks like name@example.com.</source>
            <translation>Eine Adresse sieht aus wie name@example.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/running.py" />
            <source>A sync is under way</source>
            <translation>Eine Synchronisierung läuft</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/running.py" />
            <source>Another apdesk works on this data, so the journeys wait.</source>
            <translation>Ein anderes apdesk arbeitet an diesen Daten, deshalb warten die Journeys.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/running.py" />
            <source>They go on by themselves.</source>
            <translation>Sie gehen von selbst weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/members.py" />
            <source>Somebody gave the member another status meanwhile, and that stays</source>
            <translation>Jemand hat dem Mitglied inzwischen einen anderen Status gegeben, und der bleibt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/members.py" />
            <source>“{status}” in the campaign “{campaign}”</source>
            <translation>„{status}“ in der Kampagne „{campaign}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/owners.py" />
            <source>Somebody gave the lead another owner meanwhile, and that stays</source>
            <translation>Jemand hat dem Lead inzwischen einen anderen Inhaber gegeben, und das bleibt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/owners.py" />
            <source>The lead is no longer in Salesforce, so nothing was done</source>
            <translation>Der Lead ist nicht mehr in Salesforce, deshalb wurde nichts getan</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/owners.py" />
            <source>The lead was converted, so nothing was done</source>
            <translation>Der Lead wurde konvertiert, deshalb wurde nichts getan</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/owners.py" />
            <source>Assigned to {user}</source>
            <translation>{user} zugewiesen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>The record and your edit are kept here.</source>
            <translation>Der Datensatz und Ihre Änderung bleiben hier erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>The campaign “{name}” was deleted there, or your Salesforce user may not see it any more. Who was in it stays known here; nobody's status in it changes.</source>
            <translation>Die Kampagne „{name}“ wurde dort gelöscht, oder Ihr Salesforce-Benutzer darf sie nicht mehr sehen. Wer darin war, bleibt hier bekannt; kein Status darin ändert sich.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>A campaign that a journey works with was deleted there, or your Salesforce user may not see it any more. Who was in it stays known here; nobody's status in it changes.</source>
            <translation>Eine Kampagne, mit der eine Journey arbeitet, wurde dort gelöscht, oder Ihr Salesforce-Benutzer darf sie nicht mehr sehen. Wer darin war, bleibt hier bekannt; kein Status darin ändert sich.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>A campaign can't be found in Salesforce</source>
            <translation>Eine Kampagne ist in Salesforce nicht zu finden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>Restore the campaign or its sharing in Salesforce, or choose another one in the journey.</source>
            <translation>Stellen Sie die Kampagne oder ihre Freigabe in Salesforce wieder her, oder wählen Sie in der Journey eine andere.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>The campaign doesn't have this status</source>
            <translation>Die Kampagne hat diesen Status nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>Members of the campaign “{campaign}” can't have the status “{status}” (any more).</source>
            <translation>Mitglieder der Kampagne „{campaign}“ können den Status „{status}“ nicht (mehr) haben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>Choose another status in the journey and publish it again, or add it to the campaign in Salesforce. Then try again.</source>
            <translation>Wählen Sie in der Journey einen anderen Status, und veröffentlichen Sie sie erneut, oder fügen Sie ihn der Kampagne in Salesforce hinzu. Versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>What is here of them stays as it is; journeys go on by it. {title}.</source>
            <translation>Was davon hier ist, bleibt, wie es ist; Journeys richten sich weiter danach. {title}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>{things} can't be read from Salesforce at present</source>
            <translation>{things} können zurzeit nicht aus Salesforce gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/problems.py" />
            <source>Ask your Salesforce administrator for Read permission on them.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator um die Berechtigung, sie zu lesen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/refresh.py" />
            <source>The member statuses of campaigns</source>
            <translation>Die Status der Kampagnenmitglieder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/refresh.py" />
            <source>Campaign members</source>
            <translation>Kampagnenmitglieder</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/saves.py" />
            <source>In Salesforce as a {object}, with everything that was changed here</source>
            <translation>In Salesforce als {object}, mit allem, was hier geändert wurde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/tasks.py" />
            <source>The e-mail wasn't sent, so it isn't noted</source>
            <translation>Die E-Mail wurde nicht gesendet, deshalb wird sie nicht vermerkt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/tasks.py" />
            <source>Task “{subject}” created</source>
            <translation>Aufgabe „{subject}“ angelegt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/writing.py" />
            <source>Not synced with Salesforce, so nothing was done there</source>
            <translation>Nicht mit Salesforce synchronisiert, deshalb wurde dort nichts getan</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/writing.py" />
            <source>Not synced with Salesforce any more, so it isn't known whether this was done there</source>
            <translation>Nicht mehr mit Salesforce synchronisiert, deshalb ist nicht bekannt, ob es dort getan wurde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/writing.py" />
            <source>{title}, so nothing was done</source>
            <translation>{title}, deshalb wurde nichts getan</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/salesforce/writing.py" />
            <source>It isn't known whether Salesforce did this step, and it doesn't let apdesk look. {message}</source>
            <translation>Es ist nicht bekannt, ob Salesforce diesen Schritt getan hat, und es lässt apdesk nicht nachsehen. {message}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>A field is gone</source>
            <translation>Ein Feld ist nicht mehr da</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>The journey “{journey}” sets the field “{field}”, which isn't there any more. The people in that step wait.</source>
            <translation>Die Journey „{journey}“ setzt das Feld „{field}“, das nicht mehr da ist. Die Personen in diesem Schritt warten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>Choose another field in the journey and publish it again.</source>
            <translation>Wählen Sie in der Journey ein anderes Feld, und veröffentlichen Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>A value doesn't fit its field</source>
            <translation>Ein Wert passt nicht in sein Feld</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>The journey “{journey}” can't set {field}: {message} The people in that step wait.</source>
            <translation>Die Journey „{journey}“ kann {field} nicht setzen: {message} Die Personen in diesem Schritt warten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>Correct the value in the journey and publish it again.</source>
            <translation>Korrigieren Sie den Wert in der Journey, und veröffentlichen Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>{field} can't be changed here</source>
            <translation>{field} kann hier nicht geändert werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>Nobody is left to assign leads to</source>
            <translation>Es ist niemand mehr da, dem Leads zugewiesen werden könnten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>All users of the group are inactive in Salesforce. The people in that step wait.</source>
            <translation>Alle Benutzer der Gruppe sind in Salesforce inaktiv. Die Personen in diesem Schritt warten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/journeys/steps.py" />
            <source>Add an active user to the group and publish the journey again.</source>
            <translation>Fügen Sie der Gruppe einen aktiven Benutzer hinzu, und veröffentlichen Sie die Journey erneut.</translation>
        </message>
    </context>
</TS>
