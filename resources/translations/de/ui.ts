<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Sync now</source>
            <translation>Jetzt synchronisieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Log in again</source>
            <translation>Erneut anmelden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>{number} to look at</source>
            <translation>{number} zum Ansehen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>shown now</source>
            <translation>gerade angezeigt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Navigation</source>
            <translation>Navigation</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Journeys</source>
            <translation>Journeys</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Sync</source>
            <translation>Synchronisierung</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Lists</source>
            <translation>Listen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>{org} (sandbox)</source>
            <translation>{org} (Sandbox)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>Syncing…</source>
            <translation>Synchronisiert …</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/sidebar.py" />
            <source>{what} (F5)</source>
            <translation>{what} (F5)</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/translation.py" />
            <source>Same as the system</source>
            <translation>Wie im System</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/trouble_words.py" />
            <source>Save anyway</source>
            <translation>Trotzdem speichern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/trouble_words.py" />
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>d MMM yyyy</source>
            <comment>how a day is written</comment>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>Companies</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>Contact</source>
            <translation>Kontakt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>Company</source>
            <translation>Unternehmen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/words.py" />
            <source>{n} leads</source>
            <extracomment>For one: {n} lead</extracomment>
            <translation>
                <numerusform>{n} Lead</numerusform>
                <numerusform>{n} Leads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/words.py" />
            <source>{n} contacts</source>
            <extracomment>For one: {n} contact</extracomment>
            <translation>
                <numerusform>{n} Kontakt</numerusform>
                <numerusform>{n} Kontakte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/words.py" />
            <source>{n} companies</source>
            <extracomment>For one: {n} company</extracomment>
            <translation>
                <numerusform>{n} Unternehmen</numerusform>
                <numerusform>{n} Unternehmen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>“{name}”</source>
            <translation>„{name}“</translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/words.py" />
            <source>every {n} minutes</source>
            <extracomment>For one: every minute</extracomment>
            <translation>
                <numerusform>jede Minute</numerusform>
                <numerusform>alle {n} Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../../apdesk/ui/words.py" />
            <source>every {n} hours</source>
            <extracomment>For one: every hour</extracomment>
            <translation>
                <numerusform>jede Stunde</numerusform>
                <numerusform>alle {n} Stunden</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>less than 1 s</source>
            <translation>weniger als 1 s</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>{minutes} min ago</source>
            <translation>vor {minutes} min</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>in {seconds} s</source>
            <translation>in {seconds} s</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>in {minutes} min</source>
            <translation>in {minutes} min</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>at {time}</source>
            <translation>um {time}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>yesterday</source>
            <translation>gestern</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>tomorrow</source>
            <translation>morgen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>{day}, {time}</source>
            <translation>{day}, {time}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>ddd d MMM</source>
            <comment>how a weekday and a day are written</comment>
            <translation>ddd d. MMM</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>ddd d MMM yyyy</source>
            <comment>how a weekday and a day are written</comment>
            <translation>ddd d. MMM yyyy</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/words.py" />
            <source>No</source>
            <translation>Nein</translation>
        </message>
    </context>
</TS>
