<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>apdesk</name>
        <message>
            <location filename="../../../apdesk/ui/widgets/banner.py" />
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/basics.py" />
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/busy.py" />
            <source>Working</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/busy.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/busy.py" />
            <source>{done} of {total}</source>
            <translation>{done} von {total}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/cards.py" />
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/cards.py" />
            <source>Copy {name}</source>
            <translation>{name} kopieren</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/steps.py" />
            <source>Step {step} of {steps}: {title}</source>
            <translation>Schritt {step} von {steps}: {title}</translation>
        </message>
        <message>
            <location filename="../../../apdesk/ui/widgets/tool_line.py" />
            <source>More</source>
            <translation>Mehr</translation>
        </message>
    </context>
</TS>
