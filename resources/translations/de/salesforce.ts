<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>There is no address.</source>
            <translation>Es ist keine Adresse angegeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <source>An address starts with https://.</source>
            <translation>Eine Adresse beginnt mit https://.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <source>An address must not hold a user name or a password.</source>
            <translation>Eine Adresse darf weder Benutzernamen noch Kennwort enthalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <source>There is no host name in it that could be an org's.</source>
            <translation>Sie enthält keinen Hostnamen, der zu einer Org gehören könnte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <source>A login must not travel in the clear: the address has to start with https.</source>
            <translation>Eine Anmeldung darf nicht unverschlüsselt übertragen werden: Die Adresse muss mit https beginnen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>It is not written as an address.</source>
            <translation>So wird keine Adresse geschrieben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <source>This can't be the address of an org</source>
            <translation>Das kann nicht die Adresse einer Org sein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/address.py" />
            <source>Enter your org's My Domain, for example https://yourcompany.my.salesforce.com, or choose Production or Sandbox.</source>
            <translation>Geben Sie die My-Domain-Adresse Ihrer Org ein, zum Beispiel https://ihrefirma.my.salesforce.com, oder wählen Sie Produktion oder Sandbox.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce's answer can't be used</source>
            <translation>Die Antwort von Salesforce ist nicht brauchbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The answer is incomplete or isn't what Salesforce documents, so nothing of it was used ({detail}).</source>
            <translation>Die Antwort ist unvollständig oder entspricht nicht der Dokumentation von Salesforce, deshalb wurde nichts davon verwendet ({detail}).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk tries again by itself. If this stays, a proxy may be changing the answers.</source>
            <translation>apdesk versucht es von selbst erneut. Bleibt es so, verändert vielleicht ein Proxy die Antworten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A field of {object} holds what it can't</source>
            <translation>Ein Feld von {object} enthält etwas, das es nicht enthalten kann</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A record came with a value that the described type of its field can't have, so nothing of the answer was used.</source>
            <translation>Ein Datensatz kam mit einem Wert, den der beschriebene Typ seines Feldes nicht haben kann, deshalb wurde nichts von der Antwort verwendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk reads the fields of the object again by itself.</source>
            <translation>apdesk liest die Felder des Objekts von selbst neu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce isn't available at the moment</source>
            <translation>Salesforce ist zurzeit nicht verfügbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org answers that it can't work now; maintenance does this.</source>
            <translation>Die Org antwortet, dass sie gerade nicht arbeiten kann; das kommt bei Wartungen vor.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>{by_itself} The state of your instance is shown at status.salesforce.com.</source>
            <translation>{by_itself} Den Zustand Ihrer Instanz zeigt status.salesforce.com.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org is busy</source>
            <translation>Die Org ist ausgelastet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Too many long requests run in the org at the same time.</source>
            <translation>In der Org laufen zu viele lange Anfragen gleichzeitig.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org has used up its API calls</source>
            <translation>Die Org hat ihre API-Aufrufe verbraucht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce allows an org a number of calls in 24 hours, shared by all its applications. Syncing pauses until calls are free again.</source>
            <translation>Salesforce erlaubt einer Org eine Anzahl von Aufrufen in 24 Stunden, die sich alle Anwendungen teilen. Die Synchronisierung ruht, bis wieder Aufrufe frei sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Nothing needs doing: apdesk goes on by itself. A longer interval between runs uses fewer calls.</source>
            <translation>Sie müssen nichts tun: apdesk macht von selbst weiter. Ein längerer Abstand zwischen den Läufen verbraucht weniger Aufrufe.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org has almost used up its API calls</source>
            <translation>Die Org hat ihre API-Aufrufe fast aufgebraucht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>95 % of the calls that Salesforce allows the org in 24 hours are used, by all its applications together. Syncing pauses, so that the rest is there for the others.</source>
            <translation>95 % der Aufrufe, die Salesforce der Org in 24 Stunden erlaubt, sind verbraucht, von allen ihren Anwendungen zusammen. Die Synchronisierung pausiert, damit der Rest für die anderen da ist.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The session with Salesforce has ended</source>
            <translation>Die Sitzung mit Salesforce ist beendet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org no longer accepts the session of this login.</source>
            <translation>Die Org nimmt die Sitzung dieser Anmeldung nicht mehr an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Log in to Salesforce again. Nothing is lost.</source>
            <translation>Melden Sie sich erneut bei Salesforce an. Es geht nichts verloren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The login to Salesforce has expired</source>
            <translation>Die Anmeldung bei Salesforce ist abgelaufen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce no longer renews the saved login, so syncing stopped. Your data and your edits are kept here.</source>
            <translation>Salesforce erneuert die gespeicherte Anmeldung nicht mehr, deshalb wurde die Synchronisierung angehalten. Ihre Daten und Änderungen bleiben hier erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Log in to Salesforce again: syncing goes on after a new login, nothing is lost.</source>
            <translation>Melden Sie sich erneut bei Salesforce an: Danach geht die Synchronisierung weiter, es geht nichts verloren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>This org or user may not use the API</source>
            <translation>Diese Org oder dieser Benutzer darf die API nicht verwenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk works over Salesforce's API, and the org refuses it.</source>
            <translation>apdesk arbeitet über die API von Salesforce, und die Org verweigert sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Ask your Salesforce administrator for the permission “API Enabled” (and check that the org's edition includes the API).</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator um die Berechtigung „API aktiviert“ (und prüfen Sie, ob die Edition der Org die API enthält).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>{object} can't be read</source>
            <translation>{object} kann nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Your Salesforce user has no access to {object}. What is here of it stays as it is; the other objects go on.</source>
            <translation>Ihr Salesforce-Benutzer hat keinen Zugriff auf {object}. Was hier davon vorhanden ist, bleibt, wie es ist; die anderen Objekte laufen weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Ask your Salesforce administrator for Read permission on {object}.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator um die Berechtigung „Lesen“ für {object}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A field is no longer there in Salesforce</source>
            <translation>Ein Feld ist in Salesforce nicht mehr vorhanden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A field that apdesk asked for was deleted, renamed, or is hidden from your user now.</source>
            <translation>Ein Feld, nach dem apdesk gefragt hat, wurde gelöscht, umbenannt oder ist für Ihren Benutzer jetzt verborgen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk reads the org's fields anew. If a criterion uses the field, change the criterion.</source>
            <translation>apdesk liest die Felder der Org neu. Verwendet ein Kriterium das Feld, ändern Sie das Kriterium.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A field can't be written in Salesforce</source>
            <translation>Ein Feld kann in Salesforce nicht geschrieben werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Your user may read the field but not change it, or it was never to be changed. {kept}</source>
            <translation>Ihr Benutzer darf das Feld lesen, aber nicht ändern, oder es ist überhaupt nicht änderbar. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk reads the org's fields anew. Ask your Salesforce administrator for Edit access to the field, or take the edit back.</source>
            <translation>apdesk liest die Felder der Org neu. Bitten Sie Ihren Salesforce-Administrator um Bearbeitungszugriff auf das Feld, oder nehmen Sie die Änderung zurück.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce doesn't accept this selection</source>
            <translation>Salesforce nimmt diese Auswahl nicht an</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org can't evaluate the question that was made from the criteria.</source>
            <translation>Die Org kann die Abfrage, die aus den Kriterien entstand, nicht auswerten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Check the criteria of this object.</source>
            <translation>Prüfen Sie die Kriterien dieses Objekts.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The selection took Salesforce too long</source>
            <translation>Die Auswahl hat Salesforce zu lange beschäftigt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org stopped the question after two minutes.</source>
            <translation>Die Org hat die Abfrage nach zwei Minuten gestoppt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk asks for less at a time. If this stays, use criteria on fewer or indexed fields.</source>
            <translation>apdesk fragt weniger auf einmal ab. Bleibt es so, verwenden Sie Kriterien über weniger oder indizierte Felder.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce dropped a list that was being read</source>
            <translation>Salesforce hat eine Liste fallen lassen, die gerade gelesen wurde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The rest of a long answer is no longer there, so the reading starts again where it is safe.</source>
            <translation>Der Rest einer langen Antwort ist nicht mehr da, deshalb beginnt das Lesen an einer sicheren Stelle neu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org no longer speaks this version of the API</source>
            <translation>Die Org spricht diese Version der API nicht mehr</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>This apdesk is too old for the org, or the org is too old for this apdesk.</source>
            <translation>Dieses apdesk ist zu alt für die Org, oder die Org ist zu alt für dieses apdesk.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>Install the current version of apdesk.</source>
            <translation>Installieren Sie die aktuelle Version von apdesk.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A security policy of the org refused the call</source>
            <translation>Eine Sicherheitsrichtlinie der Org hat den Aufruf abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org's transaction security forbids what apdesk asked for.</source>
            <translation>Die Transaktionssicherheit der Org verbietet, was apdesk abfragen wollte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Show this text to your Salesforce administrator.</source>
            <translation>Zeigen Sie diesen Text Ihrem Salesforce-Administrator.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org's storage is full</source>
            <translation>Der Speicher der Org ist voll</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce takes no new records. Everything is kept here.</source>
            <translation>Salesforce nimmt keine neuen Datensätze an. Hier bleibt alles erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Ask your Salesforce administrator to free storage.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator, Speicher freizugeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce doesn't accept this apdesk</source>
            <translation>Salesforce nimmt dieses apdesk nicht an</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The consumer key, or the settings of the app that it belongs to, don't fit. Nothing is lost.</source>
            <translation>Der Verbraucherschlüssel oder die Einstellungen der App, zu der er gehört, passen nicht. Es geht nichts verloren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Check the consumer key and the External Client App, then connect again.</source>
            <translation>Prüfen Sie den Verbraucherschlüssel und die External Client App, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce allows no more logins at the moment</source>
            <translation>Salesforce erlaubt zurzeit keine weiteren Anmeldungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The login was renewed too often in a short time.</source>
            <translation>Die Anmeldung wurde in kurzer Zeit zu oft erneuert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Wait some minutes; apdesk tries again by itself.</source>
            <translation>Warten Sie einige Minuten; apdesk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce sent the call elsewhere</source>
            <translation>Salesforce hat den Aufruf umgeleitet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org's address answered with a redirection, which apdesk doesn't follow with your login. The org may have moved, or the network wants a sign-in.</source>
            <translation>Die Adresse der Org antwortete mit einer Umleitung, der apdesk mit Ihrer Anmeldung nicht folgt. Vielleicht ist die Org umgezogen, oder das Netzwerk verlangt eine Anmeldung.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>If this stays, connect to Salesforce again.</source>
            <translation>Bleibt es so, verbinden Sie sich erneut mit Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Someone else is saving this record</source>
            <translation>Jemand anders speichert diesen Datensatz gerade</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce couldn't get hold of the record just now. {kept}</source>
            <translation>Salesforce kam an den Datensatz gerade nicht heran. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk tries again by itself.</source>
            <translation>apdesk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Your org's automation ran out of room</source>
            <translation>Eine Automatisierung Ihrer Org ist an ihre Grenze gestoßen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A trigger or flow of the org did more than Salesforce allows for one save, which may be for want of room while many records were saved. {kept}</source>
            <translation>Ein Trigger oder Flow der Org hat mehr getan, als Salesforce bei einem Speichern erlaubt, vielleicht weil viele Datensätze zugleich gespeichert wurden. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk tries again by itself. If this stays, show the text to your Salesforce administrator.</source>
            <translation>apdesk versucht es von selbst erneut. Bleibt es so, zeigen Sie den Text Ihrem Salesforce-Administrator.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A neighbouring record stopped this one</source>
            <translation>Ein benachbarter Datensatz hat diesen aufgehalten</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Nothing is wrong with this record; it was sent together with one that failed. {kept}</source>
            <translation>Mit diesem Datensatz ist alles in Ordnung; er wurde zusammen mit einem gesendet, der fehlschlug. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk sends it again without the other.</source>
            <translation>apdesk sendet ihn ohne den anderen noch einmal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Something went wrong inside Salesforce</source>
            <translation>In Salesforce ist etwas schiefgegangen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org reports an unexpected error of its own.</source>
            <translation>Die Org meldet einen eigenen unerwarteten Fehler.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>{by_itself} If this stays, give the text to Salesforce Support.</source>
            <translation>{by_itself} Bleibt es so, geben Sie den Text an den Salesforce-Support.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The record is no longer in Salesforce</source>
            <translation>Der Datensatz ist nicht mehr in Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>It was deleted or merged, or your user no longer has access to it.</source>
            <translation>Er wurde gelöscht oder zusammengeführt, oder Ihr Benutzer hat keinen Zugriff mehr darauf.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The lead was converted</source>
            <translation>Der Lead wurde konvertiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A converted lead can't be changed; the person is a contact now. {kept}</source>
            <translation>Ein konvertierter Lead kann nicht geändert werden; die Person ist jetzt ein Kontakt. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The record was changed in Salesforce meanwhile</source>
            <translation>Der Datensatz wurde inzwischen in Salesforce geändert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Somebody saved it after apdesk had read it, so it was not overwritten. {kept}</source>
            <translation>Jemand hat ihn gespeichert, nachdem apdesk ihn gelesen hatte, deshalb wurde er nicht überschrieben. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The record is locked in Salesforce</source>
            <translation>Der Datensatz ist in Salesforce gesperrt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>An approval process holds it. {kept}</source>
            <translation>Ein Genehmigungsprozess hält ihn fest. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk tries again each hour; the approval can be ended in Salesforce.</source>
            <translation>apdesk versucht es jede Stunde erneut; die Genehmigung kann in Salesforce beendet werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Your user may not change this record</source>
            <translation>Ihr Benutzer darf diesen Datensatz nicht ändern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce refused it for lack of rights. {kept}</source>
            <translation>Salesforce hat es mangels Rechten abgelehnt. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Ask your Salesforce administrator for access to the record, then try again.</source>
            <translation>Bitten Sie Ihren Salesforce-Administrator um Zugriff auf den Datensatz, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A record that this one points to isn't there</source>
            <translation>Ein Datensatz, auf den dieser verweist, fehlt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The owner, account or other record that a field names is deleted, inactive or hidden, or the record itself went at that moment. {kept}</source>
            <translation>Der Inhaber, das Unternehmen oder ein anderer Datensatz, den ein Feld nennt, ist gelöscht, inaktiv oder verborgen, oder der Datensatz selbst verschwand in diesem Moment. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Choose another one, then try again.</source>
            <translation>Wählen Sie einen anderen, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce sees a duplicate</source>
            <translation>Salesforce sieht ein Duplikat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A duplicate rule of the org stopped the record. {kept}</source>
            <translation>Eine Duplikatregel der Org hat den Datensatz aufgehalten. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Allow the duplicate, or use the record that is there already.</source>
            <translation>Lassen Sie das Duplikat zu, oder verwenden Sie den vorhandenen Datensatz.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The value is taken</source>
            <translation>Der Wert ist vergeben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A field that must be unique already has this value on another record. {kept}</source>
            <translation>Ein Feld, das eindeutig sein muss, hat diesen Wert schon bei einem anderen Datensatz. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Change the value, then try again.</source>
            <translation>Ändern Sie den Wert, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A rule of your org refused the record</source>
            <translation>Eine Regel Ihrer Org hat den Datensatz abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Your administrator's validation rule, trigger or flow didn't accept it. {kept}</source>
            <translation>Eine Validierungsregel, ein Trigger oder ein Flow Ihres Administrators hat ihn nicht angenommen. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Change what the text asks for, then try again.</source>
            <translation>Ändern Sie, was der Text verlangt, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce doesn't accept a value</source>
            <translation>Salesforce nimmt einen Wert nicht an</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A value is missing, too long, or not of the kind that the field takes. {kept}</source>
            <translation>Ein Wert fehlt, ist zu lang oder passt nicht zur Art des Feldes. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce doesn't know what was asked for</source>
            <translation>Salesforce kennt nicht, wonach gefragt wurde</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org has nothing at the address that apdesk called.</source>
            <translation>Die Org hat nichts an der Adresse, die apdesk aufgerufen hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>If this stays, install the current version of apdesk.</source>
            <translation>Bleibt es so, installieren Sie die aktuelle Version von apdesk.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce refused the request</source>
            <translation>Salesforce hat die Anfrage abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org doesn't accept the call as apdesk made it.</source>
            <translation>Die Org nimmt den Aufruf so, wie apdesk ihn machte, nicht an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>If this stays, save a diagnostics file and send it to support.</source>
            <translation>Bleibt es so, speichern Sie eine Diagnosedatei und senden Sie sie an den Support.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce refused the call</source>
            <translation>Salesforce hat den Aufruf abgelehnt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org doesn't let your user do what apdesk asked for.</source>
            <translation>Die Org lässt Ihren Benutzer nicht tun, was apdesk verlangt hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Too much was asked at once</source>
            <translation>Es wurde zu viel auf einmal abgefragt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce doesn't take a request of this size.</source>
            <translation>Salesforce nimmt keine Anfrage dieser Größe an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Use fewer or shorter criteria.</source>
            <translation>Verwenden Sie weniger oder kürzere Kriterien.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>{object} can't be fetched in bulk</source>
            <translation>{object} kann nicht als Masse geholt werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org doesn't run this selection as a job of Bulk API 2.0 for your user, or has no such jobs. It can be asked for in the usual way.</source>
            <translation>Die Org führt diese Auswahl für Ihren Benutzer nicht als Auftrag der Bulk API 2.0 aus oder kennt solche Aufträge nicht. Sie kann auf dem üblichen Weg abgefragt werden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Nothing needs doing: apdesk asks in the usual way.</source>
            <translation>Sie müssen nichts tun: apdesk fragt auf dem üblichen Weg ab.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce dropped a job</source>
            <translation>Salesforce hat einen Auftrag fallen lassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>A job that fetches or writes many records is no longer there, or belongs to another version of the API.</source>
            <translation>Ein Auftrag, der viele Datensätze holt oder schreibt, ist nicht mehr da oder gehört zu einer anderen Version der API.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk starts it again by itself.</source>
            <translation>apdesk startet ihn von selbst neu.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce didn't come to this record</source>
            <translation>Salesforce kam nicht bis zu diesem Datensatz</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The job that was to save it ended before. {kept}</source>
            <translation>Der Auftrag, der ihn speichern sollte, endete vorher. {kept}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>apdesk sends it again by itself.</source>
            <translation>apdesk sendet ihn von selbst noch einmal.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>The org has used up its jobs for today</source>
            <translation>Die Org hat ihre Aufträge für heute verbraucht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Salesforce allows an org a number of bulk jobs, and a size of their results, in 24 hours, shared by all its applications. Syncing pauses until some are free again.</source>
            <translation>Salesforce erlaubt einer Org in 24 Stunden eine Anzahl von Massenaufträgen und einen Umfang ihrer Ergebnisse, die sich alle Anwendungen teilen. Die Synchronisierung ruht, bis wieder welche frei sind.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/answer_cases.py" />
            <source>Nothing needs doing: apdesk goes on by itself.</source>
            <translation>Sie müssen nichts tun: apdesk macht von selbst weiter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/cases.py" />
            <source>apdesk tries again by itself. Nothing is lost.</source>
            <translation>apdesk versucht es von selbst erneut. Es geht nichts verloren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/cases.py" />
            <source>The record and your edit are kept here.</source>
            <translation>Der Datensatz und Ihre Änderung bleiben hier erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/cases.py" />
            <source>this object</source>
            <translation>diesem Objekt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/cases.py" />
            <source>An object</source>
            <translation>Ein Objekt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/cases.py" />
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>{message} Salesforce says: “{said}”</source>
            <translation>{message} Salesforce sagt: „{said}“</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>apdesk is connected</source>
            <translation>apdesk ist verbunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>Salesforce let apdesk in.</source>
            <translation>Salesforce hat apdesk eingelassen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>You can close this tab and go back to apdesk.</source>
            <translation>Sie können diesen Tab schließen und zu apdesk zurückkehren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>The login was cancelled</source>
            <translation>Die Anmeldung wurde abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>It was cancelled in apdesk. Nothing was connected.</source>
            <translation>Sie wurde in apdesk abgebrochen. Es wurde nichts verbunden.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>You can close this tab.</source>
            <translation>Sie können diesen Tab schließen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>Go back to apdesk</source>
            <translation>Kehren Sie zu apdesk zurück</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>apdesk says there how the login went.</source>
            <translation>apdesk sagt dort, wie die Anmeldung ausging.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>This isn't the answer to a login of apdesk</source>
            <translation>Das ist nicht die Antwort auf eine Anmeldung von apdesk</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>The address doesn't belong to the login that is under way, so it was not used.</source>
            <translation>Die Adresse gehört nicht zur laufenden Anmeldung, deshalb wurde sie nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>You can close this tab and go on in the newest login page.</source>
            <translation>Sie können diesen Tab schließen und auf der neuesten Anmeldeseite weitermachen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>There is nothing here</source>
            <translation>Hier ist nichts</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>apdesk waits here for the end of a login, and for nothing else.</source>
            <translation>apdesk wartet hier auf das Ende einer Anmeldung, auf nichts anderes.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/closing_page.py" />
            <source>en</source>
            <comment>the code of the language that this is translated to</comment>
            <translation>de</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/disk.py" />
            <source>The disk is full</source>
            <translation>Der Datenträger ist voll</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/disk.py" />
            <source>There is no room left to write {path}. What was stored before is safe; the last step was not stored.</source>
            <translation>Es ist kein Platz mehr, um {path} zu schreiben. Was vorher gespeichert wurde, ist sicher; der letzte Schritt wurde nicht gespeichert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/disk.py" />
            <source>Free some space, then sync again: apdesk goes on where it stopped.</source>
            <translation>Schaffen Sie Platz, und synchronisieren Sie erneut: apdesk macht dort weiter, wo es aufgehört hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/disk.py" />
            <source>A file can't be written</source>
            <translation>Eine Datei kann nicht geschrieben werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/disk.py" />
            <source>{path}: {reason}. What was stored before is unchanged.</source>
            <translation>{path}: {reason}. Was vorher gespeichert wurde, ist unverändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/disk.py" />
            <source>Check that the disk is connected, works, and may be written by your user account; then try again.</source>
            <translation>Prüfen Sie, ob der Datenträger verbunden ist, funktioniert und von Ihrem Benutzerkonto beschrieben werden darf; versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>there is no certificate in this folder (.pem, .crt or .cer)</source>
            <translation>in diesem Ordner ist kein Zertifikat (.pem, .crt oder .cer)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>it holds no certificate that can be read</source>
            <translation>sie enthält kein lesbares Zertifikat</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>The added certificates can't be used</source>
            <translation>Die eigenen Zertifikate sind nicht nutzbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>{path}: {reason}. Nothing was sent.</source>
            <translation>{path}: {reason}. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>Choose another file or folder in Preferences, Network: certificates as PEM or DER, as whoever runs your network hands them out.</source>
            <translation>Wählen Sie unter Einstellungen, Netzwerk eine andere Datei oder einen anderen Ordner: Zertifikate als PEM oder DER, wie Ihre Netzwerkverwaltung sie ausgibt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>apdesk speaks to proxies by http and https, and by no other protocol.</source>
            <translation>apdesk spricht mit Proxys nur über http und https.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>There is no host name in it.</source>
            <translation>Es steht kein Servername darin.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>This can't be the address of a proxy</source>
            <translation>Das kann keine Proxy-Adresse sein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network.py" />
            <source>Enter it like http://proxy.example.com:8080; whoever runs your network knows it.</source>
            <translation>Geben Sie sie ein wie http://proxy.example.com:8080; Ihre Netzwerkverwaltung kennt sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>Salesforce can't be reached</source>
            <translation>Salesforce ist nicht erreichbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>There is no connection to the org's address. Your lists stay as they were.</source>
            <translation>Es gibt keine Verbindung zur Adresse der Org. Ihre Listen bleiben, wie sie waren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Check the internet connection; apdesk tries again by itself.</source>
            <translation>Prüfen Sie die Internetverbindung; apdesk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Salesforce didn't answer in time</source>
            <translation>Salesforce hat nicht rechtzeitig geantwortet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>The connection stands, but no answer came. Your lists stay as they were.</source>
            <translation>Die Verbindung steht, aber es kam keine Antwort. Ihre Listen bleiben, wie sie waren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>The connection to Salesforce broke off</source>
            <translation>Die Verbindung zu Salesforce ist abgebrochen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>An answer stopped before its end, so it was not used.</source>
            <translation>Eine Antwort brach vor ihrem Ende ab, deshalb wurde sie nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>The secure connection to Salesforce failed</source>
            <translation>Die sichere Verbindung zu Salesforce ist gescheitert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>The certificate that came could not be trusted, so nothing was sent. A network that asks for a sign-in page, or a company proxy that opens secure connections, does this.</source>
            <translation>Das Zertifikat war nicht vertrauenswürdig, deshalb wurde nichts gesendet. Das liegt an Netzwerken mit einer Anmeldeseite oder an einem Firmen-Proxy, der sichere Verbindungen öffnet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Sign in to the network. Where a company proxy does this, add your company's certificate in Preferences, Network; the test there names who issued what came.</source>
            <translation>Melden Sie sich im Netzwerk an. Liegt es an einem Firmen-Proxy, fügen Sie das Zertifikat Ihrer Firma unter Einstellungen, Netzwerk hinzu; der Test dort nennt den Aussteller.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>The certificate that came isn't valid at the time that this computer's clock shows, so nothing was sent. Mostly it is the clock that is wrong.</source>
            <translation>Das Zertifikat, das kam, ist zu der Zeit, die die Uhr dieses Computers zeigt, nicht gültig; es wurde nichts gesendet. Meistens geht die Uhr falsch.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Set date, time and time zone of this computer right. If they are, the test in Preferences, Network, names who issued what came.</source>
            <translation>Stellen Sie Datum, Uhrzeit und Zeitzone dieses Computers richtig. Stimmen sie, nennt der Test unter Einstellungen, Netzwerk, wer das Zertifikat ausgestellt hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>The proxy doesn't lead to Salesforce</source>
            <translation>Der Proxy führt nicht zu Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>A proxy is used on the way out, and it refused or broke off. Nothing was sent.</source>
            <translation>Auf dem Weg liegt ein Proxy; er hat abgelehnt oder abgebrochen. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Ask whoever runs the proxy to let this computer reach Salesforce; apdesk tries again by itself.</source>
            <translation>Bitten Sie Ihre Netzwerkverwaltung, diesem Computer den Weg zu Salesforce zu erlauben; apdesk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>The proxy can't be reached</source>
            <translation>Der Proxy ist nicht erreichbar</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>A proxy is used on the way out, and nothing answers at its address. Nothing was sent.</source>
            <translation>Auf dem Weg liegt ein Proxy, aber unter seiner Adresse antwortet nichts. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Check the proxy in Preferences, Network, or in the settings of this computer (HTTPS_PROXY); apdesk tries again by itself.</source>
            <translation>Prüfen Sie den Proxy unter Einstellungen, Netzwerk oder in den Einstellungen dieses Computers (HTTPS_PROXY); apdesk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>The proxy wants a login</source>
            <translation>Der Proxy verlangt eine Anmeldung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>A proxy is used on the way out, and it didn't accept user name and password, or got none. Nothing was sent.</source>
            <translation>Auf dem Weg liegt ein Proxy; er hat Benutzername und Passwort nicht angenommen oder keine erhalten. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Enter user name and password of the proxy in Preferences, Network.</source>
            <translation>Geben Sie Benutzername und Passwort des Proxys unter Einstellungen, Netzwerk ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Something bars the way to Salesforce</source>
            <translation>Etwas versperrt den Weg zu Salesforce</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>The call was refused by an answer that isn't Salesforce's own; a company proxy or a filter does this.</source>
            <translation>Der Aufruf wurde mit einer Antwort abgelehnt, die nicht von Salesforce stammt; das tut ein Firmenproxy oder ein Filter.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/network_cases.py" />
            <source>Ask whoever runs the network to let this computer reach Salesforce.</source>
            <translation>Bitten Sie die Betreiber des Netzwerks, diesen Computer zu Salesforce durchzulassen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth.py" />
            <source>The consumer key can't be right</source>
            <translation>Der Verbraucherschlüssel kann nicht stimmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth.py" />
            <source>It is empty, or has characters in it that a key doesn't have.</source>
            <translation>Er ist leer oder enthält Zeichen, die ein Schlüssel nicht hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth.py" />
            <source>Copy the consumer key from the External Client App as a whole.</source>
            <translation>Kopieren Sie den Verbraucherschlüssel vollständig aus der External Client App.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Nothing was connected or changed.</source>
            <translation>Es wurde nichts verbunden oder geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Access was not allowed</source>
            <translation>Der Zugriff wurde nicht erlaubt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>“Deny” was pressed on Salesforce's page. {nothing}</source>
            <translation>Auf der Seite von Salesforce wurde „Verweigern“ gewählt. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Connect again and press “Allow” if apdesk should sync.</source>
            <translation>Verbinden Sie sich erneut, und wählen Sie „Zulassen“, wenn apdesk synchronisieren soll.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The callback address isn't registered</source>
            <translation>Die Rückrufadresse ist nicht eingetragen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The app in Salesforce doesn't know the address that your browser was to return to. It is compared character by character.</source>
            <translation>Die App in Salesforce kennt die Adresse nicht, zu der Ihr Browser zurückkehren sollte. Sie wird Zeichen für Zeichen verglichen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Ask your administrator to enter all three callback URLs shown here in the External Client App, wait ten minutes, and connect again.</source>
            <translation>Bitten Sie Ihren Administrator, alle drei hier gezeigten Rückruf-URLs in der External Client App einzutragen, warten Sie zehn Minuten, und verbinden Sie sich erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Salesforce doesn't know the consumer key</source>
            <translation>Salesforce kennt den Verbraucherschlüssel nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The key has a typing error, belongs to another org (production or sandbox), or the app is younger than ten minutes.</source>
            <translation>Der Schlüssel enthält einen Tippfehler, gehört zu einer anderen Org (Produktion oder Sandbox), oder die App ist jünger als zehn Minuten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Check the key and where it belongs; for a new app wait ten minutes, then connect again.</source>
            <translation>Prüfen Sie den Schlüssel und wohin er gehört; warten Sie bei einer neuen App zehn Minuten, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The app isn't installed in this org</source>
            <translation>Die App ist in dieser Org nicht installiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Salesforce lets users connect only with an app that the org has installed.</source>
            <translation>Salesforce lässt Benutzer sich nur mit einer App verbinden, die die Org installiert hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Ask your administrator to make or install the External Client App in this org, or to grant you “Approve Uninstalled Connected Apps”.</source>
            <translation>Bitten Sie Ihren Administrator, die External Client App in dieser Org anzulegen oder zu installieren oder Ihnen „Approve Uninstalled Connected Apps“ zu gewähren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The app is blocked in this org</source>
            <translation>Die App ist in dieser Org blockiert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>An administrator has blocked it under Connected Apps OAuth Usage.</source>
            <translation>Ein Administrator hat sie unter „Connected Apps OAuth Usage“ blockiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Ask your administrator to unblock the app.</source>
            <translation>Bitten Sie Ihren Administrator, die App freizugeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>You are not admitted to the app</source>
            <translation>Sie sind für die App nicht zugelassen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The app lets only users in whom an administrator has named.</source>
            <translation>Die App lässt nur Benutzer ein, die ein Administrator benannt hat.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Ask your administrator to add your profile or a permission set of yours to the app.</source>
            <translation>Bitten Sie Ihren Administrator, Ihr Profil oder einen Ihrer Berechtigungssätze der App hinzuzufügen.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The login took too long</source>
            <translation>Die Anmeldung hat zu lange gedauert</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>What Salesforce handed over was no longer valid when apdesk used it. {nothing}</source>
            <translation>Was Salesforce übergab, war nicht mehr gültig, als apdesk es verwendete. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Connect again.</source>
            <translation>Verbinden Sie sich erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Salesforce doesn't let this user in</source>
            <translation>Salesforce lässt diesen Benutzer nicht ein</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The user may be inactive, or outside the allowed network addresses or hours.</source>
            <translation>Vielleicht ist der Benutzer inaktiv oder außerhalb der erlaubten Netzwerkadressen oder Zeiten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Ask your administrator, then connect again.</source>
            <translation>Fragen Sie Ihren Administrator, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The app in Salesforce is set up differently</source>
            <translation>Die App in Salesforce ist anders eingerichtet</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>apdesk logs in with PKCE and without a secret, with the scopes api, refresh_token and id.</source>
            <translation>apdesk meldet sich mit PKCE und ohne Geheimnis an, mit den Bereichen api, refresh_token und id.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Ask your administrator to set the External Client App up by the steps shown here.</source>
            <translation>Bitten Sie Ihren Administrator, die External Client App nach den hier gezeigten Schritten einzurichten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Too many logins in a short time</source>
            <translation>Zu viele Anmeldungen in kurzer Zeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Salesforce allows a user a number of logins an hour.</source>
            <translation>Salesforce erlaubt einem Benutzer eine Anzahl von Anmeldungen in der Stunde.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Wait some minutes, then connect again.</source>
            <translation>Warten Sie einige Minuten, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Salesforce can't log you in at the moment</source>
            <translation>Salesforce kann Sie zurzeit nicht anmelden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The login service reports trouble of its own.</source>
            <translation>Der Anmeldedienst meldet eigene Schwierigkeiten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Connect again in a few minutes.</source>
            <translation>Verbinden Sie sich in einigen Minuten erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The login failed</source>
            <translation>Die Anmeldung ist fehlgeschlagen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Salesforce didn't hand over a login. {nothing}</source>
            <translation>Salesforce hat keine Anmeldung übergeben. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Connect again; if this stays, show the text to your administrator.</source>
            <translation>Verbinden Sie sich erneut; bleibt es so, zeigen Sie den Text Ihrem Administrator.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>No callback port is free</source>
            <translation>Kein Rückruf-Port ist frei</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>apdesk waits for Salesforce's answer on one of the ports {listed} of this computer, and other programs hold them all. {nothing}</source>
            <translation>apdesk wartet auf die Antwort von Salesforce an einem der Ports {listed} dieses Computers, und andere Programme belegen sie alle. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Finish other logins that are under way, or end the program that uses these ports, then connect again.</source>
            <translation>Schließen Sie andere laufende Anmeldungen ab, oder beenden Sie das Programm, das diese Ports belegt, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>No browser could be opened</source>
            <translation>Es konnte kein Browser geöffnet werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The login happens on Salesforce's page in your browser. {nothing}</source>
            <translation>Die Anmeldung findet auf der Seite von Salesforce in Ihrem Browser statt. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Set a default browser (or the variable BROWSER), then connect again.</source>
            <translation>Legen Sie einen Standardbrowser fest (oder die Variable BROWSER), und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>No org answers at this address</source>
            <translation>An dieser Adresse antwortet keine Org</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>{login_url} can't be reached from this computer. {nothing}</source>
            <translation>{login_url} ist von diesem Computer aus nicht erreichbar. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Check the address for typing errors, and the internet connection, then connect again.</source>
            <translation>Prüfen Sie die Adresse auf Tippfehler und die Internetverbindung, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>{n} minutes</source>
            <extracomment>For one: {n} minute</extracomment>
            <translation>
                <numerusform>{n} Minute</numerusform>
                <numerusform>{n} Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>{n} seconds</source>
            <extracomment>For one: {n} second</extracomment>
            <translation>
                <numerusform>{n} Sekunde</numerusform>
                <numerusform>{n} Sekunden</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>apdesk waited {waited} for the answer of the login page. {nothing}</source>
            <translation>apdesk hat auf die Antwort der Anmeldeseite gewartet: {waited}. {nothing}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Meanwhile a page reported, without proof that it was for this login: {stray}</source>
            <translation>Inzwischen meldete eine Seite, ohne Nachweis, dass es dieser Anmeldung galt: {stray}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>The login was not finished</source>
            <translation>Die Anmeldung wurde nicht abgeschlossen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Connect again, and finish the page that opens in your browser. Where that page shows an error instead, the address or the consumer key is not the right one.</source>
            <translation>Verbinden Sie sich erneut, und schließen Sie die Seite ab, die sich im Browser öffnet. Zeigt sie stattdessen einen Fehler, stimmt die Adresse oder der Verbraucherschlüssel nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Salesforce handed over an incomplete login</source>
            <translation>Salesforce hat eine unvollständige Anmeldung übergeben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/oauth_errors.py" />
            <source>Check that the External Client App has the scopes api, refresh_token and id, then connect again.</source>
            <translation>Prüfen Sie, ob die External Client App die Bereiche api, refresh_token und id hat, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>Accounts</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>companies</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>Your profile ({profile}) isn't an administrator's: records and fields that are hidden from you won't sync.</source>
            <translation>Ihr Profil ({profile}) ist nicht das eines Administrators: Datensätze und Felder, die für Sie verborgen sind, werden nicht synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>unnamed</source>
            <translation>ohne Namen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>The organization's own record can't be read: apdesk can't tell production from sandbox, and takes the calendar year for the fiscal year.</source>
            <translation>Der eigene Datensatz der Organisation kann nicht gelesen werden: apdesk kann Produktion und Sandbox nicht unterscheiden und nimmt das Kalenderjahr als Geschäftsjahr.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>{things} can't be read: {here} won't sync.</source>
            <translation>{things} können nicht gelesen werden: {here} werden nicht synchronisiert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>{things} can't be created: {here} that are made in apdesk stay in apdesk.</source>
            <translation>{things} können nicht angelegt werden: {here}, die in apdesk entstehen, bleiben in apdesk.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>{things} can't be edited: changes of {here} in apdesk won't reach Salesforce.</source>
            <translation>{things} können nicht bearbeitet werden: Änderungen an {here} in apdesk erreichen Salesforce nicht.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>The org doesn't offer a version of the API that apdesk speaks</source>
            <translation>Die Org bietet keine Version der API, die apdesk spricht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/permissions.py" />
            <source>apdesk needs version {version} or newer. Nothing was connected or changed.</source>
            <translation>apdesk braucht Version {version} oder neuer. Es wurde nichts verbunden oder geändert.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>Nothing answers at {host}: {reason}. No proxy was used.</source>
            <translation>Unter {host} antwortet nichts: {reason}. Es wurde kein Proxy benutzt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>Check the internet connection. Where your network lets programs out by a proxy alone, enter it here.</source>
            <translation>Prüfen Sie die Internetverbindung. Wenn Ihr Netzwerk Programme nur über einen Proxy hinauslässt, geben Sie ihn hier ein.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>{proxy} answers, but refuses the way to {host}. It says: “{status} {said}”.</source>
            <translation>{proxy} antwortet, verweigert aber den Weg zu {host}. Die Antwort: „{status} {said}“.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>Ask whoever runs the proxy to let this computer reach {host}.</source>
            <translation>Bitten Sie Ihre Netzwerkverwaltung, diesem Computer den Weg zu {host} zu erlauben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>Nothing that could be a proxy answers at {proxy}: {reason}.</source>
            <translation>Unter {proxy} antwortet kein Proxy: {reason}.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>Check its name and port; whoever runs your network knows them.</source>
            <translation>Prüfen Sie Name und Port; Ihre Netzwerkverwaltung kennt sie.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>{proxy} answers, but doesn't accept user name and password.</source>
            <translation>{proxy} antwortet, nimmt Benutzername und Passwort aber nicht an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>{proxy} answers, and wants a user name and a password.</source>
            <translation>{proxy} antwortet und verlangt Benutzername und Passwort.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>Choose “Through this proxy”, and enter the ones by which your network knows you.</source>
            <translation>Wählen Sie „Über diesen Proxy“, und geben Sie die Zugangsdaten ein, unter denen Ihr Netzwerk Sie kennt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>The certificate that came for {host} was issued by {issuer}, whom this computer doesn't trust ({why}). Nothing was sent.</source>
            <translation>Das Zertifikat für {host} wurde von {issuer} ausgestellt, dem dieser Computer nicht vertraut ({why}). Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>The certificate that came for {host} isn't trusted ({why}). Nothing was sent.</source>
            <translation>Das Zertifikat für {host} ist nicht vertrauenswürdig ({why}). Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>The certificate isn't trusted</source>
            <translation>Das Zertifikat ist nicht vertrauenswürdig</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>If that is your company's own authority, ask for its certificate as a file and add it here. If you don't know it, use another network: somebody may be listening.</source>
            <translation>Wenn das die Zertifizierungsstelle Ihrer Firma ist, lassen Sie sich deren Zertifikat als Datei geben, und fügen Sie es hier hinzu. Wenn Sie sie nicht kennen, nutzen Sie ein anderes Netzwerk: Jemand könnte mithören.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>{proxy} leads to {host}, but what answers there isn't secure ({reason}).</source>
            <translation>{proxy} führt zu {host}, aber was dort antwortet, ist nicht sicher ({reason}).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>{host} answers, but not securely ({reason}).</source>
            <translation>{host} antwortet, aber nicht sicher ({reason}).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/probing.py" />
            <source>A network that asks for a sign-in page does this: open a browser and sign in there.</source>
            <translation>Das tun Netzwerke mit einer Anmeldeseite: Öffnen Sie einen Browser, und melden Sie sich dort an.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/tokens.py" />
            <source>Another copy of apdesk is busy with the login</source>
            <translation>Ein anderes apdesk ist mit der Anmeldung beschäftigt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/tokens.py" />
            <source>It holds the login for minutes already, so this copy didn't touch it.</source>
            <translation>Es hält die Anmeldung schon seit Minuten, deshalb hat dieses sie nicht angerührt.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/tokens.py" />
            <source>Close the other copy; apdesk tries again by itself.</source>
            <translation>Schließen Sie das andere; apdesk versucht es von selbst erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/tokens.py" />
            <source>apdesk isn't connected to Salesforce</source>
            <translation>apdesk ist nicht mit Salesforce verbunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/tokens.py" />
            <source>There is no saved login. Your data is kept here.</source>
            <translation>Es gibt keine gespeicherte Anmeldung. Ihre Daten bleiben hier erhalten.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/tokens.py" />
            <source>Connect to Salesforce.</source>
            <translation>Verbinden Sie sich mit Salesforce.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>The login can't be saved</source>
            <translation>Die Anmeldung kann nicht gespeichert werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>Free some space or give your user write permission there, then connect again.</source>
            <translation>Schaffen Sie Platz, oder geben Sie Ihrem Benutzer dort Schreibrechte, und verbinden Sie sich dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>The saved login can't be read</source>
            <translation>Die gespeicherte Anmeldung kann nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>Give your user read permission there.</source>
            <translation>Geben Sie Ihrem Benutzer dort Leserechte.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>The keyring is locked</source>
            <translation>Der Schlüsselbund ist gesperrt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>Your operating system keeps the login to Salesforce, and didn't hand it over.</source>
            <translation>Ihr Betriebssystem verwahrt die Anmeldung bei Salesforce und hat sie nicht herausgegeben.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>Unlock the keyring (log in to your computer again if need be), then try again.</source>
            <translation>Entsperren Sie den Schlüsselbund (melden Sie sich dazu wenn nötig neu am Computer an), und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>The keyring doesn't work</source>
            <translation>Der Schlüsselbund funktioniert nicht</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>Your operating system's store for passwords reported an error ({kind}).</source>
            <translation>Der Kennwortspeicher Ihres Betriebssystems hat einen Fehler gemeldet ({kind}).</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>Check the keyring of your operating system, then try again.</source>
            <translation>Prüfen Sie den Schlüsselbund Ihres Betriebssystems, und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>This computer has no keyring</source>
            <translation>Dieser Computer hat keinen Schlüsselbund</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>apdesk keeps the login to Salesforce in the operating system’s store for passwords, and there is none that can be used.</source>
            <translation>apdesk verwahrt die Anmeldung bei Salesforce im Kennwortspeicher des Betriebssystems, und es gibt keinen brauchbaren.</translation>
        </message>
        <message>
            <location filename="../../../apdesk/salesforce/vaults.py" />
            <source>Start a keyring (GNOME Keyring, KWallet), or choose “for this session only”; on the command line, --insecure-storage keeps it in a file.</source>
            <translation>Starten Sie einen Schlüsselbund (GNOME Keyring, KWallet), oder wählen Sie „nur für diese Sitzung“; auf der Befehlszeile verwahrt --insecure-storage sie in einer Datei.</translation>
        </message>
    </context>
</TS>
