<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>PublishDialog</name>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>To mend before publishing</source>
        <translation>Te verhelpen voor het publiceren</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Zwaarte</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Wat er aan de hand is</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Wat te doen</translation>
    </message>
    <message>
        <source>&amp;Folder *</source>
        <translation>&amp;Map *</translation>
    </message>
    <message>
        <source>An empty folder, a new one, or the folder of an earlier publication. Files of others in it stay as they are.</source>
        <translation>Een lege map, een nieuwe, of de map van een eerdere publicatie. Bestanden van anderen daarin blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Folder to publish into</source>
        <translation>Map om in te publiceren</translation>
    </message>
    <message>
        <source>&amp;Language of the pages</source>
        <translation>&amp;Taal van de pagina&apos;s</translation>
    </message>
    <message>
        <source>Public &amp;address</source>
        <translation>Publiek &amp;adres</translation>
    </message>
    <message>
        <source>Web address where the folder will stand. Calendars and news then carry whole links.</source>
        <translation>Webadres waar de map komt te staan. Agenda en nieuws krijgen dan volledige links.</translation>
    </message>
    <message>
        <source>&amp;This is right: publish it all the same</source>
        <translation>Dit klopt: publiceer &amp;het toch</translation>
    </message>
    <message>
        <source>&amp;View in browser</source>
        <translation>&amp;Bekijk in browser</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>&amp;Publiceren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Sluiten</translation>
    </message>
</context>
<context>
    <name>DockPlan</name>
    <message>
        <source>Publish or withdraw the plan</source>
        <translation>Publiceer het plan of trek het in</translation>
    </message>
    <message>
        <source>Publication state</source>
        <translation>Publicatie</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Momenten</translation>
    </message>
    <message>
        <source>+ Moment</source>
        <translation>+ Moment</translation>
    </message>
    <message>
        <source>Add a moment</source>
        <translation>Moment toevoegen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacten</translation>
    </message>
    <message>
        <source>+ Contact</source>
        <translation>+ Contact</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Contact toevoegen</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>Te verhelpen</translation>
    </message>
    <message>
        <source>Does the public see it?</source>
        <translation>Ziet het publiek dit?</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Select a plan on the map, in a table or by searching.</source>
        <translation>Kies een plan op de kaart, in een tabel of door te zoeken.</translation>
    </message>
    <message>
        <source>What applies to all of them:</source>
        <translation>Voor allemaal tegelijk:</translation>
    </message>
    <message>
        <source>&amp;Publish with the next publication</source>
        <translation>&amp;Publiceren met de volgende publicatie</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Intrekken</translation>
    </message>
    <message>
        <source>Back to &amp;draft</source>
        <translation>Terug naar &amp;concept</translation>
    </message>
    <message>
        <source>It stands in your own layer, but not in the store. Attach it to record moments and contacts.</source>
        <translation>Het staat in uw eigen laag, maar niet in de opslag. Koppel het om momenten en contacten vast te leggen.</translation>
    </message>
    <message>
        <source>&amp;Attach</source>
        <translation>&amp;Koppelen</translation>
    </message>
</context>
</TS>
